"""The page on what passes between stages."""

import inspect
from typing import Any

from cli.reference.code_objects import definitions
from cli.reference.fields import field_rows
from cli.reference.markdown import about, code, page, table
from domain import artifacts
from domain.artifacts.base import Artifact

_INTRODUCTION = """\
What stages return and flows put together, and what those values are made of. All of them are frozen and refuse
fields that are not named here. A *file* lies under `projects/{project_id}/artifacts/` in the artifact store; the
brief is also there as `brief.pdf`. What the kit reads has JSON Schemas of its own, in
[`starters/kit/src/schema/`](../../starters/kit/src/schema/).
"""
_FIELDS = ("field", "holds", "when left out", "about")


def artifacts_page() -> str:
    """Every artifact, and every model and choice that one of them holds."""
    kinds = artifact_classes()
    schemas = {kind.__name__: kind.model_json_schema(mode="validation") for kind in kinds}
    parts = {
        name: part for schema in schemas.values() for name, part in schema.get("$defs", {}).items()
    }  # fmt: skip
    return page(
        "Artifacts",
        _INTRODUCTION,
        *(_artifact(kind, schemas[kind.__name__]) for kind in kinds),
        "## Parts",
        *(_part(name, parts[name]) for name in sorted(parts.keys() - schemas.keys())),
    )


def artifact_classes() -> list[type[Artifact]]:
    """Every artifact, by name."""
    found = {
        thing
        for thing in definitions(artifacts)
        if inspect.isclass(thing) and issubclass(thing, Artifact) and thing is not Artifact
    }
    return sorted(found, key=lambda kind: kind.__name__)


def _artifact(kind: type[Artifact], schema: dict[str, Any]) -> str:
    file = f"File: {code(kind.filename)}." if kind.filename else "No file of its own."
    return "\n\n".join([f"## {kind.__name__}", about(kind), file, table(_FIELDS, field_rows(schema))])


def _part(name: str, schema: dict[str, Any]) -> str:
    if "enum" in schema:
        holds = "One of " + ", ".join(map(code, schema["enum"])) + "."
    else:
        holds = table(_FIELDS, field_rows(schema))
    return "\n\n".join([f"### {name}", schema.get("description", ""), holds])
