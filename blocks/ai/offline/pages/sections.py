"""The sections that several pages are made of; None where there is no fact for one."""

from collections.abc import Iterable

from blocks.ai.offline.composition import TRUSTED_PERSON
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING, PARAGRAPH, PARAGRAPHS
from blocks.ai.offline.phrases.model import WithName
from blocks.ai.offline.text import at_most, capitalised, first_fitting
from domain.artifacts.content import (
    About,
    CallToAction,
    ContactSection,
    FaqItem,
    FaqList,
    Gallery,
    Highlights,
    LogoItem,
    Logos,
    PageIntro,
    Quote,
    Section,
    SectionContent,
    Team,
    TeamMember,
    Testimonials,
    Visit,
)
from domain.artifacts.onboarding import Goal
from domain.artifacts.spec import Action, ActionKind, SpecPerson
from domain.business_kinds import Offering

_SHORT_NAME = 30
_FEW, _A_PRACTICE = 3, 6
_ONE_PART, _FIRST_PART = 1_400, 900


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
    titled = facts.words.one_person if len(people) == 1 else facts.words.team
    title = titled if same_name else facts.with_name(facts.words.behind_name)
    return section("team", Team(title=first_fitting((title,), HEADING), people=tuple(map(_member, people))))


def faces(facts: Facts) -> Section | None:
    """Where one chooses a person and not a practice: names and faces, in front of the page about them."""
    people = facts.spec.people
    if facts.kind.offering not in TRUSTED_PERSON or not _FEW <= len(people) <= _A_PRACTICE:
        return None
    title = facts.with_name(facts.words.behind_name)
    members = tuple(TeamMember(name=item.name, role=item.role, photo=item.photo_asset) for item in people)
    return section("team", Team(title=first_fitting((title,), HEADING), people=members))


def _member(person: SpecPerson) -> TeamMember:
    return TeamMember(name=person.name, role=person.role, bio=person.bio, photo=person.photo_asset)


def testimonials(facts: Facts) -> Section | None:
    """Words of real customers; a few short names make the title."""
    said = facts.spec.testimonials
    if not said:
        return None
    authors = tuple(dict.fromkeys(item.author.split(",")[0].strip() for item in said))
    named = facts.words.said_by.format(authors=facts.listed(authors))
    few = len(authors) <= _FEW and all(map(_is_a_short_name, authors))
    title = first_fitting((named if few else None, facts.with_name(facts.words.said_of_name)), HEADING)
    quotes = tuple(Quote(quote=item.quote, author=item.author) for item in said)
    return section("testimonials", Testimonials(title=title, quotes=quotes))


def _is_a_short_name(author: str) -> bool:
    """`Marcos T.`, and not `A client in a divorce case`."""
    return len(author) <= _SHORT_NAME and all(word[:1].isupper() for word in author.split())


def gallery(facts: Facts, images: tuple[str, ...], *, title: str | None = None) -> Section | None:
    """Pictures by asset id."""
    if not images:
        return None
    title = first_fitting((title, facts.with_name(facts.words.pictures_of_name)), HEADING)
    return section("gallery", Gallery(title=title, images=images))


def questions(facts: Facts, *, title: str | None = None) -> Section | None:
    """Questions and answers."""
    items = tuple(FaqItem(question=item.question, answer=item.answer) for item in facts.spec.faqs)
    return section("faq", FaqList(title=title or facts.words.faq, items=items)) if items else None


def story(
    told: tuple[str, ...],
    *,
    title: str,
    then: str,
    image: str | None = None,
    year: int | None = None,
    link: Action | None = None,
) -> tuple[Section, ...]:
    """The description: one section, or two where it is long, the second under a title of its own."""
    told, rest = _parted(told)
    head = About(title=first_fitting((title,), HEADING), paragraphs=told, year=year, image=image, link=link)
    more = section("more", About(title=first_fitting((then,), HEADING), paragraphs=rest)) if rest else None
    return present((section("story", head), more))


def _parted(told: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A long description in two: a beginning, and the rest of it."""
    first = max(1, sum(sum(map(len, told[: count + 1])) <= _FIRST_PART for count in range(min(len(told), PARAGRAPHS))))
    if sum(map(len, told)) <= _ONE_PART:
        return at_most(told, PARAGRAPHS), ()
    return told[:first], at_most(told[first:], PARAGRAPHS)


def logos(facts: Facts) -> Section | None:
    """Those whom the business works with, by name or logo."""
    partners = facts.spec.partners
    if not partners:
        return None
    items = tuple(LogoItem(name=partner.name, image=partner.logo_asset) for partner in partners)
    return section("logos", Logos(title=facts.words.partners, items=items))


def visit(facts: Facts) -> Section | None:
    """Street and hours, for a business with a door to walk through."""
    spec = facts.spec
    postal = spec.address and (spec.address.street or spec.address.postal_code)
    if not (postal or spec.hours or spec.special_hours or spec.contact.maps_url):
        return None
    door = postal or spec.contact.maps_url
    title = facts.with_name(facts.words.where_name) if door else facts.words.hours
    return section("visit", Visit(title=first_fitting((title,), HEADING)))


def contact(facts: Facts, action: Action | None = None) -> Section:
    """Every way to get in touch; the title says which ways there are, or on home what the goal asks."""
    details = facts.spec.contact
    ways = (
        facts.words.phone if details.phone else "",
        facts.words.whatsapp if details.whatsapp else "",
        facts.words.email,
    )
    listed = facts.listed(tuple(way for way in ways if way))
    asked = _call_above_contact(facts, action) if action else None
    return section("contact", ContactSection(title=first_fitting((asked, capitalised(listed)), HEADING)))


def _call_above_contact(facts: Facts, action: Action) -> str:
    """Number and street stand below it."""
    told_below = action.kind in {ActionKind.PHONE, ActionKind.DIRECTIONS}
    return facts.with_name(facts.words.write_to_name) if told_below else call_title(facts, action)


def closing(facts: Facts, action: Action) -> Section:
    """The one action again, with the fact that it needs: the number, the hours, the address to write to."""
    title = first_fitting((call_title(facts, action),), HEADING)
    return section("cta", CallToAction(title=title, text=_call_text(facts, action, title) or None, action=action))


def call_title(facts: Facts, action: Action) -> str:
    """What the goal asks of a visitor."""
    words, kind, goal = facts.words, action.kind, facts.spec.goal
    if kind is ActionKind.PHONE and goal is not Goal.BOOKINGS:
        return words.call_number.format(number=facts.spec.contact.phone)
    if kind is ActionKind.DIRECTIONS:
        return facts.street or facts.trade
    titles = {Goal.BOOKINGS: _booked(facts), Goal.ORDERS: words.order_from_name, Goal.DONATIONS: words.give_to_name}
    return facts.with_name(titles.get(goal, words.write_to_name))


def _booked(facts: Facts) -> WithName:
    """A place is booked in, a band is booked itself, others are booked with."""
    words = facts.words
    by_offering = {
        Offering.STAYS: words.stay_with_name,
        Offering.DISHES: words.stay_with_name,
        Offering.SHOWS: words.hire_name,
    }
    return by_offering.get(facts.kind.offering, words.reserve_with_name)


def _call_text(facts: Facts, action: Action, title: str) -> str:
    details = facts.spec.contact
    hours = " · ".join(facts.hours)
    text = {
        ActionKind.PHONE: details.phone if details.phone and details.phone not in title else hours,
        ActionKind.WHATSAPP: f"{facts.words.whatsapp}: {details.whatsapp}",
        ActionKind.EMAIL: details.email,
        ActionKind.DIRECTIONS: hours,
    }.get(action.kind)
    return text if text and len(text) <= PARAGRAPH else ""
