"""Reading people's words without minding their accents, capitals and plurals."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Small letters without accents: `Pão É` becomes `pao e`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_WORD.findall(folded(text)))


def singular_forms(word: str) -> frozenset[str]:
    """What a folded word may be the plural of in Portuguese, English or Spanish, itself included."""
    forms = {word}
    for ending, replacement in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("oes", "ao"),
        ("aes", "ao"),
        ("ns", "m"),
        ("eis", "el"),
        ("ais", "al"),
        ("ois", "ol"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            forms.add(word.removesuffix(ending) + replacement)
    return frozenset(forms)
