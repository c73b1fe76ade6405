"""`sitegen messages`: what visitors wrote through a site's contact form."""

from typing import Annotated, Any

import typer
from rich.console import Console

from cli.report import JsonFlag, errors_reported, result
from domain.database import open_database
from domain.messages import messages_of
from domain.projects import find_project
from domain.records.messages import FormMessage
from domain.settings import settings


def messages(
    project: Annotated[str, typer.Argument(help="The project's slug or id.")],
    spam: Annotated[bool, typer.Option("--spam", help="What was taken for spam, instead.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Show what visitors wrote through the site's contact form, the newest first."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        found = find_project(session, project)
        written = [_message(message) for message in messages_of(session, found.id, spam=spam)]
        payload = {"project_id": found.id, "slug": found.slug, "messages": written}
    if as_json:
        result(payload)
    else:
        _print(written, Console(highlight=False))


def _message(message: FormMessage) -> dict[str, Any]:
    return {
        "received_at": message.received_at.isoformat(timespec="seconds"),
        "name": message.name,
        "email": message.email,
        "message": message.message,
        "page": message.page,
        "locale": message.locale,
    }


def _print(written: list[dict[str, Any]], console: Console) -> None:
    for message in written:
        heading = f"{message['received_at']}  {message['name']} <{message['email']}>  {message['page']}"
        console.print(heading, style="bold", markup=False)
        console.print(message["message"], markup=False, end="\n\n")
    if not written:
        console.print("There is no message.")
