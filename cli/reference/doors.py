"""The page on the doors to the outside world."""

import importlib
import inspect
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from blocks.door import Door
from blocks.doors import VARIABLE, Doors, embedded_doors
from cli.reference.fields import holds
from cli.reference.markdown import about, code, page, summary, table
from domain.settings import Settings

_INTRODUCTION = f"""\
A door is a Prefect block. The Prefect Variable `{VARIABLE}` maps a door's name to a saved block, such as
`{{"artifact_store": "sitegen-local-artifact-store/shared"}}`; a door that it does not name is the embedded default. A
reference that does not resolve is an error.
"""


def doors_page() -> str:
    """Every door, its embedded default, and what its interface asks for."""
    embedded = embedded_doors(Settings.model_construct(home=Path()))
    doors: dict[str, Door] = {field.name: getattr(embedded, field.name) for field in fields(Doors)}
    rows = (
        (code(name), _interface(door).__name__, code(door.get_block_type_name()), code(door.get_block_type_slug()))
        for name, door in doors.items()
    )
    head = ("door", "interface", "embedded block", "its block type in references")
    return page("Doors", _INTRODUCTION, table(head, rows), *(_section(name, door) for name, door in doors.items()))


def _section(name: str, door: Door) -> str:
    interface = _interface(door)
    operations = table(("operation", "does"), _operations(interface))
    file = f"{interface.__module__.replace('.', '/')}.py"
    source = f"Interface: [`{interface.__name__}`](../../{file}). Embedded: `{type(door).__name__}`."
    parts = [f"## `{name}`", about(interface), source, operations, *map(_opened, _behind(interface))]
    if settings := list(_settings(door)):
        parts.append(f"The embedded block's fields:\n\n{table(('field', 'holds', 'about'), settings)}")
    return "\n\n".join(parts)


def _interface(door: Door) -> type[Door]:
    """The class between `Door` and the implementation."""
    kinds = type(door).__mro__
    interface: type[Door] = kinds[kinds.index(Door) - 1]
    return interface


def _behind(interface: type[Door]) -> Iterator[type]:
    """What a door leads to that has operations of its own."""
    for kind in vars(importlib.import_module(interface.__module__)).values():
        if inspect.isabstract(kind) and kind.__module__ == interface.__module__ and not issubclass(kind, Door):
            yield kind


def _opened(kind: type) -> str:
    return f"`{kind.__name__}`: {about(kind)}\n\n{table(('operation', 'does'), _operations(kind))}"


def _operations(interface: type) -> Iterator[tuple[str, str]]:
    for name, member in vars(interface).items():
        if inspect.isfunction(member) and getattr(member, "__isabstractmethod__", False):
            yield code(name), summary(member)


def _settings(door: Door) -> Iterator[tuple[str, str, str]]:
    for name, node in type(door).model_json_schema().get("properties", {}).items():
        yield code(name), holds(node), node.get("description", "")
