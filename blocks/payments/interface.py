"""What the house needs of a payment provider: checkouts, and what became of them."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field

from blocks.door import Door
from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale
from domain.errors import NotFound
from domain.payment_facts import Checkout, PaymentEvent, PaymentFact
from domain.plans import Plan

CHECKOUT_ID = "{CHECKOUT_SESSION_ID}"
_CHECKOUT = re.compile(r"cs_[A-Za-z0-9_-]{1,250}")
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["BR"])]


def require_checkout_id(text: str) -> None:
    """Let through what can be a checkout's id: it becomes a part of an address or of a path.

    Raises:
        NotFound: it cannot.
    """
    if not _CHECKOUT.fullmatch(text):
        raise NotFound("There is no such checkout.", next_step="Open the link as it was given.")


class CheckoutRequest(Frozen):
    """What somebody wants to buy; the provider writes the checkout's id in place of `CHECKOUT_ID` in `success_url`."""

    plan: Plan
    country: Country
    locale: Locale
    success_url: str
    cancel_url: str

    @property
    def needs_tax_id(self) -> bool:
        """Whether an invoice needs the customer's number at the tax office, and their address."""
        return self.country == "BR"


class Payments(Door):
    """Takes clients' money."""

    @abstractmethod
    def open_checkout(self, request: CheckoutRequest) -> str:
        """Begin a checkout; the address of the page where the customer pays.

        Raises:
            ProviderUnavailable: the provider did not answer, or asked to wait.
            DoorMisconfigured: the provider refuses what it is asked, or who asks.
        """

    @abstractmethod
    def find_checkout(self, checkout_id: str) -> Checkout:
        """A checkout of ours as it stands; raises like `open_checkout`.

        Raises:
            NotFound: there is none.
        """

    @abstractmethod
    def read_event(self, body: bytes, signature: str | None) -> PaymentEvent:
        """What the provider tells, once its signature was checked.

        Raises:
            EventRefused: it was not signed by the provider within the last five minutes, or is of the other mode.
        """

    @abstractmethod
    def recent(self, since: datetime) -> Iterator[PaymentFact]:
        """How everything stands that was bought since then; raises like `open_checkout`."""
