"""From what a browser sends to the form that the pipeline reads, and back."""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.datastructures import FormData

from api.onboarding.steps import STEPS, Field, Kind, Rows, Step, shaped
from domain.artifacts.onboarding import PageKind, read_form
from domain.errors import OnboardingInvalid

KEEPS = "kept"
"""What the name of the field ends in that says which picture was sent before."""

Pictures = Mapping[str, Sequence[str]]
"""How the form names the pictures that were just taken, by the field that they were chosen in."""


def filled_in(
    form: Mapping[str, Any], step: Step, sent: FormData, pictures: Pictures, *, removed: str = ""
) -> dict[str, Any]:
    """The form with what a page says in place of what it said before, without the `removed` row and empty ones."""
    changed = copy.deepcopy(dict(form))
    for part in STEPS[step]:
        if isinstance(part, Rows):
            _put(changed, part.path, list(_rows(part, sent, pictures, removed)))
        else:
            _put(changed, part.path, _value(part, part.path, sent, pictures))
    if step is Step.LOOK:
        changed["pages"] = [PageKind.HOME, *(page for page in changed["pages"] if page != PageKind.HOME)]
    cleaned: dict[str, Any] = shaped(changed)
    return cleaned


def value_at(form: Mapping[str, Any], path: str) -> Any:
    """What the form says at a path without numbers; None where it says nothing."""
    node: Any = form
    for part in path.split("."):
        node = node.get(part) if isinstance(node, Mapping) else None
    return node


def problems_of(form: Mapping[str, Any]) -> Sequence[str]:
    """The path of every field that the pipeline would refuse."""
    try:
        read_form({"business": {}, "contact": {}, **form})
    except OnboardingInvalid as refused:
        return [field for field, _ in refused.problems]
    return []


def parts_at(step: Step, problems: Sequence[str]) -> list[str]:
    """Those of the problems that are about a step's fields."""
    return [problem for problem in problems if any(_is_of(part, problem) for part in STEPS[step])]


def _is_of(part: Field | Rows, problem: str) -> bool:
    return problem == part.path or problem.startswith((f"{part.path}[", f"{part.path}."))


def _rows(rows: Rows, sent: FormData, pictures: Pictures, removed: str) -> Iterator[dict[str, Any]]:
    pattern = re.compile(re.escape(rows.path) + r"\[(\d{1,3})\]\.")
    for number in sorted({int(found[1]) for name in sent if (found := pattern.match(name))}):
        row = f"{rows.path}[{number}]"
        if row != removed:
            yield {field.name: _value(field, f"{row}.{field.name}", sent, pictures) for field in rows.fields}
    if rows.picture:
        for source in pictures.get(rows.path, ()):
            yield {rows.picture.name: source}


def _value(field: Field, name: str, sent: FormData, pictures: Pictures) -> Any:
    if field.kind is Kind.PICTURE:
        return (*pictures.get(name, ()), sent.get(f"{name}.{KEEPS}"))[0]
    texts = [text.replace("\r\n", "\n").strip() for text in sent.getlist(name) if isinstance(text, str)]
    match field.kind:
        case Kind.CHOICES:
            return texts
        case Kind.YES:
            return bool(texts)
    text = texts[0] if texts else ""
    match field.kind:
        case Kind.LINES:
            return [line.strip() for line in text.split("\n")]
        case Kind.NUMBER if text.isdecimal() and len(text) < 10:
            return int(text)
    return text


def _put(form: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    node = form
    for part in parents:
        node = node.setdefault(part, {})
    node[last] = value
