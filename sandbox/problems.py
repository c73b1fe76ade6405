"""Finds the errors in what a failed build printed."""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from sandbox.bubblewrap import WORKSPACE

_MAX_PROBLEMS = 50
_MAX_MESSAGE = 2_000

# DATA_ERROR src/data/pages/home.json /sections/0/content/title must be string
_DATA = re.compile(r"^DATA_ERROR (?P<file>\S+) (?P<pointer>\S*) (?P<message>.+)$", re.MULTILINE)
# src/a.ts(1,7): error TS2322: …   and   src/a.astro:1:7 - error ts(2322): …
_TYPE = re.compile(
    r"^(?P<file>[^\s:(]+)(?:\((?P<line>\d+),\d+\): |:(?P<line2>\d+):\d+ - )error (?P<code>(?:TS|ts)\(?\d+)\)?: "
    r"(?P<message>.+)$",
    re.MULTILINE,
)
# Caught error rendering /menu/: TypeError: Cannot read properties of undefined
_RENDERING = re.compile(r"Caught error rendering (?P<page>/\S*): (?:(?P<code>\w+): )?(?P<message>.+)$", re.MULTILINE)
# [UNRESOLVED_IMPORT] Could not resolve './missing.ts' in src/custom/Bad.astro
_HEADLINE = re.compile(r"^\[(?P<code>[A-Za-z][\w:-]*)\]:? (?P<message>.+)$", re.MULTILINE)
_END_OF_MESSAGE = re.compile(
    r"^ *╭─|^Stack backtrace:|^  (?:Hint|Error reference|Location|Stack trace):$", re.MULTILINE
)
_FRAME = re.compile(r"╭─\[ (?P<file>[^\s:]+):(?P<line>\d+):\d+ \]")
_LOCATION = re.compile(r"^  Location:\n    (?P<file>[^\s:]+):(?P<line>\d+):\d+$", re.MULTILINE)
_MENTIONED = re.compile(r"(?P<file>\b(?:src|public)/[\w./@\[\]-]*\w)")


class Problem(BaseModel):
    """One error, with the place in the sources where it is known."""

    model_config = ConfigDict(frozen=True)

    message: str
    file: str | None = None
    line: int | None = None
    code: str | None = None


def problems_in(log: str) -> tuple[Problem, ...]:
    """The errors that a failed build printed, each once; never empty."""
    text = log.replace(f"{WORKSPACE}/", "")
    for finder in (_data_errors, _type_errors, _rendering_errors, _last_error):
        if found := tuple(dict.fromkeys(finder(text))):
            return found[:_MAX_PROBLEMS]
    last_lines = "\n".join([line for line in text.splitlines() if line.strip()][-5:])
    return (_problem(last_lines or "The build failed and printed nothing.", code="build"),)


def _data_errors(text: str) -> Iterator[Problem]:
    for found in _DATA.finditer(text):
        yield _problem(f"{found['pointer']} {found['message']}".strip(), file=found["file"], code="data")


def _type_errors(text: str) -> Iterator[Problem]:
    for found in _TYPE.finditer(text):
        code = found["code"].lower().replace("(", "")
        yield _problem(found["message"], file=found["file"], line=found["line"] or found["line2"], code=code)


def _rendering_errors(text: str) -> Iterator[Problem]:
    for found in _RENDERING.finditer(text):
        yield _problem(f"{found['message']} (while rendering {found['page']})", code=found["code"] or "build")


def _last_error(text: str) -> Iterator[Problem]:
    """The block that Astro ends a failed build with."""
    headlines = list(_HEADLINE.finditer(text))
    if not headlines:
        return
    headline = headlines[-1]
    rest = text[headline.end() :]
    end = _END_OF_MESSAGE.search(rest)
    details = re.sub(r"\s*\n\s*", "\n", rest[: end.start()] if end else "").replace("**", "")
    message = f"{headline['message']}{details}".strip()
    place = _FRAME.search(rest) or _LOCATION.search(rest) or _MENTIONED.search(message)
    where = place.groupdict() if place else {}
    yield _problem(message, file=where.get("file"), line=where.get("line"), code=headline["code"])


def _problem(message: str, *, code: str, file: str | None = None, line: str | None = None) -> Problem:
    number = int(line or 0) or None  # Astro says line 0 for a file as a whole
    return Problem(message=message[:_MAX_MESSAGE], file=file, line=number, code=code)
