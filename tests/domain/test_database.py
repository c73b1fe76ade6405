"""The records' database: the same schema, values and errors on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from domain.artifacts.onboarding import OnboardingForm
from domain.database import Database, open_database, upgrade
from domain.engine import new_engine
from domain.errors import ProviderUnavailable, SettingInvalid, SitegenError
from domain.projects import find_or_create_project, find_project
from domain.records.base import Record
from domain.records.projects import Project
from domain.records.runs import AICall
from domain.settings import Settings
from tests.databases import PostgreSQL

OPEN_IT = """
from domain.database import open_database
from domain.settings import settings
with open_database(settings()):
    pass
"""
SECRET = "n0b0dy-sees"


def settings_for(url: str, home: Path) -> Settings:
    return Settings.model_validate({"home": home, "database_url": url})


def refusal(url: str, home: Path) -> SitegenError:
    """What opening the database says, which never has the password in it."""
    with pytest.raises(SitegenError) as caught, open_database(settings_for(url, home)):
        pass
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert "SITEGEN_DATABASE_URL" in caught.value.reason + caught.value.next_step
    return caught.value


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database to which nothing was done yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: PostgreSQL = request.getfixturevalue("postgresql")
        with server.database() as name:
            yield server.url(name)


def test_the_migrations_make_the_schema_that_the_records_describe(empty_url: str, tmp_path: Path) -> None:
    settings = settings_for(empty_url, tmp_path)
    with open_database(settings):
        engine = new_engine(settings.database)
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Record.metadata) == []
        engine.dispose()


def test_whoever_comes_while_another_migrates_waits_for_its_end(empty_url: str, tmp_path: Path) -> None:
    def open_it() -> None:
        with open_database(settings_for(empty_url, tmp_path / "another-machine")):
            pass

    engine = new_engine(settings_for(empty_url, tmp_path).database)
    with ThreadPoolExecutor(1) as thread:
        with engine.begin() as connection:
            upgrade(connection)
            other = thread.submit(open_it)
            wait([other], timeout=0.5)
            assert not other.done()
        other.result()
    engine.dispose()


def test_processes_that_start_together_on_an_empty_database_all_open_it(empty_url: str, tmp_path: Path) -> None:
    environment = {**os.environ, "SITEGEN_HOME": str(tmp_path), "SITEGEN_DATABASE_URL": empty_url}
    processes = [subprocess.Popen([sys.executable, "-c", OPEN_IT], env=environment) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]


def test_moments_come_back_in_utc(database: Database, form: OnboardingForm) -> None:
    moment = datetime(2026, 7, 1, 22, 30, 0, 123456, tzinfo=timezone(-timedelta(hours=3)))
    with database.transaction() as session:
        find_or_create_project(session, form, "padaria").created_at = moment
    with database.transaction() as session:
        kept = find_project(session, "padaria").created_at
    assert kept == moment
    assert kept.tzinfo is UTC


def test_what_clients_and_tools_write_comes_back_as_it_was(database: Database, form: OnboardingForm) -> None:
    name = "Café 🥐 \u202e"
    trouble = {"reason": "“Pão” 包 \u202e \0 \\u0041 \\ ' \"", "none": None, "list": [1.5, True, {}], "z": 1, "a": 2}
    with database.transaction() as session:
        project = find_or_create_project(session, form, "padaria")
        project.name, project.trouble = name, trouble
    with database.transaction() as session:
        kept = find_project(session, "padaria")
        assert (kept.name, kept.trouble) == (name, trouble)


def test_what_is_not_there_is_null_and_no_json(database: Database, form: OnboardingForm) -> None:
    with database.transaction() as session:
        find_or_create_project(session, form, "padaria").trouble = {"stage": "build_and_test"}
    with database.transaction() as session:
        find_project(session, "padaria").trouble = None
    with database.transaction() as session:
        assert session.scalars(select(Project.slug).where(Project.trouble.is_(None))).all() == ["padaria"]


def test_costs_come_back_to_the_millionth(database: Database, form: OnboardingForm) -> None:
    with database.transaction() as session:
        project = find_or_create_project(session, form, "padaria")
        call = AICall(
            project_id=project.id, flow_run_id="f", stage="s", provider="p", model="m", cost=Decimal("1234.000001"),
            seconds=0.1,
        )  # fmt: skip
        session.add(call)
    with database.transaction() as session:
        kept = session.get_one(AICall, call.id)
        assert (kept.cost, kept.seconds) == (Decimal("1234.000001"), 0.1)


def test_a_transaction_that_fails_leaves_nothing(database: Database, form: OnboardingForm) -> None:
    def fail() -> None:
        with database.transaction() as session:
            find_or_create_project(session, form, "padaria")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with database.transaction() as session:
        assert session.scalars(select(Project)).all() == []


def cut_off(postgresql: PostgreSQL) -> None:
    """What a restart of the server does to its connections."""
    postgresql.do("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_was_restarted_is_found_again(database: Database, postgresql: PostgreSQL) -> None:
    cut_off(postgresql)
    with database.transaction() as session:
        assert session.scalar(text("SELECT 1")) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_within_a_transaction_may_come_back(database: Database, postgresql: PostgreSQL) -> None:
    def go_on() -> None:
        with database.transaction() as session:
            session.execute(text("SELECT 1"))
            cut_off(postgresql)
            session.execute(text("SELECT 1"))

    with pytest.raises(ProviderUnavailable) as caught:
        go_on()
    assert caught.value.can_pass
    with database.transaction() as session:
        assert session.scalar(text("SELECT 1")) == 1


def test_a_server_that_does_not_run_is_named(unused_port: int, tmp_path: Path) -> None:
    error = refusal(f"postgresql://sitegen:{SECRET}@127.0.0.1:{unused_port}/sitegen", tmp_path)
    assert isinstance(error, ProviderUnavailable)
    assert f"127.0.0.1:{unused_port}/sitegen" in error.reason
    assert "onnection refused" in error.reason


def test_a_wrong_password_is_told_without_it(postgresql: PostgreSQL, tmp_path: Path) -> None:
    error = refusal(postgresql.network_url("postgres", password=SECRET), tmp_path)
    assert 'password authentication failed for user "sitegen"' in error.reason


def test_a_database_that_is_not_there_is_named(postgresql: PostgreSQL, tmp_path: Path) -> None:
    error = refusal(postgresql.network_url("nowhere"), tmp_path)
    assert 'database "nowhere" does not exist' in error.reason


def test_a_user_who_may_make_no_tables_is_told_so(postgresql: PostgreSQL, tmp_path: Path) -> None:
    postgresql.do(f"CREATE ROLE {{}} LOGIN PASSWORD '{SECRET}'", "guest")
    with postgresql.database() as name:
        error = refusal(postgresql.network_url(name, user="guest", password=SECRET), tmp_path)
    postgresql.do("DROP ROLE {}", "guest")
    assert isinstance(error, SettingInvalid)
    assert "permission denied" in error.reason


def test_an_option_that_postgresql_does_not_know_is_named(postgresql: PostgreSQL, tmp_path: Path) -> None:
    error = refusal(postgresql.network_url("postgres", password=SECRET) + "?bogus=1", tmp_path)
    assert isinstance(error, SettingInvalid)
    assert '"bogus"' in error.reason


def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    error = refusal(f"sqlite:///{tmp_path / 'no-folder' / 'sitegen.db'}", tmp_path)
    assert isinstance(error, ProviderUnavailable)
    assert "unable to open database file" in error.reason


def test_it_says_which_database_it_is_without_the_password(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with postgresql.database() as name:
        url = postgresql.network_url(name)
        with open_database(settings_for(url + "?application_name=sitegen", tmp_path)) as database:
            description = database.description
    assert description.startswith("postgresql ")
    assert description.endswith(f"at postgresql+psycopg://sitegen:***@127.0.0.1:{postgresql.port}/{name}")
    with open_database(Settings(home=tmp_path)) as database:
        assert database.description.endswith(f"at sqlite:///{tmp_path / 'sitegen.db'}")
