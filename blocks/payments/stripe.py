"""Stripe, through its own SDK."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any

import stripe
from pydantic import Field, SecretStr

from blocks.payments.interface import CheckoutRequest, Payments, require_checkout_id
from blocks.payments.signature import read_signed_event
from blocks.payments.wire import LOCALE, PLAN, DisputeObject, SessionObject, checkout_of, dispute_of, refund_of
from domain.errors import DoorMisconfigured, NotFound, ProviderUnavailable
from domain.payment_facts import Checkout, PaymentEvent, PaymentFact

_TIMEOUT_SECONDS = 20
_RETRIES = 2
_PAGE = 100
_CAN_PASS = (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError)


class StripePayments(Payments):
    """Sends customers to Stripe's own checkout page."""

    _block_type_name = "Sitegen Stripe"

    api_key: SecretStr = Field(description="The secret or restricted key; whether it is live or test is in its name.")
    webhook_secrets: Annotated[tuple[SecretStr, ...], Field(min_length=1)] = Field(
        description="The signing secret of the endpoint, and while it is being replaced also the other one."
    )
    api_url: str = Field(default=stripe.DEFAULT_API_BASE, description="The address of Stripe's API.")

    @property
    def address(self) -> str:
        return self.api_url

    def open_checkout(self, request: CheckoutRequest) -> str:
        with _errors():
            session = self._client.v1.checkout.sessions.create(_session(request))
        if session.url is None:
            raise DoorMisconfigured("Stripe opened a checkout without a page of its own.")
        return session.url

    def find_checkout(self, checkout_id: str) -> Checkout:
        require_checkout_id(checkout_id)
        with _errors():
            session = self._client.v1.checkout.sessions.retrieve(checkout_id, {"expand": ["payment_intent"]})
        checkout = checkout_of(SessionObject.model_validate(session.to_dict()))
        if checkout is None:
            raise NotFound("This checkout is not one of ours.")
        return checkout

    def read_event(self, body: bytes, signature: str | None) -> PaymentEvent:
        return read_signed_event(body, signature, self.webhook_secrets, livemode=self._is_live)

    def recent(self, since: datetime) -> Iterator[PaymentFact]:
        with _errors():
            found = self._client.v1.checkout.sessions.list(
                {
                    "created": {"gte": int(since.timestamp())},
                    "limit": _PAGE,
                    "expand": ["data.payment_intent.latest_charge"],
                }
            )
            for one in found.auto_paging_iter():
                session = SessionObject.model_validate(one.to_dict())
                if checkout := checkout_of(session):
                    yield checkout
                    yield from self._taken_back(session)

    def _taken_back(self, session: SessionObject) -> Iterator[PaymentFact]:
        charge = session.charge
        if charge and charge.amount_refunded and (refund := refund_of(charge)):
            yield refund
        if charge and charge.disputed:
            for dispute in self._client.v1.disputes.list({"charge": charge.id}).auto_paging_iter():
                if fact := dispute_of(DisputeObject.model_validate(dispute.to_dict())):
                    yield fact

    @property
    def _is_live(self) -> bool:
        return "_live_" in self.api_key.get_secret_value()

    @cached_property
    def _client(self) -> stripe.StripeClient:
        return stripe.StripeClient(
            self.api_key.get_secret_value(),
            base_addresses={"api": self.api_url},
            http_client=stripe.RequestsClient(timeout=_TIMEOUT_SECONDS),
            max_network_retries=_RETRIES,
        )


def _session(request: CheckoutRequest) -> Any:
    plan = request.plan
    metadata = {PLAN: plan.model_dump_json(), LOCALE: str(request.locale)}
    price = {
        "currency": plan.currency,
        "unit_amount": plan.price,
        "product_data": {"name": plan.names[request.locale]},
    }
    return {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": price}],
        "metadata": metadata,
        "locale": request.locale,
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
        "billing_address_collection": "required" if request.needs_tax_id else "auto",
        "tax_id_collection": {
            "enabled": request.needs_tax_id,
            "required": "if_supported" if request.needs_tax_id else "never",
        },
    }


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except _CAN_PASS as error:
        raise ProviderUnavailable(f"Stripe does not answer: {error.user_message or error}") from error
    except stripe.InvalidRequestError as error:
        if error.code == "resource_missing":
            raise NotFound("There is no such checkout.") from error
        raise DoorMisconfigured(
            f"Stripe refuses what it was asked: {error.user_message}", next_step="Mend the plan, or Stripe's settings."
        ) from error
    except stripe.StripeError as error:
        raise DoorMisconfigured(
            f"Stripe refuses: {error.user_message or type(error).__name__}",
            next_step="See that the key of the payments door is valid and may use checkouts.",
        ) from error
