"""Cleaning the CSS of a client's drawing: known properties, whose values name nothing outside of the drawing."""

import re
from collections.abc import Container, Iterable, Iterator

import tinycss2
from tinycss2.ast import FunctionBlock, Node, StringToken, URLToken

from blocks.web.svg_words import FUNCTIONS, PROPERTIES

_UNWANTED = frozenset({"error", "at-keyword", "{} block", "() block", "[] block"})
# A name in a link may be written in percent signs or with white space, which would hide what it refers to.
_LOCAL_REFERENCE = re.compile(r"#[^\s\x00-\x1f%\"'()<>\\]+")


def clean_stylesheet(css: str, avoiding: frozenset[str] = frozenset()) -> str:
    """The plain rules of a stylesheet with their harmless declarations; no @-rule, no reference to some parts."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = (
        (tinycss2.serialize(rule.prelude), _clean(rule.content, avoiding))
        for rule in rules
        if rule.type == "qualified-rule"
    )
    return "".join(f"{selector.strip()}{{{body}}}" for selector, body in kept if body)


def clean_declarations(css: str) -> str:
    """The harmless ones among the declarations of a `style` attribute."""
    return _clean(tinycss2.parse_component_value_list(css, skip_comments=True))


def values_in_stylesheet(css: str, names: Container[str]) -> Iterator[str]:
    """The values that the rules of a stylesheet give to some properties."""
    for rule in tinycss2.parse_stylesheet(css):
        if rule.type == "qualified-rule":
            yield from _values(rule.content, names)


def values_in_declarations(css: str, names: Container[str]) -> Iterator[str]:
    """The values that a `style` attribute gives to some properties."""
    return _values(css, names)


def is_harmless(value: str) -> bool:
    """Whether a property's value calls only known functions and refers only to parts of the same drawing."""
    return _all_harmless(tinycss2.parse_component_value_list(value))


def is_local_reference(link: str) -> bool:
    """Whether a link leads to a part of the same drawing, named in plain letters."""
    return _LOCAL_REFERENCE.fullmatch(link) is not None


def references(css: str) -> Iterator[str]:
    """The names of the parts that a value, or a `style` attribute, refers to."""
    return _references(tinycss2.parse_component_value_list(css))


def _clean(content: Iterable[Node], avoiding: frozenset[str] = frozenset()) -> str:
    items = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        f"{item.lower_name}:{tinycss2.serialize(item.value).strip()}"
        for item in items
        if item.type == "declaration"
        and item.lower_name in PROPERTIES
        and _all_harmless(item.value)
        and avoiding.isdisjoint(_references(item.value))
    )


def _values(content: str | Iterable[Node], names: Container[str]) -> Iterator[str]:
    for item in tinycss2.parse_blocks_contents(content):
        if item.type == "declaration" and item.lower_name in names:
            yield tinycss2.serialize(item.value).strip()


def _all_harmless(values: Iterable[Node]) -> bool:
    return all(_harmless(value) for value in values)


def _harmless(value: Node) -> bool:
    if isinstance(value, URLToken):
        return is_local_reference(value.value)
    if not isinstance(value, FunctionBlock):
        return value.type not in _UNWANTED
    if value.lower_name == "url":
        return all(isinstance(part, StringToken) and is_local_reference(part.value) for part in value.arguments)
    return value.lower_name in FUNCTIONS and _all_harmless(value.arguments)


def _references(values: Iterable[Node]) -> Iterator[str]:
    for value in values:
        if isinstance(value, URLToken):
            yield value.value.removeprefix("#")
        elif isinstance(value, FunctionBlock) and value.lower_name == "url":
            yield from (part.value.removeprefix("#") for part in value.arguments if isinstance(part, StringToken))
        elif isinstance(value, FunctionBlock):
            yield from _references(value.arguments)
