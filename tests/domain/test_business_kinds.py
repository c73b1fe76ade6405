import pytest

from domain.artifacts.onboarding import Address, Business, Goal, Hours, Offer, Template
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
        ("bike repair shop", "bike-repair"),
        ("bike shop", "bike"),
        ("folk band", "band"),
        ("escola de música", "music-school"),
        ("academia de inglés", "language-school"),
        ("academia de ginástica", "gym"),
        ("gimnasio de barrio", "gym"),
        ("organização sem fins lucrativos", "charity"),
        ("asociación sin ánimo de lucro", "charity"),
        ("animal charity", "charity"),
        ("hotel rural", "hotel"),
        ("bed & breakfast", "guesthouse"),
        ("pousada de charme", "guesthouse"),
        ("escola de educação infantil", "school"),
        ("curso de costura", "course"),
        ("career coach for engineers", "coach"),
        ("wedding planner", "wedding-planner"),
        ("assessoria de casamentos", "wedding-planner"),
        ("bufete de abogados", "lawyer"),
        ("notaría", "notary"),
        ("nutricionista clínica", "nutritionist"),
        ("plumbing and heating", "plumber"),
        ("estudio de tatuaje", "tattoo"),
        ("jazz quartet", "band"),
        ("costureira", "tailor"),
        ("vinícola familiar", "winery"),
        ("taller mecánico", "garage"),
        ("imóveis", "business"),
        ("corretor de imóveis", "real-estate"),
        # Words that mean many things count where the industry is about them.
        ("wine bar", "bar"),
        ("bar de tapas", "bar"),
        ("bar e petiscos", "bar"),
        ("Bar & Restaurante", "bar"),
        ("blues bars in Leeds", "bar"),
        ("de bar em bar", "business"),
        ("duo acústico", "band"),
        ("trio de forró", "band"),
        ("booking platform", "software"),
        ("app de entregas", "software"),
        ("rubber band factory", "business"),
        ("elevated work platform hire", "business"),
        ("app-based taxi company", "taxi"),
        ("bar code scanners", "business"),
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


@pytest.mark.parametrize("name", ["Foo Bar", "Bar Keepers", "Platform 9", "Duo Interiors", "The Rubber Band"])
def test_a_word_that_means_many_things_says_nothing_in_a_name(name: str) -> None:
    assert kind_of(business("comércio local", name=name, description=f"{name} is a small firm.")) is GENERIC


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
        ("folk band", None, False, 3, Template.PORTFOLIO),
        ("arquiteta", "Rua A, 1", True, 3, Template.PORTFOLIO),
        ("life coach", None, False, 4, Template.LANDING_PAGE),
        ("ONG", "Rua A, 1", False, 3, Template.LANDING_PAGE),
        ("festival de cine", None, False, 0, Template.LANDING_PAGE),
        ("curso de costura online", None, False, 1, Template.LANDING_PAGE),
        ("zarabatana", None, False, 1, Template.LANDING_PAGE),
        ("zarabatana", None, True, 1, Template.LOCAL_BUSINESS),
        ("zarabatana", None, False, 5, Template.LOCAL_BUSINESS),
    ],
)
def test_a_starter_is_suggested(industry: str, street: str | None, hours: bool, offers: int, starter: Template) -> None:
    suggested = suggested_starter(
        kind_of(business(industry)),
        goal=Goal.LEADS,
        address=Address(street=street, city="Granada", country="ES"),
        hours=(Hours(days="Mon", opens="09:00", closes="17:00"),) if hours else (),
        offers=offers,
    )
    assert suggested is starter


@pytest.mark.parametrize(
    ("industry", "goal", "starter"),
    [
        ("animal shelter", Goal.VISITS, Template.LOCAL_BUSINESS),
        ("animal shelter", Goal.DONATIONS, Template.LANDING_PAGE),
        ("zarabatana", Goal.DONATIONS, Template.LANDING_PAGE),
        ("zarabatana", Goal.VISITS, Template.LOCAL_BUSINESS),
        ("photographer", Goal.VISITS, Template.PORTFOLIO),
    ],
)
def test_a_door_to_walk_through_counts_where_the_goal_asks_for_it(industry: str, goal: Goal, starter: Template) -> None:
    address = Address(street="Rua A, 1", city="Recife", country="BR")
    assert suggested_starter(kind_of(business(industry)), goal=goal, address=address, hours=(), offers=3) is starter


def test_the_table_is_folded_singular_and_without_doubles() -> None:
    ids = [kind.id for kind in kinds()]
    assert len(ids) == len(set(ids))
    for kind in kinds():
        assert kind.words, kind.id
        for name in (*kind.words, *kind.heads):
            assert " ".join(words(name)) == name, f"{kind.id}: {name} is not folded"


def test_plurals_are_recognised() -> None:
    pairs = {"padarias": "padaria", "bakeries": "bakery", "saloes": "salao", "moveis": "movel", "flores": "flor"}
    for plural, singular in pairs.items():
        assert singular in singular_forms(plural)
