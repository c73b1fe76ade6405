"""Texts, as the client sees them on the page."""

from domain.artifacts.content import PageContent, PageIntro, Section, SectionContent, SiteContent
from domain.artifacts.revision import RenamePage, ReplaceText
from domain.artifacts.site_documents import SiteDocuments
from tasks.revise.operations.applying import applied, misfit
from tasks.revise.operations.carrying import Change, carried, in_texts, mentions, whole


@applied.register
def _(operation: ReplaceText, documents: SiteDocuments) -> SiteDocuments:
    """The client's own words are the same everywhere; what we wrote changes where the client pointed."""
    change = whole(operation.was, operation.becomes)
    is_fact = in_texts(documents.spec, change) != documents.spec
    changed = (
        carried(documents, change) if is_fact or operation.where is None else _within(operation, documents, change)
    )
    if changed == documents and not mentions(documents, operation.becomes):
        misfit("The text", expected=operation.was, found="not there")
    return changed


def _within(operation: ReplaceText, documents: SiteDocuments, change: Change) -> SiteDocuments:
    where = operation.where

    def changed(page: PageContent, section: Section) -> SectionContent:
        pointed_at = where is not None and (page.page, section.id) == (where.page, where.section)
        return in_texts(section.content, change) if pointed_at else section.content

    return documents.with_sections(changed)


@applied.register
def _(operation: RenamePage, documents: SiteDocuments) -> SiteDocuments:
    """In the client's language: in the navigation, over the page, and in its title."""
    sitemap = documents.sitemap
    named = {page.id: page.label for page in sitemap.pages}
    found = named.get(operation.page)
    if found == operation.becomes:
        return documents
    if found != operation.was:
        misfit(f"The name of the page {operation.page}", expected=operation.was, found=found)
    pages = tuple(
        page.model_copy(update={"label": operation.becomes}) if page.id is operation.page else page
        for page in sitemap.pages
    )
    change = whole(operation.was, operation.becomes)
    texts = tuple(_renamed(page, operation, change) for page in documents.content.pages)
    content = SiteContent(pages=texts, translations=documents.content.translations)
    return documents.changed(sitemap=sitemap.model_copy(update={"pages": pages}), content=content)


def _renamed(page: PageContent, operation: RenamePage, change: Change) -> PageContent:
    if page.page is not operation.page:
        return page
    sections = tuple(
        Section(id=item.id, content=item.content.model_copy(update={"headline": operation.becomes}))
        if isinstance(item.content, PageIntro) and item.content.headline == operation.was
        else item
        for item in page.sections
    )
    return page.model_copy(update={"title": change(page.title), "sections": sections})
