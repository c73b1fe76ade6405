"""Stripe's objects, as far as they matter here, and what they say."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from domain.artifacts.onboarding import Locale
from domain.payment_facts import Billing, Checkout, CheckoutState, Dispute, PaymentFact, Refund, TaxId
from domain.plans import Plan

PLAN, LOCALE = "sitegen_plan", "sitegen_locale"  # our keys in a checkout's metadata


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Address(_Wire):
    line1: str | None = None
    line2: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None


class _TaxId(_Wire):
    type: str
    value: str | None = None


class _Customer(_Wire):
    email: str | None = None
    name: str | None = None
    address: _Address | None = None
    tax_ids: tuple[_TaxId, ...] | None = None


class _Slip(_Wire):
    """A boleto or a Pix code."""

    expires_at: int | None = None
    hosted_voucher_url: str | None = None
    hosted_instructions_url: str | None = None


class _NextAction(_Wire):
    boleto_display_details: _Slip | None = None
    pix_display_qr_code: _Slip | None = None


class ChargeObject(_Wire):
    """A charge; `amount_refunded` is the sum of all its refunds."""

    id: str
    amount: int
    amount_refunded: int
    disputed: bool
    payment_intent: str | None = None


class DisputeObject(_Wire):
    """A dispute about a charge."""

    id: str
    status: str
    payment_intent: str | None = None


class _Payment(_Wire):
    id: str
    status: str
    next_action: _NextAction | None = None
    latest_charge: ChargeObject | str | None = None


class SessionObject(_Wire):
    """A Checkout Session, with its payment written out or only named."""

    id: str
    status: str | None
    payment_status: str
    amount_total: int | None
    currency: str | None
    metadata: dict[str, str] | None
    payment_intent: _Payment | str | None = None
    customer_details: _Customer | None = None

    @property
    def charge(self) -> ChargeObject | None:
        """What was charged, where it is written out."""
        payment = self.payment_intent
        charge = payment.latest_charge if isinstance(payment, _Payment) else None
        return charge if isinstance(charge, ChargeObject) else None


class _Data(_Wire):
    object: dict[str, Any]


class EventObject(_Wire):
    """An event as it is delivered."""

    id: str = Field(max_length=255)
    type: str = Field(max_length=100)
    created: int
    livemode: bool
    data: _Data

    @property
    def occurred_at(self) -> datetime:
        """When it happened."""
        return datetime.fromtimestamp(self.created, UTC)


def fact_of(event: EventObject) -> PaymentFact | None:
    """What an event says; None where it is none of our business."""
    read = _FACTS.get(event.type)
    return read(event.data.object) if read else None


def checkout_of(session: SessionObject, state: CheckoutState | None = None) -> Checkout | None:
    """A session of ours; None for one of somebody else's."""
    metadata = session.metadata or {}
    if PLAN not in metadata:
        return None
    named = session.payment_intent
    payment = named if isinstance(named, _Payment) else None
    action = payment.next_action if payment else None
    slip = (action.boleto_display_details or action.pix_display_qr_code) if action else None
    return Checkout(
        id=session.id,
        payment=named.id if isinstance(named, _Payment) else named,
        state=state or _state(session, payment),
        plan=Plan.model_validate_json(metadata[PLAN]),
        amount=session.amount_total or 0,
        currency=session.currency or "",
        locale=Locale(metadata[LOCALE]),
        email=session.customer_details.email if session.customer_details else None,
        billing=_billing(session.customer_details),
        expires_at=datetime.fromtimestamp(slip.expires_at, UTC) if slip and slip.expires_at else None,
        instructions_url=(slip.hosted_voucher_url or slip.hosted_instructions_url) if slip else None,
    )


def refund_of(charge: ChargeObject) -> Refund | None:
    """How much of a charge was given back."""
    if charge.payment_intent is None:
        return None
    return Refund(
        id=charge.id, payment=charge.payment_intent, amount=charge.amount, refunded=charge.amount_refunded
    )  # fmt: skip


def dispute_of(dispute: DisputeObject) -> Dispute | None:
    """What a bank objects to."""
    if dispute.payment_intent is None:
        return None
    return Dispute(id=dispute.id, payment=dispute.payment_intent, status=dispute.status)


def _state(session: SessionObject, payment: _Payment | None) -> CheckoutState:
    if session.status == "expired":
        return CheckoutState.FAILED
    if session.status != "complete":
        return CheckoutState.OPEN
    if session.payment_status in {"paid", "no_payment_required"}:
        return CheckoutState.PAID
    gave_up = payment is not None and payment.status in {"requires_payment_method", "canceled"}
    return CheckoutState.FAILED if gave_up else CheckoutState.AWAITING_PAYMENT


def _billing(customer: _Customer | None) -> Billing:
    if customer is None:
        return Billing()
    address = customer.address or _Address()
    tax_ids = tuple(TaxId(type=tax_id.type, value=tax_id.value) for tax_id in customer.tax_ids or () if tax_id.value)
    return Billing(name=customer.name, tax_ids=tax_ids, **address.model_dump())


def _checkout(session: Mapping[str, Any]) -> PaymentFact | None:
    return checkout_of(SessionObject.model_validate(session))


def _failed_checkout(session: Mapping[str, Any]) -> PaymentFact | None:
    return checkout_of(SessionObject.model_validate(session), CheckoutState.FAILED)


def _refund(charge: Mapping[str, Any]) -> PaymentFact | None:
    return refund_of(ChargeObject.model_validate(charge))


def _dispute(dispute: Mapping[str, Any]) -> PaymentFact | None:
    return dispute_of(DisputeObject.model_validate(dispute))


_FACTS: Mapping[str, Callable[[Mapping[str, Any]], PaymentFact | None]] = {
    "checkout.session.completed": _checkout,
    "checkout.session.async_payment_succeeded": _checkout,
    "checkout.session.async_payment_failed": _failed_checkout,
    "checkout.session.expired": _checkout,
    "charge.refunded": _refund,
    "charge.dispute.created": _dispute,
    "charge.dispute.closed": _dispute,
}
