"""The page of questions and answers."""

from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.text import first_fitting
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage


def questions_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """Every question."""
    facts = plan.facts
    asked = facts.with_name(facts.words.questions_about_name)
    headline = first_fitting((facts.placed(asked), asked, page.label), HEADING)
    answered = sections.questions(facts, title=facts.words.answers)
    parts = (sections.intro(headline), answered, sections.closing(facts, plan.sitemap.action))
    return sections.present(parts)
