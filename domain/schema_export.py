"""JSON Schemas for those who do not speak Python: the kit, and whoever fills in the form."""

import json
from typing import Any

from pydantic import BaseModel

from domain.artifacts.onboarding import OnboardingForm
from domain.artifacts.site_data import PageData, SiteData

_EXPORTS: dict[str, type[BaseModel]] = {
    "docs/reference/onboarding-form.schema.json": OnboardingForm,
    "starters/kit/src/schema/page.schema.json": PageData,
    "starters/kit/src/schema/site.schema.json": SiteData,
}


def exported_schemas() -> dict[str, str]:
    """The text of every exported schema by its path from the repository's root."""
    return {path: _schema_text(model) for path, model in _EXPORTS.items()}


def _schema_text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(mode="validation")
    for definition in schema.get("$defs", {}).values():
        _require_tag(definition)
    _drop_field_titles(schema)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _require_tag(definition: dict[str, Any]) -> None:
    """A union's tag is always written, and without it an error could not name the member that was meant."""
    tags = [name for name, field in definition.get("properties", {}).items() if "const" in field]
    if tags:
        definition["required"] = sorted({*tags, *definition.get("required", ())})


def _drop_field_titles(node: Any) -> None:
    """Pydantic repeats each field's name as a title, which would become a type of its own in TypeScript."""
    if isinstance(node, list):
        for item in node:
            _drop_field_titles(item)
    elif isinstance(node, dict):
        for field in node.get("properties", {}).values() if isinstance(node.get("properties"), dict) else ():
            if isinstance(field, dict) and isinstance(field.get("title"), str):
                del field["title"]
        for value in node.values():
            _drop_field_titles(value)
