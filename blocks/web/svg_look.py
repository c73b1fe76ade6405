"""How large an SVG drawing is, and what colour it is remembered by."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from PIL import ImageColor

from blocks.web import css
from blocks.web.colors import RGB, telling_color
from blocks.web.svg_words import COLORS

_MAX_EDGE = 20_000
_WITHOUT_SIZE = (300.0, 150.0)  # what browsers assume
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


def frame(root: Element) -> tuple[int, int]:
    """Width and height, after both and the view box were written to the drawing's root."""
    width, height = _view_box(root) or _lengths(root) or _WITHOUT_SIZE
    if _view_box(root) is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    scale = min(1.0, _MAX_EDGE / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    return size


def color_of(root: Element) -> str | None:
    """The most saturated frequent colour among fills, strokes and gradients, as `#rrggbb`."""
    return telling_color(Counter(color for text in _color_texts(root) if (color := _rgb(text))))


def _view_box(root: Element) -> tuple[float, float] | None:
    try:
        _, _, width, height = (float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        return None
    return (width, height) if _is_size(width) and _is_size(height) else None


def _lengths(root: Element) -> tuple[float, float] | None:
    width, height = (_pixels(root.get(edge, "")) for edge in ("width", "height"))
    return (width, height) if _is_size(width) and _is_size(height) else None


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[(match[2] or "").lower()] if match else 0.0


def _is_size(number: float) -> bool:
    return math.isfinite(number) and number > 0


def _color_texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield from (value for name, value in element.items() if name in COLORS)
        yield from css.values_in_declarations(element.get("style", ""), COLORS)
        if element.tag == "style":
            yield from css.values_in_stylesheet(element.text or "", COLORS)


def _rgb(text: str) -> RGB | None:
    try:
        red, green, blue, *_ = ImageColor.getrgb(text)
    except ValueError:
        return None
    return red, green, blue
