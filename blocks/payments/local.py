"""The embedded payments door: checkouts in a folder, which only look paid; no money moves."""

import json
import secrets
import time
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urljoin

import httpx
import stripe
from pydantic import AfterValidator, Field, SecretStr
from stdnum.br import cnpj, cpf

from blocks.files import Folder, disk_faults, write_atomically, write_once
from blocks.payments.interface import CHECKOUT_ID, CheckoutRequest, Payments, require_checkout_id
from blocks.payments.signature import read_signed_event
from blocks.payments.wire import LOCALE, PLAN, SessionObject, checkout_of
from domain.artifacts.base import Frozen
from domain.errors import NotFound, ProviderUnavailable
from domain.fields import Email, Line
from domain.payment_facts import Checkout, PaymentEvent, PaymentFact

_SECONDS_TO_PAY = {"boleto": 3 * 24 * 3600, "pix": 3600}
_SLIPS = {
    "boleto": ("boleto_display_details", "hosted_voucher_url"),
    "pix": ("pix_display_qr_code", "hosted_instructions_url"),
}


def _tax_id(number: str) -> str:
    if not (cpf.is_valid(number) or cnpj.is_valid(number)):
        raise ValueError("must be a CPF or a CNPJ")
    return number


class Payer(Frozen):
    """What the provider's page asks of a customer."""

    method: Literal["card", "boleto", "pix"]
    email: Email
    name: Line

    def as_customer(self, country: str) -> dict[str, Any]:
        """As the provider tells it."""
        return {"email": self.email, "name": self.name, "address": {"country": country}, "tax_ids": []}


class BrazilianPayer(Payer):
    """What it asks besides where an invoice needs more."""

    tax_id: Annotated[str, AfterValidator(_tax_id)]
    line1: Line
    city: Line
    state: Line
    postal_code: Line

    def as_customer(self, country: str) -> dict[str, Any]:
        address = self.model_dump(include={"line1", "city", "state", "postal_code"}) | {"country": country}
        number = {"type": "br_cnpj" if cnpj.is_valid(self.tax_id) else "br_cpf", "value": self.tax_id}
        return super().as_customer(country) | {"address": address, "tax_ids": [number]}


class OpenedCheckout(Frozen):
    """A checkout with what the test page shows of it."""

    checkout: Checkout
    country: str
    success_url: str
    cancel_url: str

    @property
    def asks(self) -> type[Payer]:
        """What a customer from there has to fill in."""
        return BrazilianPayer if self.country == "BR" else Payer


class LocalPayments(Payments):
    """Shows a test page of our own; what is done there arrives as a signed event, like Stripe's."""

    _block_type_name = "Sitegen Local Payments"

    root: Folder = Field(description="The folder that holds the checkouts.")
    webhook_url: str = Field(description="Where events are delivered.")

    @property
    def address(self) -> str:
        return str(self.root)

    def open_checkout(self, request: CheckoutRequest) -> str:
        checkout_id = f"cs_test_{secrets.token_urlsafe(24)}"
        url = urljoin(request.success_url, f"/checkout/test/{checkout_id}")
        session = {
            "id": checkout_id,
            "object": "checkout.session",
            "created": int(time.time()),
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "amount_total": request.plan.price,
            "currency": request.plan.currency,
            "metadata": {PLAN: request.plan.model_dump_json(), LOCALE: str(request.locale)},
            "customer_details": None,
            "country": request.country,
            "success_url": request.success_url.replace(CHECKOUT_ID, checkout_id),
            "cancel_url": request.cancel_url,
            "url": url,
        }
        self._write(session)
        return url

    def find_checkout(self, checkout_id: str) -> Checkout:
        checkout = checkout_of(SessionObject.model_validate(self._read(checkout_id)))
        if checkout is None:
            raise NotFound("This checkout is not one of ours.")
        return checkout

    def read_event(self, body: bytes, signature: str | None) -> PaymentEvent:
        return read_signed_event(body, signature, (self._secret,), livemode=False)

    def recent(self, since: datetime) -> Iterator[PaymentFact]:
        with disk_faults("payments folder", self.root):
            for path in sorted((self.root / "checkouts").glob("*.json")):
                session = json.loads(path.read_bytes())
                if session["created"] >= since.timestamp() and (checkout := checkout_of(SessionObject(**session))):
                    yield checkout

    def opened(self, checkout_id: str) -> OpenedCheckout:
        """What the test page shows; raises like `find_checkout`."""
        session = self._read(checkout_id)
        shown = {name: session[name] for name in ("country", "success_url", "cancel_url")}
        return OpenedCheckout(checkout=self.find_checkout(checkout_id), **shown)

    def pay(self, checkout_id: str, payer: Payer) -> None:
        """What a customer's click on the test page does: at once by card, otherwise a slip is handed out.

        Raises:
            NotFound: there is no such checkout.
            ProviderUnavailable: the event could not be delivered; the same click again tries it again.
        """
        session = self._read(checkout_id)
        if session["status"] == "open":
            paid = payer.method == "card"
            session |= {
                "status": "complete",
                "payment_status": "paid" if paid else "unpaid",
                "customer_details": payer.as_customer(session["country"]),
                "payment_intent": {
                    "id": f"pi_{checkout_id}",
                    "status": "succeeded" if paid else "requires_action",
                    "next_action": None if paid else _slip(payer.method, session["url"]),
                },
            }
            self._write(session)
        self._deliver("checkout.session.completed", session)

    def settle(self, checkout_id: str, *, paid: bool) -> None:
        """An outstanding payment comes in, or its time runs out; raises like `pay`."""
        session = self._read(checkout_id)
        if session["status"] == "complete" and session["payment_status"] == "unpaid":
            session["payment_status"] = "paid" if paid else "unpaid"
            session["payment_intent"] |= {
                "status": "succeeded" if paid else "requires_payment_method",
                "next_action": None,
            }
            self._write(session)
        outcome = "succeeded" if session["payment_status"] == "paid" else "failed"
        self._deliver(f"checkout.session.async_payment_{outcome}", session)

    def _deliver(self, event_type: str, session: dict[str, Any]) -> None:
        payment = session["payment_intent"] or {}
        event = {
            "id": f"evt_{session['id']}_{event_type.rpartition('.')[2]}",
            "object": "event",
            "type": event_type,
            "created": int(time.time()),
            "livemode": False,
            "data": {"object": session | {"payment_intent": payment.get("id")}},
        }
        body = json.dumps(event)
        signature = stripe.WebhookSignature.generate_signature_header(body, self._secret.get_secret_value())
        headers = {"Stripe-Signature": signature, "Content-Type": "application/json"}
        try:
            httpx.post(self.webhook_url, content=body, headers=headers, timeout=30, trust_env=False).raise_for_status()
        except httpx.HTTPError as error:
            raise ProviderUnavailable(f"The test payment's event was not delivered: {error}") from error

    @cached_property
    def _secret(self) -> SecretStr:
        path = self.root / "signing-secret"
        with disk_faults("payments folder", self.root):
            write_once(path, f"whsec_{secrets.token_urlsafe(32)}".encode())
            path.chmod(0o600)
            return SecretStr(path.read_text())

    def _read(self, checkout_id: str) -> dict[str, Any]:
        path = self._path(checkout_id)
        with disk_faults("payments folder", self.root):
            if not path.is_file():
                raise NotFound("There is no such checkout.")
            found: dict[str, Any] = json.loads(path.read_bytes())
            return found

    def _write(self, session: dict[str, Any]) -> None:
        with disk_faults("payments folder", self.root):
            write_atomically(self._path(session["id"]), json.dumps(session).encode())

    def _path(self, checkout_id: str) -> Path:
        require_checkout_id(checkout_id)
        return self.root / "checkouts" / f"{checkout_id}.json"


def _slip(method: str, url: str) -> dict[str, Any]:
    action, link = _SLIPS[method]
    return {action: {"expires_at": int(time.time()) + _SECONDS_TO_PAY[method], link: url}}
