"""What the notes of a form ask for, as far as rules can tell; the notes themselves are never printed."""

import re

from blocks.ai.offline.phrases.model import Phrases
from domain.artifacts.onboarding import Offer
from domain.plain_text import singular_forms, words

_TELLING_WORD = 5


def wished_for(notes: str, offers: tuple[Offer, ...], phrases: Phrases) -> Offer | None:
    """The offer that a sentence of the notes clearly asks to highlight."""
    for wish in re.split(r"[.;!?\n]", notes):
        spoken = words(wish)
        if _asks_for(spoken, phrases):
            named = max(offers, key=lambda offer: _share_named(offer, spoken), default=None)
            if named and _share_named(named, spoken):
                return named
    return None


def _asks_for(spoken: tuple[str, ...], phrases: Phrases) -> bool:
    cue = any(word.startswith(phrases.highlight_cues) for word in spoken)
    return cue and not any(word in phrases.negations for word in spoken)


def _share_named(offer: Offer, spoken: tuple[str, ...]) -> float:
    """The share of an offer's telling words that were spoken."""
    telling = [word for word in words(offer.name) if len(word) >= _TELLING_WORD]
    heard = frozenset[str]().union(*(singular_forms(word) for word in spoken))
    return sum(bool(singular_forms(word) & heard) for word in telling) / len(telling) if telling else 0.0
