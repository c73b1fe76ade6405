"""`sitegen schemas`: bring the exported JSON Schemas up to date (for people who work on this project)."""

from cli.report import people
from domain.schema_export import exported_schemas
from tasks.project.starters import STARTERS


def schemas() -> None:
    """Write the JSON Schemas of the onboarding form and of the kit's data."""
    for path, text in exported_schemas().items():
        target = STARTERS.parent / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        people.print(f"wrote {path}")
