"""Sections and pages hidden and shown again, and sections moved."""

from domain.artifacts.layout import Placement
from domain.artifacts.onboarding import PageKind
from domain.artifacts.revision import HidePage, HideSection, MoveSection, SectionRef, ShowPage, ShowSection
from domain.artifacts.site_documents import SiteDocuments
from tasks.revise.operations.applying import applied, misfit, replaced


@applied.register
def _(operation: HideSection, documents: SiteDocuments) -> SiteDocuments:
    return _with_shown(documents, operation.where, shown=False)


@applied.register
def _(operation: ShowSection, documents: SiteDocuments) -> SiteDocuments:
    return _with_shown(documents, operation.where, shown=True)


@applied.register
def _(operation: MoveSection, documents: SiteDocuments) -> SiteDocuments:
    where = operation.where
    moved = _placement(documents, where)
    others = tuple(item for item in documents.placements(where.page) if item != moved)
    at = len(others)
    if operation.before is not None:
        at = others.index(_placement(documents, SectionRef(page=where.page, section=operation.before)))
    if at == 0:
        misfit(f"The page {where.page}", expected=others[0].section, found=moved.section)
    return documents.with_placements(where.page, (*others[:at], moved, *others[at:]))


@applied.register
def _(operation: HidePage, documents: SiteDocuments) -> SiteDocuments:
    paths = {page.path for sitemap, _ in documents.languages for page in sitemap.pages if page.id is operation.page}
    led_to = any(sitemap.action.href in paths for sitemap, _ in documents.languages)
    if operation.page is PageKind.HOME or led_to:
        misfit(f"The page {operation.page}", expected="dispensable", found="where the site leads")
    return _with_page_shown(documents, operation.page, shown=False)


@applied.register
def _(operation: ShowPage, documents: SiteDocuments) -> SiteDocuments:
    return _with_page_shown(documents, operation.page, shown=True)


def _with_page_shown(documents: SiteDocuments, kind: PageKind, *, shown: bool) -> SiteDocuments:
    pages = documents.layout.pages
    found = next((page for page in pages if page.page is kind), None)
    if found is None:
        misfit(f"The page {kind}", expected="there", found="not there")
    pages = replaced(pages, found, found.model_copy(update={"shown": shown}))
    return documents.changed(layout=documents.layout.model_copy(update={"pages": pages}))


def _with_shown(documents: SiteDocuments, where: SectionRef, *, shown: bool) -> SiteDocuments:
    placed, placements = _placement(documents, where), documents.placements(where.page)
    if placed == placements[0] and not shown:
        misfit(f"The top of the page {where.page}", expected="shown", found="hidden")
    return documents.with_placements(
        where.page, replaced(placements, placed, placed.model_copy(update={"shown": shown}))
    )


def _placement(documents: SiteDocuments, where: SectionRef) -> Placement:
    known = {item.page for item in documents.layout.pages}
    placements = documents.placements(where.page) if where.page in known else ()
    found = next((placement for placement in placements if placement.section == where.section), None)
    if found is None:
        misfit(f"The section {where}", expected="there", found="not there")
    return found
