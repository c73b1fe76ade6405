"""`reconcile`: what no webhook told is picked up, and what it causes is sent."""

from collections.abc import Iterator

import pytest
from prefect.variables import Variable
from sqlalchemy import select

from blocks.doors import VARIABLE
from blocks.payments.interface import CheckoutRequest
from blocks.serving import serving
from domain.artifacts.onboarding import Locale
from domain.database import Database
from domain.plans import find_plan
from domain.records.outbox import OutboxEntry
from domain.records.payments import Order, OrderStatus
from domain.records.projects import Project
from domain.settings import settings
from domain.stages import ProjectStatus
from flows.reconcile import reconcile
from tests.api.shop import KEY, stripe_door
from tests.stripe_peer.account import Account
from tests.stripe_peer.server import stripe_api

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def account(unused_port: int) -> Iterator[Account]:
    """The account that the payments door of this installation leads to."""
    account = Account()
    stripe_door(unused_port).save("reconciled", overwrite=True)
    Variable.set(VARIABLE, {"payments": "sitegen-stripe/reconciled"}, overwrite=True)
    with serving(stripe_api(account, KEY), name="Stripe peer", port=unused_port, setting="PORT"):
        yield account
    Variable.unset(VARIABLE)


@pytest.fixture
def bought(account: Account, unused_port: int) -> list[str]:
    """Payments of three customers, of which no webhook has told."""
    door = stripe_door(unused_port)
    request = CheckoutRequest(
        plan=find_plan("essential"), country="BR", locale=Locale.EN, success_url="https://x/", cancel_url="https://x/"
    )
    for _ in range(3):
        door.open_checkout(request)
    return [account.pay(session, email=f"{session}@prado.example") for session in account.sessions]


def orders(database: Database) -> dict[str | None, tuple[OrderStatus, ProjectStatus]]:
    with database.transaction() as session:
        found = session.execute(select(Order, Project).join(Project, Project.id == Order.project_id)).all()
        return {order.payment: (order.status, project.status) for order, project in found}


def test_what_no_webhook_told_is_picked_up_once_and_what_it_causes_is_sent(
    database: Database, account: Account, bought: list[str]
) -> None:
    account.refund({"payment_intent": bought[1]})
    account.dispute(bought[2])
    for _ in range(2):
        reconcile()
        assert orders(database) == {
            bought[0]: (OrderStatus.PAID, ProjectStatus.AWAITING_ONBOARDING),
            bought[1]: (OrderStatus.REFUNDED, ProjectStatus.CANCELLED),
            bought[2]: (OrderStatus.PAID, ProjectStatus.SUSPENDED),
        }
    with database.transaction() as session:
        project = session.scalars(select(Order.project_id).where(Order.payment == bought[0])).one()
        sent = session.scalars(select(OutboxEntry.message_id).where(OutboxEntry.settled_at.is_not(None))).all()
    assert f"{project}-onboarding" in sent
    mail = (settings().home / "outbox" / "mail" / f"{project}-onboarding.eml").read_text()
    assert "/onboarding/" in mail
