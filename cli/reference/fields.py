"""What a field may hold, in words, from its model's JSON Schema."""

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from cli.reference.markdown import code

Node = dict[str, Any]
_TEXTS = MappingProxyType({"path": "path", "email": "e-mail address", "password": "secret text"})
_NUMBERS = MappingProxyType({"integer": "whole number"})


def field_rows(schema: Node) -> Iterator[tuple[str, str, str, str]]:
    """For each field of a model: its name, what it holds, what it is when left out, and what it is about."""
    required = schema.get("required", ())
    for name, node in schema.get("properties", {}).items():
        default = "required" if name in required else _default(node.get("default"))
        yield code(name), holds(node), default, node.get("description", "")


def holds(node: Node) -> str:
    """What a value may be."""
    match node:
        case {"$ref": str(path)}:
            name = path.rsplit("/", maxsplit=1)[-1]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": list(options)} | {"oneOf": list(options)}:
            return " or ".join(map(holds, options))
        case {"const": value}:
            return code(value)
        case {"enum": list(values)}:
            return " or ".join(map(code, values))
        case _:
            limits = ", ".join(_limits(node))
            return _plain(node, f" ({limits})" if limits else "")


def _plain(node: Node, limits: str) -> str:
    match node:
        case {"type": "array", "items": dict(items)}:
            return f"list{limits} of {holds(items)}"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"map{limits} of names to {holds(values)}"
        case {"type": "string"}:
            return f"{_TEXTS.get(node.get('format', ''), 'text')}{limits}"
        case {"type": str(kind)}:
            return f"{_NUMBERS.get(kind, kind)}{limits}"
        case _:
            return "anything"


def _limits(node: Node) -> Iterator[str]:
    for end, unit in (("imum", ""), ("Length", " characters"), ("Items", " entries"), ("Properties", " entries")):
        match node.get(f"min{end}"), node.get(f"max{end}"):
            case None, None:
                continue
            case None, highest:
                yield f"at most {highest}{unit}"
            case lowest, None:
                yield f"at least {lowest}{unit}"
            case lowest, highest:
                yield f"{lowest} to {highest}{unit}"
    if "exclusiveMinimum" in node:
        yield f"more than {node['exclusiveMinimum']}"
    if "pattern" in node:
        yield code(node["pattern"])


def _default(value: object) -> str:
    return "empty" if value in ([], {}, "") else code(json.dumps(value, ensure_ascii=False))
