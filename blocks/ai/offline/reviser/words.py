"""What requests are told by, and what clients are answered, in each language: the TOML files beside this module."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale, PageKind
from domain.fields import HexColor

Cues = tuple[str, ...]


class MonthNames(Frozen):
    """From January on, and how a date is written."""

    names: tuple[str, ...]
    dated: str


class CueWords(Frozen):
    """What is wanted, and how."""

    change: Cues
    add: Cues
    hide: Cues
    show: Cues
    move: Cues
    rename: Cues
    swap: Cues
    both: Cues
    only: Cues
    closed: Cues
    opens: Cues
    closes: Cues
    before: Cues
    after: Cues
    first: Cues
    last: Cues
    up: Cues
    down: Cues
    title: Cues
    filler: Cues


class NounWords(Frozen):
    """What it is about."""

    phone: Cues
    whatsapp: Cues
    email: Cues
    price: Cues
    hours: Cues
    colour: Cues
    photo: Cues
    page: Cues
    offer: Cues
    question: Cues
    quote: Cues
    author: Cues
    group: Cues


class ReviserWords(Frozen):
    """One language; `{…}` in answers are places for the client's own words."""

    negations: Cues
    cues: CueWords
    nouns: NounWords
    sections: Mapping[str, Cues]
    pages: Mapping[PageKind, Cues]
    colours: Mapping[HexColor, Cues]
    months: MonthNames
    answers: Mapping[str, str]
    asks: Mapping[str, str]
    refusals: Mapping[str, str]
    names: Mapping[str, str]


@cache
def words_in(locale: Locale) -> ReviserWords:
    """The words of a language."""
    return ReviserWords.model_validate(tomllib.loads((Path(__file__).parent / f"{locale}.toml").read_text("utf-8")))
