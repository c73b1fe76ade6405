"""What a good site would still like to have from the client."""

from blocks.ai.offline.facts import Facts
from domain.artifacts.onboarding import Goal


def gaps(facts: Facts) -> tuple[str, ...]:
    """What is missing, in the client's language, the most telling first; empty pages by their name."""
    words, spec = facts.words.missing, facts.spec
    business, contact = spec.business, spec.contact
    missing = (
        (facts.landscape is None, words.photos),
        (not spec.offers, words.offers),
        (bool(spec.offers) and not facts.priced, words.prices),
        (not contact.phone and not contact.whatsapp, words.phone),
        (spec.goal is Goal.VISITS and facts.street is None, words.address),
        (facts.street is not None and not spec.hours, words.hours),
        (spec.goal is Goal.BOOKINGS and not contact.booking_url, words.booking_url),
        (spec.goal is Goal.ORDERS and not contact.order_url, words.order_url),
        (not spec.testimonials, words.testimonials),
        (spec.logo is None, words.logo),
        (not business.tagline, words.tagline),
        (not business.differentiators, words.differentiators),
        (not business.audience, words.audience),
        (not business.founded, words.founded),
    )
    left_out = tuple(words.page.format(page=facts.words.pages[page].label) for page in facts.empty_pages)
    return (*left_out, *(text for is_missing, text in missing if is_missing))
