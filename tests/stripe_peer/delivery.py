"""Events on their way to an endpoint: signed, and delivered again until they are taken."""

import json
import time
from typing import Any

import httpx
import stripe


def signed(event: dict[str, Any], secret: str, *, age: int = 0) -> tuple[bytes, dict[str, str]]:
    """A delivery's body and headers; `age` is how many seconds ago it was signed."""
    body = json.dumps(event)
    signature = stripe.WebhookSignature.generate_signature_header(body, secret, int(time.time()) - age)
    return body.encode(), {"Stripe-Signature": signature, "Content-Type": "application/json; charset=utf-8"}


def deliver(client: httpx.Client, event: dict[str, Any], secret: str, *, attempts: int = 1) -> httpx.Response:
    """Hand an event over; as Stripe does, again after whatever is no success."""
    for attempt in range(attempts):
        body, headers = signed(event, secret)
        answer = client.post("/webhooks/stripe", content=body, headers=headers)
        if answer.is_success or attempt == attempts - 1:
            return answer
        time.sleep(0.05)
    raise AssertionError("nothing was attempted")
