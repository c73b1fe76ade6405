"""What search engines are told of a page."""

from collections.abc import Iterator

from blocks.ai.offline.facts import OFFER_PAGES, Facts
from blocks.ai.offline.limits import DESCRIPTION, TITLE
from blocks.ai.offline.text import (
    first_fitting,
    heading,
    joined_while_fitting,
    one_line,
    sentence,
    sentences,
    shortened,
)
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind

_SHORTEST_TITLE = 3
_SHORTEST_DESCRIPTION = 20


def title_of(facts: Facts, page: SitemapPage) -> str:
    """The name first on home, the page's label first elsewhere: no two pages have the same."""
    if page.id is not PageKind.HOME:
        return first_fitting((f"{page.label} · {facts.trade} · {facts.name}", f"{page.label} · {facts.name}"), TITLE)
    tagline = facts.spec.business.tagline
    candidates = (f"{facts.name} – {facts.trade}", tagline and f"{facts.name} – {heading(tagline)}", facts.name)
    return first_fitting((*candidates, f"{facts.name} – {facts.trade}"), TITLE, shortest=_SHORTEST_TITLE)


def description_of(facts: Facts, page: SitemapPage) -> str:
    """What the page holds, in the client's words, as much of it as a result page shows."""
    told = [sentence(part) for part in _parts(facts, page) if part]
    label = "" if page.id is PageKind.HOME else f"{page.label}: "
    text = label + joined_while_fitting(told, DESCRIPTION - len(label))
    if len(text) <= len(label):
        text = label + shortened(told[0], DESCRIPTION - len(label))
    if len(text) >= _SHORTEST_DESCRIPTION:
        return text
    return shortened(f"{text} {facts.words.contact_details.format(name=facts.name)}", DESCRIPTION)


def _parts(facts: Facts, page: SitemapPage) -> Iterator[str | None]:
    business, contact = facts.spec.business, facts.spec.contact
    if page.id in OFFER_PAGES:
        yield ", ".join(offer.name for offer in facts.spec.offers[:4])
    elif page.id is PageKind.CONTACT:
        yield facts.street
        yield from (contact.phone or contact.whatsapp, contact.email)
        yield ", ".join(facts.hours)
    elif page.id is PageKind.TEAM:
        yield facts.listed(tuple(person.name for person in facts.spec.people[:4]))
    elif page.id is PageKind.FAQ:
        yield from (item.question for item in facts.spec.faqs[:3])
    elif page.id in {PageKind.PORTFOLIO, PageKind.GALLERY}:
        yield ", ".join(image.alt for image in facts.spec.images[:3])
    elif page.id is PageKind.HOME:
        yield business.tagline
    yield from sentences(one_line(business.description)) if page.id in {PageKind.HOME, PageKind.ABOUT} else ()
    yield facts.trade if page.id is PageKind.HOME else f"{facts.name}: {facts.trade}"
