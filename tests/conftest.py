"""One home folder and one Prefect server for the whole run; they are set up before anything imports Prefect."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from blocks.orchestrator.environment import use_prefect_home

# A gate gives the same answer twice; new examples are looked for by hand, with another profile.
hypothesis.settings.register_profile("gate", derandomize=True)
hypothesis.settings.load_profile("gate")

EXAMPLES = Path(__file__).parents[1] / "examples"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


HOME = Path(tempfile.mkdtemp(prefix="sitegen-tests-"))
for name in [name for name in os.environ if name.startswith(("PREFECT_", "SITEGEN_"))]:
    del os.environ[name]
os.environ["SITEGEN_HOME"] = str(HOME)
os.environ["PREFECT_SERVER_API_PORT"] = str(_free_port())
use_prefect_home(HOME)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """The address of the API of a running Prefect server."""
    from blocks.orchestrator.server import prefect_server

    with prefect_server(HOME) as api_url:
        yield api_url


@pytest.fixture
def examples() -> Path:
    """The folder of onboarding forms."""
    return EXAMPLES


@pytest.fixture
def unused_port() -> int:
    """A port that nothing listens on."""
    return _free_port()
