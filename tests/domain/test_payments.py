"""One customer, one order and one project for a payment, whatever comes, how often and in which order."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import func, select

from domain.artifacts.onboarding import Locale
from domain.database import Database
from domain.errors import Overtaken
from domain.leases import Holder, check, take
from domain.outbox import CancelRuns, OnboardingMail, WorkspaceNote, job_of
from domain.payment_facts import Billing, Checkout, CheckoutState, Dispute, PaymentEvent, PaymentFact, Refund
from domain.payments import apply, receive
from domain.plans import find_plan
from domain.records.outbox import OutboxEntry
from domain.records.payments import Customer, Order, OrderStatus, PaymentEventRecord
from domain.records.projects import Project
from domain.stages import ProjectStatus
from domain.transitions import advance
from tests.concurrency import at_once, in_transaction, meanwhile

EMAIL = "Ana@Prado.example"
MOMENT = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOLDER = Holder(machine="a", pid=1, started=1, flow_run_id="one")


def orders_of(facts: Sequence[PaymentFact]) -> Sequence[Sequence[PaymentFact]]:
    """Every order in which they can come."""
    return list(permutations(facts))


def checkout(state: str = "paid", number: int = 1, email: str | None = EMAIL) -> Checkout:
    return Checkout(
        id=f"cs_{number}",
        payment=f"pi_{number}",
        state=CheckoutState(state),
        plan=find_plan("complete"),
        amount=289_000,
        currency="brl",
        locale=Locale.ES,
        email=email,
        billing=Billing(name="Ana  Prado\x00", country="BR"),
    )


def refund(refunded: int = 289_000) -> Refund:
    return Refund(id="ch_1", payment="pi_1", amount=289_000, refunded=refunded)


def dispute(status: str = "needs_response", dispute_id: str = "du_1") -> Dispute:
    return Dispute(id=dispute_id, payment="pi_1", status=status)


def event(fact: PaymentFact | None, event_id: str = "evt_1", minute: int = 0) -> PaymentEvent:
    return PaymentEvent(id=event_id, type="x.y", occurred_at=MOMENT + timedelta(minutes=minute), fact=fact)


def tell(database: Database, *facts: PaymentFact) -> None:
    """Each as an event of its own."""
    with database.transaction() as session:
        known = session.scalar(select(func.count()).select_from(PaymentEventRecord)) or 0
    for number, fact in enumerate(facts, known):
        with database.transaction() as session:
            receive(session, event(fact, f"evt_{number}", number))


def counts(database: Database) -> tuple[int, ...]:
    """How many customers, orders and projects there are."""
    with database.transaction() as session:
        kinds = (Customer, Order, Project)
        return tuple(session.scalar(select(func.count()).select_from(kind)) or 0 for kind in kinds)


def order(database: Database) -> Order:
    with database.transaction() as session:
        return session.scalars(select(Order)).one()


def status(database: Database) -> ProjectStatus:
    with database.transaction() as session:
        return session.scalars(select(Project)).one().status


def jobs(database: Database) -> list[str]:
    with database.transaction() as session:
        return [job_of(entry).kind for entry in session.scalars(select(OutboxEntry).order_by(OutboxEntry.id))]


def test_a_payment_makes_customer_order_and_project_and_asks_for_the_onboarding(database: Database) -> None:
    tell(database, checkout())
    with database.transaction() as session:
        customer, bought = session.scalars(select(Customer)).one(), session.scalars(select(Order)).one()
        project, entry = session.scalars(select(Project)).one(), session.scalars(select(OutboxEntry)).one()
        assert (customer.email, customer.name, customer.locale) == ("ana@prado.example", "Ana Prado", "es")
        assert (bought.customer_id, bought.project_id, bought.status) == (customer.id, project.id, OrderStatus.PAID)
        assert (bought.plan["revisions"], bought.amount, bought.billing["country"]) == (3, 289_000, "BR")
        assert project.status is ProjectStatus.AWAITING_ONBOARDING
        assert job_of(entry) == OnboardingMail(recipient="ana@prado.example", locale=Locale.ES)
        assert entry.project_id == project.id


def test_a_customer_who_comes_again_is_the_same_one(database: Database) -> None:
    tell(database, checkout(), checkout(number=2, email=EMAIL.upper()))
    assert counts(database) == (1, 2, 2)


def test_an_event_is_kept_once_also_when_it_is_none_of_our_business(database: Database) -> None:
    for fact in (None, checkout()):
        with database.transaction() as session:
            receive(session, event(fact))
    with database.transaction() as session:
        assert session.scalars(select(PaymentEventRecord.id)).all() == ["evt_1"]
    assert counts(database) == (0, 0, 0)


@pytest.mark.parametrize(
    "facts", [[checkout("open", email=None)], [checkout("failed", email=None)], [refund()], [dispute()]]
)
def test_without_a_customers_payment_there_is_nothing(database: Database, facts: Sequence[PaymentFact]) -> None:
    tell(database, *facts)
    assert counts(database) == (0, 0, 0)


@pytest.mark.parametrize(
    "facts", orders_of([checkout("awaiting_payment"), checkout("paid"), checkout("awaiting_payment")])
)
def test_a_slip_that_was_paid_stays_paid(database: Database, facts: Sequence[PaymentFact]) -> None:
    tell(database, *facts)
    assert counts(database) == (1, 1, 1)
    assert order(database).status is OrderStatus.PAID
    assert jobs(database) == ["onboarding_mail"]


@pytest.mark.parametrize("facts", orders_of([checkout("awaiting_payment"), checkout("failed")]))
def test_a_slip_that_ran_out_makes_no_project(database: Database, facts: Sequence[PaymentFact]) -> None:
    tell(database, *facts)
    assert counts(database) == (1, 1, 0)
    assert order(database).status is OrderStatus.FAILED
    assert jobs(database) == []


@pytest.mark.parametrize("facts", orders_of([checkout("awaiting_payment"), checkout("paid"), refund()]))
def test_a_full_refund_cancels_the_project_whenever_it_comes(database: Database, facts: Sequence[PaymentFact]) -> None:
    tell(database, *facts)
    assert counts(database) == (1, 1, 1)
    assert (order(database).status, order(database).refunded) == (OrderStatus.REFUNDED, 289_000)
    assert status(database) is ProjectStatus.CANCELLED
    assert jobs(database) == ["onboarding_mail", "cancel_runs"]


def test_a_partial_refund_changes_nothing_and_several_add_up(database: Database) -> None:
    tell(database, checkout(), refund(200_000), refund(100_000))
    assert (order(database).status, order(database).refunded) == (OrderStatus.PAID, 200_000)
    assert status(database) is ProjectStatus.AWAITING_ONBOARDING
    tell(database, refund(289_000))
    assert status(database) is ProjectStatus.CANCELLED


@pytest.mark.parametrize("facts", orders_of([checkout(), dispute(), dispute("lost")]))
def test_a_dispute_suspends_the_project_and_tells_operators_each_step(
    database: Database, facts: Sequence[PaymentFact]
) -> None:
    tell(database, *facts)
    assert status(database) is ProjectStatus.SUSPENDED
    assert sorted(jobs(database)) == ["cancel_runs", "onboarding_mail", "workspace_note", "workspace_note"]


def test_what_an_operator_decided_stands_until_another_dispute(database: Database) -> None:
    tell(database, checkout(), dispute())
    with database.transaction() as session:
        advance(session.scalars(select(Project)).one(), ProjectStatus.AWAITING_ONBOARDING)
    tell(database, dispute(), dispute("won"))
    assert status(database) is ProjectStatus.AWAITING_ONBOARDING
    tell(database, dispute(dispute_id="du_2"))
    assert status(database) is ProjectStatus.SUSPENDED


@pytest.mark.parametrize("facts", orders_of([refund(), dispute()]))
def test_a_cancelled_project_stays_cancelled(database: Database, facts: Sequence[PaymentFact]) -> None:
    tell(database, checkout(), *facts)
    assert status(database) is ProjectStatus.CANCELLED


@pytest.mark.parametrize("fact", [refund(), dispute()])
def test_whoever_works_on_the_project_is_overtaken(database: Database, fact: PaymentFact) -> None:
    tell(database, checkout())
    with database.transaction() as session:
        project = session.scalars(select(Project)).one()
        advance(project, ProjectStatus.QUEUED)
        held = take(session, project.id, HOLDER, seconds=60)
        advance(project, ProjectStatus.GENERATING)
    assert held
    tell(database, fact)
    with pytest.raises(Overtaken), database.transaction() as session:
        check(session, held)


def test_the_same_event_twice_at_the_same_moment_is_one(database: Database) -> None:
    tellers = [in_transaction(database, lambda session: receive(session, event(checkout())))] * 6
    at_once(*tellers)
    assert counts(database) == (1, 1, 1)
    assert jobs(database) == ["onboarding_mail"]


def test_two_events_of_one_payment_at_the_same_moment_are_one_payment(database: Database) -> None:
    def teller(number: int) -> Callable[[], None]:
        return in_transaction(database, lambda session: receive(session, event(checkout(), f"evt_{number}")))

    at_once(*map(teller, range(6)))
    assert counts(database) == (1, 1, 1)
    assert jobs(database) == ["onboarding_mail"]


def test_two_payments_of_one_customer_at_the_same_moment(database: Database) -> None:
    def payer(number: int) -> Callable[[], None]:
        return in_transaction(database, lambda session: apply(session, checkout(number=number)))

    at_once(*map(payer, range(6)))
    assert counts(database) == (1, 6, 6)


@pytest.mark.parametrize("facts", orders_of([checkout(), refund()]))
def test_a_refund_that_comes_while_the_payment_is_being_written_is_not_lost(
    database: Database, facts: tuple[PaymentFact, PaymentFact]
) -> None:
    first, second = (event(fact, f"evt_{fact.kind}") for fact in facts)
    _, done = meanwhile(
        database,
        lambda session: receive(session, first),
        in_transaction(database, lambda session: receive(session, second)),
    )
    done()
    assert status(database) is ProjectStatus.CANCELLED


def test_jobs_are_read_as_they_were_put(database: Database) -> None:
    tell(database, checkout(), dispute(), refund())
    with database.transaction() as session:
        kinds = [type(job_of(entry)) for entry in session.scalars(select(OutboxEntry).order_by(OutboxEntry.id))]
    assert kinds == [OnboardingMail, CancelRuns, WorkspaceNote, CancelRuns]
