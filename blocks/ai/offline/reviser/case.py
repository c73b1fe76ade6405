"""A wish beside the site that it is about, and what reading it can come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from blocks.ai.offline.reviser.wish import Wish
from blocks.ai.offline.reviser.words import Cues, ReviserWords
from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.layout import Placement
from domain.artifacts.onboarding import PageKind
from domain.artifacts.revision import Operation, RevisionRequest, SectionRef
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec
from domain.plain_text import folded, words


class Edits(NamedTuple):
    """Understood: what to do, and what the client is told."""

    operations: tuple[Operation, ...]
    said: str


class Question(NamedTuple):
    """Something is missing, or several things fit."""

    said: str


class Refusal(NamedTuple):
    """Understood, but not to be done."""

    said: str


Reading = Edits | Question | Refusal | None


class Place(NamedTuple):
    """A section on its page."""

    page: PageKind
    placement: Placement
    title: str

    @property
    def ref(self) -> SectionRef:
        return SectionRef(page=self.page, section=self.placement.section)


@dataclass(frozen=True)
class Case:
    """`words` are those of the language that is tried; `answers` those of the client's."""

    wish: Wish
    request: RevisionRequest
    documents: SiteDocuments
    pictures: AssetCatalogue
    words: ReviserWords
    answers: ReviserWords

    @property
    def spec(self) -> SiteSpec:
        return self.documents.spec

    def edits(self, *operations: Operation, answer: str, **values: Any) -> Edits:
        """Do this, and say so."""
        return Edits(operations, self.answers.answers[answer].format(**values))

    def asks(self, question: str, **values: Any) -> Question:
        """Ask the client."""
        return Question(self.answers.asks[question].format(**values))

    def refuses(self, reason: str, **values: Any) -> Refusal:
        """Say why not."""
        return Refusal(self.answers.refusals[reason].format(**values))

    def says(self, cues: Cues) -> bool:
        """Whether the wish has one of these words."""
        return self.wish.says(cues)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every section of the site, hidden ones among them."""
        return tuple(
            Place(layout.page, placement, title_of(self.documents.section(layout.page, placement.section)))
            for layout in self.documents.layout.pages
            for placement in layout.sections
        )

    @cached_property
    def clicked(self) -> Place | None:
        """The section that the client pointed at."""
        return next((place for place in self.places if place.ref == self.request.section), None)


def title_of(content: Any) -> str:
    """What stands over a section."""
    return getattr(content, "title", None) or getattr(content, "headline", None) or ""


def listed(names: Iterator[str] | tuple[str, ...]) -> str:
    """Choices, for a question."""
    return " · ".join(f"“{name}”" for name in dict.fromkeys(names))


def share_named(name: str, spoken: frozenset[str], *, shortest: int) -> float:
    """The share of a name's telling words that were said."""
    telling = [word for word in words(name) if len(word) >= shortest] or list(words(name))
    return sum(word in spoken for word in telling) / len(telling) if telling else 0.0


def is_said_whole(name: str, wish: Wish) -> bool:
    """Whether a name stands in the wish, in quotation marks or without."""
    return f" {' '.join(words(name))} " in f" {' '.join(words(folded(wish.text)))} "
