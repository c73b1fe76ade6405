"""The one thing to do: chosen from the goal and from the ways that there are to reach the business."""

from collections.abc import Iterator

from blocks.ai.offline.cuts import IMAGE_PAGES, OFFER_PAGES
from blocks.ai.offline.facts import Facts
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Goal, PageKind, Template
from domain.artifacts.spec import Action, ActionKind
from domain.business_kinds import Offering
from domain.links import directions_link, mail_link, phone_link, web_link, whatsapp_link

_CHANNELS = {
    Goal.LEADS: (ActionKind.WHATSAPP, ActionKind.EMAIL, ActionKind.PHONE),
    Goal.BOOKINGS: (ActionKind.BOOKING, ActionKind.WHATSAPP, ActionKind.PHONE, ActionKind.EMAIL),
    Goal.VISITS: (ActionKind.DIRECTIONS, ActionKind.PHONE, ActionKind.WHATSAPP, ActionKind.EMAIL),
    Goal.ORDERS: (ActionKind.ORDER, ActionKind.WHATSAPP, ActionKind.PHONE, ActionKind.EMAIL),
    Goal.CALLS: (ActionKind.PHONE, ActionKind.WHATSAPP, ActionKind.EMAIL),
    Goal.DONATIONS: (ActionKind.ORDER, ActionKind.WHATSAPP, ActionKind.EMAIL, ActionKind.PHONE),
}
# Where visitors decide by what they read first, and not by talking to someone.
_DECIDED_BY = {
    Offering.DISHES: (PageKind.MENU, PageKind.SERVICES),
    Offering.STAYS: (PageKind.SERVICES, PageKind.PRICING),
    Offering.MEMBERSHIPS: (PageKind.PRICING, PageKind.SERVICES),
}
_GOAL_OF_LINK = {
    ActionKind.BOOKING: Goal.BOOKINGS,
    ActionKind.ORDER: Goal.ORDERS,
    ActionKind.DIRECTIONS: Goal.VISITS,
}
_SECOND_CHOICE = (
    ActionKind.WHATSAPP,
    ActionKind.PHONE,
    ActionKind.ORDER,
    ActionKind.BOOKING,
    ActionKind.DIRECTIONS,
    ActionKind.EMAIL,
)


def main_action(facts: Facts, pages: tuple[SitemapPage, ...]) -> Action:
    """The first channel that serves the goal; there is always an e-mail address."""
    return next(_available(facts, pages, _CHANNELS[facts.spec.goal], facts.spec.goal))


def second_action(facts: Facts, pages: tuple[SitemapPage, ...], main: Action) -> Action | None:
    """Where the work or the plans speak for themselves, their page; else another way to get in touch."""
    showcase = _showcase(facts, pages)
    if showcase:
        return showcase
    others = tuple(kind for kind in _SECOND_CHOICE if kind is not main.kind)
    return next(_available(facts, pages, others, Goal.VISITS), None)


def ordering_action(facts: Facts, pages: tuple[SitemapPage, ...]) -> Action:
    """How to order one highlighted offer."""
    return next(_available(facts, pages, _CHANNELS[Goal.ORDERS], Goal.ORDERS))


def page_action(label: str, page: SitemapPage) -> Action:
    """A link to another page of the site."""
    return Action(kind=ActionKind.PAGE, label=label, href=page.path)


def _available(
    facts: Facts, pages: tuple[SitemapPage, ...], kinds: tuple[ActionKind, ...], goal: Goal
) -> Iterator[Action]:
    for kind in kinds:
        href = _href(facts, pages, kind, goal)
        if href:
            yield Action(kind=kind, label=_label(facts, kind, goal), href=href)


def _label(facts: Facts, kind: ActionKind, goal: Goal) -> str:
    """A link's label says what the link does, whatever the goal; only an order may be a donation."""
    donation = goal is Goal.DONATIONS and kind is ActionKind.ORDER
    goal = goal if donation else _GOAL_OF_LINK.get(kind, goal)
    words = facts.words.channel_words(goal, facts.kind.offering)
    labels = {ActionKind.WHATSAPP: words.whatsapp, ActionKind.PHONE: words.phone, ActionKind.EMAIL: words.email}
    return labels.get(kind, words.link)


def _href(facts: Facts, pages: tuple[SitemapPage, ...], kind: ActionKind, goal: Goal) -> str | None:
    contact = facts.spec.contact
    match kind:
        case ActionKind.WHATSAPP:
            message = facts.words.channel_words(goal, facts.kind.offering).message
            return whatsapp_link(contact.whatsapp, message) if contact.whatsapp else None
        case ActionKind.PHONE:
            return phone_link(contact.phone) if contact.phone else None
        case ActionKind.BOOKING:
            return web_link(contact.booking_url)
        case ActionKind.ORDER:
            return web_link(contact.order_url)
        case ActionKind.DIRECTIONS:
            return directions_link(facts.name, contact)
        case _:
            form = next((page.path for page in pages if page.id is PageKind.CONTACT), None)
            return form or mail_link(contact.email)


def _showcase(facts: Facts, pages: tuple[SitemapPage, ...]) -> Action | None:
    by_kind = {page.id: page for page in pages}
    if facts.spec.starter is Template.SAAS_PLATFORM:
        shown: tuple[PageKind, ...] = (PageKind.PRICING, *OFFER_PAGES)
    elif facts.shows_work:
        shown = IMAGE_PAGES
    else:
        shown = _DECIDED_BY.get(facts.kind.offering, ())
    page = next((by_kind[kind] for kind in shown if kind in by_kind), None)
    if page is None:
        return None
    label = facts.offering.see_all if page.id in OFFER_PAGES else facts.words.gallery_link
    return page_action(label, page)
