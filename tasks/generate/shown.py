"""What is shown of the documents: neither the site nor its gate knows of what the client has had hidden."""

from collections.abc import Iterator, Mapping

from domain.artifacts.content import (
    CallToAction,
    FaqList,
    Logos,
    Offers,
    PageContent,
    Section,
    SectionContent,
    SiteContent,
    Team,
    Testimonials,
)
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.onboarding import PageKind
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec


def as_shown(documents: SiteDocuments) -> SiteDocuments:
    """The documents without hidden pages and sections, links to them, and the facts that only those state."""
    layouts = documents.layout.pages
    if all(layout.shown and all(item.shown for item in layout.sections) for layout in layouts):
        return documents
    pages = frozenset(layout.page for layout in layouts if not layout.shown)
    hidden = frozenset((layout.page, item.section) for layout in layouts for item in layout.sections if not item.shown)
    hidden |= frozenset(_leading_to(documents.content.pages, _paths(documents.sitemap, pages)))

    def shown(sitemap: Sitemap, written: tuple[PageContent, ...]) -> tuple[PageContent, ...]:
        gone = _paths(sitemap, pages)
        return tuple(_page(page, hidden, gone) for page in written if page.page not in pages)

    content = documents.content
    left = SiteContent(
        pages=shown(documents.sitemap, content.pages),
        translations=tuple(
            item.model_copy(update={"sitemap": _sitemap(item.sitemap, pages), "pages": shown(item.sitemap, item.pages)})
            for item in content.translations
        ),
    )
    return documents.changed(
        spec=_stating(documents.spec, set(_stated(content.pages)) - set(_stated(left.pages))),
        sitemap=_sitemap(documents.sitemap, pages),
        content=left,
        layout=_layout(documents.layout, pages, hidden),
    )


def _paths(sitemap: Sitemap, pages: frozenset[PageKind]) -> frozenset[str]:
    return frozenset(page.path for page in sitemap.pages if page.id in pages)


def _leading_to(pages: tuple[PageContent, ...], gone: frozenset[str]) -> Iterator[tuple[PageKind, str]]:
    """The sections that are nothing but a call to go to a page that is not there."""
    for page in pages:
        for section in page.sections:
            if isinstance(section.content, CallToAction) and section.content.action.href in gone:
                yield page.page, section.id


def _sitemap(sitemap: Sitemap, pages: frozenset[PageKind]) -> Sitemap:
    second = sitemap.secondary_action
    kept = second if second and second.href not in _paths(sitemap, pages) else None
    left = tuple(page for page in sitemap.pages if page.id not in pages)
    return sitemap.model_copy(update={"pages": left, "secondary_action": kept})


def _layout(layout: LayoutPlan, pages: frozenset[PageKind], hidden: frozenset[tuple[PageKind, str]]) -> LayoutPlan:
    left = tuple(
        page.model_copy(
            update={"sections": tuple(item for item in page.sections if (page.page, item.section) not in hidden)}
        )
        for page in layout.pages
        if page.page not in pages
    )
    return layout.model_copy(update={"pages": left})


def _page(page: PageContent, hidden: frozenset[tuple[PageKind, str]], gone: frozenset[str]) -> PageContent:
    sections = tuple(
        Section(id=item.id, content=_without_links(item.content, gone))
        for item in page.sections
        if (page.page, item.id) not in hidden
    )
    return page.model_copy(update={"sections": sections})


def _without_links(content: SectionContent, gone: frozenset[str]) -> SectionContent:
    changes: dict[str, object] = {}
    link, actions = getattr(content, "link", None), getattr(content, "actions", ())
    if link and link.href in gone:
        changes["link"] = None
    if any(action.href in gone for action in actions):
        changes["actions"] = tuple(action for action in actions if action.href not in gone)
    return content.model_copy(update=changes)


def _stating(spec: SiteSpec, hidden: set[tuple[str, str]]) -> SiteSpec:
    """The facts without those rows of the form's lists that are hidden."""
    rows: Mapping[str, tuple[object, ...]] = {
        "offers": tuple(row for row in spec.offers if ("offers", row.name) not in hidden),
        "people": tuple(row for row in spec.people if ("people", row.name) not in hidden),
        "partners": tuple(row for row in spec.partners if ("partners", row.name) not in hidden),
        "testimonials": tuple(row for row in spec.testimonials if ("testimonials", row.quote) not in hidden),
        "faqs": tuple(row for row in spec.faqs if ("faqs", row.question) not in hidden),
    }
    return spec.model_copy(update=rows)


def _stated(pages: tuple[PageContent, ...]) -> Iterator[tuple[str, str]]:
    for page in pages:
        for section in page.sections:
            yield from _rows(section.content)


def _rows(content: SectionContent) -> Iterator[tuple[str, str]]:
    """The rows of the form's lists that a section states."""
    match content:
        case Offers(groups=groups):
            yield from (("offers", item.name) for group in groups for item in group.items)
        case Team(people=people):
            yield from (("people", person.name) for person in people)
        case Logos(items=items):
            yield from (("partners", item.name) for item in items)
        case Testimonials(quotes=quotes):
            yield from (("testimonials", quote.quote) for quote in quotes)
        case FaqList(items=questions):
            yield from (("faqs", item.question) for item in questions)
        case _:
            yield from ()
