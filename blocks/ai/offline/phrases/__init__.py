"""The catalogues of phrases, a module for each language."""

from types import MappingProxyType

from blocks.ai.offline.phrases.en import EN
from blocks.ai.offline.phrases.es import ES, ES_FORMAL, TU, USTED
from blocks.ai.offline.phrases.model import Phrases
from blocks.ai.offline.phrases.pt_br import PT_BR
from domain.artifacts.onboarding import Locale

CATALOGUES = MappingProxyType({Locale.PT_BR: PT_BR, Locale.EN: EN, Locale.ES: ES})
FORMAL = MappingProxyType({Locale.ES: ES_FORMAL})


def phrases_for(locale: Locale, *, formal: bool = False) -> Phrases:
    """The phrases of a language; where it knows a polite form of address, formal ones."""
    return FORMAL.get(locale, CATALOGUES[locale]) if formal else CATALOGUES[locale]


def addresses_formally(locale: Locale, spoken: tuple[str, ...], *, otherwise: bool) -> bool:
    """Whether these words of a client say usted to customers, or tú; `otherwise` where they say neither."""
    if locale not in FORMAL:
        return False
    if USTED & set(spoken):
        return True
    return otherwise and not TU & set(spoken)
