"""`sitegen generate` and `sitegen rerun`: run the flow in this process and wait for its end."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from blocks.doors import open_doors
from blocks.orchestrator.server import prefect_server
from cli.outcome import report, stages_shown
from cli.report import JsonFlag, errors_reported
from domain.artifacts.outcome import Outcome
from domain.database import open_database
from domain.settings import settings
from domain.stages import Stage
from flows.generate_site import generate_site
from tasks.ingest.intake import read_local_form, submit_local_form


def generate(
    form: Annotated[Path, typer.Argument(help="The onboarding form, a JSON file; its pictures lie beside it.")],
    refresh: Annotated[
        list[Stage] | None,
        typer.Option(metavar="STAGE", help="Compute this stage anew although nothing changed; may be repeated."),
    ] = None,
    until: Annotated[Stage | None, typer.Option(metavar="STAGE", help="Run this stage and its ancestors only.")] = None,
    same_client: Annotated[
        bool, typer.Option("--same-client", help="The slug's client sent this form, from a new e-mail address.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Make or update the website of an onboarding form."""
    began = time.monotonic()
    with errors_reported(as_json=as_json):
        local = read_local_form(form)
        with prefect_server(settings().home):
            doors = open_doors(settings())
            with open_database(settings()) as database:
                project = submit_local_form(local, database, doors.artifact_store, same_client=same_client)
            outcome = _run(project, refresh or (), until)
            report(outcome, doors, began, as_json=as_json)


def rerun(
    project: Annotated[str, typer.Argument(help="The project's slug or id.")],
    stage: Annotated[Stage, typer.Argument(metavar="STAGE", help="The stage to compute anew.")],
    only: Annotated[bool, typer.Option("--only", help="Stop after this stage.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Compute one stage anew from cached artifacts, and what hangs on it."""
    began = time.monotonic()
    with errors_reported(as_json=as_json), prefect_server(settings().home):
        doors = open_doors(settings())
        outcome = _run(project, (stage,), stage if only else None)
        report(outcome, doors, began, as_json=as_json)


def _run(project: str, refresh: Sequence[Stage], until: Stage | None) -> Outcome:
    with stages_shown():
        return generate_site(project, refresh=tuple(refresh), until=until)
