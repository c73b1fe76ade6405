"""The home page."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from blocks.ai.offline.actions import page_action
from blocks.ai.offline.composition import home_order
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.limits import HEADING, LINE
from blocks.ai.offline.pages import sections
from blocks.ai.offline.pages.offer_sections import highlighted_offer, offers_on_home
from blocks.ai.offline.pages.plan import Plan, Topic
from blocks.ai.offline.text import first_fitting, heading, opening, sentences
from domain.artifacts.content import Hero, Section, Visit
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import PageKind
from domain.artifacts.spec import ActionKind
from domain.business_kinds import Offering

_HOURS_IN_HERO = 2
_FACTS_IN_HERO = 4
_OFFERS_IN_HEADLINE = 3
_TEASER, _TEASER_SENTENCES, _LEAST_TEASER = 400, 3, 2


def home_page(plan: Plan, page: SitemapPage) -> tuple[Section, ...]:
    """From who and what to how to get in touch, in the order that suits the business."""
    facts = plan.facts
    tellers: Mapping[str, Callable[[], Iterable[Section | None]]] = {
        "offers": lambda: (offers_on_home(plan, page), highlighted_offer(plan)),
        "highlights": lambda: (sections.highlights(facts),),
        "story": lambda: _story(plan),
        "team": lambda: (sections.team(facts) if plan.shows(Topic.PEOPLE, page.id) else sections.faces(facts),),
        "testimonials": lambda: (sections.testimonials(facts),),
        "gallery": lambda: (sections.gallery(facts, plan.images.home_gallery, title=_gallery_title(plan)),),
        "logos": lambda: (sections.logos(facts),),
        "faq": lambda: (sections.questions(facts) if plan.shows(Topic.QUESTIONS, page.id) else None,),
        "visit": lambda: (sections.visit(facts),),
    }
    told = sections.present(section for part in home_order(facts) for section in tellers[part]())
    return sections.present([_hero(plan), *told, _end(plan, page, told)])


def _hero(plan: Plan) -> Section:
    facts = plan.facts
    said = plan.tagline or heading(plan.claim)
    headline = said or first_fitting((*_built_headlines(facts), facts.trade), HEADING)
    trade = first_fitting((facts.trade, facts.industry), LINE)
    eyebrow = trade if said else facts.industry if facts.is_translation else facts.name
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


def _built_headlines(facts: Facts) -> Iterator[str]:
    """The trade and the place with what no neighbour shares: the year, what is sold, what sets it apart."""
    if facts.is_translation:
        return
    if facts.since:
        yield f"{facts.trade}, {facts.since[:1].lower()}{facts.since[1:]}"
    apart = next(iter(facts.spec.business.differentiators), None)
    if apart:
        yield f"{facts.trade}: {heading(apart)}"
    names = tuple(offer.name for offer in facts.spec.offers[:_OFFERS_IN_HEADLINE])
    if names:
        yield f"{facts.trade}: {facts.listed(names)}"


def _hero_facts(facts: Facts) -> tuple[str, ...]:
    """Where, when and since when: what a visitor looks for first; where a licence counts, the licence."""
    hours = facts.hours if len(facts.hours) <= _HOURS_IN_HERO else ()
    licence = facts.spec.business.registration if facts.kind.formal else None
    told = (facts.street, licence, *hours, facts.since)
    return tuple(fact for fact in told if fact and len(fact) <= LINE)[:_FACTS_IN_HERO]


def _story(plan: Plan) -> tuple[Section, ...]:
    """What the hero left unsaid: all of it, or a paragraph and the way to the rest."""
    facts, about, told = plan.facts, plan.page(PageKind.ABOUT), plan.after_the_lead
    if about:
        told = (opening(" ".join(told), limit=_TEASER, most=_TEASER_SENTENCES),)
    is_the_cause = facts.kind.offering is Offering.CAUSES
    is_a_story = plan.images.home_story is not None and any(told) and len(sentences(told[0])) >= _LEAST_TEASER
    too_little = about is not None and not is_the_cause and not is_a_story
    if not any(told) or too_little:
        return ()
    return sections.story(
        told,
        title=facts.words.history if about and facts.since else facts.told_name,
        then=facts.trade,
        image=plan.images.home_story,
        year=facts.spec.business.founded,
        link=page_action(facts.words.about_link, about) if about else None,
    )


def _gallery_title(plan: Plan) -> str | None:
    """The work's own name on its page; elsewhere the pictures are of the place."""
    shows_work = plan.facts.makes_pieces and PageKind.PORTFOLIO in plan.pages
    return plan.facts.with_name(plan.facts.words.work_of_name) if shows_work else None


def _end(plan: Plan, page: SitemapPage, told: tuple[Section, ...]) -> Section | None:
    """Contact where there is no page for it; else the action, unless the street just above already says it."""
    action = plan.sitemap.action
    if plan.shows(Topic.CONTACT, page.id):
        return sections.contact(plan.facts, action)
    said = action.kind is ActionKind.DIRECTIONS and told and isinstance(told[-1].content, Visit)
    return None if said else sections.closing(plan.facts, action)
