"""What kind of business a client's words describe: its schema.org type, what it sells, a starter, a colour.

The kinds and their words are data: `business_kinds.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib import resources

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Address, Business, Goal, Hours, Offer, Template
from domain.fields import HexColor, Identifier
from domain.plain_text import singular_forms, words


class Offering(StrEnum):
    """What the offers of a business are called."""

    BAKED = "baked"
    DISHES = "dishes"
    PRODUCTS = "products"
    TREATMENTS = "treatments"
    APPOINTMENTS = "appointments"
    PLANS = "plans"
    COMMISSIONS = "commissions"
    CLASSES = "classes"
    MEMBERSHIPS = "memberships"
    STAYS = "stays"
    PROGRAMMES = "programmes"
    AREAS = "areas"
    CAUSES = "causes"
    SHOWS = "shows"
    SERVICES = "services"


EATEN = frozenset({Offering.DISHES, Offering.BAKED})
BY_PLAN = frozenset({Offering.PLANS, Offering.MEMBERSHIPS})


class Kind(Frozen):
    """A kind of business; `heads` name it only where an industry is about them, as in `blues bar`."""

    id: Identifier
    schema_type: str
    offering: Offering
    color: HexColor
    words: tuple[str, ...]
    heads: tuple[str, ...] = ()
    starter: Template | None = None
    formal: bool = False


GENERIC = Kind(id="business", schema_type="LocalBusiness", offering=Offering.SERVICES, color="#3a5a78", words=())
_PART_END = re.compile(r"[,;:/&+|()–—]")
# What ends at the word that an industry is about: `bar de tapas`, `blues bar in Leeds`.
_AFTER_A_HEAD = frozenset({"de", "do", "da", "del", "e", "y", "com", "con", "em", "en", "no", "na", "in", "at", "with"})
_FOR_WHOM = re.compile(r"\s(?:for|para)\s.*", re.IGNORECASE | re.DOTALL)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every known kind, specific ones before general ones."""
    table = tomllib.loads(resources.files("domain").joinpath("business_kinds.toml").read_text(encoding="utf-8"))
    return tuple(Kind.model_validate(row) for row in table["kind"])


def kind_of(business: Business, offers: Iterable[Offer] = ()) -> Kind:
    """The kind of a business: by its industry, else its name or tagline, else by what its texts name most often.

    Whom it works for is left out: software for bakeries is software.
    """
    industry, *others = (_FOR_WHOM.sub("", text) for text in (business.industry, business.name, business.tagline or ""))
    for named in (_mentions(industry).keys() | _headed(industry), *(_mentions(text).keys() for text in others)):
        if named:
            return next(kind for kind in kinds() if kind.id in named)
    mentions = _mentions(
        " ".join([business.description, *(f"{item.name} {item.description or ''}" for item in offers)])
    )
    return max(kinds(), key=lambda kind: mentions.get(kind.id, 0)) if mentions else GENERIC


def schema_type_of(kind: Kind, address: Address | None) -> str:
    """The schema.org type; a business of unknown kind and place is no more than an Organization."""
    return "Organization" if kind is GENERIC and address is None else kind.schema_type


def suggested_starter(
    kind: Kind, *, goal: Goal, address: Address | None, hours: tuple[Hours, ...], offers: int
) -> Template:
    """The starter for `template: auto`.

    What the kind is known for comes first; where it is one argument, a door that visitors are to walk through is
    stronger. Any other business with a door or several offers is a local one; what is left has one thing to say.
    """
    door = bool(hours or (address and address.street))
    if kind.starter and not (kind.starter is Template.LANDING_PAGE and door and goal is Goal.VISITS):
        return kind.starter
    if goal is Goal.DONATIONS:
        return Template.LANDING_PAGE
    return Template.LOCAL_BUSINESS if door or offers > 1 else Template.LANDING_PAGE


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {kind.id: tuple(words(name) for name in kind.words) for kind in kinds()}


def _mentions(text: str) -> dict[str, int]:
    """How many times a text names each kind, by whole words; kinds that it does not name are left out."""
    found = [singular_forms(word) for word in words(text)]
    anywhere = frozenset[str]().union(*found)
    places = {
        kind: {place for phrase in phrases if phrase[0] in anywhere for place in _places(found, phrase)}
        for kind, phrases in _phrases().items()
    }
    return {kind: len(where) for kind, where in places.items() if where}


def _headed(industry: str) -> frozenset[str]:
    """The kinds that a part of an industry is about: by its last word before others explain it."""
    heads = frozenset[str]().union(*(singular_forms(_head(words(part))) for part in _PART_END.split(industry)))
    return frozenset(kind.id for kind in kinds() if not heads.isdisjoint(kind.heads))


def _head(part: tuple[str, ...]) -> str:
    end = next((place for place, word in enumerate(part) if word in _AFTER_A_HEAD), len(part))
    return part[end - 1] if end else ""


def _places(found: list[frozenset[str]], phrase: tuple[str, ...]) -> Iterator[int]:
    for start in range(len(found) - len(phrase) + 1):
        if all(word in found[start + offset] for offset, word in enumerate(phrase)):
            yield start
