"""The agency's people: invited, listed, removed."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.audit import Actor, log_change
from domain.errors import NotFound
from domain.records.access import BrowserSession, StaffMember
from domain.sign_in import is_staff, same_address


def invite(session: Session, email: str, actor: Actor) -> bool:
    """Let someone sign in as an operator; False when they may already."""
    if is_staff(session, email):
        return False
    session.add(StaffMember(email=email))
    log_change(session, actor, "staff invited", email)
    return True


def remove(session: Session, email: str, actor: Actor) -> None:
    """Let someone in no longer; whoever is signed in is signed out.

    Raises:
        NotFound: they were not invited.
    """
    removed = delete(StaffMember).where(same_address(StaffMember.email, email)).returning(StaffMember.email)
    known = session.scalar(removed)
    if known is None:
        raise NotFound(f"'{email}' is not on the staff.", next_step="See `sitegen staff list`.")
    session.execute(delete(BrowserSession).where(same_address(BrowserSession.email, known)))
    log_change(session, actor, "staff removed", known)


def everybody(session: Session) -> Sequence[StaffMember]:
    """The staff, by address."""
    return session.scalars(select(StaffMember).order_by(StaffMember.email)).all()
