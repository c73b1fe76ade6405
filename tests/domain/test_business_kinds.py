import pytest

from domain.artifacts.onboarding import Address, Business, Hours, Offer, Template
from domain.business_kinds import GENERIC, kind_of, kinds, schema_type_of, suggested_starter
from domain.plain_text import singular_forms, words


def business(industry: str, *, name: str = "Aurora", description: str = "A small firm.") -> Business:
    return Business(name=name, industry=industry, description=description)


@pytest.mark.parametrize(
    ("industry", "kind"),
    [
        ("padaria artesanal", "bakery"),
        ("Bakery", "bakery"),
        ("panadería de barrio", "bakery"),
        ("restaurante vegano", "restaurant"),
        ("coffee roasters", "cafe"),
        ("peluquería", "hair-salon"),
        ("barbearia", "barber"),
        ("consultório odontológico", "dentist"),
        ("clínica veterinária", "vet"),
        ("dental clinic", "dentist"),
        ("encanador 24h", "plumber"),
        ("fontaneros", "plumber"),
        ("advocacia trabalhista", "lawyer"),
        ("law firm", "lawyer"),
        ("fotógrafa documental", "photographer"),
        ("wedding photographer", "photographer"),
        ("bike repair shop", "bike"),
        ("imóveis", "business"),
        ("corretor de imóveis", "real-estate"),
        # Whom it works for does not count.
        ("analytics software for independent retailers", "software"),
        ("software para padarias", "software"),
        ("marketing agency for dentists", "agency"),
    ],
)
def test_an_industry_tells_the_kind(industry: str, kind: str) -> None:
    assert kind_of(business(industry)).id == kind


def test_parts_of_words_do_not_count() -> None:
    assert kind_of(business("barricas e embalagens")) is GENERIC


def test_the_name_is_asked_where_the_industry_says_nothing() -> None:
    assert kind_of(business("comércio local", name="Padaria Aurora")).id == "bakery"


def test_the_description_and_offers_are_asked_last() -> None:
    described = business("negócio de família", description="Fazemos reparos para restaurantes.")
    offers = (Offer(name="Conserto de vazamento", description="Encanador e hidráulica no mesmo dia."),)
    assert kind_of(described, offers).id == "plumber"


def test_unknown_kinds_are_generic_and_need_an_address_to_be_local() -> None:
    kind = kind_of(business("zarabatana"))
    assert kind is GENERIC
    assert schema_type_of(kind, None) == "Organization"
    assert schema_type_of(kind, Address(city="Granada", country="ES")) == "LocalBusiness"


@pytest.mark.parametrize(
    ("industry", "street", "hours", "offers", "starter"),
    [
        ("padaria", "Rua A, 1", True, 4, Template.LOCAL_BUSINESS),
        ("software", None, False, 3, Template.SAAS_PLATFORM),
        ("photographer", "Main Street 1", True, 2, Template.PORTFOLIO),
        ("zarabatana", None, False, 1, Template.LANDING_PAGE),
        ("zarabatana", None, True, 1, Template.LOCAL_BUSINESS),
        ("zarabatana", None, False, 5, Template.LOCAL_BUSINESS),
    ],
)
def test_a_starter_is_suggested(industry: str, street: str | None, hours: bool, offers: int, starter: Template) -> None:
    suggested = suggested_starter(
        kind_of(business(industry)),
        address=Address(street=street, city="Granada", country="ES"),
        hours=(Hours(days="Mon", opens="09:00", closes="17:00"),) if hours else (),
        offers=offers,
    )
    assert suggested is starter


def test_the_table_is_folded_singular_and_without_doubles() -> None:
    ids = [kind.id for kind in kinds()]
    assert len(ids) == len(set(ids))
    for kind in kinds():
        assert kind.words, kind.id
        for name in kind.words:
            assert " ".join(words(name)) == name, f"{kind.id}: {name} is not folded"


def test_plurals_are_recognised() -> None:
    pairs = {"padarias": "padaria", "bakeries": "bakery", "saloes": "salao", "moveis": "movel", "flores": "flor"}
    for plural, singular in pairs.items():
        assert singular in singular_forms(plural)
