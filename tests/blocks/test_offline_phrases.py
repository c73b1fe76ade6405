"""Each language has every phrase, with the same places for the client's words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from blocks.ai.offline.phrases import CATALOGUES, phrases_for
from blocks.ai.offline.phrases.model import NameForm
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Goal, Locale, PageKind
from domain.business_kinds import Offering
from domain.plain_text import folded

# These are data of a language, not phrases that every language has alike.
_OF_ONE_LANGUAGE = {"place_exceptions", "audience_openings", "highlight_cues", "negations", "genders", "channels_for"}


def places(phrase: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", phrase))


def phrases(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, item in node.items():
            yield from phrases(item, f"{path}.{key}") if key not in _OF_ONE_LANGUAGE else ()
    elif isinstance(node, list):
        yield from (pair for number, item in enumerate(node) for pair in phrases(item, f"{path}[{number}]"))
    elif isinstance(node, str):
        yield path, node


@pytest.mark.parametrize("locale", list(Locale))
def test_every_kind_of_thing_has_words(locale: Locale) -> None:
    catalogue = phrases_for(locale)
    assert set(catalogue.offerings) == set(Offering)
    assert set(catalogue.pages) == set(PageKind)
    assert set(catalogue.channels) == set(Goal)
    assert set(catalogue.brief.goals) == set(Goal)


def test_the_same_phrases_have_the_same_places() -> None:
    english = dict(phrases(CATALOGUES[Locale.EN].model_dump(mode="json")))
    for locale in (Locale.PT_BR, Locale.ES):
        for path, phrase in phrases(CATALOGUES[locale].model_dump(mode="json")):
            bare = re.sub(r"\.(feminine|masculine)(_plural)?$", ".bare", path)
            assert places(phrase) == places(english[bare]) or _place_is_left_out(path), f"{locale} {path}"


def _place_is_left_out(path: str) -> bool:
    """Whether a title names the place is the language's choice."""
    return path.startswith(".offerings.")


@pytest.mark.parametrize("locale", list(Locale))
def test_paths_are_valid_and_distinct(locale: Locale) -> None:
    catalogue = phrases_for(locale)
    paths = [words.path for words in catalogue.pages.values()]
    assert len(paths) == len(set(paths))
    labelled = [(words.path, words.label) for words in catalogue.pages.values()]
    labelled += [(words.path, words.label) for words in catalogue.offerings.values()]
    for path, label in labelled:
        SitemapPage(id=PageKind.HOME, path=f"/{path}/" if path else "/", label=label, purpose="x")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Padaria Aurora", NameForm.FEMININE),
        ("Clínica São Lucas", NameForm.FEMININE),
        ("Bar do Zé", NameForm.MASCULINE),
        ("Irmãos Silva", NameForm.MASCULINE_PLURAL),
        ("Lucía Ferrer", NameForm.BARE),
        ("", NameForm.BARE),
    ],
)
def test_portuguese_names_take_their_article(name: str, form: NameForm) -> None:
    assert phrases_for(Locale.PT_BR).name_form(name) is form


def test_words_to_recognise_are_folded() -> None:
    for catalogue in CATALOGUES.values():
        nouns = " ".join(catalogue.genders.values()).split()
        for word in (*nouns, *catalogue.highlight_cues, *catalogue.negations, *catalogue.place_exceptions):
            assert folded(word) == word
        assert len(nouns) == len(set(nouns))


def test_no_phrase_exclaims() -> None:
    for locale, catalogue in CATALOGUES.items():
        for path, phrase in phrases(catalogue.model_dump(mode="json")):
            assert "!" not in phrase, f"{locale} {path}"
