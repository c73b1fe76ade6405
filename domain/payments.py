"""What a payment's facts do to customers, orders and projects, in whichever order and however often they come.

Everything about one payment happens one after the other. An order only moves on: from awaiting its payment to failed,
paid, refunded. What comes before the payment it is about is kept with its event, and done when the payment comes.
"""

from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.artifacts.onboarding import Locale
from domain.leases import evict
from domain.outbox import CancelRuns, OnboardingMail, WorkspaceNote, put
from domain.payment_facts import Billing, Checkout, CheckoutState, Dispute, PaymentEvent, PaymentFact, Refund
from domain.projects import create_project
from domain.records.base import insert_once, lock, now, one_at_a_time
from domain.records.payments import Customer, Order, OrderStatus, PaymentEventRecord
from domain.records.projects import Project
from domain.stages import ProjectStatus
from domain.transitions import advance

_FACTS: TypeAdapter[PaymentFact] = TypeAdapter(PaymentFact)
_PROGRESS = list(OrderStatus)
_STATUSES: Mapping[CheckoutState, OrderStatus] = {
    CheckoutState.AWAITING_PAYMENT: OrderStatus.AWAITING_PAYMENT,
    CheckoutState.FAILED: OrderStatus.FAILED,
    CheckoutState.PAID: OrderStatus.PAID,
}


def receive(session: Session, event: PaymentEvent) -> None:
    """Keep an event, and do what it says; one that was kept before does nothing."""
    is_new = insert_once(
        session,
        PaymentEventRecord,
        id=event.id,
        type=event.type,
        payment=event.fact.payment if event.fact else None,
        fact=event.fact.model_dump(mode="json") if event.fact else None,
        occurred_at=event.occurred_at,
    )
    if is_new and event.fact:
        apply(session, event.fact)


def apply(session: Session, fact: PaymentFact) -> None:
    """Do what a fact says; one that is known already does nothing."""
    one_at_a_time(session, fact.payment or fact.id)
    if isinstance(fact, Checkout):
        _checked_out(session, fact)
    else:
        order = session.scalar(select(Order).where(Order.payment == fact.payment))
        if order and order.project_id:
            _taken_back(session, order, order.project_id, fact)


def _checked_out(session: Session, checkout: Checkout) -> None:
    status = _STATUSES.get(checkout.state)
    if status is None or checkout.email is None:  # nobody has filled it in
        return
    order = session.scalar(select(Order).where(Order.checkout == checkout.id))
    if order is None:
        order = _new_order(_find_or_create_customer(session, checkout, checkout.email), checkout, status)
    elif _PROGRESS.index(status) <= _PROGRESS.index(order.status):
        return
    order.status = status
    if status is OrderStatus.PAID:
        order.project_id, order.paid_at = _begin_project(session, order.customer_id, checkout.locale), now()
    session.add(order)
    if order.project_id:
        for fact in _facts_before(session, order):
            _taken_back(session, order, order.project_id, fact)


def _find_or_create_customer(session: Session, checkout: Checkout, email: str) -> Customer:
    email = email.casefold()
    name = _name(checkout.billing, email)
    insert_once(session, Customer, email=email, name=name, locale=checkout.locale)
    return session.scalars(select(Customer).where(Customer.email == email)).one()


def _new_order(customer: Customer, checkout: Checkout, status: OrderStatus) -> Order:
    return Order(
        customer_id=customer.id,
        checkout=checkout.id,
        payment=checkout.payment,
        status=status,
        plan=checkout.plan.model_dump(mode="json"),
        amount=checkout.amount,
        currency=checkout.currency,
        locale=checkout.locale,
        billing=checkout.billing.model_dump(mode="json"),
        refunded=0,
        disputes=[],
    )


def _name(billing: Billing, email: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in billing.name or "")
    return " ".join(printable.split())[:80].strip() or email[:80]


def _begin_project(session: Session, customer_id: str, locale: Locale) -> str:
    customer = session.get_one(Customer, customer_id)
    project = create_project(session, name=customer.name, client_email=customer.email)
    mail = OnboardingMail(recipient=customer.email, locale=locale)
    put(session, project.id, f"{project.id}-onboarding", mail)
    return project.id


def _facts_before(session: Session, order: Order) -> Iterator[Refund | Dispute]:
    """What was told about the payment before it was known here, in the order in which it happened."""
    records = select(PaymentEventRecord).where(PaymentEventRecord.payment == order.payment)
    for record in session.scalars(records.order_by(PaymentEventRecord.occurred_at, PaymentEventRecord.id)):
        fact = _FACTS.validate_python(record.fact)
        if not isinstance(fact, Checkout):
            yield fact


def _taken_back(session: Session, order: Order, project_id: str, fact: Refund | Dispute) -> None:
    if isinstance(fact, Refund):
        order.refunded = max(order.refunded, fact.refunded)
        if fact.full:
            order.status = OrderStatus.REFUNDED
            _stop(session, project_id, ProjectStatus.CANCELLED)
        return
    if fact.id not in order.disputes:
        order.disputes = [*order.disputes, fact.id]
        _stop(session, project_id, ProjectStatus.SUSPENDED)
    note = WorkspaceNote(
        subject=f"Payment disputed: project {project_id}",
        text=f"Dispute {fact.id} of payment {fact.payment}: {fact.status}. The project stays suspended until an "
        "operator decides.",
    )
    put(session, project_id, f"{project_id}-{fact.id}-{fact.status}", note)


def _stop(session: Session, project_id: str, status: ProjectStatus) -> None:
    """Take the project from whoever works on it; one that was cancelled stays so."""
    number = evict(session, project_id)
    project = session.get_one(Project, project_id)
    lock(session, project)
    if project.status in {status, ProjectStatus.CANCELLED}:
        return
    advance(project, status)
    put(session, project_id, f"{project_id}-{status}-{number}", CancelRuns())
