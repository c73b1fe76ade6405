"""The base of all records."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, Dialect, MetaData, TypeDecorator, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

_INSERT: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, on every database: SQLite keeps no time zone, PostgreSQL answers in the session's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Record(DeclarativeBase):
    """A row."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own attribute
        datetime: UtcDateTime,
        dict[str, Any]: JSON(none_as_null=True),
    }
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that nobody has yet."""
    return uuid4().hex[:12]


def lock(session: Session, record: Record) -> None:
    """Read a record as it is now, and let nobody else change it until the commit.

    Whatever is read in order to be changed is locked first; on SQLite a transaction is the only writer anyway.
    """
    session.flush()  # what was changed here already would be read over
    session.refresh(record, with_for_update={"key_share": True})


def insert_once(session: Session, kind: type[Record], **values: Any) -> bool:
    """Insert a row, unless one with the same key is there or is just being committed; whether it was inserted."""
    insert = _INSERT[session.get_bind().dialect.name]
    statement = insert(kind.__table__).on_conflict_do_nothing().returning(literal_column("1"))
    return session.connection().execute(statement, values).first() is not None


def one_at_a_time(session: Session, name: str) -> None:
    """Until the commit, let nobody else past here with the same name: a lock for what has no row yet."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
