"""Every starter draws every section in every variant: with photos, with upright ones only, and with none."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from domain.artifacts.layout import VARIANTS
from domain.artifacts.onboarding import Template
from tests.starters.kit_project import FIXTURES, ROOT, STARTERS, Project, installed_chromium

Built = Callable[..., Project]
PICTURES = {"landscape": ("bakery-pt-BR", False), "upright": ("bakery-pt-BR", True), "none": ("dentist-es", False)}


def _sections(fixture: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted((FIXTURES / fixture / "pages").iterdir()):
        for section in json.loads(path.read_text())["sections"]:
            yield section["content"]["kind"], section["variant"], section["content"]


def test_fixtures_hold_every_variant() -> None:
    drawn = {(kind, variant) for fixture in ("bakery-pt-BR", "dentist-es") for kind, variant, _ in _sections(fixture)}
    assert drawn == {(kind, variant) for kind, variants in VARIANTS.items() for variant in variants}


@pytest.mark.parametrize(("fixture", "has_photo"), [("bakery-pt-BR", True), ("dentist-es", False)])
def test_fixtures_hold_every_hero_with_a_photo_and_without(fixture: str, has_photo: bool) -> None:
    heroes = [(variant, bool(content["image"])) for kind, variant, content in _sections(fixture) if kind == "hero"]
    assert set(heroes) == {(variant, has_photo) for variant in VARIANTS["hero"]}


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("pictures", PICTURES)
def test_starter_passes_the_gate(built: Built, starter: str, pictures: str) -> None:
    fixture, upright = PICTURES[pictures]
    assert built(fixture, starter, upright=upright).gate()["findings"] == []


@pytest.mark.matrix
@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("pictures", PICTURES)
def test_every_page_of_a_starter_passes_in_a_browser(built: Built, starter: str, pictures: str) -> None:
    fixture, upright = PICTURES[pictures]
    report = built(fixture, starter, upright=upright).gate(installed_chromium(), lighthouse="every_page")
    assert report["findings"] == []


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("fixture", ["bakery-pt-BR", "dentist-es"])
def test_every_section_can_be_found(built: Built, starter: str, fixture: str) -> None:
    site = built(fixture, starter)
    for path in (site.data / "pages").iterdir():
        page = site.read(f"pages/{path.name}")
        html = (site.dist / page["path"].strip("/") / "index.html").read_text()
        assert re.findall(r'data-section="([^"]+)"', html) == [section["id"] for section in page["sections"]]


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("fixture", ["bakery-pt-BR", "dentist-es"])
def test_prices_stand_as_they_were_given(built: Built, starter: str, fixture: str) -> None:
    site = built(fixture, starter)
    offers = [content for kind, _, content in _sections(fixture) if kind == "offers"]
    items = [item for content in offers for group in content["groups"] for item in group["items"]]
    prices = [{"fact": item["name"], "text": item["price"]} for item in items if item["price"]]
    assert site.gate(facts=prices)["findings"] == []
    assert len(prices) > 10


def test_types_hold_in_the_kit_and_every_starter(project: Built) -> None:
    site = project("bakery-pt-BR")
    for starter in STARTERS:
        shutil.copytree(ROOT / "starters" / starter, site.root / "src" / starter)
    done = site.astro("check")
    assert "- 0 errors" in done.stdout, done.stdout
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("starter", STARTERS)
def test_either_pair_of_type_fetches_its_own_fonts_first(built: Built, starter: str) -> None:
    classic, modern = (_preloaded(built(fixture, starter)) for fixture in ("dentist-es", "plumber-en"))
    assert classic
    assert modern
    assert classic != modern


def _preloaded(site: Project) -> set[str]:
    fonts = set(re.findall(r'rel="preload" href="([^"]+)" as="font"', (site.dist / "index.html").read_text()))
    styles = "".join(path.read_text() for path in (site.dist / "_astro").glob("*.css"))
    assert {font for font in fonts if font not in styles} == set()
    return fonts
