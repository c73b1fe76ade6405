"""`sitegen projects` and `sitegen show`: what is there, and where it stands."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.report import JsonFlag, errors_reported, people, result
from domain.database import open_database
from domain.outbox import unsettled_messages
from domain.projects import find_project
from domain.records.projects import Project, Version
from domain.records.revisions import Revision
from domain.revisions import revisions_of
from domain.settings import settings


def list_projects(as_json: JsonFlag = False) -> None:
    """List all projects, the ones that need a human first."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        projects = session.scalars(select(Project).order_by(Project.trouble.is_(None), Project.slug)).all()
        rows = [_summary(session, project) for project in projects]
    table = Table(box=None)
    for heading in ("project", "id", "status", "version"):
        table.add_column(heading, no_wrap=True)
    table.add_column("preview", overflow="fold")
    for row in rows:
        table.add_row(
            row["slug"], row["project_id"], row["status"], str(row["version"] or "–"), row["preview_url"] or "–"
        )
    _console(as_json).print(table)
    if as_json:
        result({"projects": rows})


def show(project: Annotated[str, typer.Argument(help="The project's slug or id.")], as_json: JsonFlag = False) -> None:
    """Show where a project stands: status, warnings, versions, revisions, and what needs a human."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        found = find_project(session, project)
        payload = _summary(session, found) | {
            "trouble": found.trouble,
            "warnings": found.warnings,
            "versions": [_version(version) for version in _versions(session, found.id)],
            "revisions": [_revision(revision) for revision in revisions_of(session, found.id)],
            "unsettled_messages": list(unsettled_messages(session, found.id)),
        }
    _print(payload, _console(as_json))
    if as_json:
        result(payload)


def _summary(session: Session, project: Project) -> dict[str, Any]:
    newest = next(iter(_versions(session, project.id)), None)
    return {
        "project_id": project.id,
        "slug": project.slug,
        "name": project.name,
        "status": project.status,
        "version": newest.number if newest else None,
        "preview_url": project.preview_url,
    }


def _versions(session: Session, project_id: str) -> list[Version]:
    query = select(Version).where(Version.project_id == project_id, Version.ready_at.is_not(None))
    return list(session.scalars(query.order_by(Version.number.desc())))


def _version(version: Version) -> dict[str, Any]:
    return {"version": version.number, "commit": version.commit, "preview_url": version.preview_url}


def _revision(revision: Revision) -> dict[str, Any]:
    plan = revision.plan or {}
    return {
        "number": revision.number,
        "text": revision.text,
        "status": revision.status,
        "answer": plan.get("answer"),
        "version": revision.version,
    }


def _console(as_json: bool) -> Console:
    return people if as_json else Console(highlight=False)


def _print(payload: dict[str, Any], console: Console) -> None:
    console.print(
        f"[bold]{escape(payload['name'])}[/] ({payload['slug']}, {payload['project_id']}): {payload['status']}"
    )
    if trouble := payload["trouble"]:
        console.print(f"[red]Needs a human at {trouble['stage']}:[/]", end=" ")
        console.print(trouble["reason"], markup=False)
        console.print(f"What to do: {trouble['next_step']}", markup=False)
    for warning in payload["warnings"]:
        console.print(f"  note: {warning}", markup=False)
    for version in payload["versions"]:
        console.print(f"  version {version['version']}  {version['commit'][:7]}  {version['preview_url']}")
    for revision in payload["revisions"]:
        version = f" → version {revision['version']}" if revision["version"] else ""
        console.print(f"  revision {revision['number']}  {revision['status']}{version}  ", end="")
        console.print(revision["text"], markup=False)
    for message in payload["unsettled_messages"]:
        console.print(f"  message {message} may or may not have gone out: ask its recipient")
