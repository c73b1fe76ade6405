"""How the pages look: variants chosen by what there is to show, and by the site's slug where several would do."""

from blocks.ai.offline.choice import stable_choice
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.surfaces import surfaces_of
from blocks.ai.offline.theme import theme_of
from domain.artifacts.content import (
    About,
    CallToAction,
    Gallery,
    Hero,
    Highlights,
    OfferItem,
    Offers,
    PageContent,
    Section,
    SiteContent,
    Team,
    Testimonials,
)
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import VARIANTS, LayoutPlan, PageLayout, Placement
from domain.artifacts.onboarding import PageKind, Template
from domain.business_kinds import BY_PLAN, EATEN

_CARDS_AT_MOST, _CARDS_ON_HOME = 4, 6
_PLANS = range(2, 6)
_ROW_AT_MOST = 4
_SHORT_ITEM = 70
_SHORT_QUOTE = 220
_WIDE_ENOUGH = 1_000  # pixels of a picture that fills the screen
_HEROES = {
    Template.PORTFOLIO: ("cover", "cover", "split"),
    Template.LOCAL_BUSINESS: ("split", "split", "cover"),
    Template.LANDING_PAGE: ("cover", "split"),
    Template.SAAS_PLATFORM: ("split",),
}


def plan_layout(facts: Facts, sitemap: Sitemap, content: SiteContent) -> LayoutPlan:
    """The look of the whole site."""
    pages = tuple(PageLayout(page=page.page, sections=_placements(facts, page)) for page in content.pages)
    return LayoutPlan(
        starter=facts.spec.starter,
        theme=theme_of(facts),
        pages=pages,
        rationale=_rationale(facts, sitemap, _opening(facts, content, pages[0].sections[0].variant)),
    )


def _placements(facts: Facts, page: PageContent) -> tuple[Placement, ...]:
    surfaces = surfaces_of(page.sections, facts.spec.starter, facts.spec.slug)
    return tuple(
        Placement(
            section=section.id,
            kind=section.content.kind,
            variant=_variant(facts, page.page, section),
            surface=surface,
        )
        for section, surface in zip(page.sections, surfaces, strict=True)
    )


def _variant(facts: Facts, page: PageKind, section: Section) -> str:
    """The variant that fits; several may, then the site's slug decides."""
    fitting = _fitting(facts, page, section)
    return stable_choice(facts.spec.slug, section.id, fitting)


def _fitting(facts: Facts, page: PageKind, section: Section) -> tuple[str, ...]:  # noqa: C901, PLR0911 - a line for each
    match section.content:
        case Hero() as hero:
            return _heroes(facts, hero)
        case Offers() as offers:
            return _offers(facts, page, offers)
        case About(image=image):
            return ("split",) if image else ("plain",)
        case Highlights(items=items):
            short = len(items) <= _ROW_AT_MOST and max(map(len, items)) <= _SHORT_ITEM
            return ("row", "list") if short else ("list",)
        case Team(people=people):
            return ("feature",) if len(people) == 1 else ("cards",)
        case Testimonials(quotes=quotes):
            leads = len(quotes) == 1 or (len(quotes) <= _CARDS_AT_MOST and len(quotes[0].quote) <= _SHORT_QUOTE)
            return ("feature",) if len(quotes) == 1 else ("quotes", "feature") if leads else ("quotes",)
        case Gallery(images=images):
            return ("strip", "grid") if page is PageKind.HOME and len(images) > 2 else ("grid",)
        case CallToAction():
            return _calls(facts) if section.id == "cta" else ("note",)
        case other:
            return VARIANTS[other.kind][:1]


def _heroes(facts: Facts, hero: Hero) -> tuple[str, ...]:
    """A picture fills the screen only where it is wide; a portrait stands beside the words.

    Without one, a starter has a pattern for any of its openings; words alone need a lead to fill it.
    """
    picture = next((asset for asset in facts.spec.images if asset.id == hero.image), None)
    if picture is None:
        return ("statement", "split", "cover") if hero.lead else ("split", "cover")
    wide = picture.width > picture.height and picture.width >= _WIDE_ENOUGH
    return _HEROES[facts.spec.starter] if wide else ("split",)


def _offers(facts: Facts, page: PageKind, offers: Offers) -> tuple[str, ...]:
    items = tuple(item for group in offers.groups for item in group.items)
    described = sum(bool(item.description) for item in items) * 3 >= len(items) * 2
    whole = page is not PageKind.HOME or offers.link is None
    if page is PageKind.MENU or (facts.kind.offering in EATEN and whole):
        return ("menu",)
    if (whole or facts.spec.starter is Template.SAAS_PLATFORM) and _are_plans(facts, page, items):
        return ("price_table",)
    eaten = facts.kind.offering in EATEN
    if len(offers.groups) > 1 or not described:
        return ("menu",) if eaten else ("list",)
    if page is PageKind.HOME and len(items) in {*range(2, _CARDS_AT_MOST + 1), _CARDS_ON_HOME}:
        return ("cards", "menu") if eaten else ("cards", "list")
    return ("cards",) if len(items) <= _CARDS_AT_MOST else ("list",)


def _are_plans(facts: Facts, page: PageKind, items: tuple[OfferItem, ...]) -> bool:
    """Whether the offers are few, all with a price, and there to be compared."""
    compared = facts.kind.offering in BY_PLAN or page is PageKind.PRICING
    return compared and len(items) in _PLANS and all(item.price for item in items)


def _calls(facts: Facts) -> tuple[str, ...]:
    return ("plain", "note") if facts.spec.starter is Template.PORTFOLIO else ("band", "band", "plain")


def _opening(facts: Facts, content: SiteContent, variant: str) -> str:
    words, first = facts.words.layout, content.pages[0].sections[0].content
    if variant == "statement":
        return words.hero_statement
    if isinstance(first, Hero) and not first.image:
        return words.hero_pattern
    return {"split": words.hero_split, "cover": words.hero_cover}[variant]


def _rationale(facts: Facts, sitemap: Sitemap, opening: str) -> tuple[str, ...]:
    words, spec = facts.words.layout, facts.spec
    given = spec.brand_color or (spec.logo and spec.logo.color)
    action = words.action.format(action=sitemap.action.label)
    colour = words.color_of_client if given else words.color_of_kind
    return (words.starters[spec.starter], colour, opening, words.rhythm, action)
