"""The brief: what an agency sends a client before anything is built. Markdown, in the form's language."""

import re
from collections.abc import Iterator

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.gaps import gaps
from blocks.ai.offline.layout import plan_layout
from blocks.ai.offline.limits import LINE, MARKDOWN, PARAGRAPH
from blocks.ai.offline.pages import write_page
from blocks.ai.offline.sitemap import write_sitemap
from blocks.ai.offline.text import capitalised, joined_while_fitting, one_line, opening, sentence, shortened
from domain.artifacts.content import Hero, PageIntro, SiteContent
from domain.artifacts.documents import Brief, Sitemap

_REMARK = 300
_LISTED = 12
_TOLD = 900
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
_LIST_MARK = re.compile(r"^(\d+)([.)])(?=\s)|^([+-])(?=\s)")


def write_brief(facts: Facts) -> Brief:
    """What the site is for, for whom, in which voice; what we have, and what is missing."""
    words, sitemap = facts.words.brief, write_sitemap(facts)
    content = SiteContent(pages=tuple(write_page(facts, sitemap, page) for page in sitemap.pages))
    parts = (
        (words.business, _business(facts, sitemap)),
        (words.offers, _offers(facts)),
        (words.apart, iter(facts.spec.business.differentiators)),
        (words.voice, iter(_voice(facts))),
        (words.pages, _pages(facts, sitemap, content)),
        (words.look, iter(plan_layout(facts, sitemap, content).rationale)),
        (words.facts, _facts(facts)),
        (words.missing, iter(gaps(facts) or (words.nothing_missing,))),
        (words.remarks, _remarks(facts)),
    )
    title = words.title.format(name=facts.name)
    chapters = [f"## {heading}\n\n{_bullets(lines)}" for heading, rows in parts if (lines := list(rows))]
    text = [f"# {_plain(title)}", f"*{words.by_rules}*", _plain(_described(facts)), *chapters]
    return Brief(
        locale=facts.spec.locale,
        title=title,
        markdown=joined_while_fitting(text, MARKDOWN, "\n\n"),
        positioning=_positioning(facts),
        voice=_voice(facts),
    )


def _described(facts: Facts) -> str:
    description = facts.spec.business.description
    return opening(description, limit=_TOLD, most=12) or shortened(one_line(description), _TOLD)


def _positioning(facts: Facts) -> str:
    """The client's own claim, and the facts that nobody else shares."""
    business = facts.spec.business
    said = [f"{facts.name} – {facts.trade}", facts.since, business.tagline]
    return joined_while_fitting([sentence(part) for part in said if part], PARAGRAPH)


def _voice(facts: Facts) -> tuple[str, ...]:
    tone = facts.words.brief.tone.format(tone=facts.spec.tone) if facts.spec.tone else None
    return (*([shortened(tone, LINE)] if tone else []), *facts.words.brief.voice_rules)


def _business(facts: Facts, sitemap: Sitemap) -> Iterator[str]:
    words = facts.words.brief
    yield f"{words.positioning}: {_positioning(facts)}"
    if facts.spec.business.audience:
        yield f"{words.audience}: {facts.spec.business.audience}"
    yield f"{words.goal}: {words.goals[facts.spec.goal]}"
    yield f"{words.action}: {sitemap.action.label}"
    if sitemap.secondary_action:
        yield f"{words.secondary}: {sitemap.secondary_action.label}"
    if facts.featured:
        yield words.taken_up.format(offer=facts.featured.name)


def _offers(facts: Facts) -> Iterator[str]:
    offers = facts.spec.offers
    yield from _first(facts, [f"{offer.name} – {offer.price}" if offer.price else offer.name for offer in offers])


def _pages(facts: Facts, sitemap: Sitemap, content: SiteContent) -> Iterator[str]:
    """What each page is for, and the first thing that it says."""
    for page, written in zip(sitemap.pages, content.pages, strict=True):
        first = written.sections[0].content
        headline = first.headline if isinstance(first, Hero | PageIntro) else first.title
        told = facts.words.brief.headline.format(purpose=page.purpose, headline=headline)
        yield f"{page.label} ({page.path}): {told}"


def _facts(facts: Facts) -> Iterator[str]:
    words, spec = facts.words.brief, facts.spec
    rows = (
        (words.founded, str(spec.business.founded) if spec.business.founded else None),
        (words.address, ", ".join(part for part in _address_parts(facts) if part)),
        (words.hours, " · ".join(facts.hours)),
        (words.phone, spec.contact.phone),
        (facts.words.whatsapp, spec.contact.whatsapp),
        (capitalised(facts.words.email), spec.contact.email),
        (words.photos, str(len(spec.images)) if spec.images else None),
        (words.special_hours, " · ".join(_special_hours(facts))),
        (words.registration, spec.business.registration),
        (words.legal_name, spec.business.legal_name),
        (words.tax_id, spec.business.tax_id),
        (words.booking, spec.contact.booking_url),
        (words.ordering, spec.contact.order_url),
        (words.profiles, ", ".join(spec.contact.socials.values())),
        (facts.words.partners, ", ".join(partner.name for partner in spec.partners)),
        (words.people, facts.listed(tuple(person.name for person in spec.people[:_LISTED]))),
        (words.testimonials, str(len(spec.testimonials)) if spec.testimonials else None),
        (words.faqs, str(len(spec.faqs)) if spec.faqs else None),
    )
    yield from (f"{label}: {value}" for label, value in rows if value)


def _special_hours(facts: Facts) -> Iterator[str]:
    for row in facts.spec.special_hours:
        opened = facts.words.brief.closed if row.closed else f"{row.opens}–{row.closes}"
        yield f"{row.date} {opened}" + (f" ({row.note})" if row.note else "")


def _address_parts(facts: Facts) -> tuple[str | None, ...]:
    address = facts.spec.address
    return (address.street, address.city, address.region, address.postal_code) if address else ()


def _remarks(facts: Facts) -> Iterator[str]:
    yield from _first(facts, [shortened(warning, _REMARK) for warning in facts.spec.warnings])


def _first(facts: Facts, lines: list[str]) -> Iterator[str]:
    """The first lines of a list, and how many more there are."""
    yield from lines[:_LISTED]
    if len(lines) > _LISTED:
        yield facts.words.brief.more.format(count=len(lines) - _LISTED)


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {_plain(line)}" for line in lines)


def _plain(text: str) -> str:
    """The client's text as text: nothing in it becomes a heading, a link or markup."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text))
    return _LIST_MARK.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", escaped)
