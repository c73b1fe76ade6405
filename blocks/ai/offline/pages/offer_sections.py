"""What is sold: the list, in groups when it is long, and the one that is highlighted."""

from blocks.ai.offline.actions import ordering_action, page_action
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.grouping import grouped
from blocks.ai.offline.limits import HEADING, PARAGRAPH
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.pages.sections import section
from blocks.ai.offline.text import first_fitting, joined_while_fitting, sentence
from domain.artifacts.content import CallToAction, OfferGroup, OfferItem, Offers, Section
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Offer, PageKind
from domain.artifacts.spec import Action
from domain.plain_text import words

_ON_HOME = 6


def offer_list(
    facts: Facts, offers: tuple[Offer, ...], page: SitemapPage, *, link: Action | None = None
) -> Section | None:
    """The offers as given, under what they are called."""
    if not offers:
        return None
    priced = any(offer.price for offer in offers)
    offering = facts.offering_on(page.id)
    template = offering.title_with_prices if priced else offering.title
    place = f" {facts.place}" if facts.place else ""
    one = facts.words.one_offer if len(facts.spec.offers) == 1 and offers[0].description else None
    # On its own page a menu is not `from the menu`.
    menu = page.label if page.id is PageKind.MENU else None
    title = first_fitting((menu, one, template.format(place=place), template.format(place="")), HEADING)
    return section("offers", Offers(title=title, groups=_groups(facts, offers), link=link))


def offers_on_home(plan: Plan, home: SitemapPage) -> Section | None:
    """The first offers and the way to all of them, or every one where there is no other page."""
    facts, offers, page = plan.facts, plan.offers_on_home(), plan.offers_page
    if page is None:
        return offer_list(facts, offers, home)
    return offer_list(facts, offers[:_ON_HOME], home, link=page_action(facts.offering.see_all, page))


def highlighted_offer(plan: Plan) -> Section | None:
    """The offer that the client asked to highlight, with what they say of it elsewhere."""
    offer = plan.facts.featured
    if offer is None:
        return None
    differentiators = plan.facts.spec.business.differentiators
    said = [offer.description, *(item for item in differentiators if _about(item, offer)), offer.price]
    text = joined_while_fitting([sentence(part) for part in said if part], PARAGRAPH)
    title = first_fitting((offer.name,), HEADING)
    action = ordering_action(plan.facts, plan.sitemap.pages)
    return section("featured", CallToAction(title=title, text=text or None, action=action))


def _about(text: str, offer: Offer) -> bool:
    """Whether a text begins with the same word as the offer's name."""
    return bool(words(text) and words(offer.name) and words(text)[0] == words(offer.name)[0])


def _groups(facts: Facts, offers: tuple[Offer, ...]) -> tuple[OfferGroup, ...]:
    groups = grouped(offers, facts.spec.client_locale, facts.words.more_offers)
    return tuple(OfferGroup(title=title, items=tuple(map(_item, items))) for title, items in groups)


def _item(offer: Offer) -> OfferItem:
    return OfferItem(name=offer.name, description=offer.description, price=offer.price)
