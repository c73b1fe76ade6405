"""Signing in without a password: a link and a code, both sent by mail, each good for one use and a short time.

Neither is kept, only digests are. Whoever asks learns nothing about whether an address is known: the same row is
written either way, without the address where nobody is to be written.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.audit import Actor, log_change
from domain.records.access import BrowserSession, SignIn, StaffMember
from domain.records.projects import Project

LIVES = timedelta(minutes=15)
MOST_TRIES = 5
MOST_AN_HOUR = 5
MOST_A_DAY = 15
CODE_DIGITS = 8
CLIENT_STAYS = timedelta(days=30)
STAFF_STAYS = timedelta(hours=12)


class Invitation(NamedTuple):
    """What is to be sent to somebody who may sign in."""

    number: str
    email: str
    link: str
    code: str


def same_address(column: InstrumentedAttribute[str], email: str) -> ColumnElement[bool]:
    """Whether a column holds this address, in large or small letters."""
    return func.lower(column) == func.lower(email)


def ask(session: Session, email: str, browser: str, at: datetime) -> Invitation | None:
    """Begin a sign-in for an address; None when nobody is to be written.

    That is so for an address that we do not know, and for one that was written too often already.
    """
    session.execute(delete(SignIn).where(SignIn.asked_at <= at - timedelta(days=1)))
    known = _known_address(session, email)
    if known and _asked_too_often(session, known, at):
        known = None
    link = secrets.token_urlsafe(32)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    sign_in = SignIn(
        email=known, link_digest=_digest(link), code_digest=_digest(browser + code), browser_digest=_digest(browser),
        asked_at=at,
    )  # fmt: skip
    session.add(sign_in)
    return Invitation(sign_in.link_digest[:16], known, link, code) if known else None


def spend_link(session: Session, link: str, at: datetime) -> str | None:
    """The address that a link was sent to; it is spent. None for any other text."""
    mine = delete(SignIn).where(SignIn.link_digest == _digest(link), SignIn.asked_at > at - LIVES)
    return session.scalar(mine.returning(SignIn.email))


def spend_code(session: Session, browser: str, code: str, at: datetime) -> str | None:
    """The address that a code was sent to, when the browser that asked for it enters it; it is spent.

    Only the newest code of a browser counts, and it may be tried a few times.
    """
    newest = (
        select(SignIn.id)
        .where(SignIn.browser_digest == _digest(browser), SignIn.asked_at > at - LIVES)
        .order_by(SignIn.id.desc())
        .limit(1)
    )
    tried = (
        update(SignIn)
        .where(SignIn.id == newest.scalar_subquery(), SignIn.tries < MOST_TRIES)
        .values(tries=SignIn.tries + 1)
        .returning(SignIn)
    )
    sign_in = session.scalar(tried)
    if sign_in is None or not hmac.compare_digest(sign_in.code_digest, _digest(browser + code)):
        return None
    session.delete(sign_in)
    return sign_in.email


def open_session(session: Session, email: str, at: datetime, *, request_id: str | None) -> tuple[str, timedelta]:
    """Sign a new browser in as this address; what its cookie says, and for how long it stays signed in."""
    session.execute(delete(BrowserSession).where(BrowserSession.expires_at <= at))
    staff = is_staff(session, email)
    browser, stays = secrets.token_urlsafe(32), STAFF_STAYS if staff else CLIENT_STAYS
    session.add(BrowserSession(browser_digest=_digest(browser), email=email, staff=staff, expires_at=at + stays))
    log_change(session, Actor(name=email, request_id=request_id), "signed in", email)
    return browser, stays


def session_of(session: Session, browser: str, at: datetime) -> BrowserSession | None:
    """The session of a browser that is signed in; a staff member's ends when they are removed."""
    found = session.get(BrowserSession, _digest(browser))
    if found is None or found.expires_at <= at or (found.staff and not is_staff(session, found.email)):
        return None
    return found


def close_session(session: Session, browser: str, *, request_id: str | None) -> None:
    """Sign a browser out."""
    closed = delete(BrowserSession).where(BrowserSession.browser_digest == _digest(browser))
    if email := session.scalar(closed.returning(BrowserSession.email)):
        log_change(session, Actor(name=email, request_id=request_id), "signed out", email)


def is_staff(session: Session, email: str) -> bool:
    """Whether someone was invited by the agency."""
    return session.scalar(select(StaffMember.email).where(same_address(StaffMember.email, email))) is not None


def _known_address(session: Session, email: str) -> str | None:
    """The address as we have it: mail goes there, not to what was typed."""
    staff = select(StaffMember.email).where(same_address(StaffMember.email, email))
    client = select(Project.client_email).where(same_address(Project.client_email, email))
    return session.scalar(staff) or session.scalar(client.order_by(Project.created_at).limit(1))


def _asked_too_often(session: Session, email: str, at: datetime) -> bool:
    asked = session.scalars(select(SignIn.asked_at).where(SignIn.email == email)).all()
    return len(asked) >= MOST_A_DAY or sum(moment > at - timedelta(hours=1) for moment in asked) >= MOST_AN_HOUR


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
