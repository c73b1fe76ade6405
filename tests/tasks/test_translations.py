"""A site in several languages: what is translated, what stays the client's, and what a writer may not do."""

import pytest
from pydantic import ValidationError

from domain.artifacts.content import FaqList, Hero, Offers, PageContent, SiteContent, Translation
from domain.artifacts.documents import Sitemap
from domain.artifacts.onboarding import Locale, PageKind
from domain.artifacts.spec import SiteSpec
from tasks.document.client_texts import client_texts
from tasks.document.generate_content import content_problems
from tasks.document.generate_sitemap import sitemap_problems
from tasks.generate.site_data import page_data, page_file, site_data
from tests.blocks.specs import example_spec
from tests.blocks.writing import Written, section_of, write_site


@pytest.fixture(scope="module")
def site() -> Written:
    """A bakery in Portuguese that also speaks English and Spanish; its own language is named once more."""
    return write_site(example_spec("padaria-aurora", locales=["en", "pt-BR", "es"]))


@pytest.fixture(scope="module")
def english(site: Written) -> Translation:
    return site.content.translations[0]


@pytest.fixture(scope="module")
def spec(site: Written) -> SiteSpec:
    return site.spec.in_language(Locale.EN)


def page_of(translation: Translation, kind: PageKind) -> PageContent:
    return next(page for page in translation.pages if page.page is kind)


def test_the_main_language_comes_first_and_once(site: Written) -> None:
    assert site.spec.languages == (Locale.PT_BR, Locale.EN, Locale.ES)
    assert [item.locale for item in site.content.translations] == [Locale.EN, Locale.ES]


def test_each_language_has_addresses_of_its_own(site: Written) -> None:
    paths = [[page.path for page in item.sitemap.pages] for item in site.content.translations]
    assert [page.path for page in site.sitemap.pages][:2] == ["/", "/sobre/"]
    assert [home for home, *_ in paths] == ["/en/", "/es/"]
    assert all(path.startswith(home) for home, *others in paths for path in others)
    assert "/en/about/" in paths[0]


def test_what_is_ours_is_in_the_pages_language_and_facts_stay(site: Written, english: Translation) -> None:
    home = page_of(english, PageKind.HOME)
    hero = section_of(home, "hero")
    assert isinstance(hero, Hero)
    assert hero.eyebrow == "Padaria Aurora in Florianópolis"
    assert "Since 1987" in hero.facts
    assert any(fact.startswith("Mon–Sat 06:00–19:00") for fact in hero.facts)
    assert hero.headline == site.spec.business.tagline
    assert english.sitemap.action.label == "Get directions"
    offers = [item.content for page in english.pages for item in page.sections if isinstance(item.content, Offers)]
    assert {item.name for content in offers for group in content.groups for item in group.items} == {
        offer.name for offer in site.spec.offers
    }
    questions = next(item.content for page in english.pages for item in page.sections if item.content.kind == "faq")
    assert isinstance(questions, FaqList)
    assert questions.title == "Questions and answers"
    assert [item.question for item in questions.items] == [faq.question for faq in site.spec.faqs]


def test_what_is_the_clients_is_known_and_names_are_in_no_language(site: Written) -> None:
    texts = client_texts(site.spec, site.content)
    spec = site.spec
    assert {spec.business.tagline, *(offer.name for offer in spec.offers)} <= set(texts)
    assert {item.quote for item in spec.testimonials} <= set(texts)
    ours = {"Padaria Aurora in Florianópolis", "Questions and answers", "Since 1987", "From the menu"}
    names = {spec.business.name, *(person.name for person in spec.people), *(item.author for item in spec.testimonials)}
    assert not set(texts) & (ours | names | {"R$ 24", spec.contact.phone})


def test_the_kits_data_has_a_file_for_each_page_and_language(site: Written) -> None:
    data = page_data(site.spec, site.sitemap, site.content, site.layout)
    files = [page_file(page, site.spec) for page in data]
    assert len(set(files)) == 3 * len(site.sitemap.pages)
    assert {"src/data/pages/home.json", "src/data/pages/en/home.json", "src/data/pages/es/home.json"} <= set(files)
    languages = site_data(site.spec, site.sitemap, site.content, site.layout).languages
    assert [(language.locale, language.home) for language in languages] == [
        ("pt-BR", "/"),
        ("en", "/en/"),
        ("es", "/es/"),
    ]
    assert languages[0].days == {}
    assert languages[1].days["Seg–Sáb"] == "Mon–Sat"


def test_a_site_in_one_language_names_no_texts() -> None:
    alone = write_site(example_spec("padaria-aurora"))
    assert site_data(alone.spec, alone.sitemap, alone.content, alone.layout).client_texts == ()


def test_a_translation_with_other_sections_is_refused(site: Written, english: Translation, spec: SiteSpec) -> None:
    home = page_of(english, PageKind.HOME)
    shorter = home.model_copy(update={"sections": home.sections[:-1]})
    (problem,) = content_problems(shorter, spec, english.sitemap, english.sitemap.pages[0], site.content.pages[0])
    assert problem.startswith("sections must be those of the original")
    with pytest.raises(ValidationError, match="do not have the sections of the first language"):
        SiteContent(
            pages=site.content.pages,
            translations=(Translation(locale=Locale.EN, sitemap=english.sitemap, pages=(shorter, *english.pages[1:])),),
        )


def test_a_link_into_another_language_is_refused(site: Written, english: Translation, spec: SiteSpec) -> None:
    original = site.content.pages[0]
    problems = content_problems(original, spec, english.sitemap, english.sitemap.pages[0], original)
    assert problems
    assert all(problem.startswith("the sitemap has no page /") for problem in problems)


def test_a_sitemap_in_the_wrong_place_or_with_other_pages_is_refused(
    site: Written, english: Translation, spec: SiteSpec
) -> None:
    assert sitemap_problems(english.sitemap, spec, site.sitemap) == ()
    assert sitemap_problems(site.sitemap, spec, site.sitemap) == ("the pages must stand below /en/",)
    fewer = Sitemap(pages=english.sitemap.pages[:1], action=english.sitemap.action)
    (problem,) = sitemap_problems(fewer, spec, site.sitemap)
    assert problem.startswith("pages must be those of the original")
    with pytest.raises(ValidationError, match="every other page must stand right below /en/"):
        Sitemap(pages=(english.sitemap.pages[0], site.sitemap.pages[1]), action=site.sitemap.action)
