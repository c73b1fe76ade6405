"""Every example and test form as a site: what it says, what it shows, and that no two look alike."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

import pytest

from domain.artifacts.content import About, Gallery, Hero, LogoItem, Logos, Offers, PageContent, PageIntro, Section
from domain.artifacts.layout import Surface
from domain.artifacts.onboarding import PageKind
from domain.plain_text import words
from tasks.document.facts import invented_facts
from tests.blocks.specs import EVERY_FORM, example_payload, example_spec
from tests.blocks.writing import Written, section_of, write_site

every_form = pytest.mark.parametrize("name", EVERY_FORM)


@cache
def site_of(name: str) -> Written:
    return write_site(example_spec(name))


def headlines(site: Written) -> Iterator[tuple[PageKind, str]]:
    """The first heading of each page."""
    for page in site.content.pages:
        content = page.sections[0].content
        assert isinstance(content, Hero | PageIntro)
        yield page.page, content.headline


def said_by_the_client(name: str) -> set[str]:
    """Every word of a form but its name: the words that a headline may be told by."""
    spec = site_of(name).spec
    form = re.sub(re.escape(spec.business.name), " ", str(example_payload(name)), flags=re.IGNORECASE)
    return set(words(form)) - set(words(spec.business.name))


def fits_unnoticed(headline: str, own: str, other: str) -> bool:
    """Whether nothing in a headline tells that the other name in it is not its own."""
    telling = set(words(headline)) & said_by_the_client(own)
    contact = site_of(own).spec.contact
    if any(number and number in headline for number in (contact.phone, contact.whatsapp)):
        return False
    return not {word for word in telling if len(word) > 3 or word.isdigit()} - said_by_the_client(other)


@every_form
def test_no_headline_would_suit_another_business(name: str) -> None:
    for page, headline in headlines(site_of(name)):
        for other in EVERY_FORM:
            if other != name and site_of(other).spec.locale == site_of(name).spec.locale:
                assert not fits_unnoticed(headline, name, other), f"{page} of {name}: '{headline}' suits {other}"


def test_a_headline_that_is_only_a_label_is_noticed() -> None:
    assert fits_unnoticed("Get in touch with Spoke & Ratchet", "spoke-and-ratchet", "hartwell-okafor")
    assert not fits_unnoticed("Get in touch with Spoke & Ratchet in Kilkenny", "spoke-and-ratchet", "hartwell-okafor")


@every_form
def test_no_headline_is_told_twice_asks_or_shouts(name: str) -> None:
    told = [headline for _, headline in headlines(site_of(name))]
    assert len(told) == len(set(told))
    assert not [headline for headline in told if re.search(r"[!?¡¿]", headline)]


@every_form
def test_every_page_is_titled_with_the_whole_name(name: str) -> None:
    pages = site_of(name).content.pages
    assert all(site_of(name).spec.business.name in page.title for page in pages)


@every_form
def test_nothing_is_invented(name: str) -> None:
    site = site_of(name)
    assert [problem for page in site.content.pages for problem in invented_facts(page, site.spec)] == []


def test_a_partner_that_the_form_does_not_name_is_an_invention() -> None:
    site = site_of("hartwell-okafor")
    home = site.page(PageKind.HOME)
    invented = Section(id="logos", content=Logos(title="Partners", items=(LogoItem(name="A famous court"),)))
    sections = tuple(invented if section.id == "logos" else section for section in home.sections)
    (problem,) = invented_facts(home.model_copy(update={"sections": sections}), site.spec)
    assert "A famous court" in problem


def pictures_of(page: PageContent) -> list[str]:
    contents = [section.content for section in page.sections]
    shown = [image for content in contents if isinstance(content, Gallery) for image in content.images]
    return shown + [content.image for content in contents if isinstance(content, Hero | About) and content.image]


@every_form
def test_no_picture_is_twice_on_a_page_and_no_two_pages_show_the_same(name: str) -> None:
    site = site_of(name)
    for page in site.content.pages:
        assert len(pictures_of(page)) == len(set(pictures_of(page)))
    shown = [set(pictures_of(page)) for page in site.content.pages if page.page in {"portfolio", "gallery"}]
    assert all(not one & other for one, other in combinations(shown, 2))


@every_form
def test_no_two_pages_list_the_same(name: str) -> None:
    site = site_of(name)
    lists = [
        section_of(page, "offers")
        for page in site.content.pages
        if page.page in {PageKind.SERVICES, PageKind.MENU, PageKind.PRICING}
    ]
    items = [[item for group in told.groups for item in group.items] for told in lists if isinstance(told, Offers)]
    assert all(one != other for one, other in combinations(items, 2))


@every_form
def test_a_page_stands_on_few_movements(name: str) -> None:
    for page in site_of(name).layout.pages:
        surfaces = [placement.surface for placement in page.sections]
        turns = sum(before is not after for before, after in pairwise(surfaces))
        assert surfaces.count(Surface.BRAND) <= 1
        assert turns <= (5 if page.page is PageKind.HOME else 3)
        assert len(surfaces) < 4 or len(set(surfaces)) >= 2


def look_of(site: Written) -> tuple[object, ...]:
    """What a visitor sees of the composition, without a word of the content."""
    home = site.layout.pages[0]
    return (site.layout.starter, site.layout.theme, tuple((item.section, item.variant) for item in home.sections))


def test_no_two_businesses_get_the_same_site() -> None:
    looks = {name: look_of(site_of(name)) for name in EVERY_FORM}
    assert len(set(looks.values())) == len(EVERY_FORM)
    compositions = {look[2] for look in looks.values()}
    assert len(compositions) == len(EVERY_FORM)


def test_neighbours_of_a_trade_differ_in_most_cases() -> None:
    """Twelve bakeries with the same offers and no colour, told apart by their names alone."""
    payload = example_payload("padaria-aurora")
    looks = []
    for number in range(12):
        business = payload["business"] | {"name": f"Padaria {number}"}
        style = {"tone": None, "primary_color": None}
        changes = {"slug": f"padaria-{number}", "business": business, "style": style}
        looks.append(look_of(write_site(example_spec("padaria-aurora", **changes))))
    assert len(set(looks)) >= 10
    assert len({look[2] for look in looks}) >= 8


def test_the_forms_use_every_starter() -> None:
    assert len({site_of(name).spec.starter for name in EVERY_FORM}) == 4


def test_a_one_line_business_has_one_good_page() -> None:
    site = site_of("dave-mercer-plumbing")
    home = site.page(PageKind.HOME)
    hero = section_of(home, "hero")
    assert isinstance(hero, Hero)
    assert hero.headline == "Leaks, boilers and bathrooms in Leeds, day and night"
    assert hero.eyebrow == "Plumber"
    assert [action.label for action in hero.actions] == ["Call now", "Send a message"]
    assert [section.id for section in home.sections] == ["hero", "contact"]


@every_form
def test_a_description_is_told_in_full_in_paragraphs_that_can_be_read(name: str) -> None:
    site = site_of(name)
    about = next((page for page in site.content.pages if page.page is PageKind.ABOUT), None)
    if about is None:
        return
    told = [
        text for section in about.sections if isinstance(section.content, About) for text in section.content.paragraphs
    ]
    assert "".join(" ".join(told).split()) == "".join(site.spec.business.description.split())
    assert max(map(len, told)) <= 700
