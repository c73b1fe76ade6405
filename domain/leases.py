"""One active run for each project: a lease that is taken, renewed, checked and released.

A lease's number is the fencing token. Every change to a row is conditional on the number that its
holder knows, so two takers cannot both win, on any database.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from domain.artifacts.base import Frozen
from domain.errors import Overtaken
from domain.records.base import now
from domain.records.runs import Lease


class Holder(Frozen):
    """Who holds a lease: a process of a machine, working on a flow run."""

    machine: str
    pid: int
    started: float
    flow_run_id: str


class HeldLease(Frozen):
    """A lease that was taken."""

    project_id: str
    number: int


def current_holder(session: Session, project_id: str) -> Holder | None:
    """Who holds the lease now and has not let it run out; None when it is free."""
    lease = session.get_one(Lease, project_id)
    if lease.holder is None or lease.expires_at <= now():
        return None
    return Holder.model_validate(lease.holder)


def take(
    session: Session, project_id: str, holder: Holder, *, seconds: int, instead_of: Holder | None = None
) -> HeldLease | None:
    """Take the lease when it is free, or from a holder that is known to be gone; None when it is not to be had."""
    lease = session.get_one(Lease, project_id)
    standing = current_holder(session, project_id)
    if standing is not None and standing != instead_of:
        return None
    values = {"number": lease.number + 1, "holder": holder.model_dump(), "expires_at": _in(seconds)}
    taken = _change(session, project_id, lease.number, values)
    return HeldLease(project_id=project_id, number=lease.number + 1) if taken else None


def renew(session: Session, held: HeldLease, *, seconds: int) -> None:
    """Let the lease live on.

    Raises:
        Overtaken: another run took it.
    """
    _require(_change(session, held.project_id, held.number, {"expires_at": _in(seconds)}), held)


def check(session: Session, held: HeldLease) -> None:
    """Make sure that the lease is still ours; within a transaction, that it stays so until the commit.

    Raises:
        Overtaken: another run took it.
    """
    _require(_change(session, held.project_id, held.number, {"number": held.number}), held)


def release(session: Session, held: HeldLease) -> None:
    """Let the next run in; the number moves on, so that a stage that is still at work counts as overtaken.

    Raises:
        Overtaken: another run took it already.
    """
    free = {"number": held.number + 1, "holder": None, "expires_at": now()}
    _require(_change(session, held.project_id, held.number, free), held)


def evict(session: Session, project_id: str) -> int:
    """Take the lease away from whoever holds it: a run that is at work counts as overtaken; the new number."""
    statement = update(Lease).where(Lease.project_id == project_id)
    values = {"number": Lease.number + 1, "holder": None, "expires_at": now()}
    return session.scalars(statement.values(**values).returning(Lease.number)).one()


def _change(session: Session, project_id: str, number: int, values: Mapping[str, Any]) -> bool:
    statement = update(Lease).where(Lease.project_id == project_id, Lease.number == number).values(**values)
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return isinstance(result, CursorResult) and result.rowcount == 1


def _require(still_ours: bool, held: HeldLease) -> None:
    if not still_ours:
        raise Overtaken("Another run of this project has taken over.", project=held.project_id)


def _in(seconds: int) -> Any:
    return now() + timedelta(seconds=seconds)
