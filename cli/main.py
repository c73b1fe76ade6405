"""`sitegen`: the entry point. Prefect's settings are put in place before anything imports Prefect."""

import gc
import signal
import sys

from blocks.orchestrator.environment import use_prefect_home
from cli.report import errors_reported
from domain.settings import settings


def main() -> None:
    """Run the command line."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: sys.exit(128 + received))
    with errors_reported(as_json="--json" in sys.argv):
        use_prefect_home(settings().home)
        gc.disable()
        from cli.app import app  # noqa: PLC0415 - imports Prefect, which reads its settings once

        # What is imported stays: looking through it for garbage, now and at the exit, takes 0.7 seconds.
        gc.freeze()
        gc.enable()
        app()
