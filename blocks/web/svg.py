"""Cleaning SVG drawings: read by a hardened parser, and written anew from an allow-list."""

from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from blocks.web import css
from blocks.web.clean_image import CleanImage
from blocks.web.refusal import PictureRefused, Why
from blocks.web.svg_cost import parts_that_are_drawn, refuse_explosion
from blocks.web.svg_look import color_of, frame
from blocks.web.svg_words import (
    ATTRIBUTES,
    ELEMENTS,
    GROUPS,
    NAMESPACE,
    REFERRING,
    SHAPES,
    TEXTS,
    XLINK_HREF,
)

MAX_BYTES = 1_000_000
_MAX_DEPTH = 60


def clean_svg(content: bytes) -> CleanImage:
    """Write a drawing anew with nothing in it that acts, moves or refers to anything outside.

    What is unknown is left out; a drawing of which nothing remains to be seen is refused.

    Raises:
        PictureRefused: it is not SVG, declares entities, is too large or too deeply nested, or shows nothing.
    """
    if len(content) > MAX_BYTES:
        raise PictureRefused(Why.TOO_LARGE, f"the SVG drawing is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return _written(content)
    except RecursionError as error:
        raise PictureRefused(Why.UNSAFE, "the SVG drawing is nested too deeply") from error


def _written(content: bytes) -> CleanImage:
    root = _clean(_parsed(content), depth=0)
    if root is None or root.tag != "svg":
        raise PictureRefused(Why.NO_PICTURE, "the file is not an SVG drawing")
    if not any(element.tag in SHAPES for element in root.iter()):
        raise PictureRefused(
            Why.NO_PICTURE, "the SVG drawing has no shapes of its own (embedded pictures are not taken over)"
        )
    _clean_stylesheets(root)
    refuse_explosion(root)
    width, height = frame(root)
    root.set("xmlns", NAMESPACE)
    written = tostring(root, encoding="unicode").encode()
    return CleanImage(written, "image/svg+xml", ".svg", width, height, color_of(root))


def _clean_stylesheets(root: Element) -> None:
    # Which elements a rule applies to is not known here, so it must not refer to anything that could multiply.
    avoiding = parts_that_are_drawn(root)
    for style in root.iter("style"):
        style.text = css.clean_stylesheet(style.text or "", avoiding)


def _parsed(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise PictureRefused(Why.UNSAFE, "the SVG drawing declares entities, which are not accepted") from error
    except (ParseError, LookupError, ValueError) as error:
        raise PictureRefused(Why.DAMAGED, "the SVG drawing is damaged or not complete") from error
    return root


def _clean(source: Element, depth: int) -> Element | None:
    """A copy with what is allowed, without namespaces; None where the element itself is not."""
    name = _allowed_name(source)
    if name is None:
        return None
    if depth > _MAX_DEPTH:
        raise PictureRefused(Why.UNSAFE, f"the SVG drawing nests more than {_MAX_DEPTH} levels deep")
    element = Element(name, _clean_attributes(name, source))
    element.text = _clean_text(name, source.text)
    for child in source:
        kept = _clean(child, depth + 1)
        if kept is not None:
            kept.tail = child.tail if name in TEXTS else None
            element.append(kept)
    return element


def _allowed_name(source: Element) -> str | None:
    namespace, _, name = source.tag.rpartition("}")
    if namespace not in {"", "{" + NAMESPACE}:
        return None
    if name in GROUPS:
        return "g"
    return name if name in ELEMENTS else None


def _clean_attributes(element: str, source: Element) -> dict[str, str]:
    attributes = {name: value for name, value in source.items() if name in ATTRIBUTES and _is_harmless(value)}
    if style := css.clean_declarations(source.get("style", "")):
        attributes["style"] = style
    reference = source.get("href", source.get(XLINK_HREF, ""))
    if element in REFERRING and css.is_local_reference(reference):
        attributes["href"] = reference
    return attributes


def _is_harmless(value: str) -> bool:
    # Only a function can name a file, and paths are long: most values need no parser.
    return not {"(", "\\"} & set(value) or css.is_harmless(value)


def _clean_text(element: str, text: str | None) -> str | None:
    if element == "style":
        return css.clean_stylesheet(text or "")
    return text if element in TEXTS else None
