"""`sitegen token`: let a program, or a person at a shell, use the API."""

import re
from datetime import timedelta
from typing import Annotated

import typer

from cli.acting import acting
from cli.report import JsonFlag, errors_reported, result
from domain.audit import log_change
from domain.database import open_database
from domain.records.base import now
from domain.settings import settings
from domain.tokens import Grant, Role, TokenKeys

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def _duration(text: str) -> timedelta:
    found = re.fullmatch(r"([1-9]\d{0,4})([mhd])", text)
    if not found:
        raise typer.BadParameter("must be like 30m, 12h or 90d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def token(
    role: Annotated[Role, typer.Option(help="What it allows.")],
    subject: Annotated[str, typer.Option("--for", help="Who will use it, as the audit log names them.")] = "machine",
    expires: Annotated[
        timedelta, typer.Option(parser=_duration, metavar="TIME", help="How long it is good: 30m, 12h, 90d.")
    ] = timedelta(hours=12),
    as_json: JsonFlag = False,
) -> None:
    """Make a token for the API, to be sent as `Authorization: Bearer …`."""
    with errors_reported(as_json=as_json), open_database(settings()) as database, database.transaction() as session:
        grant, at = Grant(subject=subject, role=role), now()
        made = TokenKeys.of(settings()).issue(grant, lives=expires, at=at)
        expiry = (at + expires).isoformat(timespec="seconds")
        log_change(session, acting(), "token made", subject, role=role, expires_at=expiry)
    if as_json:
        result({"token": made, "role": role, "for": subject, "expires_at": expiry})
    else:
        typer.echo(made)
