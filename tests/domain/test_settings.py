"""Settings come from the environment; a wrong one is named."""

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
    assert "s3cret" in options.database
