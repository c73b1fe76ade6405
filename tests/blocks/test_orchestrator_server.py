"""The embedded Prefect server: one for a home folder, for as long as anybody there needs it."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from blocks.orchestrator.server import answers, prefect_server
from domain.errors import ProviderUnavailable


@pytest.fixture
def home(tmp_path: Path, unused_port: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own beside the test run's."""
    for name in ("PREFECT_HOME", "PREFECT_API_URL", "PREFECT_LOCAL_STORAGE_PATH"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_SERVER_API_PORT", str(unused_port))
    return tmp_path


@pytest.fixture(name="prefect_server_of_the_run")
def _prefect_server_of_the_run(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("prefect_server"))


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_whoever_leaves_last_stops_the_server_and_another_home_never_uses_it(home: Path, unused_port: int) -> None:
    with prefect_server(home) as mine:
        with pytest.raises(ProviderUnavailable, match="is in use"), prefect_server(home / "another"):
            pass
        assert mine == f"http://127.0.0.1:{unused_port}/api"
        record = json.loads((home / "prefect" / "server.json").read_text())
        server = psutil.Process(record["pid"])
        with prefect_server(home) as theirs:
            assert theirs == mine
        assert answers(mine), "the other user still needs it"
        assert json.loads((home / "prefect" / "server.json").read_text()) == record
    assert not answers(mine)
    assert not server.is_running()
    assert not (home / "prefect" / "server.json").exists()


def test_a_server_that_the_user_names_is_used_and_left_alone(
    prefect_server_of_the_run: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect_server_of_the_run)
    with prefect_server(home) as named:
        assert named == prefect_server_of_the_run
    assert answers(named)


def test_a_server_that_the_user_names_must_answer(
    home: Path, unused_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{unused_port + 1}/api")
    with pytest.raises(ProviderUnavailable, match="No Prefect server answers") as caught, prefect_server(home):
        pass
    assert "PREFECT_API_URL" in caught.value.next_step


def test_a_port_that_somebody_else_uses_is_named_with_its_setting(
    home: Path, busy_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_API_PORT", str(busy_port))
    with pytest.raises(ProviderUnavailable, match=f"Port {busy_port} is in use") as caught, prefect_server(home):
        pass
    assert "PREFECT_SERVER_API_PORT" in caught.value.next_step
