"""Privacy and cookie pages: true of what the build does, in the words of the business's law and language."""

import re
from collections.abc import Callable

import pytest

from tests.starters.kit_project import Project, assemble, text_of

Built = Callable[..., Project]
FORMS_URL = "https://forms.example/f/1"
LEGAL = {"pt-BR": ("privacidade", "cookies"), "en": ("privacy", "cookies"), "es": ("privacidad", "cookies")}
BOOKING = {"kind": "booking", "label": "Book", "href": "https://agenda.example/hollis"}


@pytest.fixture(scope="module")
def brazil(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """With everything: a form, statistics, an address of its own for privacy."""
    site = assemble("bakery-pt-BR", tmp_path_factory.mktemp("brazil") / "site")
    data = site.read("site.json")
    contact = data["contact"] | {"privacy_email": "dados@aurora.example"}
    site.write("site.json", data | {"contact": contact, "analytics_id": "G-ABC123"})
    return site.build(FORMS_URL=FORMS_URL)


@pytest.fixture(scope="module")
def britain(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """In two languages, with bookings elsewhere."""
    site = assemble("plumber-en", tmp_path_factory.mktemp("britain") / "site", "portfolio")
    data = site.read("site.json")
    own = data["languages"][0]
    languages = [own | {"action": BOOKING}, own | {"locale": "es", "home": "/es/", "nav": []}]
    address = {"street": None, "city": "Leith", "region": None, "postal_code": None, "country": "GB"}
    site.write("site.json", data | {"languages": languages, "contact": data["contact"] | {"address": address}})
    return site.build()


def _legal(site: Project, path: str) -> str:
    return text_of((site.dist / path / "index.html").read_text())


def test_what_a_brazilian_site_does_is_said_under_the_lgpd(brazil: Project) -> None:
    privacy, cookies = _legal(brazil, "privacidade"), _legal(brazil, "cookies")
    for words in ("controlador", "Aurora Panificação Ltda.", "CNPJ", "Rua das Palmeiras, 210", "dados@aurora.example"):
        assert words in privacy
    for words in ("LGPD", "art. 7º, V", "art. 18", "encarregado", "ANPD", "o nome, o e-mail e a mensagem", "12 meses"):
        assert words in privacy
    for words in ("Google Analytics", "art. 7º, I)", "WhatsApp", "Instagram", "www.google.com"):
        assert words in privacy
    assert "GDPR" not in privacy
    for words in ("consent", "_ga_ABC123", "Mudar minha escolha"):
        assert words in cookies


def test_what_a_spanish_site_does_not_do_is_not_said(built: Built) -> None:
    site = built("dentist-es")
    privacy, cookies = _legal(site, "privacidad"), _legal(site, "cookies")
    for words in ("responsable del tratamiento", "Clínica Dental Albaicín", "RGPD", "art. 6.1.b", "AEPD"):
        assert words in privacy
    for words in ("LGPD", "WhatsApp", "formulario", "Google Analytics", "Instagram"):
        assert words not in privacy
    assert "no guarda nada en su navegador" in cookies
    assert "_ga" not in cookies


def test_every_language_has_its_pages_under_the_law_of_the_country(britain: Project) -> None:
    for locale, home in (("en", ""), ("es", "es/")):
        privacy, cookies = (home + page for page in LEGAL[locale])
        assert f'<html lang="{locale}"' in (britain.dist / privacy / "index.html").read_text()
        assert "UK GDPR" in _legal(britain, privacy)
        assert "ico.org.uk" in _legal(britain, privacy)
        assert "agenda.example" in _legal(britain, privacy)
        for page in (privacy, cookies):
            assert f"<loc>https://site.example/{page}/</loc>" in (britain.dist / "sitemap.xml").read_text()
            html = (britain.dist / page / "index.html").read_text()
            assert f'<link rel="canonical" href="https://site.example/{page}/"' in html
    assert 'href="/es/privacidad/"' in (britain.dist / "es" / "cookies" / "index.html").read_text()


@pytest.mark.parametrize("fixture", ["bakery-pt-BR", "dentist-es", "plumber-en"])
def test_every_page_leads_to_the_legal_ones(built: Built, fixture: str) -> None:
    site = built(fixture)
    privacy, cookies = LEGAL[fixture.split("-", maxsplit=1)[1]]
    for file in site.dist.rglob("*.html"):
        assert f'href="/{privacy}/"' in file.read_text()
        assert f'href="/{cookies}/"' in file.read_text()


def test_a_site_without_an_address_names_no_law_but_of_its_language(built: Built, project: Built) -> None:
    assert "What you can ask of us" in _legal(built("plumber-en"), "privacy")
    assert "GDPR" not in _legal(built("plumber-en"), "privacy")
    site = project("bakery-pt-BR")
    data = site.read("site.json")
    site.write("site.json", data | {"contact": data["contact"] | {"address": None}})
    assert "LGPD" in _legal(site.build(), "privacidade")


def test_only_a_site_with_statistics_asks_and_opens_its_policy(brazil: Project, built: Built) -> None:
    without = built("plumber-en").dist
    for file in without.rglob("*.html"):
        assert not re.search(r"Consent\.astro|class=\"consent\"|data-cookie-settings", file.read_text())
    assert "script-src 'self';" in (without / "_headers").read_text()
    policy = (brazil.dist / "_headers").read_text()
    assert "script-src 'self' https://www.googletagmanager.com;" in policy
    assert "connect-src 'self' https://*.google-analytics.com" in policy


def test_legal_pages_and_the_question_pass_the_gate(brazil: Project) -> None:
    assert brazil.gate(forms_url=FORMS_URL)["findings"] == []


def test_scripts_stay_small(brazil: Project) -> None:
    assert sum(file.stat().st_size for file in brazil.dist.rglob("*.js")) <= 5_000
