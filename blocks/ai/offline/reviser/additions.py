"""One more offer, question or quote, in the client's own words."""

import re

from blocks.ai.offline.reviser.case import Case, Reading, is_said_whole, listed
from blocks.ai.offline.reviser.price import amounts
from domain.artifacts.content import FaqList, Offers, Testimonials
from domain.artifacts.onboarding import Faq, Offer, Testimonial
from domain.artifacts.revision import AddFaq, AddOffer, AddTestimonial

_AUTHOR = re.compile(r"^[\s,.:;()—–-]*(?:(?P<lead>[^\W\d_A-Z]+)[\s:]+)?(?P<name>[^\W\d_a-z][^\n;!?]{1,79})$")


def read_addition(case: Case) -> Reading:
    """What is added is told by its noun; a quoted name with a price is an offer without one."""
    if not case.says(case.words.cues.add):
        return None
    nouns = case.words.nouns
    if case.says(nouns.quote):
        return _testimonial(case)
    if case.says(nouns.question):
        return _faq(case)
    if case.says(nouns.offer) or (case.wish.quoted and amounts(case.wish.text)):
        return _offer(case)
    return None


def _offer(case: Case) -> Reading:
    quoted = case.wish.quoted
    if not quoted:
        return case.asks("offer_name")
    if not _has(case, Offers):
        return case.refuses("no_place")
    groups = tuple(dict.fromkeys(offer.group for offer in case.spec.offers if offer.group))
    said = [group for group in groups if is_said_whole(group, case.wish)]
    if groups and len(said) != 1:
        return case.asks("offer_group", name=quoted[0], choices=listed(groups))
    described = [text for text in quoted[1:] if text not in groups]
    priced = amounts(case.wish.text)
    offer = Offer(
        name=quoted[0],
        description=described[0] if described else None,
        price=priced[0] if priced else None,
        group=said[0] if said else None,
    )
    if offer.name in {other.name for other in case.spec.offers}:
        return case.refuses("same")
    return case.edits(AddOffer(offer=offer), answer="offer_added", name=offer.name)


def _faq(case: Case) -> Reading:
    if len(case.wish.quoted) != 2:
        return case.asks("question_parts")
    if not _has(case, FaqList):
        return case.refuses("no_place")
    faq = Faq(question=case.wish.quoted[0], answer=case.wish.quoted[1])
    return case.edits(AddFaq(faq=faq), answer="question_added", name=faq.question)


def _testimonial(case: Case) -> Reading:
    quoted = case.wish.quoted
    author = quoted[1] if len(quoted) == 2 else _author(case)
    if not quoted or not author:
        return case.asks("quote_parts")
    if not _has(case, Testimonials):
        return case.refuses("no_place")
    said = Testimonial(quote=quoted[0], author=author)
    return case.edits(AddTestimonial(testimonial=said), answer="quote_added", name=author)


def _author(case: Case) -> str | None:
    """Who said it: a name behind the quote, after a dash or a word such as `by`."""
    found = _AUTHOR.match(case.wish.after_quotes.rstrip())
    if found is None or (found["lead"] and not case.wish.is_one_of(found["lead"].lower(), case.words.nouns.author)):
        return None
    return found["name"].strip()


def _has(case: Case, kind: type[object]) -> bool:
    return any(isinstance(section.content, kind) for page in case.documents.content.pages for section in page.sections)
