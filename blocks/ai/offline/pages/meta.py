"""What search engines are told of a page."""

from collections.abc import Iterable, Iterator

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import DESCRIPTION, LONGEST_TITLE, TITLE
from blocks.ai.offline.text import (
    heading,
    joined_while_fitting,
    sentence,
    sentences,
    shortened,
)
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind
from domain.plain_text import folded, words

_SHORTEST_TITLE = 3
_SHORTEST_DESCRIPTION = 20


def title_of(facts: Facts, page: SitemapPage) -> str:
    """The name first on home, the page's label first elsewhere: no two pages have the same."""
    if facts.is_translation:
        label = "" if page.id is PageKind.HOME else f"{page.label} · "
        what_it_is = facts.words.contact_details.format(name=facts.name)
        return _title((f"{label}{facts.trade}", f"{label}{facts.name}", f"{label}{what_it_is}"))
    if page.id is not PageKind.HOME:
        return _title((f"{page.label} · {facts.trade} · {facts.name}", f"{page.label} · {facts.name}"))
    business = facts.spec.business
    told = heading(business.tagline or sentences(business.description)[0])
    placed = f"{facts.name} – {facts.trade}"
    said = (f"{facts.name} – {part}" for part in (told, told.rsplit(",", 1)[0]))
    named = (f"{facts.name} {facts.place}" if facts.place else None, facts.name)
    first = (placed, *said) if facts.place or business.founded else (*said, placed)
    return _title((*first, *named))


def _title(candidates: Iterable[str | None]) -> str:
    """The first that a result page shows whole; when there is none the shortest, since a name is never cut."""
    given = [text for text in candidates if text and len(text) >= _SHORTEST_TITLE]
    return next((text for text in given if len(text) <= TITLE), None) or shortened(min(given, key=len), LONGEST_TITLE)


def description_of(facts: Facts, page: SitemapPage) -> str:
    """What the page holds, in the client's words, as much of it as a result page shows; who and where at the end."""
    parts = _translated_parts(facts, page) if facts.is_translation else _parts(facts, page)
    told = [sentence(part) for part in parts if part]
    begins_itself = page.id in {PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT} or (
        facts.is_translation and page.id is PageKind.FAQ
    )
    label = "" if begins_itself else f"{page.label}: "
    who = sentence(facts.trade if page.id is PageKind.HOME else facts.told_apart(facts.name))
    text = label + joined_while_fitting(told or [who], DESCRIPTION - len(label))
    if len(text) <= len(label):
        text = label + shortened(told[0], DESCRIPTION - len(label))
    if not _says_who(facts, page, text) and len(text) + len(who) < DESCRIPTION:
        text = f"{text} {who}"
    if len(text) >= _SHORTEST_DESCRIPTION:
        return text
    return shortened(f"{text} {facts.words.contact_details.format(name=facts.name)}", DESCRIPTION)


def _says_who(facts: Facts, page: SitemapPage, text: str) -> bool:
    """Whether a text already names the city, or the trade; home's own words do without a bare trade."""
    if facts.spec.address is None:
        return page.id is PageKind.HOME or facts.name in text
    trade = next(iter(words(facts.spec.business.industry)), "")
    return trade in words(text) or folded(facts.spec.address.city) in folded(text)


def _parts(facts: Facts, page: SitemapPage) -> Iterator[str | None]:
    """What is told of a page; no other page begins with the same words."""
    business, contact = facts.spec.business, facts.spec.contact
    match page.id:
        case PageKind.HOME:
            yield from (business.tagline, *sentences(business.description))
        case PageKind.ABOUT:
            begins = facts.name_since or facts.told_apart(facts.name)
            first, *others = sentences(business.description)
            yield from (begins, shortened(first, max(DESCRIPTION - len(begins) - 2, _SHORTEST_DESCRIPTION)), *others)
        case PageKind.CONTACT:
            yield facts.with_name(facts.words.write_to_name)
            yield from (facts.street, contact.phone or contact.whatsapp, contact.email, ", ".join(facts.hours))
        case PageKind.TEAM:
            yield facts.listed(tuple(person.name for person in facts.spec.people[:4]))
        case PageKind.FAQ:
            yield from (item.question for item in facts.spec.faqs[:3])
        case PageKind.PORTFOLIO | PageKind.GALLERY:
            yield _row([image.alt for image in facts.pictures_by_page[page.id][:3]])
        case _:
            yield _row([offer.name for offer in facts.offers_by_page[page.id][:4]])


def _translated_parts(facts: Facts, page: SitemapPage) -> Iterator[str | None]:
    """The same from names, places and numbers alone."""
    match page.id:
        case PageKind.HOME:
            yield from (facts.trade, facts.since, facts.street, facts.spec.contact.phone)
        case PageKind.ABOUT:
            yield facts.name_since or facts.told_apart(facts.name)
            yield facts.with_name(facts.words.behind_name)
        case PageKind.FAQ:
            yield facts.with_name(facts.words.questions_about_name)
        case PageKind.PORTFOLIO:
            yield facts.with_name(facts.words.work_of_name)
        case PageKind.GALLERY:
            yield facts.with_name(facts.words.pictures_of_name)
        case _:
            yield from _parts(facts, page)


def _row(names: list[str]) -> str:
    """Names in a row; where one has a comma itself, the row needs a stronger sign."""
    return ("; " if any("," in name for name in names) else ", ").join(names)
