"""The pages that show pictures: portfolio and gallery."""

from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.text import first_fitting, heading
from domain.artifacts.content import Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind
from domain.business_kinds import Offering


def pictures_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """Every picture, and little text."""
    facts = plan.facts
    shows_work = page.id is PageKind.PORTFOLIO or facts.kind.offering is Offering.COMMISSIONS
    title = facts.with_name(facts.words.work_of_name if shows_work else facts.words.pictures_of_name)
    apart = next(iter(facts.spec.business.differentiators), None)
    headline = first_fitting((heading(apart) if apart else None, facts.trade), HEADING)
    every_picture = tuple(image.id for image in facts.spec.images)
    return sections.present(
        (
            sections.intro(headline),
            sections.gallery(facts, every_picture, title=title),
            sections.closing(facts, plan.sitemap.action),
        )
    )
