"""The brief: what an agency sends a client before anything is built. Markdown, in the form's language."""

import re
from collections.abc import Iterator

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.gaps import gaps
from blocks.ai.offline.limits import LINE, MARKDOWN, PARAGRAPH
from blocks.ai.offline.sitemap import write_sitemap
from blocks.ai.offline.text import capitalised, joined_while_fitting, one_line, opening, sentence, shortened
from domain.artifacts.documents import Brief, Sitemap

_REMARK = 300
_LISTED = 12
_TOLD = 900
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_MARK = re.compile(r"^(\d+)([.)])(?=\s)|^([+-])(?=\s)")


def write_brief(facts: Facts) -> Brief:
    """What the site is for, for whom, in which voice; what we have, and what is missing."""
    words, sitemap = facts.words.brief, write_sitemap(facts)
    parts = (
        (words.business, _business(facts)),
        (words.offers, _offers(facts)),
        (words.voice, iter(_voice(facts))),
        (words.pages, _pages(sitemap)),
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


def _business(facts: Facts) -> Iterator[str]:
    words, sitemap = facts.words.brief, write_sitemap(facts)
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
    yield from (f"{offer.name} – {offer.price}" if offer.price else offer.name for offer in offers[:_LISTED])
    if len(offers) > _LISTED:
        yield facts.words.brief.more.format(count=len(offers) - _LISTED)


def _pages(sitemap: Sitemap) -> Iterator[str]:
    yield from (f"{page.label} ({page.path}): {page.purpose}" for page in sitemap.pages)


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
        (words.people, facts.listed(tuple(person.name for person in spec.people[:_LISTED]))),
        (words.testimonials, str(len(spec.testimonials)) if spec.testimonials else None),
        (words.faqs, str(len(spec.faqs)) if spec.faqs else None),
    )
    yield from (f"{label}: {value}" for label, value in rows if value)
    yield from spec.business.differentiators


def _address_parts(facts: Facts) -> tuple[str | None, ...]:
    address = facts.spec.address
    return (address.street, address.city, address.region, address.postal_code) if address else ()


def _remarks(facts: Facts) -> Iterator[str]:
    yield from (shortened(warning, _REMARK) for warning in facts.spec.warnings[:_LISTED])


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {_plain(line)}" for line in lines)


def _plain(text: str) -> str:
    """The client's text as text: nothing in it becomes a heading, a link or markup."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text))
    return _LIST_MARK.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", escaped)
