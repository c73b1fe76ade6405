"""The same command with PostgreSQL: a whole site, and a server that lets nobody in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import PostgreSQL
from tests.journeys.command_line import CommandLine

FORM = str(Path(__file__).parents[2] / "examples" / "padaria-aurora.json")


@pytest.fixture
def with_password(
    prefect_server: str, postgresql: PostgreSQL, tmp_path: Path
) -> Iterator[Callable[[str], CommandLine]]:
    """An installation whose database, empty at first, is reached over the network with a password."""
    with postgresql.database() as name:
        yield lambda password: CommandLine(tmp_path, prefect_server, postgresql.network_url(name, password=password))


def test_a_form_becomes_a_site_and_the_password_is_nowhere(
    with_password: Callable[[str], CommandLine], postgresql: PostgreSQL
) -> None:
    sitegen = with_password(postgresql.password)
    made = sitegen("generate", FORM, "--json")
    assert made.exit_code == 0, made.stderr
    assert (made.json["status"], made.json["version"]) == ("preview_ready", 1)
    again = sitegen("generate", FORM, "--json")
    assert all(row["cached"] for row in again.json["stages"])
    shown = sitegen("show", "padaria-aurora", "--json")
    assert [version["version"] for version in shown.json["versions"]] == [1]
    assert shown.json["unsettled_messages"] == []
    doctor = sitegen("doctor")
    assert "postgresql+psycopg://sitegen:***@127.0.0.1" in " ".join(doctor.stderr.split())
    assert not (sitegen.home / "sitegen.db").exists()
    said = "".join(answer.stdout + answer.stderr for answer in (made, again, shown, doctor))
    assert postgresql.password not in said
    files = [path for path in sitegen.home.rglob("*") if path.is_file()]
    assert [path for path in files if postgresql.password.encode() in path.read_bytes()] == []


def test_a_wrong_password_is_a_sentence_that_does_not_repeat_it(with_password: Callable[[str], CommandLine]) -> None:
    sitegen = with_password("n0b0dy-sees")
    answer = sitegen("projects", "--json")
    assert answer.exit_code == 1
    assert "password authentication failed" in answer.json["error"]["reason"]
    assert "SITEGEN_DATABASE_URL" in answer.json["error"]["next_step"]
    doctor = sitegen("doctor")
    assert doctor.exit_code == 1
    assert "\u2717 database" in doctor.stderr
    assert "n0b0dy-sees" not in answer.stdout + answer.stderr + doctor.stderr
