"""A long list of offers in groups: by what the client's own words have in common, never by what we think of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from blocks.ai.offline.limits import LINE
from blocks.ai.offline.text import capitalised, first_fitting
from domain.artifacts.onboarding import Locale, Offer
from domain.plain_text import singular_forms, words

Groups = tuple[tuple[str | None, tuple[Offer, ...]], ...]

LONG_LIST = 10
_SMALLEST = 3
_MOST_GROUPS = 12
_LEAST_GROUPED = 0.5
_LONGEST_LABEL = 3  # words
_SHORTEST_HEAD = 3  # letters
_LABEL = re.compile(r"^([^:|–—]{3,40}?)\s*(?::|\||\s[–—-])\s+\S")
_CLAUSE = re.compile(r"^([^.,;:(]{3,40})[.:;]")
# What stands before the word that names a thing, or after it.
_LEADING = frozenset(
    {"o", "a", "os", "as", "um", "uma", "el", "la", "los", "las", "un", "una", "mini", "novo", "nova", "nuevo", "nueva"}
)
_TRAILING = frozenset({"with", "for", "of", "in", "on", "from", "and", "to", "at", "by", "or"})


def grouped(offers: tuple[Offer, ...], locale: Locale, rest: str) -> Groups:
    """The client's own groups, else a long list under titles in their words; what is left stands under `rest`."""
    whole: Groups = ((None, offers),)
    given = _as_given(offers, rest)
    if given or len(offers) < LONG_LIST:
        return given or whole
    for label_of in (_label, _first_clause, lambda offer: _head(offer, locale)):
        groups = _by_label(offers, label_of)
        titled = sum(len(items) for _, items in groups)
        if len(groups) > 1 and titled >= _LEAST_GROUPED * len(offers):
            left = tuple(offer for offer in offers if not any(offer in items for _, items in groups))
            return (*groups, (rest, left)) if left else groups
    return _by_price(offers, rest) or whole


def _as_given(offers: tuple[Offer, ...], rest: str) -> Groups:
    """The client's own parts of the list; those that there is no room for stand together under all their titles."""
    titles = tuple(dict.fromkeys(offer.group for offer in offers if offer.group))
    loose = tuple(offer for offer in offers if not offer.group)
    room = _MOST_GROUPS if len(titles) + bool(loose) <= _MOST_GROUPS else _MOST_GROUPS - 1
    parts = [(title, tuple(offer for offer in offers if offer.group == title)) for title in titles]
    left = (*(offer for _, items in parts[room:] for offer in items), *loose)
    if not titles or not left:
        return tuple(parts)
    named = " · ".join((*titles[room:], *([rest] if loose else [])))
    return (*parts[:room], (first_fitting((named, rest), LINE), left))


def _by_label(offers: tuple[Offer, ...], label_of: Callable[[Offer], str]) -> Groups:
    """Offers whose labels mean the same word, in the order in which the client began with them."""
    labels = {offer: label_of(offer) for offer in offers}
    keys = {offer: _singular(label) for offer, label in labels.items() if label}
    counts = Counter(keys.values())
    chosen = [key for key, count in counts.items() if count >= _SMALLEST][: _MOST_GROUPS - 1]
    members = {key: tuple(offer for offer in offers if keys.get(offer) == key) for key in chosen}
    return tuple((_title(labels, members[key]), members[key]) for key in chosen)


def _title(labels: Mapping[Offer, str], members: Iterable[Offer]) -> str:
    """The client's plural where they wrote one, else the commonest spelling."""
    written = Counter(labels[offer] for offer in members)
    return capitalised(max(written, key=lambda label: (label.endswith("s"), written[label])))


def _by_price(offers: tuple[Offer, ...], rest: str) -> Groups:
    """What has a price before what has none, where both are worth a group."""
    priced = tuple(offer for offer in offers if offer.price)
    others = tuple(offer for offer in offers if not offer.price)
    return ((None, priced), (rest, others)) if min(len(priced), len(others)) >= _SMALLEST else ()


def _label(offer: Offer) -> str:
    """`Starters` of `Starters: soup of the day`."""
    return _short(_LABEL.match(offer.name))


def _first_clause(offer: Offer) -> str:
    """`Main course` of a description that begins `Main course.`"""
    return _short(_CLAUSE.match(offer.description or ""))


def _short(match: re.Match[str] | None) -> str:
    label = match[1].strip() if match else ""
    return label if len(label.split()) <= _LONGEST_LABEL else ""


def _head(offer: Offer, locale: Locale) -> str:
    """The word that names the thing: `Pizza` of `Pizza napolitana`, in English `tart` of `Lemon tart with cream`."""
    named = [word.strip("\"'“”«»()[].,;:!?¡¿&") for word in offer.name.split("(")[0].split(",")[0].split()]
    head = _HEADS[locale]([word for word in named if word])
    folded_head = "".join(words(head))
    is_a_word = len(folded_head) >= _SHORTEST_HEAD and not any(letter.isdigit() for letter in folded_head)
    return head if is_a_word else ""


def _first(named: list[str]) -> str:
    return next((word for word in named if word.casefold() not in _LEADING), "")


def _last_of_the_first_part(named: list[str]) -> str:
    end = next((place for place, word in enumerate(named) if word.casefold() in _TRAILING), len(named))
    return named[end - 1] if end else ""


_HEADS = MappingProxyType({Locale.PT_BR: _first, Locale.ES: _first, Locale.EN: _last_of_the_first_part})


def _singular(label: str) -> str:
    """So that `Pizza` and `Pizzas` stand together."""
    forms = (min(singular_forms(word), key=lambda form: (len(form), form)) for word in words(label))
    return " ".join(forms)
