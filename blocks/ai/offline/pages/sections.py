"""The sections that several pages are made of; None where there is no fact for one."""

from collections.abc import Iterable

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING, PARAGRAPH
from blocks.ai.offline.text import first_fitting
from domain.artifacts.content import (
    CallToAction,
    ContactSection,
    FaqItem,
    FaqList,
    Gallery,
    Highlights,
    PageIntro,
    Quote,
    Section,
    SectionContent,
    Team,
    TeamMember,
    Testimonials,
    Visit,
)
from domain.artifacts.spec import Action, ActionKind, SpecPerson

_SHORT_NAME = 30


def section(section_id: str, content: SectionContent) -> Section:
    """A section under an id that stays the same over revisions."""
    return Section(id=section_id, content=content)


def present(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """Those that there are."""
    return tuple(item for item in sections if item is not None)


def intro(headline: str, lead: str | None = None) -> Section:
    """The head of a page; a lead that only repeats the headline is left out."""
    return section("intro", PageIntro(headline=headline, lead=lead if lead != headline else None))


def highlights(facts: Facts) -> Section | None:
    """What sets the business apart, addressed to whom it works for."""
    items = facts.spec.business.differentiators
    if not items:
        return None
    title = first_fitting((facts.audience, facts.with_name(facts.words.distinction), facts.name), HEADING)
    return section("highlights", Highlights(title=title, items=items))


def team(facts: Facts) -> Section | None:
    """The people, by name."""
    people = facts.spec.people
    if not people:
        return None
    same_name = any(person.name.casefold() == facts.name.casefold() for person in people)
    title = facts.words.team if same_name else facts.with_name(facts.words.behind_name)
    return section("team", Team(title=first_fitting((title,), HEADING), people=tuple(map(_member, people))))


def _member(person: SpecPerson) -> TeamMember:
    return TeamMember(name=person.name, role=person.role, bio=person.bio, photo=person.photo_asset)


def testimonials(facts: Facts) -> Section | None:
    """Words of real customers; a few short names make the title."""
    said = facts.spec.testimonials
    if not said:
        return None
    authors = tuple(dict.fromkeys(item.author for item in said))
    named = facts.words.said_by.format(authors=facts.listed(authors))
    few = 2 <= len(authors) <= 3 and all(len(author) <= _SHORT_NAME for author in authors)
    title = first_fitting((named if few else None, facts.with_name(facts.words.said_of_name)), HEADING)
    quotes = tuple(Quote(quote=item.quote, author=item.author) for item in said)
    return section("testimonials", Testimonials(title=title, quotes=quotes))


def gallery(facts: Facts, images: tuple[str, ...], *, title: str | None = None) -> Section | None:
    """Pictures by asset id."""
    if not images:
        return None
    title = first_fitting((title, facts.with_name(facts.words.pictures_of_name)), HEADING)
    return section("gallery", Gallery(title=title, images=images))


def questions(facts: Facts) -> Section | None:
    """Questions and answers."""
    items = tuple(FaqItem(question=item.question, answer=item.answer) for item in facts.spec.faqs)
    return section("faq", FaqList(title=facts.words.faq, items=items)) if items else None


def visit(facts: Facts) -> Section | None:
    """Street and hours, for a business with a door to walk through."""
    spec = facts.spec
    postal = spec.address and (spec.address.street or spec.address.postal_code)
    if not (postal or spec.hours or spec.special_hours or spec.contact.maps_url):
        return None
    title = facts.words.where_name if postal or spec.contact.maps_url else facts.words.when_name
    return section("visit", Visit(title=first_fitting((facts.with_name(title),), HEADING)))


def contact(facts: Facts) -> Section:
    """Every way to get in touch; the title says which ways there are."""
    details = facts.spec.contact
    ways = (
        facts.words.phone if details.phone else "",
        facts.words.whatsapp if details.whatsapp else "",
        facts.words.email,
    )
    listed = facts.listed(tuple(way for way in ways if way))
    return section("contact", ContactSection(title=listed[:1].upper() + listed[1:]))


def closing(facts: Facts, action: Action) -> Section:
    """The one action again, under the fact that it needs: the number, the street, the address to write to."""
    title = first_fitting((_closing_title(facts, action), facts.with_name(facts.words.write_to_name)), HEADING)
    hours = " · ".join(facts.hours)
    shown = hours if action.kind in {ActionKind.PHONE, ActionKind.DIRECTIONS} and len(hours) <= PARAGRAPH else ""
    return section("cta", CallToAction(title=title, text=shown or None, action=action))


def _closing_title(facts: Facts, action: Action) -> str | None:
    details, words = facts.spec.contact, facts.words
    match action.kind:
        case ActionKind.PHONE:
            return words.call_number.format(number=details.phone)
        case ActionKind.WHATSAPP:
            return words.chat_number.format(number=details.whatsapp)
        case ActionKind.DIRECTIONS:
            return facts.street or facts.trade
        case ActionKind.BOOKING:
            return facts.with_name(words.reserve_with_name)
        case ActionKind.ORDER:
            return facts.with_name(words.order_from_name)
        case _:
            return words.write_to.format(email=details.email)
