"""Words in quotation marks, in the place of others."""

from collections.abc import Iterator
from typing import Any

from blocks.ai.offline.reviser.case import Case, Reading, listed
from domain.artifacts.revision import ContactField, ReplaceText, SetContact, SetPrice

_SNIPPET = 60
_UNREAD = frozenset({"id", "kind", "page", "href", "image", "images", "photo", "component"})


def read_text(case: Case) -> Reading:
    """`Change “this” to “that”`, or a new title for the section that was clicked."""
    quoted = case.wish.quoted
    if not case.says(case.words.cues.change) or not quoted:
        return None
    if len(quoted) == 2:
        old, new = quoted
        return _fact(case, old, new) or _text(case, old, new)
    if len(quoted) == 1 and case.clicked and case.clicked.title and case.says(case.words.cues.title):
        return _text(case, case.clicked.title, quoted[0])
    return None


def _fact(case: Case, old: str, new: str) -> Reading:
    """A number or a price in quotation marks is still one."""
    for field in ContactField:
        if old == getattr(case.spec.contact, field):
            operation = SetContact(field=field, was=old, becomes=new)
            return case.edits(operation, answer="contact_changed", what=case.answers.names[field], old=old, new=new)
    offers = [offer for offer in case.spec.offers if offer.price == old]
    if len(offers) > 1:
        return case.asks("price_offer", choices=listed(tuple(offer.name for offer in offers)))
    if offers:
        price = SetPrice(offer=offers[0].name, was=old, becomes=new)
        return case.edits(price, answer="price_changed", offer=offers[0].name, old=old, new=new)
    return None


def _text(case: Case, old: str, new: str) -> Reading:
    if old == new:
        return case.refuses("same")
    facts = [text for text in _texts(case.spec.model_dump(mode="json")) if old in text]
    shown = list(dict.fromkeys(text for text in _texts(_shown(case)) if old in text))
    where = case.clicked.ref if case.clicked and not facts else None
    if where:
        shown = [text for text in _texts(case.documents.section(where.page, where.section).model_dump()) if old in text]
    if not facts and not shown:
        return case.refuses("text_absent", old=old)
    facts = list(dict.fromkeys(facts))
    one_fact = len(facts) == 1 and all(text in facts[0] or facts[0] in text for text in shown)
    if not (one_fact or (not facts and len(shown) == 1)):
        snippets = (text if len(text) <= _SNIPPET else f"{text[:_SNIPPET]}…" for text in (*shown, *facts))
        return case.asks("text_many", old=old, choices=listed(tuple(snippets)[:4]))
    edits = case.edits(ReplaceText(was=old, becomes=new, where=where), answer="text_changed", old=old, new=new)
    if not facts and case.documents.content.translations:
        return edits._replace(said=f"{edits.said} {case.answers.answers['text_elsewhere']}")
    return edits


def _shown(case: Case) -> Any:
    """The texts of the client's language, outside of what is computed from facts."""
    documents = case.documents
    pages = [page.model_dump(mode="json") for page in documents.content.pages]
    return [pages, [page.label for page in documents.sitemap.pages], documents.sitemap.action.label]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for key, item in value.items() if key not in _UNREAD for text in _texts(item))
        case list() | tuple():
            yield from (text for item in value for text in _texts(item))
