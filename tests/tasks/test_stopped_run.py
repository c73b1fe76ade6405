"""A run that is at work when its project's payment is taken back."""

from typing import Any

import pytest
from prefect import flow
from sqlalchemy import select

from blocks.messages.local import LocalOutboxMailer
from domain.artifacts.message import Message
from domain.artifacts.onboarding import Locale, read_form
from domain.database import Database
from domain.errors import Overtaken, TransitionRefused
from domain.payment_facts import Checkout, CheckoutState, Dispute, PaymentFact, Refund
from domain.payments import apply
from domain.plans import find_plan
from domain.projects import submit_form
from domain.records.projects import Project
from domain.settings import settings
from domain.stages import ProjectStatus
from tasks.active_run import project_run
from tasks.notify import _deliver_once

pytestmark = pytest.mark.usefixtures("prefect_server")
REFUND = Refund(id="ch_1", payment="pi_1", amount=149_000, refunded=149_000)
DISPUTE = Dispute(id="du_1", payment="pi_1", status="needs_response")
PAID = Checkout(
    id="cs_1",
    payment="pi_1",
    state=CheckoutState.PAID,
    plan=find_plan("essential"),
    amount=149_000,
    currency="brl",
    locale=Locale.PT_BR,
    email="ola@padaria-aurora.example",
)


@pytest.fixture
def bought(database: Database, padaria: dict[str, Any]) -> str:
    """The id of a project that was paid for, with its form."""
    with database.transaction() as session:
        apply(session, PAID)
        project = session.scalars(select(Project)).one()
        submit_form(session, project, read_form(padaria, local_files=True))
        return project.id


@flow
def taken_back(project: str, database: Database, fact: PaymentFact) -> None:
    """The payment goes, then a stage wants to write to the client."""
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        with database.transaction() as session:
            apply(session, fact)
        mailer = LocalOutboxMailer(root=settings().home / "outbox" / "mail")
        message = Message(id=f"{project}-late", recipient="ola@padaria-aurora.example", subject="x", text="x")
        _deliver_once(run, message, "mail", mailer.send)


@pytest.mark.parametrize(("fact", "status"), [(REFUND, ProjectStatus.CANCELLED), (DISPUTE, ProjectStatus.SUSPENDED)])
def test_it_does_nothing_more_and_no_other_begins(
    database: Database, bought: str, fact: PaymentFact, status: ProjectStatus
) -> None:
    run = taken_back.with_options(validate_parameters=False)
    with pytest.raises(Overtaken):
        run(bought, database, fact)
    assert not (settings().home / "outbox" / "mail" / f"{bought}-late.eml").exists()
    with pytest.raises(TransitionRefused):
        run(bought, database, fact)
    with database.transaction() as session:
        assert session.get_one(Project, bought).status is status
