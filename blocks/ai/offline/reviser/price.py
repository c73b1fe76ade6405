"""Another price of an offer."""

import re

from blocks.ai.offline.reviser.case import Case, Reading, is_said_whole, listed, share_named
from domain.artifacts.onboarding import Offer
from domain.artifacts.revision import SetPrice
from domain.plain_text import folded, singular_forms, words

AMOUNT = re.compile(
    r"(?:R\$|US\$|\$|€|£|\b(?:USD|EUR|BRL|GBP)\b)\s?\d[\d.,]*\d*(?:\s?/\s?\w+)?"
    r"|\d[\d.,]*\s?(?:€|£|\b(?:euros?|reais|pesos|dollars|pounds|EUR|USD|BRL)\b)(?:\s?/\s?\w+)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:para|por|to|at|is|are|a|custa|custam|cuesta|cuestan|costs?)\s+(\d[\d.,]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_SPELT = re.compile(r"\b(?:euros?|reais|pesos|dollars|pounds)\b", re.IGNORECASE)
_TELLING = 3


def read_price(case: Case) -> Reading:
    """An offer and what it costs from now on."""
    named, amount, wish = _named(case), AMOUNT.search(case.wish.text), case.wish
    about_prices = case.says(case.words.nouns.price) or (amount and named)
    if not about_prices or not (amount or case.says(case.words.cues.change) or _PLAIN.search(wish.text)):
        return None
    if len(named) == 1:
        return _of(case, named[0])
    offers = named or case.spec.offers
    return case.asks("price_offer", choices=listed(tuple(offer.name for offer in offers))) if offers else None


def _of(case: Case, offer: Offer) -> Reading:
    if not is_said_whole(offer.name, case.wish) and _speaks_of_more(case, offer):
        return case.asks("offer_meant", offer=offer.name)
    price = _new_price(case, offer)
    if price is None:
        return case.asks("price_value", offer=offer.name)
    if price == offer.price:
        return case.refuses("same")
    answer = "price_changed" if offer.price else "price_added"
    operation = SetPrice(offer=offer.name, was=offer.price, becomes=price)
    return case.edits(operation, answer=answer, offer=offer.name, old=offer.price, new=price)


def amounts(text: str) -> tuple[str, ...]:
    """Prices, as they were written."""
    return tuple(found.strip().rstrip(".,") for found in AMOUNT.findall(text))


def _named(case: Case) -> tuple[Offer, ...]:
    """The offers that the wish may be about: those named whole, else those of whose names most was said."""
    offers = case.spec.offers
    whole = [offer for offer in offers if is_said_whole(offer.name, case.wish)]
    if whole:
        longest = max(len(offer.name) for offer in whole)
        return tuple(offer for offer in whole if len(offer.name) == longest)
    said = set(words(folded(case.wish.text))) - {*case.words.cues.filler, *case.words.nouns.price}
    spoken = frozenset[str]().union(*(singular_forms(word) for word in said))
    shares = {offer.name: share_named(offer.name, spoken, shortest=_TELLING + 1) for offer in offers}
    best = max(shares.values(), default=0.0)
    return tuple(offer for offer in offers if best and shares[offer.name] == best)


def _speaks_of_more(case: Case, offer: Offer) -> bool:
    """Whether something was named that this offer is not: a chocolate cake is not the corn cake."""
    known = {*case.words.cues.filler, *case.words.nouns.price, *words(offer.name), *case.words.nouns.offer}
    left = (word for word in words(AMOUNT.sub(" ", case.wish.text)) if len(word) > _TELLING and word not in known)
    return any(
        not (singular_forms(word) & set(words(offer.name))) and not case.wish.is_one_of(word, case.words.cues.change)
        for word in left
        if not word.isdigit()
    )


def _new_price(case: Case, offer: Offer) -> str | None:
    written = [amount for amount in (*amounts(case.wish.text), *_plain(case)) if amount != offer.price]
    if len(set(written)) != 1:
        return None
    (amount,) = set(written)
    if not amount[0].isdigit() or not (_SPELT.search(amount) or amount.replace(".", "").replace(",", "").isdigit()):
        return amount
    number = _NUMBER.search(amount)
    numbers = _NUMBER.findall(offer.price or "")
    if number is None or len(numbers) != 1:
        return amount if _SPELT.search(amount) else None
    return (offer.price or "").replace(numbers[0], number.group())


def _plain(case: Case) -> tuple[str, ...]:
    """Bare numbers, where no amount has its currency."""
    if AMOUNT.search(case.wish.text):
        return ()
    return tuple(found.rstrip(".,") for found in _PLAIN.findall(case.wish.text))
