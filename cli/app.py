"""All commands under one name."""

import typer

from cli.doctor import doctor
from cli.generate import generate, rerun
from cli.inspect import list_projects, show
from cli.messages import messages
from cli.openapi import openapi
from cli.reference.command import reference
from cli.revise import diff, revise, rollback
from cli.staff import staff
from cli.token import token
from cli.up import up

app = typer.Typer(
    name="sitegen",
    help="Turns a small business's onboarding form into a verified website in a git repository of its own.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog="State lives under SITEGEN_HOME (default .sitegen/). Exit codes: 0 done, 1 failed, 2 the input was refused.",
)
app.command()(generate)
app.command()(rerun)
app.command()(revise)
app.command()(rollback)
app.command()(diff)
app.command()(show)
app.command("projects")(list_projects)
app.command()(messages)
app.command()(token)
app.add_typer(staff, name="staff")
app.command()(openapi)
app.command()(up)
app.command()(doctor)
app.command(hidden=True)(reference)
