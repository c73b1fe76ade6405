"""The colour that a picture is remembered by."""

from collections import defaultdict
from collections.abc import Mapping

RGB = tuple[int, int, int]

_LEAST_CHROMA = 32  # of 255: what is closer to grey, white or black than this tells nothing
_LEAST_LIGHT = 48
_LEAST_SHARE = 0.01


def telling_color(weights: Mapping[RGB, int]) -> str | None:
    """The most saturated frequent colour as `#rrggbb`, None where everything is close to white, grey or black."""
    families: defaultdict[RGB, dict[RGB, int]] = defaultdict(dict)
    for color, weight in weights.items():
        if _chroma(color) >= _LEAST_CHROMA and max(color) >= _LEAST_LIGHT:
            families[_family(color)][color] = weight
    total = sum(weights.values())
    candidates = [shades for shades in families.values() if sum(shades.values()) >= _LEAST_SHARE * total]
    if not candidates:
        return None
    winner = max(candidates, key=lambda shades: (_presence(shades), max(shades)))
    red, green, blue = max(winner, key=lambda color: (winner[color], color))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _chroma(color: RGB) -> int:
    return max(color) - min(color)


def _family(color: RGB) -> RGB:
    red, green, blue = color
    return red >> 5, green >> 5, blue >> 5


def _presence(shades: Mapping[RGB, int]) -> int:
    return sum(weight * _chroma(color) for color, weight in shades.items())
