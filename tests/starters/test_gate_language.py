"""The gate's language check finds what is put into a good site of two languages to spoil it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.build.verify_site import gate_request
from tests.blocks.writing import Written
from tests.starters.kit_project import SITE_URL, Project

LONG = {
    "pt-BR": "Nossa massa descansa uma noite inteira e os pães são assados no forno a lenha antes das seis.",
    "en": "Our dough rests for a whole night and the loaves are baked in the wood-fired oven by six.",
    "es": "La masa reposa una noche entera y los panes se hornean en el horno de leña antes de las seis.",
}


@pytest.fixture
def good(bilingual: Callable[[str], Project], tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(bilingual("local-business").root, tmp_path / "site", symlinks=True)))


@pytest.fixture
def request_of(two_languages: Written) -> dict[str, Any]:
    return gate_request(two_languages.spec, two_languages.sitemap, two_languages.content, SITE_URL)


def found(site: Project, request: dict[str, Any], check: str = "language") -> list[tuple[str, str, str]]:
    findings = site.gate(**request)["findings"]
    return [(item["severity"], item["page"], item["message"]) for item in findings if item["check"] == check]


def put(site: Project, text: str, page: str) -> None:
    path = site.dist / page.strip("/") / "index.html"
    path.write_text(path.read_text().replace("</main>", f"{text}</main>", 1))


def test_phrases_of_another_language_are_found(good: Project, request_of: dict[str, Any]) -> None:
    foreign = {"Horario": "es", "Ir para o conteúdo": "pt-BR", "Ver todos os serviços": "pt-BR", "Como chegar": "pt-BR"}
    put(good, "".join(f"<p>{text}</p>" for text in foreign), "/en/")
    put(good, '<img src="/favicon.svg" alt="Ir al contenido">', "/en/")
    put(good, '<p lang="es">Horario</p><p>WhatsApp</p><p>Opening hours</p>', "/en/")
    expected = {("error", "/en/", f"says “{text}”, which is in {locale}, not in en") for text, locale in foreign.items()}
    expected.add(("error", "/en/", "says “Ir al contenido”, which is in es, not in en"))
    assert set(found(good, request_of)) == expected


def test_a_clients_text_must_say_its_language(good: Project, request_of: dict[str, Any], two_languages: Written) -> None:
    quote = two_languages.spec.testimonials[0].quote
    page = good.dist / "en" / "index.html"
    page.write_text(page.read_text().replace(' lang="pt-BR"', ""))
    messages = [message for severity, path, message in found(good, request_of) if (severity, path) == ("error", "/en/")]
    assert f"shows the client's own words without saying that they are in pt-BR: {quote}" in messages


def test_a_clients_text_within_ours_is_found(good: Project, request_of: dict[str, Any], two_languages: Written) -> None:
    put(good, f"<p>They say: {two_languages.spec.testimonials[0].quote}</p>", "/en/")
    ((severity, page, message),) = found(good, request_of)
    assert (severity, page) == ("error", "/en/")
    assert message.startswith("shows the client's own words without saying that they are in pt-BR: They say")


def test_prose_in_another_language_than_it_says_is_found(good: Project, request_of: dict[str, Any]) -> None:
    put(good, "".join(f'<p lang="{said}">{text}</p>' for said in LONG for text in LONG.values()), "/en/")
    assert set(found(good, request_of)) == {
        ("error", "/en/", f"seems to be in {written}, not in {said}: {text}")
        for said in LONG
        for written, text in LONG.items()
        if said != written
    }


def test_prose_of_the_clients_own_in_another_language_is_only_a_warning(
    good: Project, request_of: dict[str, Any]
) -> None:
    put(good, f"<p>{LONG['es']}</p>", "/")
    client = {**request_of["client"], "texts": [*request_of["client"]["texts"], LONG["es"]]}
    ((severity, page, _),) = found(good, {**request_of, "client": client})
    assert (severity, page) == ("warning", "/")


def test_a_page_in_the_wrong_language_is_found_by_its_address(good: Project, request_of: dict[str, Any]) -> None:
    page = good.dist / "en" / "index.html"
    page.write_text(page.read_text().replace('<html lang="en"', '<html lang="pt-BR"', 1))
    assert ("error", "/en/", "has the language pt-BR, not en") in found(good, request_of, "structure")


def test_by_hand_the_projects_own_data_say_what_is_the_clients(good: Project) -> None:
    fine = good.node("gate/check.mjs", "--site", "dist", SITE_URL=SITE_URL)
    assert fine.returncode == 0, fine.stdout
    page = good.dist / "en" / "index.html"
    page.write_text(page.read_text().replace(' lang="pt-BR"', ""))
    spoiled = good.node("gate/check.mjs", "--site", "dist", SITE_URL=SITE_URL)
    assert "error /en/ language: shows the client's own words" in spoiled.stdout


def test_pages_that_do_not_find_each_other_are_named(good: Project, request_of: dict[str, Any]) -> None:
    page = good.dist / "en" / "index.html"
    whole = page.read_text()
    there = f'<link rel="alternate" hreflang="pt-BR" href="{SITE_URL}/">'
    assert there in whole
    back = ("error", "/", f"is not named back by its translation {SITE_URL}/en/")
    faults = {
        "": [back, ("error", "/en/", "does not name its page in pt-BR")],
        there.replace(f"{SITE_URL}/", f"{SITE_URL}/contato/"): [
            back,
            ("error", "/en/", f"is not named back by its translation {SITE_URL}/contato/"),
        ],
        there.replace(f"{SITE_URL}/", f"{SITE_URL}/en/contact/"): [
            back,
            ("error", "/en/", f"says that {SITE_URL}/en/contact/ is in pt-BR, but it is in en"),
        ],
        there.replace(f"{SITE_URL}/", f"{SITE_URL}/gone/"): [
            back,
            ("error", "/en/", f"names a translation that is no page to be found: {SITE_URL}/gone/"),
        ],
    }
    for fault, expected in faults.items():
        page.write_text(whole.replace(there, fault))
        assert sorted(found(good, request_of, "search_data")) == sorted(expected)
