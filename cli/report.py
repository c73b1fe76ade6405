"""How commands speak: progress on standard error, results on standard output, one JSON object where it is asked for."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from domain.errors import OnboardingInvalid, SitegenError, StageDefect

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object as the last line of standard output.")]
people = Console(stderr=True, highlight=False)


@contextmanager
def errors_reported(*, as_json: bool) -> Iterator[None]:
    """Turn our errors into sentences, a JSON object and an exit code: 2 for refused input, 1 for the rest."""
    try:
        yield
    except OnboardingInvalid as error:
        _refuse(error, as_json=as_json)
    except SitegenError as error:
        _fail(error, as_json=as_json)
    except Exception as error:  # noqa: BLE001 - nobody shall have to read a traceback
        _fail(StageDefect(f"{type(error).__name__}: {error}"), as_json=as_json)


def result(payload: dict[str, Any]) -> None:
    """One JSON object, as the last line of standard output."""
    sys.stdout.write(json.dumps(payload, ensure_ascii=False) + "\n")


def _refuse(error: OnboardingInvalid, *, as_json: bool) -> NoReturn:
    people.print("[red]The input was refused:[/]")
    for field, problem in error.problems:
        people.print(f"  {field}: {problem}", markup=False)
    people.print(error.next_step, markup=False)
    if as_json:
        result({"problems": [{"field": field, "problem": problem} for field, problem in error.problems]})
    raise SystemExit(2)


def _fail(error: SitegenError, *, as_json: bool) -> NoReturn:
    stage = error.stage or "sitegen"
    people.print(f"[red]Failed at {stage}:[/]", end=" ")
    people.print(error.reason, markup=False)
    people.print(f"What to do: {error.next_step}", markup=False)
    if as_json:
        result({"error": {"stage": stage, "reason": error.reason, "next_step": error.next_step}})
    raise SystemExit(1)
