"""The offline writer, run over a whole site as the pipeline does."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from blocks.ai.interface import Prompt, Purpose
from blocks.ai.offline_writer import OfflineWriter
from domain.artifacts.base import Artifact
from domain.artifacts.content import PageContent, Section, SectionContent, SiteContent, Translation
from domain.artifacts.documents import Brief, Sitemap
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.onboarding import PageKind
from domain.artifacts.spec import SiteSpec

T = TypeVar("T", bound=Artifact)
C = TypeVar("C", bound=BaseModel)


class Written(NamedTuple):
    """Every artifact of one site."""

    spec: SiteSpec
    brief: Brief
    sitemap: Sitemap
    content: SiteContent
    layout: LayoutPlan

    def page(self, kind: PageKind) -> PageContent:
        return next(page for page in self.content.pages if page.page is kind)

    def sections(self, kind: type[C]) -> list[C]:
        return [item.content for page in self.content.pages for item in page.sections if isinstance(item.content, kind)]


def section_of(page: PageContent, section_id: str) -> SectionContent:
    return next(item.content for item in page.sections if item.id == section_id)


def ids(sections: tuple[Section, ...]) -> list[str]:
    return [section.id for section in sections]


def ask(artifact_type: type[T], **values: BaseModel) -> T:
    """What the writer answers, read back from JSON as the cache does."""
    prompt = Prompt(purpose=Purpose.ANALYSIS, template=Path("unread.md.j2"), values=values)
    output = OfflineWriter().generate(artifact_type, prompt)
    assert output.success
    assert output.content is not None
    return artifact_type.model_validate_json(output.content.model_dump_json())


def write_site(spec: SiteSpec) -> Written:
    brief = ask(Brief, spec=spec)
    sitemap, pages = _write_pages(spec, brief)
    content = SiteContent(pages=pages, translations=tuple(_translate(spec, brief)))
    return Written(spec, brief, sitemap, content, ask(LayoutPlan, spec=spec, sitemap=sitemap, content=content))


def _write_pages(spec: SiteSpec, brief: Brief) -> tuple[Sitemap, tuple[PageContent, ...]]:
    sitemap = ask(Sitemap, spec=spec, brief=brief)
    pages = (ask(PageContent, spec=spec, sitemap=sitemap, brief=brief, page=page) for page in sitemap.pages)
    return sitemap, tuple(pages)


def _translate(spec: SiteSpec, brief: Brief) -> Iterator[Translation]:
    for locale in spec.languages[1:]:
        sitemap, pages = _write_pages(spec.in_language(locale), brief)
        yield Translation(locale=locale, sitemap=sitemap, pages=pages)
