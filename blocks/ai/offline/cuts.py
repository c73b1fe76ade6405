"""What belongs on which page where two pages would show the same: offers by price, pictures by what they show."""

from collections.abc import Mapping, Sequence

from domain.artifacts.assets import Asset
from domain.artifacts.onboarding import Offer, PageKind
from domain.artifacts.spec import SiteSpec
from domain.business_kinds import BY_PLAN, EATEN, Offering
from domain.plain_text import words

OFFER_PAGES = (PageKind.SERVICES, PageKind.MENU, PageKind.PRICING)
IMAGE_PAGES = (PageKind.PORTFOLIO, PageKind.GALLERY)
_ENOUGH_TO_HALVE = 6
_WORTH_A_PAGE = 2


def offer_cuts(spec: SiteSpec, offering: Offering) -> Mapping[PageKind, tuple[Offer, ...]]:
    """The offers of each page that was asked for; a page that could only repeat another one has none.

    Plans are compared with all that belongs to them in one place. Beside other services, prices are a list without
    descriptions; beside a menu, the services are what has no price on it.
    """
    asked = [page for page in spec.pages if page in OFFER_PAGES]
    priced = tuple(offer for offer in spec.offers if offer.price)
    unpriced = tuple(offer for offer in spec.offers if not offer.price)
    if PageKind.PRICING in asked and (not priced or PageKind.MENU in asked):
        asked.remove(PageKind.PRICING)
    if len(asked) < 2:
        return dict.fromkeys(asked, spec.offers)
    other = next(page for page in asked if page is not PageKind.SERVICES)
    if (other is PageKind.MENU or offering in BY_PLAN) and priced and unpriced:
        return {PageKind.SERVICES: unpriced, other: priced}
    price_list = tuple(offer.model_copy(update={"description": None}) for offer in priced)
    if other is PageKind.PRICING and offering not in BY_PLAN and price_list != spec.offers:
        return {PageKind.SERVICES: spec.offers, PageKind.PRICING: price_list}
    shows_all = PageKind.SERVICES if offering not in BY_PLAN | EATEN else other
    return {shows_all: spec.offers}


def picture_cuts(
    images: Sequence[Asset], pages: Sequence[PageKind], place_words: tuple[str, ...]
) -> Mapping[PageKind, tuple[Asset, ...]]:
    """The pictures of each page: on the gallery the place, on the portfolio the work; else a half for each."""
    asked = [page for page in pages if page in IMAGE_PAGES]
    if len(asked) < 2:
        return dict.fromkeys(asked, tuple(images))
    place = tuple(image for image in images if set(words(image.alt)) & set(place_words))
    work = tuple(image for image in images if image not in place)
    if min(len(place), len(work)) >= _WORTH_A_PAGE:
        return {PageKind.PORTFOLIO: work, PageKind.GALLERY: place}
    if len(images) >= _ENOUGH_TO_HALVE:
        half = (len(images) + 1) // 2
        return {PageKind.PORTFOLIO: tuple(images[:half]), PageKind.GALLERY: tuple(images[half:])}
    return {asked[0]: tuple(images)}
