"""Settings, from `SITEGEN_…` environment variables."""

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import SettingInvalid


class Settings(BaseSettings):
    """Everything that an installation may set; every default works without any account."""

    model_config = SettingsConfigDict(env_prefix="SITEGEN_", frozen=True)

    home: Path = Field(default=Path(".sitegen"), description="Folder of all state")
    database_url: SecretStr | None = Field(
        default=None, description="SQLAlchemy address of the database; SQLite under the home folder when unset"
    )
    api_port: int = Field(default=8000, ge=1, le=65_535, description="Port of the API, once there is one")
    preview_port: int = Field(default=8080, ge=1, le=65_535, description="Port of the local preview server")
    lease_seconds: int = Field(default=60, ge=2, description="How long a project's lease lives unless it is renewed")
    lease_wait_seconds: int = Field(
        default=600, ge=0, description="How long a run waits for another run of its project"
    )
    workspace_recipient: str = Field(default="workspace", description="Channel that operators read")

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().resolve()

    @property
    def database(self) -> str:
        """The database's address, with its password where it has one."""
        return self.database_url.get_secret_value() if self.database_url else f"sqlite:///{self.home / 'sitegen.db'}"


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
