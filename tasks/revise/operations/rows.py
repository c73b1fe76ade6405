"""One more of what a site lists: offers, questions, quotes."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from domain.artifacts.content import (
    FaqItem,
    FaqList,
    OfferGroup,
    OfferItem,
    Offers,
    PageContent,
    Quote,
    Section,
    SectionContent,
    Testimonials,
)
from domain.artifacts.onboarding import Offer
from domain.artifacts.revision import AddFaq, AddOffer, AddTestimonial
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage
from tasks.revise.operations.applying import applied

S = TypeVar("S")


@applied.register
def _(operation: AddOffer, documents: SiteDocuments) -> SiteDocuments:
    offer, spec = operation.offer, documents.spec
    if offer in spec.offers:
        return documents
    if offer.name in {other.name for other in spec.offers}:
        _cannot(f"there is an offer '{offer.name}' already")
    places = offer_places(documents, offer)
    if not places:
        _cannot("no page shows offers of its group")
    item = OfferItem(name=offer.name, description=offer.description, price=offer.price)

    def more(page: PageContent, section: Section) -> SectionContent:
        content = section.content
        if (page.page, section.id) not in places or not isinstance(content, Offers):
            return content
        number = places[page.page, section.id]
        groups = tuple(
            group.model_copy(update={"items": (*group.items, item)}) if index == number else group
            for index, group in enumerate(content.groups)
        )
        return content.model_copy(update={"groups": groups})

    return documents.with_spec(offers=(*spec.offers, offer)).with_sections(more)


@applied.register
def _(operation: AddFaq, documents: SiteDocuments) -> SiteDocuments:
    faq, spec = operation.faq, documents.spec
    if faq in spec.faqs:
        return documents
    item = FaqItem(question=faq.question, answer=faq.answer)
    documents = documents.with_spec(faqs=(*spec.faqs, faq))
    return _lengthened(documents, FaqList, lambda content: content.model_copy(update={"items": (*content.items, item)}))


@applied.register
def _(operation: AddTestimonial, documents: SiteDocuments) -> SiteDocuments:
    said, spec = operation.testimonial, documents.spec
    if said in spec.testimonials:
        return documents
    quote = Quote(quote=said.quote, author=said.author)
    documents = documents.with_spec(testimonials=(*spec.testimonials, said))
    return _lengthened(
        documents, Testimonials, lambda content: content.model_copy(update={"quotes": (*content.quotes, quote)})
    )


def offer_places(documents: SiteDocuments, offer: Offer) -> dict[tuple[str, str], int]:
    """Where one more offer stands: page and section with the number of its group there.

    Those sections that show every offer of its group, else the one that shows most of them.
    """
    group = {other.name for other in documents.spec.offers if other.group == offer.group}
    shown = {place: (number, len(names & group)) for place, number, names in _offer_groups(documents) if names & group}
    most = max((count for _, count in shown.values()), default=0)
    return {place: number for place, (number, count) in shown.items() if count == most}


def with_items(documents: SiteDocuments, change: Callable[[OfferItem], OfferItem]) -> SiteDocuments:
    """The documents with every listed offer changed."""

    def changed(_page: PageContent, section: Section) -> SectionContent:
        content = section.content
        if not isinstance(content, Offers):
            return content
        groups = tuple(group.model_copy(update={"items": tuple(map(change, group.items))}) for group in content.groups)
        return content.model_copy(update={"groups": groups})

    return documents.with_sections(changed)


def _offer_groups(documents: SiteDocuments) -> Iterator[tuple[tuple[str, str], int, set[str]]]:
    for page in documents.content.pages:
        for section in page.sections:
            groups: tuple[OfferGroup, ...] = section.content.groups if isinstance(section.content, Offers) else ()
            for number, group in enumerate(groups):
                yield (page.page, section.id), number, {item.name for item in group.items}


def _lengthened(documents: SiteDocuments, kind: type[S], more: Callable[[S], SectionContent]) -> SiteDocuments:
    """One more row in every section of a kind; there must be one."""

    def changed(_page: PageContent, section: Section) -> SectionContent:
        return more(section.content) if isinstance(section.content, kind) else section.content

    longer = documents.with_sections(changed)
    if longer.content == documents.content:
        _cannot(f"no page has a section of {kind.__name__}")
    return longer


def _cannot(reason: str) -> None:
    raise RevisionConflict(f"Nothing was added: {reason}.", stage=Stage.GENERATE_REVISION_PATCH)
