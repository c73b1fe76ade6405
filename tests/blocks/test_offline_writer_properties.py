"""Whatever a client writes, the site is valid and says what the form says, and nothing else."""

import re
from itertools import cycle, islice
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.artifacts import content
from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Goal, Locale, PageKind, Template
from domain.fields import is_blank
from tasks.document.facts import invented_facts
from tasks.document.generate_content import content_problems
from tasks.document.generate_sitemap import sitemap_problems
from tasks.generate.generate_layout_plan import layout_problems
from tasks.generate.site_data import page_data, site_data
from tests.blocks.specs import spec_of
from tests.blocks.writing import Written, write_site

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
_WORDY = st.sampled_from("aáeéoôçñz AÁEÑ 019 .,;:!?¿¡«»“”'\"<>&/-–…*_#[](){}`%")


def texts(limit: int) -> st.SearchStrategy[str]:
    """Text without line breaks that is not blank."""
    return st.text(_WORDY | _LETTERS, min_size=1, max_size=limit).filter(lambda text: not is_blank(text))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


PRICES = maybe(texts(60) | st.sampled_from(["R$ 24", "desde 1.400 €", "€19 / month"]))
GROUPS = maybe(texts(60) | st.sampled_from(["Entradas", "Mains"]))
OFFERS = st.fixed_dictionaries({"name": texts(160), "description": maybe(texts(600)), "price": PRICES, "group": GROUPS})
PEOPLE = st.fixed_dictionaries({"name": texts(80), "role": maybe(texts(160)), "bio": maybe(texts(300))})
QUOTES = st.fixed_dictionaries({"quote": texts(300), "author": texts(160)})
PARTNERS = st.fixed_dictionaries({"name": texts(80)})
FAQS = st.fixed_dictionaries({"question": texts(160), "answer": texts(300)})
ADDRESSES = st.fixed_dictionaries(
    {
        "street": maybe(texts(160)),
        "city": texts(160) | st.sampled_from(["Recife", "Granada"]),
        "region": maybe(texts(160)),
        "postal_code": maybe(texts(20)),
        "country": st.sampled_from(["BR", "ES", "US"]),
    }
)
HOURS = st.fixed_dictionaries(
    {"days": texts(60) | st.sampled_from(["Seg–Sex", "daily"]), "opens": st.just("08:00"), "closes": st.just("18:30")}
)
CONTACTS = st.fixed_dictionaries(
    {
        "email": st.sampled_from(["a@example.com", "o'neil+shop@example.com"]),
        "phone": maybe(st.just("+55 48 3333-0142")),
        "whatsapp": maybe(st.just("+34 600 000 142")),
        "address": maybe(ADDRESSES),
        "hours": st.lists(HOURS, max_size=4),
        "booking_url": maybe(st.just('https://book.example.com/"><x>')),
        "order_url": maybe(st.just("https://order.example.com/")),
        "maps_url": maybe(st.just("https://maps.example.com/")),
    }
)
SHORT_LINES = st.builds(
    lambda lines, count: "\n".join(islice(cycle(lines), count))[:5_000],
    st.lists(texts(40), min_size=1, max_size=8),
    st.integers(20, 2_500),
)
BUSINESSES = st.fixed_dictionaries(
    {
        "name": texts(80),
        "industry": texts(160) | st.sampled_from(["padaria", "software", "photographer", "hotel"]),
        "tagline": maybe(texts(160)),
        "description": st.lists(texts(400), min_size=1, max_size=6).map(" \n".join) | SHORT_LINES,
        "founded": maybe(st.integers(1900, 2026)),
        "differentiators": st.lists(texts(160), max_size=4),
        "audience": maybe(texts(160)),
    }
)
IMAGES = st.lists(texts(160), max_size=5).map(
    lambda alts: [{"source": f"upload:picture-{number}", "alt": alt} for number, alt in enumerate(alts)]
)
PAGES = st.lists(st.sampled_from(list(PageKind)), max_size=10, unique=True).map(
    lambda pages: [PageKind.HOME, *(page for page in pages if page is not PageKind.HOME)]
)
FORMS = st.fixed_dictionaries(
    {
        "locale": st.sampled_from(list(Locale)),
        "template": st.sampled_from(list(Template)),
        "business": BUSINESSES,
        "goal": st.sampled_from(list(Goal)),
        "pages": PAGES,
        "offers": st.lists(OFFERS, max_size=14),
        "people": st.lists(PEOPLE, max_size=4),
        "testimonials": st.lists(QUOTES, max_size=4),
        "faqs": st.lists(FAQS, max_size=4),
        "partners": st.lists(PARTNERS, max_size=3),
        "contact": CONTACTS,
        "style": st.fixed_dictionaries({"tone": maybe(texts(160))}),
        "assets": st.fixed_dictionaries({"images": IMAGES}),
        "notes": st.just("") | texts(200) | st.just("Please highlight the catering. Destacar as encomendas."),
    }
)
patient = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@patient
@given(FORMS)
def test_any_form_becomes_a_site_that_fits_together(form: dict[str, Any]) -> None:
    site = write_site(spec_of(form))
    assert [page.page for page in site.content.pages] == [page.id for page in site.sitemap.pages]
    assert {page.id for page in site.sitemap.pages} <= set(site.spec.pages)
    assert len({page.title for page in site.content.pages}) == len(site.content.pages)
    assert len({page.description for page in site.content.pages}) == len(site.content.pages)
    assert layout_problems(site.layout, site.spec, site.content) == ()
    placed = [[placement.section for placement in page.sections] for page in site.layout.pages]
    assert placed == [[section.id for section in page.sections] for page in site.content.pages]
    assert site_data(site.spec, site.sitemap, site.content, site.layout).languages[0].action == site.sitemap.action
    assert len(page_data(site.spec, site.sitemap, site.content, site.layout)) == len(site.sitemap.pages)
    _links_lead_somewhere(site)


@patient
@given(FORMS)
def test_any_form_can_be_told_in_every_language(form: dict[str, Any]) -> None:
    site = write_site(spec_of(form | {"locales": list(Locale)}))
    assert {item.locale for item in site.content.translations} == set(Locale) - {site.spec.locale}
    for translation in site.content.translations:
        spec = site.spec.in_language(translation.locale)
        assert sitemap_problems(translation.sitemap, spec, site.sitemap) == ()
        pages = zip(translation.pages, translation.sitemap.pages, site.content.pages, strict=True)
        for written, planned, original in pages:
            assert content_problems(written, spec, translation.sitemap, planned, original) == ()
        assert len({page.title for page in translation.pages}) == len(translation.pages)
        assert len({page.description for page in translation.pages}) == len(translation.pages)
    assert len(page_data(site.spec, site.sitemap, site.content, site.layout)) == len(Locale) * len(site.sitemap.pages)


@patient
@given(FORMS)
def test_facts_are_the_clients_and_all_of_them_are_there(form: dict[str, Any]) -> None:
    site = write_site(spec_of(form))
    spec = site.spec
    assert [problem for page in site.content.pages for problem in invented_facts(page, spec)] == []
    items = [item for section in site.sections(content.Offers) for group in section.groups for item in group.items]
    assert {item.name for item in items} == {offer.name for offer in spec.offers}
    told = {(item.name, text) for item in items for text in (item.description, item.price) if text}
    assert told == {(offer.name, text) for offer in spec.offers for text in (offer.description, offer.price) if text}
    assert _all(site, content.Logos, "items", "name") == {partner.name for partner in spec.partners}
    assert _all(site, content.Team, "people", "name") == {person.name for person in spec.people}
    assert _all(site, content.Testimonials, "quotes", "quote") == {item.quote for item in spec.testimonials}
    assert _all(site, content.FaqList, "items", "answer") == {item.answer for item in spec.faqs}
    assert {item for section in site.sections(content.Highlights) for item in section.items} == set(
        spec.business.differentiators
    )
    assert len(site.sections(content.ContactSection)) == 1


@patient
@given(FORMS)
def test_the_description_is_told_in_full_and_in_order(form: dict[str, Any]) -> None:
    site = write_site(spec_of(form))
    pages = {page.page: page for page in site.content.pages}
    about, hero = pages.get(PageKind.ABOUT), site.sections(content.Hero)[0]
    contents = [item.content for item in (about or pages[PageKind.HOME]).sections]
    told = [text for item in contents if isinstance(item, content.About) for text in item.paragraphs]
    told = told if about else [hero.lead or "", *told]
    description = _without_spaces_and_stops(site.spec.business.description)
    after_the_headline = description.removeprefix(_without_spaces_and_stops(hero.headline))
    assert _without_spaces_and_stops(" ".join(told)) in {description, after_the_headline}


@patient
@given(FORMS)
def test_no_number_is_made_up(form: dict[str, Any]) -> None:
    site = write_site(spec_of(form))
    known = set(re.findall(r"\d+", site.spec.model_dump_json()))
    for page in site.content.pages:
        said = " ".join([page.title, page.description, *_texts_of(page)])
        unknown = set(re.findall(r"\d+", said)) - known
        assert all(any(number in whole for whole in known) for number in unknown), unknown


def _all(site: Written, kind: type[Frozen], items: str, field: str) -> set[str]:
    return {getattr(item, field) for section in site.sections(kind) for item in getattr(section, items)}


def _links_lead_somewhere(site: Written) -> None:
    paths = {page.path for page in site.sitemap.pages}
    links = re.findall(r'"href":"(/[^"]*)"', site.content.model_dump_json() + site.sitemap.model_dump_json())
    assert set(links) <= paths


def _without_spaces_and_stops(text: str) -> str:
    return "".join(text.split()).replace(".", "")


def _texts_of(page: content.PageContent) -> list[str]:
    """Everything that is printed: no ids, no addresses of links."""
    unprinted = {"image", "images", "photo", "href", "id", "kind"}

    def walk(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for key, item in value.items() if key not in unprinted for text in walk(item)]
        if isinstance(value, list):
            return [text for item in value for text in walk(item)]
        return [str(value)] if value is not None else []

    return walk([section.model_dump(mode="json") for section in page.sections])
