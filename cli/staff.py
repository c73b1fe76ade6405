"""`sitegen staff`: who of the agency may sign in."""

import secrets
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.console import Console

from api.sign_in_words import invitation_in
from blocks.doors import open_doors
from blocks.orchestrator.server import prefect_server
from cli.acting import acting
from cli.report import JsonFlag, errors_reported, people, result
from domain.artifacts.message import Message
from domain.artifacts.onboarding import Locale
from domain.database import open_database
from domain.fields import Email
from domain.settings import settings
from domain.staff import everybody
from domain.staff import invite as invite_member
from domain.staff import remove as remove_member

staff = typer.Typer(help="Say who of the agency may sign in as an operator.", no_args_is_help=True)


def _email(text: str) -> str:
    try:
        return TypeAdapter[str](Email).validate_python(text)
    except ValidationError:
        raise typer.BadParameter("must be like name@example.com") from None


EmailArgument = Annotated[str, typer.Argument(parser=_email, metavar="EMAIL", help="Their e-mail address.")]


@staff.command()
def invite(
    email: EmailArgument,
    language: Annotated[Locale, typer.Option(help="The language of the mail.")] = Locale.EN,
    as_json: JsonFlag = False,
) -> None:
    """Let someone sign in as an operator, and write them where."""
    with errors_reported(as_json=as_json), prefect_server(settings().home):
        mailer = open_doors(settings()).mailer
        with open_database(settings()) as database, database.transaction() as session:
            new = invite_member(session, email, acting())
        subject, text = invitation_in(language, url=f"{settings().api_url}/sign-in", email=email)
        mailer.send(Message(id=f"invitation-{secrets.token_hex(8)}", recipient=email, subject=subject, text=text))
    people.print(f"{email} {'may sign in now' if new else 'could sign in already'}; the mail is on its way.")
    if as_json:
        result({"email": email, "new": new})


@staff.command("list")
def list_staff(as_json: JsonFlag = False) -> None:
    """List who may sign in as an operator."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        rows = [
            {"email": one.email, "invited_at": one.invited_at.isoformat(timespec="seconds")}
            for one in everybody(session)
        ]
    if as_json:
        result({"staff": rows})
        return
    for row in rows:
        Console(highlight=False).print(f"{row['invited_at']}  {row['email']}", markup=False)


@staff.command()
def remove(email: EmailArgument, as_json: JsonFlag = False) -> None:
    """Let someone in no longer, and end their sessions."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        remove_member(session, email, acting())
    people.print(f"{email} may not sign in any longer.")
    if as_json:
        result({"email": email})
