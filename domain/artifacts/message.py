"""Messages to people."""

from typing import Literal

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.fields import Identifier


class Message(Frozen):
    """A message; `id` is stable, so that sending it twice can be noticed."""

    id: str = Field(pattern=r"^[A-Za-z0-9._-]{8,120}$")
    recipient: str
    subject: str
    text: str


class Delivery(Artifact):
    """A message that was handed over; `unsettled` when nobody knows whether it was, and an operator must look."""

    message_id: str
    channel: Identifier
    recipient: str
    state: Literal["sent", "unsettled"] = "sent"
