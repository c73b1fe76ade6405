"""What is shown of the documents: the gate does not look for what the client has had hidden."""

from collections.abc import Iterator, Mapping

from domain.artifacts.content import (
    FaqList,
    Logos,
    Offers,
    PageContent,
    SectionContent,
    SiteContent,
    Team,
    Testimonials,
)
from domain.artifacts.onboarding import PageKind
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec

_Places = frozenset[tuple[PageKind, str]]


def as_shown(documents: SiteDocuments) -> SiteDocuments:
    """The documents without hidden sections, and without the facts that only those state."""
    hidden = frozenset(
        (layout.page, placement.section)
        for layout in documents.layout.pages
        for placement in layout.sections
        if not placement.shown
    )
    if not hidden:
        return documents
    content = documents.content
    shown = SiteContent(
        pages=_without(content.pages, hidden),
        translations=tuple(
            item.model_copy(update={"pages": _without(item.pages, hidden)}) for item in content.translations
        ),
    )
    everything, left = set(_stated(content.pages)), set(_stated(shown.pages))
    return documents.changed(content=shown, spec=_stating(documents.spec, everything - left))


def _without(pages: tuple[PageContent, ...], hidden: _Places) -> tuple[PageContent, ...]:
    return tuple(
        page.model_copy(
            update={"sections": tuple(item for item in page.sections if (page.page, item.id) not in hidden)}
        )
        for page in pages
    )


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
