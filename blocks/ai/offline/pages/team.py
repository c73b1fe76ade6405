"""The page of the people."""

from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.text import first_fitting
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage

_NAMED_IN_HEADLINE = 6


def team_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """Everyone, under their names while they are few."""
    facts = plan.facts
    names = tuple(person.name for person in facts.spec.people)
    named = facts.listed(names) if len(names) <= _NAMED_IN_HEADLINE else None
    headline = first_fitting((named, facts.placed(facts.with_name(facts.words.behind_name)), page.label), HEADING)
    end = sections.closing(facts, plan.sitemap.action)
    return sections.present((sections.intro(headline), sections.team(facts), end))
