"""What a good site would still like to have from the client."""

from blocks.ai.offline.facts import Facts
from domain.artifacts.onboarding import Goal
from domain.business_kinds import Offering

_ANYWHERE = frozenset({Offering.PLANS, Offering.CAUSES})


def gaps(facts: Facts) -> tuple[str, ...]:
    """What is missing, in the client's language, the most telling first; empty pages by their name."""
    words, spec = facts.words.missing, facts.spec
    business, contact = spec.business, spec.contact
    missing = (
        (facts.landscape is None, words.photos),
        (not spec.offers, words.offers),
        (bool(spec.offers) and not facts.priced and spec.goal is not Goal.DONATIONS, words.prices),
        (facts.is_one_long_list, words.groups),
        (not contact.phone and not contact.whatsapp, words.phone),
        (spec.goal is Goal.VISITS and facts.street is None, words.address),
        (spec.address is None and facts.kind.offering not in _ANYWHERE, words.area),
        ((facts.street is not None or spec.goal is Goal.CALLS) and not spec.hours, words.hours),
        (spec.goal is Goal.BOOKINGS and not contact.booking_url, words.booking_url),
        (spec.goal is Goal.ORDERS and not contact.order_url, words.order_url),
        (not spec.testimonials, words.testimonials),
        (spec.logo is None, words.logo),
        (not business.tagline, words.tagline),
        (not business.differentiators, words.differentiators),
        (not business.audience, words.audience),
        (not business.founded, words.founded),
    )
    labels = {page: label.label for page, label in facts.words.pages.items()}
    repeated = tuple(
        words.repeated_page.format(page=labels[page], other=labels[other])
        for page, other in facts.repeated_pages.items()
    )
    empty = tuple(words.page.format(page=labels[page]) for page in facts.empty_pages)
    return (*repeated, *empty, *(text for is_missing, text in missing if is_missing))
