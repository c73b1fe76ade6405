"""What the payment provider tells about a payment, as far as it matters here."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale
from domain.plans import Plan


class CheckoutState(StrEnum):
    """How far a customer came; in `awaiting_payment` a boleto or a Pix was handed out and is not paid yet."""

    OPEN = "open"
    AWAITING_PAYMENT = "awaiting_payment"
    FAILED = "failed"
    PAID = "paid"


class TaxId(Frozen):
    """A number such as a CPF (`br_cpf`) or a CNPJ (`br_cnpj`)."""

    type: str
    value: str


class Billing(Frozen):
    """Whom the invoice is for."""

    name: str | None = None
    line1: str | None = None
    line2: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    tax_ids: tuple[TaxId, ...] = ()


class Checkout(Frozen):
    """A checkout of ours as it stands; `payment` is what refunds and disputes refer to."""

    kind: Literal["checkout"] = "checkout"
    id: str
    payment: str | None
    state: CheckoutState
    plan: Plan
    amount: int
    currency: str
    locale: Locale
    email: str | None
    billing: Billing = Billing()
    expires_at: datetime | None = Field(default=None, description="Until when an outstanding payment can be made")
    instructions_url: str | None = Field(default=None, description="Where an outstanding payment's slip or code is")


class Refund(Frozen):
    """How much of a payment was given back, in all."""

    kind: Literal["refund"] = "refund"
    id: str = Field(description="What was refunded")
    payment: str
    amount: int
    refunded: int

    @property
    def full(self) -> bool:
        """Whether nothing is left of the payment."""
        return 0 < self.amount <= self.refunded


class Dispute(Frozen):
    """The customer's bank took the payment back, or asks about it; `status` is the provider's word."""

    kind: Literal["dispute"] = "dispute"
    payment: str
    id: str
    status: str


PaymentFact = Annotated[Checkout | Refund | Dispute, Field(discriminator="kind")]


class PaymentEvent(Frozen):
    """Something that the provider told; without a fact it is none of our business."""

    id: str
    type: str
    occurred_at: datetime
    fact: PaymentFact | None
