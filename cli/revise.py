"""`sitegen revise`, `sitegen diff` and `sitegen rollback`: change a site, see what changed, and go back."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from blocks.doors import Doors, open_doors
from blocks.orchestrator.server import prefect_server
from cli.outcome import report, stages_shown
from cli.report import JsonFlag, errors_reported, result
from domain.artifacts.onboarding import Locale
from domain.artifacts.outcome import Outcome
from domain.database import open_database
from domain.projects import find_project
from domain.settings import settings
from flows.revise_site import revise_site
from tasks.revise.comparing import Comparison, compare
from tasks.revise.intake import submit_request, submit_rollback

ProjectName = Annotated[str, typer.Argument(help="The project's slug or id.")]


def revise(
    project: ProjectName,
    text: Annotated[str, typer.Argument(help="What to change, in the client's words.")],
    section: Annotated[
        str | None, typer.Option(metavar="ID", help="The section that is meant: page/section, or the section alone.")
    ] = None,
    picture: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A photo that goes with the request; may be repeated.")
    ] = None,
    locale: Annotated[
        Locale | None, typer.Option(help="The language of the request; the site's first, where it is not given.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Change a site as its client asks, and nothing else; what is not clear is asked back."""
    began = time.monotonic()
    with errors_reported(as_json=as_json), prefect_server(settings().home):
        doors = _doors()
        with open_database(settings()) as database:
            number = submit_request(
                project, text, database, doors.artifact_store, section=section, locale=locale, pictures=picture or ()
            )
        report(_run(project, number), doors, began, as_json=as_json)


def rollback(
    project: ProjectName,
    to: Annotated[int, typer.Option("--to", metavar="N", min=1, help="The version to go back to.")],
    as_json: JsonFlag = False,
) -> None:
    """Make a new version that equals an older one."""
    began = time.monotonic()
    with errors_reported(as_json=as_json), prefect_server(settings().home):
        with open_database(settings()) as database:
            number = submit_rollback(project, to, database)
        report(_run(project, number), _doors(), began, as_json=as_json)


def diff(
    project: ProjectName,
    older: Annotated[int, typer.Argument(metavar="A", min=1, help="A version.")],
    newer: Annotated[int, typer.Argument(metavar="B", min=1, help="Another version.")],
    as_json: JsonFlag = False,
) -> None:
    """Show which pages and texts differ between two versions."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        found = find_project(session, project)
        compared = compare(session, _doors().artifact_store, found, older, newer)
        payload = {"project_id": found.id, "slug": found.slug, **compared.model_dump(mode="json")}
    if as_json:
        result(payload)
    else:
        _print(compared, Console(highlight=False))


def _print(compared: Comparison, console: Console) -> None:
    for page in compared.changed_pages:
        console.print(page, style="bold", markup=False)
    for text in compared.texts:
        console.print(f"{text.file} {text.place}", markup=False)
        console.print(f"  - {text.was}\n  + {text.becomes}", markup=False)
    if not (compared.changed_pages or compared.texts):
        console.print("Nothing differs.")


def _doors() -> Doors:
    return open_doors(settings())


def _run(project: str, number: int) -> Outcome:
    with stages_shown():
        return revise_site(project, number)
