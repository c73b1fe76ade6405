"""The page on settings."""

from pathlib import Path

from blocks.orchestrator.environment import DEFAULT_PORT, prefect_environment
from cli.reference.fields import holds
from cli.reference.markdown import code, page, table
from domain.settings import Settings

_INTRODUCTION = "Environment variables. Every default works without any account."
_PREFECT = f"""\
Prefect's own settings work as Prefect documents them; the port of the embedded server is `PREFECT_SERVER_API_PORT`
(default {DEFAULT_PORT}). Where the environment does not say otherwise, `sitegen` sets these: Prefect then keeps to the
home folder, tells nobody anything, asks no questions and keeps the stages' logs:
"""


def settings_page() -> str:
    """Every setting of ours, and the ones of Prefect that we choose."""
    chosen = "\n".join(f"- {code(name)}" for name in prefect_environment(Path()))
    return page(
        "Settings",
        _INTRODUCTION,
        table(("variable", "default", "holds", "about"), _rows()),
        "## Prefect",
        _PREFECT,
        chosen,
    )


def _rows() -> list[tuple[str, str, str, str]]:
    schema = Settings.model_json_schema()
    return [
        (
            code(f"{Settings.model_config['env_prefix']}{name.upper()}"),
            "not set" if field.default is None else code(field.default),
            holds(schema["properties"][name]),
            field.description or "",
        )
        for name, field in Settings.model_fields.items()
    ]
