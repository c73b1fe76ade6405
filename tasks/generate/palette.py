"""One brand colour becomes a whole palette in which every text pair can be read.

Two scales of eleven OKLCH steps (`brand-50` … `brand-950`, `neutral-50` … `neutral-950`), and for each
surface the roles that the kit's components paint with (`plain-text`, `tint-button`, …). Roles are chosen from
the scales by computed WCAG contrast, never by name. A dark palette has the same names and the same contrasts.
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
    "plate",
)
TEXT_CONTRAST = 4.5
LARGE_CONTRAST = 3.0
_LIGHTNESS = (0.975, 0.945, 0.9, 0.83, 0.74, 0.65, 0.56, 0.48, 0.4, 0.32, 0.24)
_CHROMA = (0.1, 0.18, 0.34, 0.58, 0.84, 1.0, 1.0, 0.94, 0.8, 0.62, 0.42)
_GREY = 0.03
_VERY_LIGHT = 0.8
_OLIVE_WHEN_DARK = range(80, 126)  # yellow hues, in degrees of OKLCH
_DIMMED = 0.82  # what is left of a colour's lightness in a dark palette
_NIGHT = {"plain": 0.2, "tint": 0.245, "ink": 0.155}
_NIGHT_BRAND = (0.33, 0.43)  # neither lost in the page nor glaring beside it
_WHITE = "#ffffff"

Scale = Sequence[str]


class Pair(NamedTuple):
    """Two roles of one surface and the contrast that they keep."""

    foreground: str
    background: str
    contrast: float


PAIRS = (
    Pair("brand-900", "brand-200", TEXT_CONTRAST),
    *(
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
    ),
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
    return _named(brand.scale, brand.neutrals, surfaces)


def make_dark_palette(brand_hex: str) -> dict[str, str]:
    """The same colours for a visitor who prefers a dark screen."""
    brand = _Brand(brand_hex)
    surfaces = {name: _night_surface(brand, brand.night(lightness)) for name, lightness in _NIGHT.items()}
    surfaces["brand"] = {**_dark_surface(brand, brand.dusk), "plate": brand.dimmed_paper}
    return _named([_dimmed(color) for color in brand.scale], [_dimmed(color) for color in brand.neutrals], surfaces)


def _named(scale: Scale, neutrals: Scale, surfaces: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    scales = {"brand": scale, "neutral": neutrals}
    return {
        **{f"{name}-{step}": colors[i] for name, colors in scales.items() for i, step in enumerate(STEPS)},
        **{f"{name}-{role}": surfaces[name][role] for name in SURFACES for role in ROLES},
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
        self.dimmed_paper = _hex(0.93, min(chroma * 0.04, 0.005), hue)
        self.dusk = _within(self.strong, *_NIGHT_BRAND)

    def night(self, lightness: float) -> str:
        """A ground as dark as this, with a breath of the brand's hue."""
        tinted = Color(self.neutrals[-1]).convert("oklch")
        return _hex(lightness, tinted["chroma"], tinted.coords(nans=False)[2])


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
        "plate": background,
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
        "plate": brand.paper,
    }


def _night_surface(brand: _Brand, background: str) -> dict[str, str]:
    reads = (background,)
    lights = [*reversed(brand.scale[:5]), _WHITE]
    button = _first([brand.strong, *lights], against=reads, at_least=LARGE_CONTRAST)
    hover = brand.strong_hover if button == brand.strong else _blend(button, _WHITE, 0.3)
    return {
        "bg": background,
        "text": _first([brand.neutrals[1]], against=reads, at_least=TEXT_CONTRAST),
        "muted": _first(brand.neutrals[4::-1], against=reads, at_least=TEXT_CONTRAST + 0.8),
        "accent": _first(lights, against=reads, at_least=TEXT_CONTRAST),
        "display": _first([brand.exact, *lights], against=reads, at_least=LARGE_CONTRAST),
        "mark": _first([brand.exact, *lights], against=reads, at_least=1.6),
        "line": _blend(background, _WHITE, 0.16),
        "edge": _first(brand.neutrals[6::-1], against=reads, at_least=LARGE_CONTRAST),
        "button": button,
        "button-hover": hover,
        "on-button": _first(
            [_WHITE, brand.scale[-1], brand.neutrals[-1]], against=(button, hover), at_least=TEXT_CONTRAST
        ),
        "plate": brand.dimmed_paper,
    }


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


def _dimmed(color: str) -> str:
    lightness, chroma, hue = Color(color).convert("oklch").coords(nans=False)
    return _hex(lightness * _DIMMED, chroma, hue)


def _within(color: str, darkest: float, lightest: float) -> str:
    lightness, chroma, hue = Color(color).convert("oklch").coords(nans=False)
    fitting = min(max(lightness, darkest), lightest)
    return _hex(fitting, chroma * min(fitting / lightness, 1.0) if lightness else 0.0, hue)
