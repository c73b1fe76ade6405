"""The fonts of our PDFs, and the characters that they have."""

import unicodedata
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF

BODY = "body"
HEADING = "heading"
_MISSING = "\u2610"  # an empty box
_SPELT_OTHERWISE = {0x2011: "-", 0x202F: "\u00a0", 0x2028: "\n", 0x2029: "\n"}
_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me", "Sk"})


def add_fonts(pdf: FPDF) -> None:
    """Embed the text's family in all styles and the headings' in the only one that it has."""
    sans = files("font_source_sans_pro") / "files"
    serif = files("font_source_serif_pro") / "files"
    pdf.add_font(BODY, "", str(sans / "SourceSansPro-Regular.ttf"))
    pdf.add_font(BODY, "I", str(sans / "SourceSansPro-It.ttf"))
    pdf.add_font(BODY, "B", str(sans / "SourceSansPro-Semibold.ttf"))
    pdf.add_font(BODY, "BI", str(sans / "SourceSansPro-SemiboldIt.ttf"))
    pdf.add_font(HEADING, "", str(serif / "SourceSerifPro-Semibold.ttf"))
    pdf.set_fallback_fonts([BODY], exact_match=False)


def printable(text: str) -> str:
    """The text in characters that the fonts have: an empty box for others, nothing for invisible ones."""
    composed = unicodedata.normalize("NFC", text).translate(_SPELT_OTHERWISE)
    return "".join(_shown(character) for character in composed)


def _shown(character: str) -> str:
    if character in "\n\t" or ord(character) in _characters():
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    return " " if character.isspace() else _MISSING


@cache
def _characters() -> frozenset[int]:
    with TTFont(str(files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf")) as font:
        return frozenset(font.getBestCmap())
