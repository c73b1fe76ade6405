"""Real builds of three businesses: with everything, with a door but no photo, with nothing."""

import json
import re
from collections.abc import Callable

import pytest

from tests.starters.kit_project import BROWSER_CHECKS, KIT, SITE_URL, Project

Built = Callable[[str], Project]
FACTS = {
    "bakery-pt-BR": [
        "Padaria Aurora",
        "+55 48 3333-0142",
        "R$ 24",
        "Rua das Palmeiras, 210",
        "Seg–Sáb",
        "06:00",
        "Natal",
    ],
    "dentist-es": [
        "desde 180 €",
        "Vísperas de festivo",
        "18010",
        "Col. 1842",
        "Me lo explicaron todo antes de empezar.",
    ],
    "plumber-en": ["Hollis Plumbing", "jo@hollis-plumbing.example"],
}


@pytest.mark.parametrize("fixture", FACTS)
def test_site_passes_the_gate(built: Built, fixture: str) -> None:
    report = built(fixture).gate(facts=[{"fact": text, "text": text} for text in FACTS[fixture]])
    assert report["findings"] == []
    assert {check["name"] for check in report["checks"] if check["status"] == "skipped"} == BROWSER_CHECKS
    assert {check["status"] for check in report["checks"]} == {"passed", "skipped"}


@pytest.mark.parametrize("fixture", FACTS)
def test_site_speaks_its_language(built: Built, fixture: str) -> None:
    site = built(fixture)
    locale = fixture.split("-", maxsplit=1)[1]
    skip = {"pt-BR": "Ir para o conteúdo", "es": "Ir al contenido", "en": "Skip to content"}[locale]
    missing = {"pt-BR": "Esta página não existe", "es": "Esta página no existe", "en": "This page does not exist"}[
        locale
    ]
    assert f'lang="{locale}"' in (site.dist / "index.html").read_text()
    assert skip in (site.dist / "index.html").read_text()
    assert missing in (site.dist / "404.html").read_text()


def test_photos_come_in_modern_formats_and_not_as_originals(built: Built) -> None:
    html = (built("bakery-pt-BR").dist / "index.html").read_text()
    first, second = re.findall(r"<picture.*?</picture>", html)[:2]
    assert 'type="image/avif"' in first
    assert 'type="image/webp"' in first
    assert 'loading="eager"' in first
    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' in second
    assert all(re.search(r'width="\d+" height="\d+"', photo) for photo in (first, second))
    originals = (KIT.parents[1] / "tests/starters/fixtures/bakery-pt-BR/assets").glob("*.jpg")
    shipped = {path.read_bytes() for path in (built("bakery-pt-BR").dist / "_astro").glob("*.jpg")}
    assert not shipped & {path.read_bytes() for path in originals}


def test_search_engines_are_told_the_facts(built: Built) -> None:
    html = (built("bakery-pt-BR").dist / "index.html").read_text()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    business = next(node for node in json.loads(script)["@graph"] if node["@id"].endswith("#business"))
    assert business["@type"] == "Bakery"
    assert business["address"]["streetAddress"] == "Rua das Palmeiras, 210"
    assert business["openingHoursSpecification"][1] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Sunday"],
        "opens": "07:00",
        "closes": "12:00",
    }
    assert f'<link rel="canonical" href="{SITE_URL}/">' in html
    assert f'property="og:image" content="{SITE_URL}/share/index.jpg"' in html


def test_hours_that_were_not_understood_stay_out_of_open_now(built: Built) -> None:
    html = (built("dentist-es").dist / "index.html").read_text()
    attribute = re.search(r'data-open-now="([^"]+)"', html)
    assert attribute is not None
    week = json.loads(attribute[1].replace("&quot;", '"').replace("&#34;", '"'))["week"]
    assert [row["opens"] for row in week["rows"]] == ["09:00", "16:00"]
    assert week["complete"] is False


def test_hours_are_read_day_by_day(built: Built) -> None:
    html = (built("dentist-es").dist / "index.html").read_text()
    sign = html.split('id="visita"', maxsplit=1)[1]
    assert re.findall(r'scope="row"[^>]*>([^<]+)<', sign) == ["Lun–Vie", "Vísperas de festivo"]
    assert re.findall(r"\d\d:\d\d–\d\d:\d\d", sign)[:2] == ["09:00–14:00", "16:00–20:00"]
    assert re.findall(r'datetime="([^"]+)"[^>]*>[^<]*(\d{4})<', sign) == [
        ("2026-12-31", "2026"),
        ("2027-01-05", "2027"),
    ]


def test_tax_number_has_its_own_name(built: Built) -> None:
    assert "CNPJ 11.222.333/0001-81" in (built("bakery-pt-BR").dist / "index.html").read_text()


def test_what_a_host_and_a_robot_need_is_there(built: Built) -> None:
    dist = built("bakery-pt-BR").dist
    assert "default-src 'none'; script-src 'self'" in (dist / "_headers").read_text()
    assert f"Sitemap: {SITE_URL}/sitemap.xml" in (dist / "robots.txt").read_text()
    assert (dist / "sitemap.xml").read_text().count("<loc>") == 6 + 2
    assert "<path" in (dist / "favicon.svg").read_text()
    assert "noindex" not in (dist / "index.html").read_text()


def test_a_form_only_where_something_takes_it(built: Built, project: Built) -> None:
    assert "<form" not in (built("plumber-en").dist / "index.html").read_text()
    assert "connect-src 'self'; form-action 'none';" in (built("plumber-en").dist / "_headers").read_text()
    site = project("plumber-en").build(FORMS_URL="https://forms.example/f/1")
    html = (site.dist / "index.html").read_text()
    assert '<form class="contact-form" action="https://forms.example/f/1" method="post"' in html
    headers = (site.dist / "_headers").read_text()
    assert "connect-src 'self' https://forms.example; form-action https://forms.example;" in headers
    assert site.gate(forms_url="https://forms.example/f/1")["findings"] == []


def test_nothing_is_written_into_the_packages(built: Built) -> None:
    built("bakery-pt-BR")
    assert not [name for name in (".astro", ".vite", ".cache") if (KIT / "node_modules" / name).exists()]


def test_site_needs_its_address(project: Built) -> None:
    done = project("plumber-en").astro("build")
    assert done.returncode != 0
    assert "SITE_URL is not set" in done.stdout + done.stderr
