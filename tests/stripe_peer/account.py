"""A Stripe account in test mode: what is bought, paid, refunded and disputed there, and the events of it."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from threading import RLock
from typing import Any, Literal

import stripe
from stripe.checkout import Session

from tests.stripe_peer.shapes import whole

Object = dict[str, Any]
PAYER = {
    "email": "ana@padaria-aurora.example",
    "name": "Ana Prado",
    "address": {"line1": "Rua das Flores, 12", "city": "Florianópolis", "state": "SC", "country": "BR"},
    "tax_ids": [{"type": "br_cpf", "value": "529.982.247-25"}],
}
_SLIPS = {"boleto": "boleto_display_details", "pix": "pix_display_qr_code"}
_LINKS = {"boleto": "hosted_voucher_url", "pix": "hosted_instructions_url"}


class Refused(Exception):
    """What Stripe answers with an error of the request's own."""

    def __init__(self, message: str, *, status: int = 400, code: str | None = None) -> None:
        super().__init__(message)
        self.status, self.code = status, code


@dataclass
class Account:
    """Everything by its id, in the order in which it came."""

    livemode: bool = False
    sessions: dict[str, Object] = field(default_factory=dict)
    intents: dict[str, Object] = field(default_factory=dict)
    charges: dict[str, Object] = field(default_factory=dict)
    disputes: dict[str, Object] = field(default_factory=dict)
    events: list[Object] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def open_session(self, params: Mapping[str, Any]) -> Object:
        """`POST /v1/checkout/sessions`."""
        (line,) = params["line_items"]
        amount = line["quantity"] * line["price_data"]["unit_amount"]
        session_id = self._id("cs_test")
        kept = {"metadata", "locale", "cancel_url", "billing_address_collection", "tax_id_collection"}
        with self.lock:
            self.sessions[session_id] = whole(
                Session,
                id=session_id,
                object="checkout.session",
                livemode=self.livemode,
                created=int(time.time()),
                expires_at=int(time.time()) + 24 * 3600,
                mode=params["mode"],
                status="open",
                payment_status="unpaid",
                amount_subtotal=amount,
                amount_total=amount,
                currency=line["price_data"]["currency"],
                payment_method_types=["card", "boleto", "pix"],
                automatic_tax={"enabled": False, "liability": None, "status": None},
                custom_fields=[],
                custom_text={},
                shipping_options=[],
                success_url=params["success_url"].replace("{CHECKOUT_SESSION_ID}", session_id),
                url=f"https://checkout.stripe.test/c/pay/{session_id}",
                **{name: params.get(name) for name in kept},
            )
            return self.sessions[session_id]

    def expire(self, session_id: str) -> Object:
        """`POST /v1/checkout/sessions/{id}/expire`."""
        with self.lock:
            session = self.sessions[session_id]
            if session["status"] != "open":
                raise Refused("Only open sessions can be expired.")
            session |= {"status": "expired", "url": None}
            self._tell("checkout.session.expired", session)
            return session

    def pay(self, session_id: str, method: str = "card", **payer: Any) -> str:
        """A customer pays, or gets a slip to pay by; the payment's id."""
        with self.lock:
            session = self.sessions[session_id]
            assert session["status"] == "open"
            intent = self._intent(session, method)
            session |= {
                "status": "complete",
                "url": None,
                "payment_intent": intent["id"],
                "customer_details": PAYER | payer,
            }
            if method == "card":
                self._charge(session, intent)
            self._tell("checkout.session.completed", session)
            return str(intent["id"])

    def settle(self, session_id: str, *, paid: bool = True) -> None:
        """The slip is paid, or its time runs out."""
        with self.lock:
            session = self.sessions[session_id]
            intent = self.intents[session["payment_intent"]]
            if paid:
                self._charge(session, intent)
            else:
                intent |= {"status": "requires_payment_method", "next_action": None}
            self._tell(f"checkout.session.async_payment_{'succeeded' if paid else 'failed'}", session)

    def refund(self, params: Mapping[str, Any]) -> Object:
        """`POST /v1/refunds`."""
        with self.lock:
            charge = self.charges[self.intents[params["payment_intent"]]["latest_charge"]]
            left = charge["amount"] - charge["amount_refunded"]
            amount = params.get("amount", left)
            if not 0 < amount <= left:
                raise Refused("Refund amount is greater than unrefunded amount on charge.")
            charge["amount_refunded"] += amount
            charge["refunded"] = charge["amount_refunded"] == charge["amount"]
            refund = whole(
                stripe.Refund,
                id=self._id("re"),
                object="refund",
                amount=amount,
                charge=charge["id"],
                created=int(time.time()),
                currency=charge["currency"],
                payment_intent=charge["payment_intent"],
                status="succeeded",
            )
            self._tell("refund.created", refund)
            self._tell("charge.refunded", charge)
            return refund

    def dispute(self, payment: str) -> str:
        """The customer's bank takes the money back; the dispute's id."""
        with self.lock:
            charge = self.charges[self.intents[payment]["latest_charge"]]
            charge["disputed"] = True
            dispute = whole(
                stripe.Dispute,
                id=self._id("du"),
                object="dispute",
                livemode=self.livemode,
                amount=charge["amount"],
                currency=charge["currency"],
                charge=charge["id"],
                payment_intent=payment,
                created=int(time.time()),
                balance_transactions=[],
                enhanced_eligibility_types=[],
                evidence={},
                evidence_details={},
                is_charge_refundable=False,
                metadata={},
                reason="fraudulent",
                status="needs_response",
            )
            self.disputes[dispute["id"]] = dispute
            self._tell("charge.dispute.created", dispute)
            return str(dispute["id"])

    def close_dispute(self, dispute_id: str, status: Literal["won", "lost"]) -> None:
        """The bank decides."""
        with self.lock:
            self.disputes[dispute_id]["status"] = status
            self._tell("charge.dispute.closed", self.disputes[dispute_id])

    def _intent(self, session: Object, method: str) -> Object:
        intent_id = self._id("pi")
        slip = {"expires_at": int(time.time()) + 3600, _LINKS.get(method, ""): f"https://pay.stripe.test/{intent_id}"}
        action = {"type": _SLIPS[method], _SLIPS[method]: slip} if method in _SLIPS else None
        self.intents[intent_id] = whole(
            stripe.PaymentIntent,
            id=intent_id,
            object="payment_intent",
            livemode=self.livemode,
            amount=session["amount_total"],
            amount_capturable=0,
            amount_received=0,
            currency=session["currency"],
            created=int(time.time()),
            capture_method="automatic",
            confirmation_method="automatic",
            payment_method_types=[method],
            metadata={},
            status="requires_action",
            next_action=action,
        )
        return self.intents[intent_id]

    def _charge(self, session: Object, intent: Object) -> None:
        charge = whole(
            stripe.Charge,
            id=self._id("ch"),
            object="charge",
            livemode=self.livemode,
            amount=intent["amount"],
            amount_captured=intent["amount"],
            amount_refunded=0,
            billing_details={},
            captured=True,
            created=int(time.time()),
            currency=intent["currency"],
            disputed=False,
            metadata={},
            paid=True,
            payment_intent=intent["id"],
            refunded=False,
            status="succeeded",
        )
        self.charges[charge["id"]] = charge
        received = {"status": "succeeded", "latest_charge": charge["id"], "amount_received": intent["amount"]}
        intent |= received | {"next_action": None}
        session["payment_status"] = "paid"
        self._tell("payment_intent.succeeded", intent)

    def _tell(self, event_type: str, about: Object) -> None:
        snapshot = json.loads(json.dumps(about))
        event = whole(
            stripe.Event,
            id=self._id("evt"),
            object="event",
            api_version=stripe.api_version,
            livemode=self.livemode,
            created=int(time.time()),
            pending_webhooks=1,
            type=event_type,
            data={"object": snapshot},
        )
        self.events.append(event)

    def _id(self, kind: str) -> str:
        return f"{kind}_{next(self._numbers):08d}"
