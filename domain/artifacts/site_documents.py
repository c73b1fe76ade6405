"""The documents that a version is rendered from: what revisions change, and what they are replayed on."""

from collections.abc import Callable
from typing import ClassVar, Self

from pydantic import Field

from domain.artifacts.base import Artifact
from domain.artifacts.content import PageContent, Section, SectionContent, SiteContent
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan, PageLayout, Placement
from domain.artifacts.onboarding import PageKind
from domain.artifacts.patch import CodePatch
from domain.artifacts.repository import Commit
from domain.artifacts.spec import SiteSpec


class SiteDocuments(Artifact):
    """Facts, pages, texts and looks of a site; kept under their digest, since every version has its own."""

    filename: ClassVar[str | None] = "documents.json"

    spec: SiteSpec
    sitemap: Sitemap
    content: SiteContent
    layout: LayoutPlan

    @property
    def languages(self) -> tuple[tuple[Sitemap, tuple[PageContent, ...]], ...]:
        """Sitemap and pages of each language, the client's first."""
        others = ((item.sitemap, item.pages) for item in self.content.translations)
        return ((self.sitemap, self.content.pages), *others)

    def page_layout(self, page: PageKind) -> PageLayout:
        """Where the sections of a page stand; KeyError when there is no such page."""
        return {item.page: item for item in self.layout.pages}[page]

    def placements(self, page: PageKind) -> tuple[Placement, ...]:
        """The sections of a page from top to bottom, hidden ones among them."""
        return self.page_layout(page).sections

    def section(self, page: PageKind, section: str) -> SectionContent:
        """A section's content in the client's language; KeyError when there is none."""
        (found,) = (item for item in self.content.pages if item.page is page)
        return {item.id: item.content for item in found.sections}[section]

    def with_spec(self, **changes: object) -> Self:
        """The same site with other facts."""
        return self.changed(spec=self.spec.model_copy(update=changes))

    def with_placements(self, page: PageKind, placements: tuple[Placement, ...]) -> Self:
        """The same site with the sections of a page placed otherwise."""
        layout = self.page_layout(page).model_copy(update={"sections": placements})
        pages = tuple(layout if item.page is page else item for item in self.layout.pages)
        return self.changed(layout=self.layout.model_copy(update={"pages": pages}))

    def with_sections(self, change: Callable[[PageContent, Section], SectionContent]) -> Self:
        """The same site with sections changed, in every language."""

        def changed(page: PageContent) -> PageContent:
            sections = tuple(Section(id=item.id, content=change(page, item)) for item in page.sections)
            return page.model_copy(update={"sections": sections})

        translations = tuple(
            item.model_copy(update={"pages": tuple(map(changed, item.pages))}) for item in self.content.translations
        )
        pages = tuple(map(changed, self.content.pages))
        return self.changed(content=SiteContent(pages=pages, translations=translations))

    def changed(self, **documents: Artifact) -> Self:
        """The same site with other documents."""
        return self.model_copy(update=documents)


class RevisedSite(Artifact):
    """A site after a revision's plan: its documents, and the edits that bring a version's files there."""

    documents: SiteDocuments
    patch: CodePatch
    onto: Commit = Field(description="The version that the edits are made for")
