"""A site in two languages: each page knows the other one, visitors can change, and one language alone stays as it was."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from domain.artifacts.documents import Sitemap
from tasks.build.verify_site import gate_request
from tests.blocks.writing import Written
from tests.starters.kit_project import SITE_URL, STARTERS, Project

Bilingual = Callable[[str], Project]
every_starter = pytest.mark.parametrize("starter", STARTERS)
STARTER = "local-business"
LEGAL = [{"pt-BR": "/privacidade/", "en": "/en/privacy/"}, {"pt-BR": "/cookies/", "en": "/en/cookies/"}]


def html(site: Project, path: str) -> str:
    return (site.dist / path.strip("/") / "index.html").read_text()


def sitemaps(site: Written) -> Iterator[tuple[str, Sitemap]]:
    yield site.spec.locale, site.sitemap
    yield from ((item.locale, item.sitemap) for item in site.content.translations)


def pairs(site: Written) -> list[dict[str, str]]:
    """The addresses of each page by language."""
    by_language = {locale: sitemap.pages for locale, sitemap in sitemaps(site)}
    return [
        {locale: page.path for locale, page in zip(by_language, pages, strict=True)}
        for pages in zip(*by_language.values(), strict=True)
    ]


@every_starter
def test_every_starter_passes_the_gate_in_two_languages(
    bilingual: Bilingual, two_languages: Written, starter: str
) -> None:
    request = gate_request(two_languages.spec, two_languages.sitemap, two_languages.content, SITE_URL)
    report = bilingual(starter).gate(**request)
    assert report["findings"] == []
    assert len(request["pages"]) == 2 * len(two_languages.sitemap.pages)


@every_starter
def test_visitors_can_change_the_language_on_every_page(
    bilingual: Bilingual, two_languages: Written, starter: str
) -> None:
    for paths in pairs(two_languages):
        portuguese, english = (html(bilingual(starter), paths[locale]) for locale in ("pt-BR", "en"))
        assert f'<a href="{paths["en"]}" lang="en" hreflang="en"' in portuguese
        assert f'<a href="{paths["pt-BR"]}" lang="pt-BR" hreflang="pt-BR"' in english
        assert f'<a href="{paths["en"]}" lang="en" hreflang="en" aria-current="true"' in english


def test_each_page_names_all_its_languages_and_itself(bilingual: Bilingual, two_languages: Written) -> None:
    site = bilingual(STARTER)
    for paths in pairs(two_languages):
        expected = {locale: SITE_URL + path for locale, path in paths.items()}
        expected["x-default"] = expected["pt-BR"]
        for locale, path in paths.items():
            page = html(site, path)
            assert dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)) == expected
            assert f'<link rel="canonical" href="{SITE_URL}{path}">' in page
            assert page.startswith(f'<!DOCTYPE html><html lang="{locale}"')
            other = {"pt-BR": "en", "en": "pt_BR"}[locale]
            assert re.findall(r'property="og:locale:alternate" content="([^"]+)"', page) == [other]


def test_the_sitemap_names_the_languages_of_each_page(bilingual: Bilingual, two_languages: Written) -> None:
    root = ET.fromstring((bilingual(STARTER).dist / "sitemap.xml").read_text())
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", namespaces=spaces): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", spaces)
        }
        for url in root.findall("s:url", spaces)
    }
    expected: dict[str | None, dict[str, str]] = {}
    for paths in [*pairs(two_languages), *LEGAL]:
        links = {locale: SITE_URL + path for locale, path in paths.items()}
        expected |= {address: links | {"x-default": links["pt-BR"]} for address in links.values()}
    assert found == expected


def test_words_days_and_dates_are_the_pages_and_quotes_the_clients(
    bilingual: Bilingual, two_languages: Written
) -> None:
    site, quote = bilingual(STARTER), two_languages.spec.testimonials[0].quote
    english, portuguese = html(site, "/en/"), html(site, "/")
    assert re.search(rf'<p lang="pt-BR"[^>]*>{re.escape(quote)}<', english)
    assert f">{quote}<" in portuguese
    assert ' lang="pt-BR">' not in portuguese.replace("<html", "")
    visits = [page for page in (english, html(site, "/en/contact/")) if "Opening hours" in page]
    assert visits
    assert all(re.search(r'scope="row"[^>]*>Mon–Sat<', page) for page in visits)
    assert all(re.search(r"<time [^>]*>Fri, December 25<", page) for page in visits)
    assert "Seg–Sáb" not in "".join(visits)


def test_structured_data_and_the_missing_page_keep_to_one_language(bilingual: Bilingual) -> None:
    site = bilingual(STARTER)
    assert f'"@id":"{SITE_URL}/#business"' in html(site, "/en/")
    assert f'"url":"{SITE_URL}/en/"' in html(site, "/en/")
    missing = (site.dist / "404.html").read_text()
    assert '<html lang="pt-BR"' in missing
    assert '<a href="/en/" lang="en"' in missing
    assert "hreflang" not in missing.split("<body", maxsplit=1)[0]


@every_starter
def test_a_site_in_one_language_offers_none(built: Callable[..., Project], starter: str) -> None:
    site = built("dentist-es", starter)
    pages = "".join(path.read_text() for path in site.dist.rglob("*.html"))
    assert "hreflang" not in pages
    assert set(re.findall(r'<(\w+)[^>]* lang="', pages)) == {"html"}
    assert "xhtml" not in (site.dist / "sitemap.xml").read_text()
