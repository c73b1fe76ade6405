"""The page on the command line, in the words of its own help."""

import typer
from typer.cli import get_docs_for_click
from typer.core import TyperGroup

from cli.reference.markdown import page

_STAGE = "`STAGE` is one of the names in [Stages](stages.md)."


def commands_page(sitegen: TyperGroup) -> str:
    """Every command that is shown to users."""
    root = typer.Context(sitegen, info_name="sitegen")
    sections = (
        get_docs_for_click(obj=command, ctx=typer.Context(command, parent=root), indent=1, call_prefix="sitegen")
        for command in sitegen.commands.values()
        if not command.hidden
    )
    return page("Command line", sitegen.help or "", sitegen.epilog or "", _STAGE, *sections)
