"""The pages that list what is sold: services, menu, prices."""

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.offer_sections import offer_list
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import first_fitting, heading, sentence
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Offer

_NAMED_IN_HEADLINE = 3


def offers_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """The offers, whom they are for, and what people ask about them."""
    facts = plan.facts
    offers = plan.offers_on(page.id)
    lead = sentence(facts.audience) if facts.audience else None
    asked = sections.questions(facts) if plan.shows(Topic.QUESTIONS, page.id) else None
    head = sections.intro(_headline(facts, offers, page), lead)
    return sections.present((head, offer_list(facts, offers), asked, sections.closing(facts, plan.sitemap.action)))


def _headline(facts: Facts, offers: tuple[Offer, ...], page: SitemapPage) -> str:
    """The offers' own names when they are few, else what sets them apart."""
    names = tuple(offer.name for offer in offers)
    few = facts.listed(names) if len(names) <= _NAMED_IN_HEADLINE and len(facts.listed(names)) <= 80 else None
    apart = next(iter(facts.spec.business.differentiators), None)
    candidates = (few, heading(apart) if apart else None, f"{page.label}: {facts.trade}", page.label)
    return first_fitting(candidates, HEADING)
