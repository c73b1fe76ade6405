"""The contact page."""

from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import first_fitting
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage


def contact_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """Every way to get in touch, then the door to walk through."""
    facts = plan.facts
    write = facts.with_name(facts.words.write_to_name)
    number = facts.spec.contact.phone or facts.spec.contact.whatsapp
    called = f"{write}: {number}" if number else None
    headline = first_fitting((facts.street, called, facts.told_apart(write), facts.placed(write), page.label), HEADING)
    asked = sections.questions(facts) if plan.shows(Topic.QUESTIONS, page.id) else None
    return sections.present((sections.intro(headline), sections.contact(facts), sections.visit(facts), asked))
