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
from domain.database import Database, open_database
from domain.settings import Settings, settings
from tests.databases import PostgreSQL, postgresql_server

# A gate gives the same answer twice; new examples are looked for by hand, with another profile.
hypothesis.settings.register_profile("gate", derandomize=True, deadline=None)
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
os.environ["SITEGEN_CHROMIUM"] = "none"  # the gate's browser has tests of its own
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


@pytest.fixture
def another_unused_port() -> int:
    """One more."""
    return _free_port()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A running PostgreSQL server."""
    with postgresql_server(_free_port()) as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_template(postgresql: PostgreSQL) -> Iterator[str]:
    """The name of a migrated database that is only copied."""
    with postgresql.database() as name:
        _migrate(postgresql.url(name))
        yield name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database that is only copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh database; whatever uses records is tested on both kinds."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("database") / "sitegen.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        server: PostgreSQL = request.getfixturevalue("postgresql")
        with server.database(request.getfixturevalue("postgresql_template")) as name:
            yield server.url(name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database of either kind, which this process's settings name as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEGEN_DATABASE_URL", database_url)
        settings.cache_clear()
        with open_database(settings()) as database:
            yield database
    settings.cache_clear()


def _migrate(url: str) -> None:
    with open_database(Settings.model_validate({"home": HOME, "database_url": url})):
        pass
