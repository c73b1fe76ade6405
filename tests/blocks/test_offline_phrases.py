"""Each language has every phrase, with the same places for the client's words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from blocks.ai.offline.facts import Facts
from blocks.ai.offline.phrases import CATALOGUES, phrases_for
from blocks.ai.offline.phrases.model import NameForm
from domain.artifacts.documents import SitemapPage
from domain.artifacts.onboarding import Goal, Locale, PageKind
from domain.business_kinds import Offering
from domain.plain_text import folded
from tests.blocks.specs import example_payload, spec_of

# These are data of a language, not phrases that every language has alike.
_OF_ONE_LANGUAGE = {
    "place_exceptions",
    "audience_openings",
    "highlight_cues",
    "negations",
    "genders",
    "articles",
    "channels_for",
}
_OF_ONE_LANGUAGE |= {"place_words", "filler"}


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


def facts_of(form: str, **business: object) -> Facts:
    payload = example_payload(form)
    return Facts(spec_of(payload | {"business": payload["business"] | business}))


@pytest.mark.parametrize(
    ("form", "business", "said"),
    [
        ("padaria-aurora", {}, "O que dizem da Padaria Aurora"),
        ("agendi", {}, "O que dizem do Agendi"),
        ("odonto-ribeira", {}, "O que dizem da Odonto Ribeira"),
        ("padaria-aurora", {"name": "Irene Duarte"}, "O que dizem de Irene Duarte"),
        ("padaria-aurora", {"name": "Doces da Vila", "industry": "confeitaria"}, "O que dizem dos Doces da Vila"),
        ("hotel-mirador-de-la-sal", {}, "Lo que dicen del Hotel Mirador de la Sal"),
        ("casa-marea", {}, "Lo que dicen de Casa Marea"),
        ("casa-marea", {"name": "Clínica Marea"}, "Lo que dicen de la Clínica Marea"),
        ("hijas-de-munagorri", {}, "Lo que dicen"),
        ("spoke-and-ratchet", {}, "What people say about Spoke & Ratchet"),
    ],
)
def test_a_name_takes_the_article_that_a_local_would_give_it(form: str, business: dict[str, str], said: str) -> None:
    """By its noun, by the client's own words, by the trade; a person's name has none, a long one is left out."""
    facts = facts_of(form, **business)
    assert facts.with_name(facts.words.said_of_name) == said


@pytest.mark.parametrize(
    ("industry", "description", "call"),
    [
        ("abogada laboralista", "Despacho en Granada.", "Llame al +34 600 000 142"),
        ("clínica dental", "Clínica en Granada.", "Llame al +34 600 000 142"),
        ("clínica dental", "Cuidamos tu sonrisa en Granada.", "Llama al +34 600 000 142"),
        ("fotógrafa", "Trabajo con luz natural.", "Llama al +34 600 000 142"),
        ("fotógrafa", "Usted elige el lugar.", "Llame al +34 600 000 142"),
    ],
)
def test_spanish_says_usted_where_the_trade_or_the_client_does(industry: str, description: str, call: str) -> None:
    words = facts_of("lucia-ferrer", industry=industry, tagline=None, description=description).words
    assert words.call_number.format(number="+34 600 000 142") == call


def test_places_take_their_preposition() -> None:
    payload = example_payload("padaria-aurora")
    address = payload["contact"]["address"] | {"city": "Rio de Janeiro"}
    facts = Facts(spec_of(payload | {"contact": payload["contact"] | {"address": address}}))
    assert facts.trade == "Padaria artesanal no Rio de Janeiro"
