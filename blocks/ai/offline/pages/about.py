"""The page about the business."""

from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import first_fitting
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage


def about_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """The client's own description, the people, and with whom they work."""
    facts = plan.facts
    headline = first_fitting((facts.name_since, facts.told_apart(facts.name), facts.trade), HEADING)
    people = sections.team(facts) if plan.shows(Topic.PEOPLE, page.id) else None
    title = facts.words.history if facts.since or facts.is_translation else facts.trade
    told = sections.story(plan.about, title=title, then=facts.trade, image=plan.images.about)
    parts = (sections.intro(headline, facts.spec.business.tagline), *told, people)
    return sections.present((*parts, sections.closing(facts, plan.sitemap.action)))
