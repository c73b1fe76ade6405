"""How the pages look: variants chosen by what there is to show, surfaces that alternate, a colour."""

from collections.abc import Iterable, Iterator

from blocks.ai.offline.facts import Facts
from domain.artifacts.content import (
    About,
    CallToAction,
    Gallery,
    Hero,
    Highlights,
    Offers,
    PageContent,
    Section,
    SiteContent,
    Team,
    Testimonials,
)
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import VARIANTS, Corners, LayoutPlan, PageLayout, Placement, Surface, ThemeSeed
from domain.artifacts.onboarding import PageKind, Template

_CARDS_AT_MOST = 4
_ROW_AT_MOST = 4
_SHORT_ITEM = 70
_CORNERS = {
    Template.PORTFOLIO: Corners.SHARP,
    Template.SAAS_PLATFORM: Corners.ROUND,
    Template.LANDING_PAGE: Corners.SOFT,
    Template.LOCAL_BUSINESS: Corners.SOFT,
}


def plan_layout(facts: Facts, sitemap: Sitemap, content: SiteContent) -> LayoutPlan:
    """The look of the whole site."""
    spec = facts.spec
    return LayoutPlan(
        starter=spec.starter,
        theme=ThemeSeed(brand=_brand(facts), corners=_CORNERS[facts.manner]),
        pages=tuple(PageLayout(page=page.page, sections=tuple(_placements(facts, page))) for page in content.pages),
        rationale=_rationale(facts, sitemap, content),
    )


def _brand(facts: Facts) -> str:
    logo = facts.spec.logo
    return facts.spec.brand_color or (logo.color if logo else None) or facts.kind.color


def _placements(facts: Facts, page: PageContent) -> Iterator[Placement]:
    for section, surface in zip(page.sections, _surfaces(page.sections), strict=True):
        yield Placement(
            section=section.id, kind=section.content.kind, variant=_variant(facts, page.page, section), surface=surface
        )


def _surfaces(sections: Iterable[Section]) -> Iterator[Surface]:
    """Plain and tinted in turn; the closing call in the brand's colour, so that it is what remains."""
    surface = Surface.TINT
    for section in sections:
        content = section.content
        if isinstance(content, CallToAction) and section.id == "cta":
            yield Surface.BRAND
            continue
        surface = Surface.PLAIN if surface is Surface.TINT else Surface.TINT
        yield surface


def _variant(facts: Facts, page: PageKind, section: Section) -> str:  # noqa: C901, PLR0911 - one line for each kind
    match section.content:
        case Hero(image=None):
            return "statement"
        case Hero():
            return "cover" if facts.manner is Template.PORTFOLIO else "split"
        case Offers(groups=groups):
            return "cards" if len(groups) == 1 and len(groups[0].items) <= _CARDS_AT_MOST else "list"
        case About(image=image):
            return "split" if image else "plain"
        case Highlights(items=items):
            return "row" if len(items) <= _ROW_AT_MOST and max(map(len, items)) <= _SHORT_ITEM else "list"
        case Team(people=people):
            return "feature" if len(people) == 1 else "cards"
        case Testimonials(quotes=quotes):
            return "feature" if len(quotes) == 1 else "quotes"
        case Gallery():
            return "strip" if page is PageKind.HOME else "grid"
        case CallToAction():
            return "band" if section.id == "cta" else "note"
        case other:
            return VARIANTS[other.kind][0]


def _rationale(facts: Facts, sitemap: Sitemap, content: SiteContent) -> tuple[str, ...]:
    words, spec = facts.words.layout, facts.spec
    given = spec.brand_color or (spec.logo and spec.logo.color)
    hero = next((item.content for item in content.pages[0].sections if isinstance(item.content, Hero)), None)
    if hero is None or hero.image is None:
        opening = words.hero_statement
    else:
        opening = words.hero_cover if facts.manner is Template.PORTFOLIO else words.hero_split
    action = words.action.format(action=sitemap.action.label)
    return (words.color_of_client if given else words.color_of_kind, opening, words.rhythm, action)
