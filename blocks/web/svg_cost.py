"""What it takes to draw an SVG: parts that use parts that use parts multiply."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from blocks.web import css
from blocks.web.refusal import PictureRefused, Why
from blocks.web.svg_words import GRADIENTS

MAX_DRAWN = 50_000


def refuse_explosion(root: Element) -> None:
    """Follow every reference between the drawing's parts.

    Raises:
        PictureRefused: a part refers to itself, or the parts drawn are more than 50,000.
    """
    parts = {identifier: element for element in root.iter() if (identifier := element.get("id"))}
    if _drawn(root, parts, {}, set()) > MAX_DRAWN:
        raise PictureRefused(Why.UNSAFE, f"the SVG drawing repeats its parts more than {MAX_DRAWN:,} times")


def parts_that_are_drawn(root: Element) -> frozenset[str]:
    """The names of what could multiply when it is referred to; a gradient cannot."""
    return frozenset(name for element in root.iter() if element.tag not in GRADIENTS and (name := element.get("id")))


def _drawn(element: Element, parts: Mapping[str, Element], known: dict[Element, int], under_way: set[Element]) -> int:
    if element in under_way:
        raise PictureRefused(Why.UNSAFE, "a part of the SVG drawing refers to itself")
    if element not in known:
        under_way.add(element)
        targets = [parts[name] for name in _references(element) if name in parts]
        known[element] = 1 + sum(_drawn(each, parts, known, under_way) for each in [*element, *targets])
        under_way.remove(element)
    return known[element]


def _references(element: Element) -> Iterator[str]:
    yield element.get("href", "").removeprefix("#")
    for value in element.attrib.values():
        if "(" in value:
            yield from css.references(value)
