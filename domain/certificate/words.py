"""What the certificate says in each language: the TOML files beside this module."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale


class Promise(StrEnum):
    """What a client is promised; each stands on several checks of the gate."""

    FAST = "fast"
    FOR_EVERYBODY = "for_everybody"
    FOUND = "found"
    TRUE = "true"
    WORKS = "works"


class Verdict(StrEnum):
    """How a promise came out."""

    KEPT = "kept"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class Words(Frozen):
    """The certificate in one language; `{…}` are places for figures and names."""

    title: str
    summary: Mapping[Verdict, str]
    promises: Mapping[Promise, Mapping[Verdict, str]]
    scores: str
    scores_note: str
    score_names: Mapping[str, str]
    pictures: str
    picture_of: str
    widths: Mapping[int, str]
    checks: str
    statuses: Mapping[str, str]
    check_names: Mapping[str, str]
    hints: str
    build: str


@cache
def words_in(locale: Locale) -> Words:
    """The certificate's words in a language."""
    return Words.model_validate(tomllib.loads((Path(__file__).parent / f"{locale}.toml").read_text()))
