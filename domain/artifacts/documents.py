"""The documents written before anything is built: the brief and the sitemap."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.onboarding import Locale, PageKind
from domain.artifacts.spec import Action
from domain.fields import Line, Paragraph

PagePath = Annotated[str, Field(pattern=r"^/([a-z0-9-]+/){0,2}$", examples=["/", "/contato/", "/en/contact/"])]
_HOME = re.compile(r"^/([a-z]{2}(-[a-z]{2})?/)?$")
Title = Annotated[str, Field(min_length=3, max_length=120)]
MetaDescription = Annotated[str, Field(min_length=20, max_length=170)]


class Brief(Artifact):
    """The brief that a client can be sent: what the site is for, for whom, in which voice. Markdown."""

    filename: ClassVar[str | None] = "brief.md"

    locale: Locale = Field(description="The language it is written in: the form's")
    title: Line
    markdown: Annotated[str, Field(min_length=1, max_length=20_000)]
    positioning: Paragraph = Field(description="One or two sentences that only this business could say")
    voice: tuple[Line, ...] = Field(min_length=1, max_length=6, description="How the site speaks")


class SitemapPage(Frozen):
    """A page and what it is for."""

    id: PageKind
    path: PagePath
    label: Annotated[Line, Field(max_length=30, description="Its name in the navigation")]
    purpose: Line


class Sitemap(Artifact):
    """A language's pages in the navigation's order, and the one action that all of them lead to."""

    filename: ClassVar[str | None] = "sitemap.json"

    pages: tuple[SitemapPage, ...] = Field(min_length=1, max_length=10)
    action: Action
    secondary_action: Action | None = None

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        if len({page.path for page in self.pages}) != len(self.pages):
            raise ValueError("two pages share a path")
        home, *others = self.pages
        if home.id is not PageKind.HOME or not _HOME.match(home.path):
            raise ValueError("the first page must be home, at / or at a language's code such as /en/")
        if any(
            not page.path.startswith(home.path) or page.path.count("/") != home.path.count("/") + 1 for page in others
        ):
            raise ValueError(f"every other page must stand right below {home.path}")
        return self

    @property
    def home(self) -> str:
        """The path that all pages stand below."""
        return self.pages[0].path

    def page(self, kind: PageKind) -> SitemapPage:
        """The page of a kind; KeyError when the sitemap has none."""
        return {page.id: page for page in self.pages}[kind]
