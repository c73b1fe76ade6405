"""The few forms of Markdown that the pages are made of."""

import inspect
from collections.abc import Iterable, Sequence
from typing import Any

_MADE = "<!-- Made from the code by `sitegen reference`: change the code, not this page. -->"


def page(title: str, *parts: str) -> str:
    """A whole page; empty parts are left out."""
    return "\n\n".join([_MADE, f"# {title}", *(part.strip() for part in parts if part.strip())]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what would end a cell is escaped."""
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def code(value: object) -> str:
    """A name or a value as it stands in code."""
    return f"`{value}`"


def about(thing: Any) -> str:
    """The docstring of a class or function."""
    return inspect.getdoc(thing) or ""


def summary(thing: Any) -> str:
    """The first sentence or line of a docstring, on one line."""
    return " ".join(about(thing).split("\n\n", maxsplit=1)[0].split())


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split()) or "–"
