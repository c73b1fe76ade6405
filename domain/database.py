"""The database: one engine for each process, migrations before first use, errors of our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import URL, Connection, func, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from domain.engine import new_engine
from domain.errors import ProviderUnavailable, SettingInvalid
from domain.settings import Settings

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 5_173_634  # the number of our advisory lock
_UNAVAILABLE = {
    "sqlite": "See that its folder can be written and that the disk has room; SITEGEN_HOME or SITEGEN_DATABASE_URL "
    "says where it is.",
    "postgresql": "See that the server runs, and that SITEGEN_DATABASE_URL names its host and port, an existing "
    "database, and a user with the right password.",
}
_UNUSABLE = "Correct SITEGEN_DATABASE_URL. Its user must be allowed to make tables: let them own the database."


class Database:
    """Opens transactions. Create it with `Database.open`."""

    def __init__(self, address: URL) -> None:
        self._engine = new_engine(address)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    @classmethod
    def open(cls, settings: Settings) -> "Database":
        """Connect, and bring the schema up to date.

        Raises:
            ProviderUnavailable: the database does not answer, or does not let us in.
            SettingInvalid: it answers, but cannot be used.
        """
        settings.home.mkdir(parents=True, exist_ok=True)
        database = cls(settings.database)
        try:
            # Whoever switches a new SQLite file to WAL beside another process may be refused instead of waiting.
            with FileLock(settings.home / "migrations.lock"):
                database.migrate()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def description(self) -> str:
        """What it is and where, without its password; known once it was opened."""
        version = ".".join(map(str, self._engine.dialect.server_version_info or ()))
        return f"{self._engine.dialect.name} {version} at {self._address}"

    def migrate(self) -> None:
        """Apply the migrations that are missing; of several processes, one does it and the others wait."""
        try:
            with self._answering(), self._engine.begin() as connection:
                upgrade(connection)
        except DBAPIError as error:
            raise SettingInvalid(
                f"SITEGEN_DATABASE_URL: {self._address} cannot be used: {error.orig}", next_step=_UNUSABLE
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits at the end, or rolls everything back.

        Raises:
            ProviderUnavailable: the database does not answer, or somebody holds a lock for too long.
        """
        with self._answering(), self._sessions.begin() as session:
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    @property
    def _address(self) -> str:
        return self._engine.url.set(query={}).render_as_string(hide_password=True)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, InterfaceError) as error:
            raise ProviderUnavailable(
                f"The database {self._address} does not answer as it should: {error.orig}",
                next_step=_UNAVAILABLE[self._engine.dialect.name],
            ) from error


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database for as long as it is needed."""
    database = Database.open(settings)
    try:
        yield database
    finally:
        database.close()


def upgrade(connection: Connection) -> None:
    """Apply the migrations that are missing, within the connection's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
