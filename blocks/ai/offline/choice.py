"""Choices that no fact decides: made from the site's own slug, so that they stay and neighbours differ."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def stable_number(slug: str, topic: str, below: int) -> int:
    """The same for a site and topic every time, from 0 up."""
    return int.from_bytes(hashlib.sha256(f"{slug}\0{topic}".encode()).digest()[:8]) % below


def stable_choice(slug: str, topic: str, options: Sequence[T]) -> T:
    """One of the options; one that is named twice is twice as likely."""
    return options[stable_number(slug, topic, len(options))]
