"""Signing in by many at the same moment, on each kind of database: one use is one use, and tries are counted."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from domain.audit import Actor
from domain.database import Database
from domain.records.access import SignIn
from domain.sign_in import MOST_TRIES, Invitation, ask, spend_code, spend_link
from domain.staff import invite
from tests.concurrency import at_once, in_transaction, meanwhile

RITA = "rita@agency.example"
BROWSER = "browser"
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def invitation(database: Database) -> Invitation:
    with database.transaction() as session:
        invite(session, RITA, Actor(name="shell:test"))
        invitation = ask(session, RITA, BROWSER, AT)
        assert invitation
        return invitation


def test_a_link_that_two_follow_at_once_lets_one_in(database: Database, invitation: Invitation) -> None:
    first, second = meanwhile(
        database,
        lambda session: spend_link(session, invitation.link, AT),
        in_transaction(database, lambda session: spend_link(session, invitation.link, AT)),
    )
    assert (first, second()) == (RITA, None)


def test_a_code_and_its_link_at_once_let_one_in(database: Database, invitation: Invitation) -> None:
    first, second = meanwhile(
        database,
        lambda session: spend_code(session, BROWSER, invitation.code, AT),
        in_transaction(database, lambda session: spend_link(session, invitation.link, AT)),
    )
    assert (first, second()) == (RITA, None)


def test_codes_that_are_tried_at_once_are_all_counted(database: Database, invitation: Invitation) -> None:
    wrong = in_transaction(database, lambda session: spend_code(session, BROWSER, "wrong", AT))
    assert at_once(*[wrong] * (MOST_TRIES + 3)) == [None] * (MOST_TRIES + 3)
    with database.transaction() as session:
        assert session.scalars(select(SignIn.tries)).all() == [MOST_TRIES]
        assert spend_code(session, BROWSER, invitation.code, AT) is None
