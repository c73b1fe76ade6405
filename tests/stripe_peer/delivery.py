"""Events on their way to an endpoint: signed, and delivered again until they are taken or refused for good."""

import json
import time
from collections.abc import Sequence
from itertools import chain, cycle
from typing import Any

import httpx
import stripe

ATTEMPTS = 8
PATH = "/webhooks/stripe"


def signed(event: dict[str, Any], secret: str, *, age: int = 0) -> tuple[bytes, dict[str, str]]:
    """A delivery's body and headers; `age` is how many seconds ago it was signed."""
    body = json.dumps(event)
    signature = stripe.WebhookSignature.generate_signature_header(body, secret, int(time.time()) - age)
    return body.encode(), {"Stripe-Signature": signature, "Content-Type": "application/json; charset=utf-8"}


def deliver(client: httpx.Client, event: dict[str, Any], secret: str) -> int:
    """Hand an event over once; with which answer."""
    body, headers = signed(event, secret)
    return client.post(PATH, content=body, headers=headers).status_code


def deliver_until_taken(processes: Sequence[httpx.Client], event: dict[str, Any], secret: str) -> int:
    """Hand an event over, after no answer or a failure again, later each time and to another of the processes."""
    pauses = chain([0.0], (0.1 * 2**number for number in range(ATTEMPTS - 1)))
    for client, pause in zip(cycle(processes), pauses, strict=False):
        time.sleep(pause)
        try:
            status = deliver(client, event, secret)
        except httpx.TransportError:
            continue
        if status < 500:
            return status
    raise AssertionError(f"{event['id']} was never taken")
