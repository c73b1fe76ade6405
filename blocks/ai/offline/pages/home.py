"""The home page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from blocks.ai.offline.actions import page_action
from blocks.ai.offline.facts import IMAGE_PAGES, Facts
from blocks.ai.offline.limits import HEADING, LINE, PARAGRAPHS
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.offer_sections import highlighted_offer, offers_on_home
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import at_most, capitalised, first_fitting, heading, opening
from domain.artifacts.content import About, Hero, Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind, Template
from domain.artifacts.spec import ActionKind

_HOURS_IN_HERO = 2
_TEASER = 400

_PRACTICAL = ("hero", "offers", "featured", "highlights", "story", "team", "testimonials", "gallery", "faq", "visit")
_ARGUMENT = ("hero", "highlights", "featured", "offers", "testimonials", "story", "team", "gallery", "faq", "visit")
_WORK_FIRST = ("hero", "gallery", "highlights", "offers", "featured", "story", "team", "testimonials", "faq", "visit")
_ORDER: Mapping[Template, tuple[str, ...]] = MappingProxyType(
    {
        Template.LOCAL_BUSINESS: _PRACTICAL,
        Template.LANDING_PAGE: _ARGUMENT,
        Template.SAAS_PLATFORM: _ARGUMENT,
        Template.PORTFOLIO: _WORK_FIRST,
    }
)


def home_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """From who and what to how to get in touch, in the order that suits the business."""
    facts = plan.facts
    tellers: Mapping[str, Callable[[], Section | None]] = {
        "hero": lambda: _hero(plan),
        "offers": lambda: offers_on_home(plan),
        "featured": lambda: highlighted_offer(plan),
        "highlights": lambda: sections.highlights(facts),
        "story": lambda: _story(plan),
        "team": lambda: sections.team(facts) if plan.shows(Topic.PEOPLE, page.id) else None,
        "testimonials": lambda: sections.testimonials(facts),
        "gallery": lambda: sections.gallery(facts, plan.images.home_gallery, title=_gallery_title(plan)),
        "faq": lambda: sections.questions(facts) if plan.shows(Topic.QUESTIONS, page.id) else None,
        "visit": lambda: sections.visit(facts),
    }
    return sections.present([*(tellers[part]() for part in _ORDER[facts.manner]), _end(plan, page)])


def _hero(plan: Plan) -> Section:
    facts = plan.facts
    said = plan.tagline or heading(plan.claim)
    headline = said or first_fitting((_trade_since(facts), facts.trade), HEADING)
    eyebrow = facts.name if not said else first_fitting((facts.trade, capitalised(facts.spec.business.industry)), LINE)
    actions = (plan.sitemap.action, plan.sitemap.secondary_action)
    return sections.section(
        "hero",
        Hero(
            eyebrow=eyebrow,
            headline=headline,
            lead=plan.lead or None,
            facts=_hero_facts(facts),
            actions=tuple(action for action in actions if action),
            image=plan.images.hero,
        ),
    )


def _trade_since(facts: Facts) -> str | None:
    return f"{facts.trade}, {facts.since[:1].lower()}{facts.since[1:]}" if facts.since else None


def _hero_facts(facts: Facts) -> tuple[str, ...]:
    """Where, when and since when: what a visitor looks for first."""
    hours = facts.hours if len(facts.hours) <= _HOURS_IN_HERO else ()
    return tuple(fact for fact in (facts.street, *hours, facts.since) if fact and len(fact) <= LINE)


def _story(plan: Plan) -> Section | None:
    """What the hero left unsaid: all of it, or a paragraph and the way to the rest."""
    facts, about, told = plan.facts, plan.page(PageKind.ABOUT), plan.after_the_lead
    if about:
        told = (opening(" ".join(told), limit=_TEASER, most=3),)
    if not any(told) or (about and plan.images.home_story is None):
        return None
    placed = f"{facts.name} {facts.place}" if facts.place else None
    title = first_fitting((placed, facts.name), HEADING)
    return sections.section(
        "story",
        About(
            title=title,
            paragraphs=at_most(told, PARAGRAPHS),
            year=facts.spec.business.founded,
            image=plan.images.home_story,
            link=page_action(facts.words.about_link, about) if about else None,
        ),
    )


def _gallery_title(plan: Plan) -> str | None:
    """The work's own name on its page; elsewhere the pictures are of the place."""
    shows_work = plan.facts.manner is Template.PORTFOLIO and plan.page(*IMAGE_PAGES)
    return plan.facts.with_name(plan.facts.words.work_of_name) if shows_work else None


def _end(plan: Plan, page: SitemapPage) -> Section | None:
    """Contact where there is no page for it; else the action, unless the street above already says it."""
    if plan.shows(Topic.CONTACT, page.id):
        return sections.contact(plan.facts)
    said = plan.sitemap.action.kind is ActionKind.DIRECTIONS and sections.visit(plan.facts)
    return None if said else sections.closing(plan.facts, plan.sitemap.action)
