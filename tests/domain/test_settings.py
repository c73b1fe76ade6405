"""Settings come from the environment; a wrong one is named."""

import traceback
from pathlib import Path

import pytest

from domain.errors import SettingInvalid
from domain.settings import Settings, settings


def test_every_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEGEN_PREVIEW_PORT", "abc")
    monkeypatch.setenv("SITEGEN_API_PORT", "70000")
    with pytest.raises(SettingInvalid) as caught:
        settings.__wrapped__()
    assert "SITEGEN_PREVIEW_PORT" in caught.value.reason
    assert "SITEGEN_API_PORT" in caught.value.reason


def test_the_home_is_absolute_wherever_a_process_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings(home=Path("here")).home == tmp_path / "here"


def test_a_password_in_the_databases_address_is_not_shown() -> None:
    options = Settings.model_validate({"database_url": "postgresql://sitegen:s3cret@db/sitegen"})
    assert "s3cret" not in repr(options)
    assert "s3cret" not in str(options.database)
    assert options.database.password == "s3cret"


@pytest.mark.parametrize("url", ["postgresql://db/sitegen", "postgres://db/sitegen", "postgresql+asyncpg://db/sitegen"])
def test_every_way_to_write_postgresql_uses_the_driver_that_is_there(url: str) -> None:
    address = Settings.model_validate({"database_url": url}).database
    assert address.render_as_string() == "postgresql+psycopg://db/sitegen"


@pytest.mark.parametrize(
    "url",
    [
        "s3cret",
        "mysql://sitegen:s3cret@db/sitegen",
        "postgresql://sitegen:s3cret@db:port/sitegen",
        "postgresql://sitegen:half@s3cret@db/sitegen",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEGEN_DATABASE_URL", url)
    with pytest.raises(SettingInvalid) as caught:
        settings.__wrapped__()
    assert "SITEGEN_DATABASE_URL" in caught.value.reason
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_without_a_database_it_is_a_file_in_the_home(tmp_path: Path) -> None:
    for unset in (None, ""):
        options = Settings.model_validate({"home": tmp_path, "database_url": unset})
        assert options.database.database == str(tmp_path / "sitegen.db")
