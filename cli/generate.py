"""`sitegen generate` and `sitegen rerun`: run the flow in this process and wait for its end."""

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from blocks.doors import Doors, open_doors
from blocks.orchestrator.flow_runs import stage_rows
from blocks.orchestrator.server import prefect_server
from cli.report import errors_reported, people, result
from domain.artifacts.outcome import Outcome
from domain.database import open_database
from domain.settings import settings
from domain.stages import Stage
from flows.generate_site import generate_site
from tasks.build.archive import unpack_archive
from tasks.ingest.intake import read_local_form, submit_local_form

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object as the last line of standard output.")]


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
            _report(outcome, doors, began, as_json=as_json)


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
        _report(outcome, doors, began, as_json=as_json)


class _Progress(logging.Handler):
    """Each stage as it begins, for people."""

    def emit(self, record: logging.LogRecord) -> None:
        people.print(f"  {record.getMessage()}", markup=False)


def _run(project: str, refresh: Sequence[Stage], until: Stage | None) -> Outcome:
    progress = logging.getLogger("sitegen.progress")
    progress.setLevel(logging.INFO)
    handler = _Progress()
    progress.addHandler(handler)
    try:
        return generate_site(project, refresh=tuple(refresh), until=until)
    finally:
        progress.removeHandler(handler)


def _report(outcome: Outcome, doors: Doors, began: float, *, as_json: bool) -> None:
    seconds = round(time.monotonic() - began, 1)
    dist = None
    if outcome.version and outcome.build and outcome.build.archive:
        dist = settings().home / "dist" / outcome.slug / f"v{outcome.version}"
        unpack_archive(doors.artifact_store, outcome.build.archive, dist)
    if outcome.preview:
        people.print(f"\n[green]Version {outcome.version} is ready[/] after {seconds} s: {outcome.preview.url}")
        people.print("`sitegen up` serves it.")
    else:
        people.print(f"\n[green]Done[/] after {seconds} s; the project is {outcome.status}.")
    for check in outcome.quality.skipped if outcome.quality else ():
        people.print(f"Not checked: {check.name}, since {check.detail}.", markup=False)
    certificate = _certificate_url(outcome, doors)
    if certificate:
        people.print(f"Certificate of quality: {certificate}", markup=False, soft_wrap=True)
    for warning in outcome.warnings:
        people.print(f"Please note: {warning}", markup=False)
    if as_json:
        result(_payload(outcome, dist, certificate, seconds))


def _certificate_url(outcome: Outcome, doors: Doors) -> str | None:
    key = outcome.quality.certificate if outcome.quality else None
    return doors.artifact_store.url(key) if key else None


def _payload(outcome: Outcome, dist: Path | None, certificate: str | None, seconds: float) -> dict[str, Any]:
    quality = outcome.quality
    return {
        "project_id": outcome.project_id,
        "version": outcome.version,
        "status": outcome.status,
        "preview_url": outcome.preview.url if outcome.preview else None,
        "dist": str(dist) if dist else None,
        "quality": {
            "errors": [finding.model_dump(mode="json") for finding in quality.errors] if quality else [],
            "warnings": [finding.model_dump(mode="json") for finding in quality.warnings] if quality else [],
            "skipped": [check.model_dump(mode="json") for check in quality.skipped] if quality else [],
            "scores": [scores.model_dump(mode="json") for scores in quality.scores] if quality else [],
            "screenshots": [picture.model_dump(mode="json") for picture in quality.screenshots] if quality else [],
            "certificate": certificate,
        },
        "warnings": outcome.warnings,
        "stages": [row.model_dump(mode="json") for row in stage_rows(outcome.flow_run_id, task_runs=outcome.task_runs)],
        "seconds": seconds,
    }
