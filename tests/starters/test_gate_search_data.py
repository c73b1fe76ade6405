"""What search engines, messengers and home screens are told is checked against what the client said."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.starters.kit_project import SITE_URL, Project

Built = Callable[[str], Project]
FACTS = {
    "business.name": "Padaria Aurora",
    "contact.email": "ola@padaria-aurora.example",
    "contact.phone": "+55 48 3333-0142",
    "contact.address.street": "Rua das Palmeiras, 210",
    "contact.address.postal_code": "88015-000",
}
MENU, ABOUT = "cardapio/index.html", "sobre/index.html"


@pytest.fixture
def good(built: Built, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(built("bakery-pt-BR").root, tmp_path / "site", symlinks=True)))


def _found(site: Project) -> list[tuple[str, str]]:
    facts = [{"fact": fact, "text": text} for fact, text in FACTS.items()]
    findings = site.gate(facts=facts)["findings"]
    assert all(item["severity"] == "error" for item in findings)
    return [(item["page"], item["message"]) for item in findings if item["check"] == "search_data"]


def _spoil(site: Project, file: str, old: str, new: str) -> None:
    path = site.dist / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_good_site_passes(good: Project) -> None:
    assert _found(good) == []


def _week(times: str) -> str:
    return ", ".join(f"{day} {times}" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"))


SPOILED = {
    "canonical of another page": (ABOUT, f'rel="canonical" href="{SITE_URL}/sobre/"', f'rel="canonical" href="{SITE_URL}/"',
        [("/sobre/", f"calls its canonical address {SITE_URL}/, but is at {SITE_URL}/sobre/"),
         ("/sobre/", f"shares its canonical address with another page: {SITE_URL}/")]),
    "relative canonical": (ABOUT, f'rel="canonical" href="{SITE_URL}/sobre/"', 'rel="canonical" href="/sobre/"',
        [("/sobre/", f"calls its canonical address /sobre/, but is at {SITE_URL}/sobre/")]),
    "no canonical": (ABOUT, 'rel="canonical"', 'rel="nothing"',
        [("/sobre/", "does not name its canonical address"),
         ("/sitemap.xml", f"lists {SITE_URL}/sobre/, which is no page to be found")]),
    "no og:title": (ABOUT, 'property="og:title"', 'property="og:nothing"',
        [("/sobre/", "has no og:title for where it is shared")]),
    "small card": (ABOUT, "summary_large_image", "summary",
        [("/sobre/", "has the twitter:card summary, not summary_large_image")]),
    "no such share image": (ABOUT, '"og:image" content="https://site.example/share/sobre.jpg"',
        '"og:image" content="https://site.example/share/gone.jpg"',
        [("/sobre/", "has a share image that is not there: /share/gone.jpg")]),
    "share image of another site": (ABOUT, '"og:image" content="https://site.example/share/sobre.jpg"',
        '"og:image" content="https://cdn.example/sobre.jpg"',
        [("/sobre/", "has a share image of another site: https://cdn.example/sobre.jpg")]),
    "share image's size": (ABOUT, 'width" content="1200"', 'width" content="800"',
        [("/sobre/", "has a share image of 1200 × 630 and says that it has 800 × 630")]),
    "broken data": (ABOUT, '{"@context":', '{"@context"', [("/sobre/", "has structured data that is not JSON")]),
    "other vocabulary": (ABOUT, '"@context":"https://schema.org"', '"@context":"https://elsewhere.example"',
        [("/sobre/", "has structured data that is no graph of https://schema.org")]),
    "no data": (ABOUT, "application/ld+json", "text/plain", [("/sobre/", "has 0 pieces of structured data instead of one")]),
    "no type": (ABOUT, '"@type":"Bakery"', '"@type":""', [("/sobre/", "has structured data without a type")]),
    "other name": (ABOUT, '"@id":"https://site.example/#business","name":"Padaria Aurora"',
        '"@id":"https://site.example/#business","name":"Padaria Boreal"',
        [("/sobre/", "tells search engines Padaria Boreal for business.name, not Padaria Aurora"),
         ("/sobre/", "tells search engines a name that is on no page: Padaria Boreal")]),
    "other phone": (ABOUT, '"telephone":"+55 48 3333-0142"', '"telephone":"+55 48 3333-0143"',
        [("/sobre/", "tells search engines +55 48 3333-0143 for contact.phone, not +55 48 3333-0142"),
         ("/sobre/", "tells search engines a telephone that is on no page: +55 48 3333-0143")]),
    "other street": (ABOUT, '"streetAddress":"Rua das Palmeiras, 210"', '"streetAddress":"Rua das Palmeiras, 12"',
        [("/sobre/", "tells search engines Rua das Palmeiras, 12 for contact.address.street, not Rua das Palmeiras, 210")]),
    "no email": (ABOUT, '"email":"ola@padaria-aurora.example",', "",
        [("/sobre/", "tells search engines nothing for contact.email, not ola@padaria-aurora.example")]),
    "other hours": (ABOUT, '"closes":"19:00"', '"closes":"20:00"',
        [("/sobre/", f"tells search engines of hours that the business does not have: {_week('06:00–20:00')}"),
         ("/sobre/", f"does not tell search engines of these hours: {_week('06:00–19:00')}")]),
    "other day": (ABOUT, '"dayOfWeek":["Sunday"]', '"dayOfWeek":["Monday"]',
        [("/sobre/", "tells search engines of hours that the business does not have: Monday 07:00–12:00"),
         ("/sobre/", "does not tell search engines of these hours: Sunday 07:00–12:00")]),
    "other price": (MENU, '"price":"24"', '"price":"14.50"',
        [("/cardapio/", "tells search engines a price that cannot be read on it: 14.50 BRL")]),
    "other money": (MENU, '"price":"24","priceCurrency":"BRL"', '"price":"24","priceCurrency":"EUR"',
        [("/cardapio/", "tells search engines a price that cannot be read on it: 24 EUR")]),
    "other language": (ABOUT, '"inLanguage":"pt-BR","isPartOf"', '"inLanguage":"es","isPartOf"',
        [("/sobre/", "has the language es in its structured data, not pt-BR")]),
    "breadcrumb": (ABOUT, '"item":"https://site.example/sobre/"', '"item":"https://site.example/gone/"',
        [("/sobre/", "has a breadcrumb that leads nowhere: https://site.example/gone/")]),
    "sitemap lacks": ("sitemap.xml", f"  <url><loc>{SITE_URL}/sobre/</loc></url>\n", "",
        [("/sitemap.xml", f"leaves out {SITE_URL}/sobre/")]),
    "sitemap lists": ("sitemap.xml", "</urlset>", f"<url><loc>{SITE_URL}/gone/</loc></url></urlset>",
        [("/sitemap.xml", f"lists {SITE_URL}/gone/, which is no page to be found")]),
    "sitemap broken": ("sitemap.xml", "</urlset>", "</url></urlset>", [("/sitemap.xml", "is no sitemap that can be read")]),
    "robots": ("robots.txt", "/sitemap.xml", "/map.xml", [("/robots.txt", f"does not name the sitemap {SITE_URL}/sitemap.xml")]),
    "icon's size": ("manifest.webmanifest", '"192x192"', '"256x256"',
        [("/manifest.webmanifest", "says that /icon-192.png has 256x256, but it has 192x192")]),
    "no maskable icon": ("manifest.webmanifest", '"maskable"', '"any"', [("/manifest.webmanifest", "has no maskable icon")]),
    "manifest broken": ("manifest.webmanifest", "{", "[", [("/manifest.webmanifest", "is not JSON")]),
    "manifest without name": ("manifest.webmanifest", '"name": "Padaria Aurora"', '"name": ""', [("/manifest.webmanifest", "has no name")]),
    "no touch icon": (ABOUT, 'rel="apple-touch-icon"', 'rel="preload" as="image"', [("/sobre/", "has no apple-touch-icon")]),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), SPOILED.values(), ids=SPOILED.keys())
def test_fault_is_found(good: Project, file: str, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    _spoil(good, file, old, new)
    assert _found(good) == expected


def test_icon_that_is_gone_is_missed_on_every_page(good: Project) -> None:
    (good.dist / "apple-touch-icon.png").unlink()
    assert {message for _, message in _found(good)} == {"names an icon that is not there: /apple-touch-icon.png"}


def test_icon_that_is_smaller_than_it_says(good: Project) -> None:
    Image.new("RGB", (64, 64)).save(good.dist / "icon-512.png")
    assert _found(good) == [
        ("/manifest.webmanifest", "says that /icon-512.png has 512x512, but it has 64x64"),
    ]


def test_share_image_of_another_size(good: Project) -> None:
    Image.new("RGB", (600, 315)).save(good.dist / "share" / "sobre.jpg")
    assert _found(good) == [("/sobre/", "has a share image of 600 × 315 and says that it has 1200 × 630")]


def test_question_that_nobody_can_read(good: Project) -> None:
    page = next(path for path in good.dist.rglob("index.html") if '"FAQPage"' in path.read_text())
    question = re.search(r'"@type":"Question","name":"([^"]+)"', page.read_text())
    assert question
    _spoil(good, str(page.relative_to(good.dist)), f'"name":"{question[1]}"', '"name":"Who asked this?"')
    assert [message for _, message in _found(good)] == [
        "tells search engines of a question that cannot be read on it: Who asked this?"
    ]


def _graph(site: Project, page: str) -> dict[str, Any]:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', (site.dist / page).read_text())
    nodes: list[dict[str, Any]] = json.loads(script)["@graph"]
    return {str(node["@type"]): node for node in nodes}


def test_menu_says_only_prices_that_are_plain(built: Built) -> None:
    menu = _graph(built("bakery-pt-BR"), MENU)["Bakery"]["hasMenu"]
    offers = {item["name"]: item.get("offers") for part in menu["hasMenuSection"] for item in part["hasMenuItem"]}
    assert offers["Baguete"] == {"@type": "Offer", "price": "9", "priceCurrency": "BRL"}
    assert offers["Semanal"] == {"@type": "Offer", "description": "R$ 89/mês"}
    assert offers["Bolo de aniversário"] is None


def test_inner_pages_say_the_way_to_them(built: Built) -> None:
    site = built("bakery-pt-BR")
    crumbs = _graph(site, MENU)["BreadcrumbList"]["itemListElement"]
    assert [(crumb["name"], crumb["item"]) for crumb in crumbs] == [
        ("Início", f"{SITE_URL}/"),
        ("Cardápio", f"{SITE_URL}/cardapio/"),
    ]
    assert "BreadcrumbList" not in _graph(site, "index.html")


def test_team_is_told_by_name(built: Built) -> None:
    people = _graph(built("dentist-es"), "equipo/index.html")["Dentist"]["employee"]
    assert {person["@type"] for person in people} == {"Person"}
    assert "price" not in json.dumps(people)
