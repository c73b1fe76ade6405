"""The pages that show pictures: portfolio and gallery."""

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.text import first_fitting, heading
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind


def pictures_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """The pictures that belong here, and little text."""
    facts = plan.facts
    pictures = facts.pictures_by_page[page.id]
    claim = None if facts.is_translation else plan.tagline
    shows_work = page.id is PageKind.PORTFOLIO or (facts.makes_pieces and PageKind.PORTFOLIO not in plan.pages)
    title = facts.with_name(facts.words.work_of_name if shows_work else facts.words.pictures_of_name)
    return sections.present(
        (
            sections.intro(_headline(facts, title, shows_work=shows_work)),
            sections.gallery(facts, tuple(image.id for image in pictures), title=claim or title),
            sections.closing(facts, plan.sitemap.action),
        )
    )


def _headline(facts: Facts, title: str, *, shows_work: bool) -> str:
    """Of work, what sets it apart; of a place, whose and where."""
    says_it_itself = shows_work and not facts.is_translation
    apart = next(iter(facts.spec.business.differentiators), None) if says_it_itself else None
    shown = facts.placed(title if shows_work else facts.with_name(facts.words.photos_of_name))
    return first_fitting((heading(apart) if apart else None, shown, facts.trade), HEADING)
