"""The pages that list what is sold: services, menu, prices."""

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.offer_sections import offer_list
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import first_fitting, heading, sentence
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Offer, PageKind

_NAMED_IN_HEADLINE = 4
_LISTED = 80


def offers_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """The offers, whom they are for, and what people ask about them."""
    facts = plan.facts
    offers = plan.offers_on(page.id)
    asked = sections.questions(facts) if plan.shows(Topic.QUESTIONS, page.id) else None
    head = sections.intro(_headline(plan, offers, page), _lead(facts))
    listed = offer_list(facts, offers, page)
    return sections.present((head, listed, asked, sections.closing(facts, plan.sitemap.action)))


def _lead(facts: Facts) -> str | None:
    return sentence(facts.audience) if facts.audience else None


def _headline(plan: Plan, offers: tuple[Offer, ...], page: SitemapPage) -> str:
    """The offers' own names while they are few; of many, what sets them apart, else what they are and where."""
    facts = plan.facts
    if facts.is_translation:
        return first_fitting((facts.placed(page.label), page.label), HEADING)
    apart = next((heading(item) for item in facts.spec.business.differentiators if len(item) <= _LISTED), None)
    # A name with a comma in it cannot stand in a row of names.
    few = len(offers) <= _NAMED_IN_HEADLINE and not any("," in offer.name for offer in offers)
    named = facts.listed(tuple(heading(offer.name) for offer in offers)) if few else ""
    if named and len(named) <= _LISTED:
        return f"{page.label}: {named}" if _is_told_twice(plan, page) else named
    candidates = (facts.placed(page.label), f"{page.label}: {facts.trade}", page.label)
    return first_fitting((None if _is_told_twice(plan, page) else apart, *candidates), HEADING)


def _is_told_twice(plan: Plan, page: SitemapPage) -> bool:
    return page.id is PageKind.PRICING and PageKind.SERVICES in plan.pages
