"""Sections hidden, shown again, and moved."""

from domain.artifacts.layout import Placement
from domain.artifacts.revision import HideSection, MoveSection, SectionRef, ShowSection
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
