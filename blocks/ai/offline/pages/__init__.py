"""What each page says, a module for each kind of page, and the sections that they are made of."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.pages.about import about_page
from blocks.ai.offline.pages.contact import contact_page
from blocks.ai.offline.pages.home import home_page
from blocks.ai.offline.pages.meta import description_of, title_of
from blocks.ai.offline.pages.offers import offers_page
from blocks.ai.offline.pages.pictures import pictures_page
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.pages.questions import questions_page
from blocks.ai.offline.pages.team import team_page
from domain.artifacts.content import PageContent, Section
from domain.artifacts.documents import Sitemap, SitemapPage
from domain.artifacts.onboarding import PageKind

_PAGES: Mapping[PageKind, Callable[[Plan, SitemapPage], tuple[Section, ...]]] = MappingProxyType(
    {
        PageKind.HOME: home_page,
        PageKind.ABOUT: about_page,
        PageKind.SERVICES: offers_page,
        PageKind.MENU: offers_page,
        PageKind.PRICING: offers_page,
        PageKind.PORTFOLIO: pictures_page,
        PageKind.GALLERY: pictures_page,
        PageKind.TEAM: team_page,
        PageKind.FAQ: questions_page,
        PageKind.CONTACT: contact_page,
    }
)


def write_page(facts: Facts, sitemap: Sitemap, page: SitemapPage) -> PageContent:
    """One page of the sitemap."""
    return PageContent(
        page=page.id,
        title=title_of(facts, page),
        description=description_of(facts, page),
        sections=_PAGES[page.id](Plan(facts, sitemap), page),
    )
