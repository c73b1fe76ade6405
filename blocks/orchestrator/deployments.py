"""The process work pool, the deployments of `prefect.yaml`, and a worker that runs them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists

from blocks.orchestrator.server import stop_process
from domain.errors import DoorMisconfigured

WORK_POOL = "sitegen"
CHECKOUT = Path(__file__).resolve().parents[2]


def deploy_all() -> None:
    """Find or create the work pool, and bring all deployments of `prefect.yaml` up to date.

    Raises:
        DoorMisconfigured: Prefect refused them.
    """
    with get_client(sync_client=True) as client, suppress(ObjectAlreadyExists):
        client.create_work_pool(WorkPoolCreate(name=WORK_POOL, type="process"))
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"]
    done = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
        start_new_session=True,
    )  # fmt: skip
    if done.returncode:
        raise DoorMisconfigured(
            f"`prefect deploy --all` failed: {(done.stderr or done.stdout).strip()[-2_000:]}",
            next_step="Mend prefect.yaml, then start again.",
        )


@contextmanager
def worker(log: Path) -> Iterator[Callable[[], bool]]:
    """A worker of the pool, for as long as it is needed; its flow runs end with it. Tells whether it lives."""
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", WORK_POOL, "--type", "process"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=os.environ.copy(), stdout=output, stderr=output, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    started = psutil.Process(process.pid).create_time()
    try:
        yield lambda: process.poll() is None
    finally:
        stop_process(process.pid, started)
        process.wait()
