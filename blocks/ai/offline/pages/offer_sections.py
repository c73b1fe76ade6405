"""What is sold: the list, in groups when it is long, and the one that is highlighted."""

from collections import Counter

from blocks.ai.offline.actions import ordering_action, page_action
from blocks.ai.offline.facts import OFFER_PAGES, Facts
from blocks.ai.offline.limits import HEADING, PARAGRAPH
from blocks.ai.offline.pages.plan import Plan
from blocks.ai.offline.pages.sections import section
from blocks.ai.offline.text import first_fitting, joined_while_fitting, sentence
from domain.artifacts.content import CallToAction, OfferGroup, OfferItem, Offers, Section
from domain.artifacts.onboarding import Offer
from domain.artifacts.spec import Action
from domain.plain_text import singular_forms, words

_ON_HOME = 6
_LONG_LIST = 10
_A_GROUP = 3
_MOST_GROUPS = 12


def offer_list(facts: Facts, offers: tuple[Offer, ...], *, link: Action | None = None) -> Section | None:
    """The offers as given."""
    if not offers:
        return None
    priced = any(offer.price for offer in offers)
    template = facts.offering.title_with_prices if priced else facts.offering.title
    place = f" {facts.place}" if facts.place else ""
    title = first_fitting((template.format(place=place), template.format(place="")), HEADING)
    return section("offers", Offers(title=title, groups=_groups(facts, offers), link=link))


def offers_on_home(plan: Plan) -> Section | None:
    """The first offers and the way to all of them, or every one where there is no other page."""
    facts, offers, page = plan.facts, plan.offers_on_home(), plan.page(*OFFER_PAGES)
    if page is None:
        return offer_list(facts, offers)
    return offer_list(facts, offers[:_ON_HOME], link=page_action(facts.offering.see_all, page))


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
    """One group, or in a long list one for each first word that several names share."""
    shared = _shared_first_words(offers) if len(offers) >= _LONG_LIST else ()
    if len(shared) < 2:
        return (OfferGroup(items=tuple(map(_item, offers))),)
    groups = [(word, [offer for offer in offers if _first_word(offer) == word]) for word in shared]
    rest = [offer for offer in offers if _first_word(offer) not in shared]
    titled = [OfferGroup(title=items[0].name.split()[0], items=tuple(map(_item, items))) for _, items in groups]
    return (*titled, *([OfferGroup(title=facts.words.more_offers, items=tuple(map(_item, rest)))] if rest else []))


def _shared_first_words(offers: tuple[Offer, ...]) -> tuple[str, ...]:
    counts = Counter(_first_word(offer) for offer in offers)
    return tuple(word for word, count in counts.items() if word and count >= _A_GROUP)[: _MOST_GROUPS - 1]


def _first_word(offer: Offer) -> str:
    """Singular, so that `Pizza` and `Pizzas` stand together."""
    first = next(iter(words(offer.name)), "")
    return min(singular_forms(first), key=lambda form: (len(form), form)) if len(first) > _A_GROUP else first


def _item(offer: Offer) -> OfferItem:
    return OfferItem(name=offer.name, description=offer.description, price=offer.price)
