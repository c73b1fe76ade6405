"""Whether an event comes from the provider, and for us."""

from collections.abc import Iterable

from pydantic import SecretStr, ValidationError
from stripe import SignatureVerificationError, WebhookSignature

from blocks.payments.wire import EventObject, fact_of
from domain.errors import EventRefused
from domain.payment_facts import PaymentEvent

TOLERANCE_SECONDS = 300


def read_signed_event(
    body: bytes, signature: str | None, secrets: Iterable[SecretStr], *, livemode: bool
) -> PaymentEvent:
    """An event that was signed with one of the secrets: while one is being replaced, there are two.

    Raises:
        EventRefused: it was not, or too long ago, or it is of the other mode, or no event at all.
    """
    if not any(_signed(body, signature, secret) for secret in secrets):
        raise EventRefused("The event is not signed with a secret of ours within the last five minutes.")
    try:
        event = EventObject.model_validate_json(body)
    except ValidationError as error:
        raise EventRefused(f"This is signed, but is no event: {error.error_count()} problems.") from error
    if event.livemode != livemode:
        modes = ("live", "test") if event.livemode else ("test", "live")
        raise EventRefused(f"The event is of {modes[0]} mode, the payments door of {modes[1]} mode.")
    return PaymentEvent(id=event.id, type=event.type, occurred_at=event.occurred_at, fact=fact_of(event))


def _signed(body: bytes, signature: str | None, secret: SecretStr) -> bool:
    try:
        WebhookSignature.verify_header(body, signature, secret.get_secret_value(), TOLERANCE_SECONDS)
    except (SignatureVerificationError, UnicodeDecodeError):
        return False
    return True
