"""One brand colour becomes a whole palette in which every text pair can be read.

Two scales of eleven OKLCH steps (`brand-50` … `brand-950`, `neutral-50` … `neutral-950`), and for each
surface the roles that the kit's components paint with (`plain-text`, `tint-button`, …). Roles are chosen from
the scales by computed WCAG contrast, never by name. The dark palette has the same names and keeps the same
contrasts for visitors who prefer a dark screen; its scales run from dark to light.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coloraide import Color

STEPS = (50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950)
SURFACES = ("plain", "tint", "brand", "ink")
ROLES = (
    "bg",
    "text",
    "muted",
    "accent",
    "display",
    "mark",
    "line",
    "edge",
    "button",
    "button-hover",
    "on-button",
)
TEXT_CONTRAST = 4.5
LARGE_CONTRAST = 3.0
_LIGHTNESS = (0.975, 0.945, 0.9, 0.83, 0.74, 0.65, 0.56, 0.48, 0.4, 0.32, 0.24)
_CHROMA = (0.1, 0.18, 0.34, 0.58, 0.84, 1.0, 1.0, 0.94, 0.8, 0.62, 0.42)
_GREY = 0.03
_STANDS_OUT = 1.4
_VERY_LIGHT = 0.8
_OLIVE_WHEN_DARK = range(80, 126)  # yellow hues, in degrees of OKLCH
_WHITE = "#ffffff"

Scale = Sequence[str]


class Pair(NamedTuple):
    """Two roles of one surface and the contrast that they keep."""

    foreground: str
    background: str
    contrast: float


PAIRS = tuple(
    Pair(f"{surface}-{foreground}", f"{surface}-{background}", contrast)
    for surface in SURFACES
    for foreground, background, contrast in (
        ("text", "bg", TEXT_CONTRAST),
        ("muted", "bg", TEXT_CONTRAST),
        ("accent", "bg", TEXT_CONTRAST),
        ("display", "bg", LARGE_CONTRAST),
        ("edge", "bg", LARGE_CONTRAST),
        ("on-button", "button", TEXT_CONTRAST),
        ("on-button", "button-hover", TEXT_CONTRAST),
    )
)


def make_palette(brand_hex: str) -> dict[str, str]:
    """Every colour of a site by name, as `#rrggbb`; any `#rrggbb` is a good brand colour."""
    brand = _Brand(brand_hex)
    surfaces = {
        "plain": _light_surface(brand, brand.paper),
        "tint": _light_surface(brand, brand.tint),
        "brand": _dark_surface(brand, brand.strong),
        "ink": _dark_surface(brand, brand.neutrals[-1]),
    }
    return _named({"brand": brand.scale, "neutral": brand.neutrals}, surfaces)


def make_dark_palette(brand_hex: str) -> dict[str, str]:
    """The same names for a dark screen: the page is night, the brand's ground stands out of it, the ink is deepest."""
    brand = _Brand(brand_hex)
    surfaces = {
        "plain": _night_surface(brand, brand.night),
        "tint": _night_surface(brand, brand.dusk),
        "brand": _dark_surface(brand, brand.raised),
        "ink": _night_surface(brand, brand.deepest),
    }
    return _named({"brand": brand.scale[::-1], "neutral": brand.neutrals[::-1]}, surfaces)


def _named(scales: Mapping[str, Scale], surfaces: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {
        **{f"{name}-{step}": scale[i] for name, scale in scales.items() for i, step in enumerate(STEPS)},
        **{f"{name}-{role}": color for name, roles in surfaces.items() for role, color in roles.items()},
    }


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    return Color(one).contrast(other, method="wcag21")


class _Brand:
    """The brand colour, its scale, its tinted neutrals, and what can stand for it as a background."""

    def __init__(self, brand_hex: str) -> None:
        self.exact = brand_hex.lower()
        lightness, chroma, hue = Color(brand_hex).convert("oklch").coords(nans=False)
        grey = chroma < _GREY
        self.scale = [_hex(step, chroma * share, hue) for step, share in zip(_LIGHTNESS, _CHROMA, strict=True)]
        self.neutrals = [_hex(step, min(chroma * 0.12, 0.014), hue) for step in _LIGHTNESS]
        self.paper = _hex(0.99, min(chroma * 0.04, 0.005), hue)
        self.tint = _hex(0.957, min(chroma * 0.16, 0.024), hue)
        # A very light or grey brand colour is an accent: what has to carry text is then its darkest relative, or ink
        # beside a yellow.
        accent = lightness > _VERY_LIGHT or grey
        ink = accent and int(hue) in _OLIVE_WHEN_DARK
        candidates = [self.neutrals[-1] if ink else self.scale[9]] if accent else [self.exact, *self.scale[5:]]
        # On a dark surface it may shine.
        self.light = self.exact if lightness > _VERY_LIGHT else _WHITE
        self.strong = _first(candidates, against=(_WHITE,), at_least=TEXT_CONTRAST)
        darker = _hex(max(Color(self.strong).convert("oklch")["lightness"] - 0.07, 0.12), chroma * 0.8, hue)
        self.strong_hover = _first((darker, self.scale[-1]), against=(_WHITE,), at_least=TEXT_CONTRAST)
        self.night = _hex(0.19, min(chroma * 0.1, 0.014), hue)
        self.dusk = _hex(0.228, min(chroma * 0.16, 0.022), hue)
        self.deepest = _hex(0.145, min(chroma * 0.08, 0.01), hue)
        lifted = (self.neutrals if ink else self.scale)[9:7:-1]
        self.raised = _first((self.strong, *lifted), against=(self.night,), at_least=_STANDS_OUT)


def _light_surface(brand: _Brand, background: str) -> dict[str, str]:
    reads = (background,)
    return {
        "bg": background,
        "text": _first(brand.neutrals[-1:], against=reads, at_least=TEXT_CONTRAST),
        "muted": _first(brand.neutrals[6:], against=reads, at_least=TEXT_CONTRAST + 0.8),
        "accent": _first([brand.strong, *brand.scale[6:]], against=reads, at_least=TEXT_CONTRAST),
        "display": _first([brand.exact, *brand.scale[4:]], against=reads, at_least=LARGE_CONTRAST),
        "mark": _first([brand.exact, *brand.scale[3:]], against=reads, at_least=1.35),
        "line": brand.neutrals[2],
        "edge": _first(brand.neutrals[4:], against=reads, at_least=LARGE_CONTRAST),
        "button": brand.strong,
        "button-hover": brand.strong_hover,
        "on-button": _WHITE,
    }


def _dark_surface(brand: _Brand, background: str) -> dict[str, str]:
    reads = (background,)
    lights = [brand.scale[1], brand.scale[0], _WHITE]
    shining = [brand.light] if brand.light != _WHITE else []
    return {
        "bg": background,
        "text": _first((brand.neutrals[0], _WHITE), against=reads, at_least=TEXT_CONTRAST),
        "muted": _first([brand.neutrals[3], *lights], against=reads, at_least=TEXT_CONTRAST),
        "accent": _first([*shining, brand.scale[2], *lights], against=reads, at_least=TEXT_CONTRAST),
        "display": _first([*shining, brand.scale[3], *lights], against=reads, at_least=LARGE_CONTRAST),
        "mark": _first([brand.exact, *reversed(brand.scale[:5])], against=reads, at_least=1.6),
        "line": _blend(background, _WHITE, 0.22),
        "edge": _first([brand.scale[3], *lights], against=reads, at_least=LARGE_CONTRAST),
        "button": brand.light,
        "button-hover": brand.scale[1],
        "on-button": _first(
            [brand.strong, *brand.scale[8:]], against=(brand.light, brand.scale[1]), at_least=TEXT_CONTRAST
        ),
    }


def _night_surface(brand: _Brand, background: str) -> dict[str, str]:
    reads = (background,)
    shining = [brand.exact, *brand.scale[4::-1]]
    return {
        "bg": background,
        "text": _first((brand.neutrals[1], _WHITE), against=reads, at_least=TEXT_CONTRAST),
        "muted": _first(brand.neutrals[4::-1], against=reads, at_least=TEXT_CONTRAST + 0.8),
        "accent": _first(shining, against=reads, at_least=TEXT_CONTRAST),
        "display": _first(shining, against=reads, at_least=LARGE_CONTRAST),
        "mark": _first(shining, against=reads, at_least=2.2),
        "line": _blend(background, _WHITE, 0.15),
        "edge": _first(brand.neutrals[6::-1], against=reads, at_least=LARGE_CONTRAST),
        **_night_button(brand, background),
    }


def _night_button(brand: _Brand, background: str) -> dict[str, str]:
    """The brand's own colour where it is seen in the dark and carries text, else its strong or a lighter relative."""
    ink = brand.scale[-1]
    candidates = (brand.exact, brand.strong, *brand.scale[4::-1])
    readable = [color for color in candidates if max(contrast(color, ink), contrast(color, _WHITE)) >= TEXT_CONTRAST]
    button = _first(readable, against=(background,), at_least=LARGE_CONTRAST)
    if contrast(button, _WHITE) >= TEXT_CONTRAST:
        return {"button": button, "button-hover": brand.strong_hover, "on-button": _WHITE}
    return {"button": button, "button-hover": _blend(button, _WHITE, 0.25), "on-button": ink}


def _first(candidates: Iterable[str], *, against: Iterable[str], at_least: float) -> str:
    """The first colour with enough contrast against all of `against`; black or white where none has."""
    backgrounds = tuple(against)
    extremes = ("#000000", _WHITE)
    return next(
        color
        for color in (*candidates, *extremes)
        if all(contrast(color, background) >= at_least for background in backgrounds)
    )


def _hex(lightness: float, chroma: float, hue: float) -> str:
    return (
        Color("oklch", [lightness, chroma, hue]).fit("srgb", method="oklch-chroma").convert("srgb").to_string(hex=True)
    )


def _blend(one: str, other: str, share: float) -> str:
    return Color(one).mix(other, share, space="oklab").convert("srgb").to_string(hex=True)
