"""What a page shows of the form: its fields with what they hold and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.onboarding.steps import STEPS, Field, Kind, Rows, Step
from api.onboarding.values import parts_at, problems_of, value_at
from api.onboarding.words import OnboardingWords
from domain.fields import UPLOAD_PREFIX


@dataclass(frozen=True)
class ShownField:
    """A field as it stands on a page; `name` is its path in the form."""

    field: Field
    name: str
    value: Any
    label: str
    hint: str | None
    problem: str | None

    @property
    def id(self) -> str:
        """Its id in the page."""
        return anchor(self.name)

    @property
    def described_by(self) -> str:
        """The ids of what is said about it."""
        said = {"hint": self.hint, "problem": self.problem}
        return " ".join(f"{self.id}_{kind}" for kind, text in said.items() if text)

    @property
    def upload(self) -> str | None:
        """The id of the picture that was uploaded for it."""
        is_upload = self.field.kind is Kind.PICTURE and str(self.value).startswith(UPLOAD_PREFIX)
        return str(self.value).removeprefix(UPLOAD_PREFIX) if is_upload else None


@dataclass(frozen=True)
class ShownRow:
    """One entry of a part that repeats."""

    name: str
    fields: Sequence[ShownField]
    problem: str | None

    @property
    def id(self) -> str:
        """Its id in the page."""
        return anchor(self.name)


@dataclass(frozen=True)
class ShownRows:
    """A part that repeats."""

    rows: Rows
    label: str
    entries: Sequence[ShownRow]
    problem: str | None

    @property
    def id(self) -> str:
        """Its id in the page."""
        return anchor(self.rows.path)

    @property
    def may_grow(self) -> bool:
        """Whether there is room for one more."""
        return len(self.entries) < self.rows.most


@dataclass(frozen=True)
class Summary:
    """A step on the last page: what was written, and the ids of the fields that are wrong."""

    step: Step
    fields: Sequence[ShownField]
    entries: Sequence[ShownRow]
    wrong: Sequence["ShownField | ShownRow | ShownRows"]


class View:
    """The form in a language; `problems` are paths, `refused` what is wrong with pictures that were just sent."""

    def __init__(
        self,
        form: Mapping[str, Any],
        words: OnboardingWords,
        problems: Sequence[str] = (),
        refused: Mapping[str, str] | None = None,
    ) -> None:
        self._form = form
        self._words = words
        self._problems = problems
        self._refused = refused or {}

    def parts(self, step: Step, more: str = "") -> list[ShownField | ShownRows]:
        """A step's fields; a part that repeats has an empty entry where it has none, and one more where asked."""
        return [
            self._rows(part, more) if isinstance(part, Rows) else self._field(part, part.path, self._at(part.path))
            for part in STEPS[step]
        ]

    def summary(self) -> list[Summary]:
        """Everything that was written, step by step."""
        return [self._summed(step) for step in STEPS if STEPS[step]]

    def _summed(self, step: Step) -> Summary:
        shown = self.parts(step)
        fields = [part for part in shown if isinstance(part, ShownField)]
        rows = [part for part in shown if isinstance(part, ShownRows)]
        entries = [entry for part in rows for entry in part.entries]
        everything: list[ShownField | ShownRow | ShownRows] = [*fields, *rows, *entries]
        everything += [field for entry in entries for field in entry.fields]
        return Summary(
            step=step,
            fields=[field for field in fields if field.value],
            entries=[entry for entry in entries if any(field.value for field in entry.fields)],
            wrong=[each for each in everything if each.problem],
        )

    def _rows(self, rows: Rows, more: str) -> ShownRows:
        written = self._at(rows.path) or []
        blank: list[dict[str, Any]] = [{}] if not rows.picture and (not written or more == rows.path) else []
        return ShownRows(
            rows=rows,
            label=self._words.labels[rows.path],
            entries=[self._row(rows, number, row) for number, row in enumerate((*written, *blank)[: rows.most])],
            problem=self._told_of_rows(rows),
        )

    def _row(self, rows: Rows, number: int, row: Mapping[str, Any]) -> ShownRow:
        name = f"{rows.path}[{number}]"
        fields = [self._field(field, f"{name}.{field.name}", row.get(field.name)) for field in rows.fields]
        problem = self._words.hints.get(rows.path, self._words.problems["invalid"]) if name in self._problems else None
        return ShownRow(name, fields, problem)

    def _field(self, field: Field, name: str, value: Any) -> ShownField:
        hint, problem = self._words.hints.get(field.path), self._told(field, name, value)
        return ShownField(
            field=field,
            name=name,
            value="\n".join(value) if field.kind is Kind.LINES and value else value,
            label=self._words.labels[field.path],
            hint=hint if hint != problem else None,
            problem=problem,
        )

    def _told_of_rows(self, rows: Rows) -> str | None:
        if rows.path in self._refused:
            return self._refused[rows.path]
        return self._words.problems["many"].format(most=rows.most) if rows.path in self._problems else None

    def _told(self, field: Field, name: str, value: Any) -> str | None:
        """What is wrong with a field, in words that say how it should be."""
        if name in self._refused:
            return self._refused[name]
        if not any(path == name or path.startswith(f"{name}[") for path in self._problems):
            return None
        problems = self._words.problems
        if not value:
            return problems["choose" if field.kind is Kind.CHOICE else "missing"]
        if field.kind is Kind.LINES and len(value) > field.schema["maxItems"]:
            return problems["many"].format(most=field.schema["maxItems"])
        longest = field.longest
        if longest and max(map(len, value if isinstance(value, list) else [str(value)])) > longest:
            return problems["long"].format(most=longest)
        return self._words.hints.get(field.path, problems["invalid"])

    def _at(self, path: str) -> Any:
        return value_at(self._form, path)


def elsewhere(form: Mapping[str, Any]) -> Iterator[str]:
    """Problems with what stands on no page: a file that was imported can say more than the pages ask."""
    problems = problems_of(form)
    known = {problem for step in Step for problem in parts_at(step, problems)}
    return (problem for problem in problems if problem not in known)


def anchor(name: str) -> str:
    """The id in a page of what has this path in the form."""
    return re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")
