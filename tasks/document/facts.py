"""Facts are the client's: what must stand on the site verbatim, and what may not be made up."""

from collections.abc import Iterator
from functools import singledispatch

from domain.artifacts.base import Frozen
from domain.artifacts.content import (
    About,
    FaqList,
    Gallery,
    Hero,
    Logos,
    Offers,
    PageContent,
    SectionContent,
    Team,
    Testimonials,
)
from domain.artifacts.spec import SiteSpec

# A list shows twelve groups; the last one may be what is left over, under a title of its own.
_GROUPS_SHOWN = 11


class Fact(Frozen):
    """Words that must be readable somewhere on the site."""

    fact: str
    text: str


def facts_of(spec: SiteSpec) -> tuple[Fact, ...]:
    """Every name, number, price, time and quote of the form."""
    return tuple(Fact(fact=fact, text=text) for fact, text in _facts(spec))


def _facts(spec: SiteSpec) -> Iterator[tuple[str, str]]:
    yield "business.name", spec.business.name
    yield from _contact_facts(spec)
    yield from _hour_facts(spec)
    for index, offer in enumerate(spec.offers):
        yield f"offers[{index}].name", offer.name
        if offer.price:
            yield f"offers[{index}].price", offer.price
    yield from _group_facts(spec)
    for index, person in enumerate(spec.people):
        yield f"people[{index}].name", person.name
    yield from _partner_facts(spec)
    for index, testimonial in enumerate(spec.testimonials):
        yield f"testimonials[{index}].quote", testimonial.quote
        yield f"testimonials[{index}].author", testimonial.author
    for index, faq in enumerate(spec.faqs):
        yield f"faqs[{index}].question", faq.question
        yield f"faqs[{index}].answer", faq.answer


def _hour_facts(spec: SiteSpec) -> Iterator[tuple[str, str]]:
    """The week, and the dates that differ from it."""
    for index, row in enumerate(spec.hours):
        yield f"contact.hours[{index}].opens", row.opens
        yield f"contact.hours[{index}].closes", row.closes
    for index, day in enumerate(spec.special_hours):
        for name in ("opens", "closes", "note"):
            if said := getattr(day, name):
                yield f"contact.special_hours[{index}].{name}", said


def _group_facts(spec: SiteSpec) -> Iterator[tuple[str, str]]:
    """The titles that the client puts over parts of the list, each once, where it first stands."""
    groups = tuple(offer.group for offer in spec.offers)
    for title in tuple(dict.fromkeys(group for group in groups if group))[:_GROUPS_SHOWN]:
        yield f"offers[{groups.index(title)}].group", title


def _partner_facts(spec: SiteSpec) -> Iterator[tuple[str, str]]:
    """A partner is named in a line, or by the words of a logo."""
    for index, partner in enumerate(spec.partners):
        yield f"partners[{index}].name", partner.name


def _contact_facts(spec: SiteSpec) -> Iterator[tuple[str, str]]:
    contact = spec.contact
    yield "contact.email", contact.email
    for name in ("phone", "whatsapp"):
        if number := getattr(contact, name):
            yield f"contact.{name}", number
    if contact.address:
        for name in ("street", "city", "region", "postal_code"):
            if part := getattr(contact.address, name):
                yield f"contact.address.{name}", part


def invented_facts(page: PageContent, spec: SiteSpec) -> tuple[str, ...]:
    """What a page states as a fact and the spec does not know, as sentences."""
    return tuple(
        f"{section.id}: {problem}" for section in page.sections for problem in _inventions(section.content, spec)
    )


@singledispatch
def _inventions(_content: SectionContent, _spec: SiteSpec) -> Iterator[str]:
    """Most sections state nothing that could be made up without standing in the spec."""
    yield from ()


@_inventions.register
def _(content: Offers, spec: SiteSpec) -> Iterator[str]:
    known = {(offer.name, offer.price) for offer in spec.offers}
    for item in (item for group in content.groups for item in group.items):
        if (item.name, item.price) not in known:
            yield f"the form has no offer '{item.name}' at '{item.price}'"


@_inventions.register
def _(content: Team, spec: SiteSpec) -> Iterator[str]:
    yield from _unknown({person.name for person in content.people}, {person.name for person in spec.people})


@_inventions.register
def _(content: Testimonials, spec: SiteSpec) -> Iterator[str]:
    said = {(item.quote, item.author) for item in spec.testimonials}
    for quote in content.quotes:
        if (quote.quote, quote.author) not in said:
            yield f"nobody said '{quote.quote}' in the form"


@_inventions.register
def _(content: FaqList, spec: SiteSpec) -> Iterator[str]:
    answered = {(item.question, item.answer) for item in spec.faqs}
    for item in content.items:
        if (item.question, item.answer) not in answered:
            yield f"the form does not answer '{item.question}' so"


@_inventions.register
def _(content: Gallery, spec: SiteSpec) -> Iterator[str]:
    yield from _unknown(set(content.images), _pictures(spec))


@_inventions.register
def _(content: Logos, spec: SiteSpec) -> Iterator[str]:
    yield from _unknown({item.name for item in content.items}, {partner.name for partner in spec.partners})
    known = {asset.id for asset in spec.partner_logos}
    yield from _unknown({item.image for item in content.items if item.image}, known)


@_inventions.register(Hero)
@_inventions.register(About)
def _(content: Hero | About, spec: SiteSpec) -> Iterator[str]:
    yield from _unknown({content.image} if content.image else set(), _pictures(spec))


def _pictures(spec: SiteSpec) -> set[str]:
    return {asset.id for asset in (*spec.images, *spec.portraits)}


def _unknown(used: set[str], known: set[str]) -> Iterator[str]:
    for name in sorted(used - known):
        yield f"the form does not have '{name}'"
