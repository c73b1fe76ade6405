"""Privacy and cookie pages: true of what the build does, in the words of the business's law and language."""

import re
from collections.abc import Callable

import pytest

from domain.messages import KEPT
from tests.starters.kit_project import SITE_URL, Project, assemble, text_of

Built = Callable[..., Project]
FORMS_URL = "https://forms.example/f/1"
LEGAL = {"pt-BR": ("privacidade", "cookies"), "en": ("privacy", "cookies"), "es": ("privacidad", "cookies")}
HOMES = {"en": "", "es": "es/", "pt-BR": "pt-br/"}
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
    """In three languages, with bookings elsewhere."""
    site = assemble("plumber-en", tmp_path_factory.mktemp("britain") / "site", "portfolio")
    data = site.read("site.json")
    own = data["languages"][0]
    others = [own | {"locale": "es", "home": "/es/", "nav": []}, own | {"locale": "pt-BR", "home": "/pt-br/", "nav": []}]
    address = {"street": None, "city": "Leith", "region": None, "postal_code": None, "country": "GB"}
    site.write("site.json", data | {"languages": [own | {"action": BOOKING}, *others], "contact": data["contact"] | {"address": address}})
    return site.build()


def _legal(site: Project, path: str) -> str:
    return text_of((site.dist / path / "index.html").read_text())


def test_what_a_brazilian_site_does_is_said_under_the_lgpd(brazil: Project) -> None:
    privacy, cookies = _legal(brazil, "privacidade"), _legal(brazil, "cookies")
    for words in ("controlador", "Aurora Panificação Ltda.", "CNPJ", "Rua das Palmeiras, 210", "dados@aurora.example"):
        assert words in privacy
    for words in ("LGPD", "art. 7º, V", "art. 18", "encarregado", "ANPD", "o nome, o e-mail e a mensagem", f"{KEPT.days // 30} meses", "Marco Civil"):
        assert words in privacy
    for words in ("Google Analytics", "art. 7º, I)", "WhatsApp", "Instagram", "www.google.com"):
        assert words in privacy
    assert "GDPR" not in privacy
    for words in ("consent", "_ga_ABC123", "Mudar minha escolha"):
        assert words in cookies


def test_what_a_spanish_site_does_not_do_is_not_said(built: Built) -> None:
    site = built("dentist-es")
    privacy, cookies = _legal(site, "privacidad"), _legal(site, "cookies")
    for words in ("responsable del tratamiento", "Clínica Dental Albaicín", "RGPD", "art. 6.1.b", "LOPDGDD", "AEPD"):
        assert words in privacy
    for words in ("LGPD", "WhatsApp", "formulario", "Google Analytics", "Instagram"):
        assert words not in privacy
    assert "no guarda nada en su navegador" in cookies
    assert "_ga" not in cookies


def test_every_language_has_its_pages_under_the_law_of_the_country(britain: Project) -> None:
    pages = {locale: [f"{home}{page}" for page in LEGAL[locale]] for locale, home in HOMES.items()}
    for locale, (privacy, cookies) in pages.items():
        assert f'<html lang="{locale}"' in (britain.dist / privacy / "index.html").read_text()
        assert "UK GDPR" in _legal(britain, privacy)
        assert "ico.org.uk" in _legal(britain, privacy)
        assert "agenda.example" in _legal(britain, privacy)
        for page, counterparts in zip((privacy, cookies), zip(*pages.values(), strict=True), strict=True):
            assert f"<loc>{SITE_URL}/{page}/</loc>" in (britain.dist / "sitemap.xml").read_text()
            html = (britain.dist / page / "index.html").read_text()
            assert f'<link rel="canonical" href="{SITE_URL}/{page}/"' in html
            for other, path in zip(pages, counterparts, strict=True):
                assert f'<link rel="alternate" hreflang="{other}" href="{SITE_URL}/{path}/"' in html
                assert re.search(rf'<a href="/{path}/" lang="{other}"', html)
    assert 'href="/es/privacidad/"' in (britain.dist / "es" / "cookies" / "index.html").read_text()


def test_who_writes_through_the_form_is_led_to_what_happens_with_it(brazil: Project) -> None:
    form = re.search(r'<form class="contact-form".*?</form>', (brazil.dist / "contato" / "index.html").read_text(), re.DOTALL)
    assert form
    assert 'href="/privacidade/"' in form.group()


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
    assert "connect-src 'self' https://forms.example https://*.google-analytics.com" in policy


def test_legal_pages_and_the_question_pass_the_gate(brazil: Project) -> None:
    assert brazil.gate(forms_url=FORMS_URL)["findings"] == []


def test_scripts_stay_small(brazil: Project) -> None:
    assert sum(file.stat().st_size for file in brazil.dist.rglob("*.js")) <= 5_000
