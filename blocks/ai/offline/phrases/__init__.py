"""The catalogues of phrases, a module for each language."""

from types import MappingProxyType

from blocks.ai.offline.phrases.en import EN
from blocks.ai.offline.phrases.es import ES
from blocks.ai.offline.phrases.model import Phrases
from blocks.ai.offline.phrases.pt_br import PT_BR
from domain.artifacts.onboarding import Locale

CATALOGUES = MappingProxyType({Locale.PT_BR: PT_BR, Locale.EN: EN, Locale.ES: ES})


def phrases_for(locale: Locale) -> Phrases:
    """The phrases of a language."""
    return CATALOGUES[locale]
