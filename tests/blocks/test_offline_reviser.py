"""The usual requests, understood without AI in three languages; whatever is not clear changes nothing."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blocks.ai.interface import Prompt, Purpose
from blocks.ai.offline_writer import OfflineWriter
from domain.artifacts.assets import Asset, AssetCatalogue, AssetRole
from domain.artifacts.onboarding import Locale
from domain.artifacts.revision import (
    PlanKind,
    RevisionPlan,
    RevisionRequest,
    SectionRef,
    SetContact,
    SetHours,
    SwapPhoto,
)
from domain.artifacts.site_documents import SiteDocuments
from tasks.revise.process_revision_request import plan_problems
from tests.blocks.specs import example_payload, example_spec
from tests.blocks.writing import ask, write_site

REQUESTS = tomllib.loads((Path(__file__).parent / "requests.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(name, asked, id=asked["text"]) for name, requests in REQUESTS.items() for asked in requests]
DAY = date(2026, 11, 25)
PHOTO = Asset(
    id="fachada-12345678", file="fachada-12345678.jpg", source="upload:fachada", role=AssetRole.IMAGE, alt="fachada",
    width=1600, height=1067, size=1000, digest="0" * 64,
)  # fmt: skip


@cache
def site(name: str) -> SiteDocuments:
    return documents_of(example_spec(name))


def documents_of(spec: Any) -> SiteDocuments:
    site = write_site(spec)
    return SiteDocuments(spec=site.spec, sitemap=site.sitemap, content=site.content, layout=site.layout)


def planned(
    documents: SiteDocuments, text: str, *, section: str = "", pictures: tuple[Asset, ...] = (), locale: str = ""
) -> RevisionPlan:
    page, _, name = section.partition("/")
    request = RevisionRequest(
        text=text,
        locale=Locale(locale) if locale else documents.spec.client_locale,
        section=SectionRef.model_validate({"page": page, "section": name}) if section else None,
        on=DAY,
    )
    plan = ask(RevisionPlan, request=request, documents=documents, pictures=AssetCatalogue(assets=pictures))
    assert plan_problems(plan, documents, AssetCatalogue(assets=pictures)) == ()
    assert "{" not in plan.answer
    return plan


def contains(found: Any, wanted: Any) -> bool:
    match wanted:
        case dict():
            return all(contains(found[key], value) for key, value in wanted.items())
        case list():
            return len(found) == len(wanted) and all(map(contains, found, wanted))
    return bool(found == wanted)


@pytest.mark.parametrize(("name", "asked"), CASES)
def test_a_request_becomes_what_was_meant(name: str, asked: dict[str, Any]) -> None:
    plan = planned(site(name), asked["text"], section=asked.get("section", ""))
    assert plan.kind == asked.get("kind", "change"), plan.answer
    found = [operation.model_dump(mode="json") for operation in plan.operations]
    assert contains(found, asked.get("does", [])), found


@pytest.mark.parametrize("name", REQUESTS)
def test_every_language_has_its_dozen(name: str) -> None:
    assert sum("does" in asked for asked in REQUESTS[name]) >= 12


def test_one_number_for_calls_and_messages_is_asked_about() -> None:
    payload = example_payload("padaria-aurora")
    payload["contact"]["whatsapp"] = payload["contact"]["phone"]
    documents = documents_of(example_spec("padaria-aurora", contact=payload["contact"]))
    assert planned(documents, "Troque o telefone para (48) 3333-9988").kind is PlanKind.QUESTION
    only = planned(documents, "Troque só o telefone para (48) 3333-9988")
    both = planned(documents, "Troque o telefone e o WhatsApp para (48) 3333-9988")
    assert [[item.field for item in plan.operations if isinstance(item, SetContact)] for plan in (only, both)] == [
        ["phone"],
        ["phone", "whatsapp"],
    ]


def test_a_photo_that_was_sent_takes_the_place_of_the_one_that_is_named() -> None:
    (swap,) = planned(site("padaria-aurora"), "Troque a foto do balcão por esta", pictures=(PHOTO,)).operations
    assert isinstance(swap, SwapPhoto)
    assert (swap.was, swap.becomes.id, swap.becomes.alt) == ("image-2", PHOTO.id, "Balcão da padaria pela manhã")
    (named,) = planned(
        site("padaria-aurora"), 'Troque a foto do balcão por esta, "Fachada à noite"', pictures=(PHOTO,)
    ).operations
    assert isinstance(named, SwapPhoto)
    assert named.becomes.alt == "Fachada à noite"
    assert planned(site("padaria-aurora"), "Troque a foto por esta", pictures=(PHOTO,)).kind is PlanKind.QUESTION


def test_clients_may_write_in_another_language_and_are_answered_in_that_of_the_request() -> None:
    plan = planned(site("padaria-aurora"), "Change the phone number to (48) 3333-9988")
    assert isinstance(plan.operations[0], SetContact)
    assert plan.answer.startswith("O telefone agora é")


def test_a_date_that_could_be_two_is_asked_about() -> None:
    northwind = site("northwind-metrics")
    assert planned(northwind, "We are closed on 3/4").kind is PlanKind.QUESTION
    assert planned(northwind, "We are closed on 25/12").kind is PlanKind.CHANGE


def test_the_week_may_be_told_in_two_sentences() -> None:
    plan = planned(site("padaria-aurora"), "De segunda a sexta abrimos das 7h às 20h. Aos sábados, das 8h às 14h.")
    last = plan.operations[-1]
    assert isinstance(last, SetHours)
    assert [(row.label, row.opens, row.closes) for row in last.becomes] == [
        ("Seg–Sex", "07:00", "20:00"),
        ("Sáb", "08:00", "14:00"),
        ("Dom", "07:00", "12:00"),
    ]


def test_what_the_site_has_no_room_for_is_given_up_in_plain_words() -> None:
    documents = site("padaria-aurora")
    request = RevisionRequest(
        text=f'Troque "Nossa história" por "{"muito " * 60}longo"', locale=documents.spec.client_locale, on=DAY
    )
    values = {"request": request, "documents": documents, "pictures": AssetCatalogue()}
    first, second = (
        OfflineWriter().generate(RevisionPlan, Prompt(Purpose.ANALYSIS, Path("unread.md.j2"), values), feedback).content
        for feedback in ((), ("content.pages.1: too long",))
    )
    assert first is not None
    assert plan_problems(first, documents, AssetCatalogue())
    assert second is not None
    assert (second.kind, second.operations) == (PlanKind.REFUSAL, ())


SPOKEN = (
    "troque mude o telefone preço do pão de croissant bolo para R$ 30 25/12 fechado das 8h às 18h segunda a sexta "
    "esconda mostre suba os depoimentos a galeria cor azul adicione pergunta depoimento renomeie página Sobre foto não "
    '"Nossa história" "X" (48) 3333-9988 e . ;'
)
WORDS = st.sampled_from(SPOKEN.split())


@given(st.lists(WORDS, min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_gets_a_plan_that_changes_what_it_names_and_nothing_else(words: list[str]) -> None:
    text = " ".join(words)
    assume(not text.isspace())
    documents = site("padaria-aurora")
    request = RevisionRequest(text=text, locale=documents.spec.client_locale, on=DAY)
    plan = ask(RevisionPlan, request=request, documents=documents, pictures=AssetCatalogue())
    assert not [problem for problem in plan_problems(plan, documents, AssetCatalogue()) if "not named" in problem]


def test_one_sentence_that_is_not_understood_stops_all() -> None:
    plan = planned(site("padaria-aurora"), "Esconda os depoimentos. Deixe tudo mais alegre.")
    assert plan.kind is PlanKind.REFUSAL
    assert "Deixe tudo mais alegre" in plan.answer
