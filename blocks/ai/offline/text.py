"""Small operations on the client's own words: fit, join, cut at sentences. None of them invents a word."""

import math
import re
from collections.abc import Iterable, Sequence

ELLIPSIS = "…"
_ENDINGS = ".!?…:;"
_CLOSING = "\"'”’»)"
# A full stop after a capital and up to two letters is more often an abbreviation (Dr., Av., Sra.) than an end.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-ZÀ-Ý]\.)(?<!\b[A-ZÀ-Ý]\w\.)(?<!\b[A-ZÀ-Ý]\w\w\.)(?<=[.!?…])\s+(?=[\"'“«¿¡(]*[^\W_a-zà-ÿ])"
)


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one space; a no-break space stays what it is."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that have something on them."""
    return tuple(one_line(line) for line in text.splitlines() if line.strip())


def readable_paragraphs(text: str, *, limit: int) -> tuple[str, ...]:
    """The paragraphs of a text, the long ones broken between sentences into even parts."""
    return tuple(part for paragraph in paragraphs(text) for part in _broken(paragraph, limit))


def _broken(paragraph: str, limit: int) -> tuple[str, ...]:
    if len(paragraph) <= limit:
        return (paragraph,)
    even = len(paragraph) / math.ceil(len(paragraph) / limit)
    parts = [""]
    for part in sentences(paragraph):
        if parts[-1] and len(parts[-1]) + len(part) / 2 > even:
            parts.append(part)
        else:
            parts[-1] = f"{parts[-1]} {part}".strip()
    return tuple(parts)


def at_most(told: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Nothing left out: what is over the limit stands line by line in the last paragraph."""
    return told if len(told) <= most else (*told[: most - 1], "\n".join(told[most - 1 :]))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; joined by spaces they are the text in one line again."""
    return tuple(part for part in _SENTENCE_END.split(one_line(text)) if part)


def opening(text: str, *, limit: int, most: int) -> str:
    """The first sentences within a length, at most so many; empty when not even one fits."""
    chosen = ""
    for sentence in sentences(text)[:most]:
        longer = f"{chosen} {sentence}".strip()
        if len(longer) > limit:
            break
        chosen = longer
    return chosen


def capitalised(text: str) -> str:
    """The first letter large, nothing else touched."""
    return text[:1].upper() + text[1:] if text[:1].upper().lower() == text[:1] else text


def sentence(text: str) -> str:
    """With a full stop, unless it ends in a mark of its own."""
    return text if text.rstrip(_CLOSING).endswith(tuple(_ENDINGS)) else f"{text}."


def heading(text: str) -> str:
    """Without the full stop that a heading does not have."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def first_fitting(candidates: Iterable[str | None], limit: int, *, shortest: int = 1) -> str:
    """The first candidate within the limits; when none is, the last one that is long enough, cut."""
    given = [text for text in candidates if text and len(text) >= shortest]
    return next((text for text in given if len(text) <= limit), None) or shortened(given[-1], limit)


def shortened(text: str, limit: int) -> str:
    """Cut between words, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = max(cut.rfind(" "), 0)
    whole_words = cut[:space].rstrip(" ,;:.–-")
    return (whole_words if len(whole_words) > limit // 2 else cut.rstrip()) + ELLIPSIS


def joined_while_fitting(parts: Sequence[str], limit: int, separator: str = " ") -> str:
    """As many parts from the front as fit."""
    text = ""
    for part in parts:
        longer = f"{text}{separator}{part}" if text else part
        if len(longer) > limit:
            break
        text = longer
    return text
