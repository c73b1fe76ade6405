"""How SQLite and PostgreSQL are talked to, so that one transaction means the same on both.

On SQLite a transaction is the only writer from its beginning. On PostgreSQL there are many, each of which sees what
others have committed; what is read in order to be changed is locked first (`domain.records.base.lock`).
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

_PATIENCE_SECONDS = 30
_OPTIONS: Mapping[str, Mapping[str, Any]] = {"sqlite": {}, "postgresql": {"isolation_level": "READ COMMITTED"}}
_BEGIN: Mapping[str, str] = {
    # A transaction that reads first and writes later fails at once beside another writer; this one waits its turn.
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": f"SET LOCAL lock_timeout = '{_PATIENCE_SECONDS}s'",
}
# A server that is gone without a word is noticed, too; what the address says itself goes first.
_POSTGRESQL_CONNECTION = {
    "connect_timeout": "10",
    "keepalives_idle": str(_PATIENCE_SECONDS),
    "tcp_user_timeout": str(_PATIENCE_SECONDS * 1000),
}


def new_engine(address: URL) -> Engine:
    """An engine that connects when it is first used. Its errors show no values: they are clients' data."""
    dialect = address.get_backend_name()
    if dialect == "postgresql":
        address = address.set(query={**_POSTGRESQL_CONNECTION, **address.query})
    engine = create_engine(address, pool_pre_ping=True, hide_parameters=True, **_OPTIONS[dialect])
    event.listen(engine, "begin", _begin)
    if dialect == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(_BEGIN[connection.dialect.name])


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_PATIENCE_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
