"""`sitegen reference`: bring what is made from the code up to date (for people who work on this project)."""

import typer
from typer.core import TyperGroup

from cli.reference.artifacts import artifacts_page
from cli.reference.commands import commands_page
from cli.reference.doors import doors_page
from cli.reference.errors import errors_page
from cli.reference.settings import settings_page
from cli.reference.stages import stages_page
from cli.report import people
from domain.schema_export import exported_schemas
from tasks.project.starters import STARTERS


def reference(context: typer.Context) -> None:
    """Write the JSON Schemas and the reference pages."""
    sitegen = context.find_root().command
    if not isinstance(sitegen, TyperGroup):
        raise TypeError("this command belongs into a group")
    for path, text in reference_files(sitegen).items():
        target = STARTERS.parent / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        people.print(f"wrote {path}")


def reference_files(sitegen: TyperGroup) -> dict[str, str]:
    """The text of every file that is made from the code, by its path from the repository's root."""
    pages = {
        "artifacts": artifacts_page(),
        "cli": commands_page(sitegen),
        "doors": doors_page(),
        "errors": errors_page(),
        "settings": settings_page(),
        "stages": stages_page(),
    }
    return {**exported_schemas(), **{f"docs/reference/{name}.md": text for name, text in pages.items()}}
