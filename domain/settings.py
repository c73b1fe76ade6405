"""Settings, from `SITEGEN_…` environment variables."""

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from domain.errors import SettingInvalid
from domain.fields import HttpAddress

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class Settings(BaseSettings):
    """Everything that an installation may set; every default works without any account."""

    model_config = SettingsConfigDict(env_prefix="SITEGEN_", frozen=True, hide_input_in_errors=True)

    home: Path = Field(default=Path(".sitegen"), description="Folder of all state")
    database_url: SecretStr | None = Field(
        default=None,
        description="Address of the database, `postgresql://user:password@host/database` or `sqlite:////path`; "
        "SQLite under the home folder when unset",
    )
    api_port: int = Field(default=8000, ge=1, le=65_535, description="Port of the API")
    public_api_url: HttpAddress | None = Field(
        default=None,
        description="Address under which visitors' browsers reach the API, `https://api.example.com`; it is part of "
        "every built site. `http://127.0.0.1` with the API's port when unset",
    )
    plans: Path | None = Field(
        default=None,
        description="TOML file of the plans that clients can buy, like `domain/plans.toml`, which is used when unset",
    )
    token_keys: SecretStr | None = Field(
        default=None,
        description="Keys that sign API tokens, `id:secret,id:secret` with secrets of 32 characters or more; the first "
        "one signs, all of them are believed. The file `token-keys` under the home folder, made on first use, when "
        "unset",
    )
    preview_port: int = Field(default=8080, ge=1, le=65_535, description="Port of the local preview server")
    chromium: str | None = Field(
        default=None,
        description="Path of the Chromium that looks at built sites (its folder can be read in the sandbox), or `none` "
        "to skip what needs a browser; found among the installed programs when unset",
    )
    lease_seconds: int = Field(default=60, ge=2, description="How long a project's lease lives unless it is renewed")
    lease_wait_seconds: int = Field(
        default=600, ge=0, description="How long a run waits for another run of its project"
    )
    workspace_recipient: str = Field(default="workspace", description="Channel that operators read")

    @property
    def api_url(self) -> str:
        """Address under which browsers reach the API."""
        return self.public_api_url or f"http://127.0.0.1:{self.api_port}"

    def forms_url(self, project_id: str) -> str:
        """Where a project's contact form is sent."""
        return f"{self.api_url}/forms/{project_id}"

    def page_url(self, path: str) -> str:
        """Where a client finds a page of ours."""
        return f"{self.api_url}{path}"

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().resolve()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url:
            _address(url)
        return url

    @property
    def database(self) -> URL:
        """The database's address, which hides its password when it is printed."""
        if self.database_url:
            return _address(self.database_url)
        return URL.create("sqlite", database=str(self.home / "sitegen.db"))


def _address(url: SecretStr) -> URL:
    # What is wrong with it is not quoted: it may be a part of the password.
    try:
        address = make_url(url.get_secret_value())
        driver = _DRIVERS[address.get_backend_name()]
    except (ArgumentError, ValueError, KeyError):
        raise ValueError("must be like postgresql://user:password@host:5432/database or sqlite:////path") from None
    if "@" in (address.host or ""):
        raise ValueError("has an @ too many; within a password it is written %40")
    return address.set(drivername=driver)


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingInvalid: naming every environment variable at fault.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = (f"SITEGEN_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        raise SettingInvalid("; ".join(problems)) from None
