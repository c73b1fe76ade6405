"""The seeds of the theme: colour, corners and type, from what the client gave, else from what the business is."""

import colorsys

from blocks.ai.offline.choice import stable_choice
from blocks.ai.offline.facts import Facts
from domain.artifacts.layout import Corners, ThemeSeed, TypePair
from domain.artifacts.onboarding import Template
from domain.plain_text import words

_CORNERS = {
    Template.PORTFOLIO: (Corners.SHARP, Corners.SHARP, Corners.SOFT),
    Template.SAAS_PLATFORM: (Corners.ROUND, Corners.SOFT),
    Template.LANDING_PAGE: (Corners.SOFT, Corners.SHARP),
    Template.LOCAL_BUSINESS: (Corners.SOFT, Corners.ROUND, Corners.SHARP),
}
_PRECISE = (Corners.SHARP, Corners.SOFT)
# How far a kind's own colour is turned on the wheel, so that two neighbours of a trade do not share it.
_TURNS = (-26, -13, 0, 13, 26)
_TRADITION, _TODAY = 1990, 2015
# How a tone that speaks of tradition, or of today, begins in any of the three languages.
_CLASSIC_TONE = ("tradi", "class", "elegan", "sobri", "formal", "artesan", "handmade", "timeless", "familia")
_MODERN_TONE = ("modern", "jove", "young", "tech", "tecno", "bold", "atrevid", "ousad", "diret", "direct", "fresh")


def theme_of(facts: Facts) -> ThemeSeed:
    """Contrast is computed from the colour later; any will do."""
    corners = _PRECISE if facts.kind.formal else _CORNERS[facts.spec.starter]
    return ThemeSeed(
        brand=facts.spec.brand_color or _colour_of_logo(facts) or _colour_of_kind(facts),
        corners=stable_choice(facts.spec.slug, "corners", corners),
        type_pair=_type_pair(facts),
    )


def _colour_of_logo(facts: Facts) -> str | None:
    return facts.spec.logo.color if facts.spec.logo else None


def _colour_of_kind(facts: Facts) -> str:
    channels = [int(facts.kind.color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    turned = hue + stable_choice(facts.spec.slug, "colour", _TURNS) / 360
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(turned % 1, lightness, saturation))


def _type_pair(facts: Facts) -> TypePair:
    """The tone that was asked for, else the age of the business; in between the two stand equal."""
    tone, year = words(facts.spec.tone or ""), facts.spec.business.founded
    if any(word.startswith(_MODERN_TONE) for word in tone):
        return TypePair.MODERN
    if any(word.startswith(_CLASSIC_TONE) for word in tone) or (year and year <= _TRADITION):
        return TypePair.CLASSIC
    if year and year >= _TODAY:
        return TypePair.MODERN
    return stable_choice(facts.spec.slug, "type", tuple(TypePair))
