"""The page about the business."""

from blocks.ai.offline.limits import HEADING, PARAGRAPHS
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import at_most, first_fitting, paragraphs
from domain.artifacts.content import About, Section
from domain.artifacts.documents import SitemapPage


def about_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """The client's own description in full, and the people."""
    facts = plan.facts
    business = facts.spec.business
    headline = first_fitting((facts.name_since, facts.trade), HEADING)
    story = About(
        title=first_fitting((facts.trade if headline != facts.trade else None, facts.name), HEADING),
        paragraphs=at_most(paragraphs(business.description), PARAGRAPHS),
        image=plan.images.about,
    )
    people = sections.team(facts) if plan.shows(Topic.PEOPLE, page.id) else None
    parts = (sections.intro(headline, business.tagline), sections.section("story", story), people)
    return sections.present((*parts, sections.closing(facts, plan.sitemap.action)))
