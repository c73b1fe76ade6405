"""Only what a plan names may change: each difference of the site's data must be one that an operation accounts for.

This looks at what is rendered, not at how it came about: whoever made or applied the plan, nothing else gets through.
"""

import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import phonenumbers

from domain.artifacts.onboarding import PageKind
from domain.artifacts.revision import (
    AddFaq,
    AddOffer,
    AddTestimonial,
    ContactField,
    HidePage,
    HideSection,
    MoveSection,
    Operation,
    RenamePage,
    ReplaceText,
    SetColor,
    SetContact,
    SetHours,
    SetPrice,
    SetSpecialHours,
    ShowPage,
    ShowSection,
    SwapPhoto,
)
from tasks.generate.site_data import SITE_FILE
from tasks.revise.changes import Change

_PUNCTUATION = re.compile(r"[\s().\u2010-\u2015-]+")
_HOURS = re.compile(r"\d\d:\d\d–\d\d:\d\d")


def beyond(operations: Iterable[Operation], made: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that no operation accounts for."""
    named = tuple(operations)
    return tuple(change for change in made if not any(accounts_for(operation, change) for operation in named))


@singledispatch
def accounts_for(operation: Operation, _change: Change) -> bool:
    """Whether an operation means such a change."""
    raise TypeError(f"nothing is known of {type(operation).__name__}")


@accounts_for.register
def _(operation: SetContact, change: Change) -> bool:
    if change.file == SITE_FILE and change.place[:2] == ("contact", operation.field):
        return True
    if operation.field is ContactField.EMAIL:
        return _says_otherwise(change, operation.was or "", operation.becomes)
    return bool(_numberless(change.was, operation.was) == _numberless(change.becomes, operation.becomes))


@accounts_for.register
def _(operation: SetPrice, change: Change) -> bool:
    is_its_item = change.place[-1:] == ("price",) and (change.was, change.becomes) == (operation.was, operation.becomes)
    return is_its_item or _says_otherwise(change, operation.was or "", operation.becomes)


@accounts_for.register
def _(_operation: SetHours, change: Change) -> bool:
    of_site = change.file == SITE_FILE and (change.place[:2] == ("contact", "hours") or "days" in change.place)
    return of_site or _is_of_client_texts(change) or bool(_hourless(change.was) == _hourless(change.becomes))


@accounts_for.register
def _(_operation: SetSpecialHours, change: Change) -> bool:
    of_site = change.file == SITE_FILE and change.place[:2] == ("contact", "special_hours")
    return of_site or _is_of_client_texts(change)


@accounts_for.register
def _(operation: ReplaceText, change: Change) -> bool:
    return _is_of_client_texts(change) or _says_otherwise(change, operation.was, operation.becomes)


@accounts_for.register(AddOffer)
@accounts_for.register(AddFaq)
@accounts_for.register(AddTestimonial)
def _(operation: AddOffer | AddFaq | AddTestimonial, change: Change) -> bool:
    """Rows that are there remain; one of the client's words comes behind them."""
    if _is_of_client_texts(change):
        return True
    if not (isinstance(change.was, list) and isinstance(change.becomes, list)):
        return False
    added = change.becomes[len(change.was) :]
    return change.becomes[: len(change.was)] == change.was and added == [_row(operation)]


@accounts_for.register(HideSection)
@accounts_for.register(ShowSection)
def _(operation: HideSection | ShowSection, change: Change) -> bool:
    comes_or_goes = change.was is None or change.becomes is None
    where = operation.where
    itself = _is_page(change, where.page) and change.place == ("sections", where.section) and comes_or_goes
    return itself or _is_of_client_texts(change)


@accounts_for.register(HidePage)
@accounts_for.register(ShowPage)
def _(operation: HidePage | ShowPage, change: Change) -> bool:
    """The page as a whole, its entry in the navigation, and links within the site that come or go."""
    if _is_page(change, operation.page):
        return change.place == () and (change.was is None or change.becomes is None)
    if change.file == SITE_FILE:
        in_menu = change.place[:3:2] == ("languages", "nav") and _is_one_apart(change)
        return in_menu or _is_of_client_texts(change)
    leads = [item for side in (change.was, change.becomes) for item in _internal_links(side)]
    return bool(leads) and change.place[-1] in {"link", "actions", *change.place[1:2]} and _is_one_apart(change)


@accounts_for.register
def _(operation: MoveSection, change: Change) -> bool:
    if not _is_page(change, operation.where.page) or change.place != ("sections", "order"):
        return False
    others = [[name for name in order if name != operation.where.section] for order in (change.was, change.becomes)]
    return others[0] == others[1]


@accounts_for.register
def _(_operation: SetColor, change: Change) -> bool:
    return (
        change.file == SITE_FILE and change.place[:1] == ("theme",) and change.place[1] in {"brand", "colors", "dark"}
    )


@accounts_for.register
def _(operation: SwapPhoto, change: Change) -> bool:
    if change.file == SITE_FILE:
        ids = (operation.was, operation.becomes.id)
        return (change.place[:1] == ("images",) and change.place[1] in ids) or _is_of_client_texts(change)
    return (change.was, change.becomes) == (operation.was, operation.becomes.id)


@accounts_for.register
def _(operation: RenamePage, change: Change) -> bool:
    in_menu = change.file == SITE_FILE and change.place[:3:2] == ("languages", "nav")
    here = in_menu or _is_page(change, operation.page)
    return here and _says_otherwise(change, operation.was, operation.becomes)


def _is_one_apart(change: Change) -> bool:
    """Whether something is there on one side alone; of two lists, whether one has a single item more."""
    if change.was is None or change.becomes is None:
        return True
    if not (isinstance(change.was, list) and isinstance(change.becomes, list)):
        return False
    shorter, longer = sorted((change.was, change.becomes), key=len)
    return any([*longer[:at], *longer[at + 1 :]] == shorter for at in range(len(longer)))


def _internal_links(value: Any) -> list[str]:
    """The addresses of this site that a link, a list of links or a call to action leads to."""
    match value:
        case {"href": str(href)} if href.startswith("/"):
            return [href]
        case {"content": {"kind": "cta", "action": action}}:
            return _internal_links(action)
        case list():
            return [href for item in value for href in _internal_links(item)]
    return []


def _is_page(change: Change, page: PageKind) -> bool:
    return change.file.endswith(f"/{page}.json")


def _is_of_client_texts(change: Change) -> bool:
    """Which texts are the client's follows from what the texts are."""
    return change.file == SITE_FILE and change.place[:1] == ("client_texts",)


def _says_otherwise(change: Change, was: str, becomes: str) -> bool:
    texts = isinstance(change.was, str) and isinstance(change.becomes, str)
    return texts and was in change.was and change.was.replace(was, becomes) == change.becomes


def _numberless(text: Any, number: str | None) -> Any:
    """A text with a number taken out, however it is written."""
    if not isinstance(text, str) or number is None:
        return object()
    parsed = phonenumbers.parse(number, None)
    national = str(phonenumbers.national_significant_number(parsed))
    bare = _PUNCTUATION.sub("", text)
    without = bare.replace(f"+{parsed.country_code}{national}", "#").replace(f"{parsed.country_code}{national}", "#")
    without = without.replace(f"0{national}", "#").replace(national, "#")
    return without if without != bare else object()


def _hourless(value: Any) -> Any:
    """A text before its first hours and behind the last; a list without what has hours."""
    if isinstance(value, list):
        return [item for item in value if not (isinstance(item, str) and _HOURS.search(item))]
    return _HOURS.split(value)[-1] if isinstance(value, str) and _HOURS.search(value) else object()


def _row(operation: AddOffer | AddFaq | AddTestimonial) -> dict[str, Any]:
    match operation:
        case AddOffer(offer=offer):
            return {"name": offer.name, "description": offer.description, "price": offer.price}
        case AddFaq(faq=faq):
            return {"question": faq.question, "answer": faq.answer}
        case AddTestimonial(testimonial=said):
            return {"quote": said.quote, "author": said.author}
