"""The client's facts: all of them must stand on the site, and nothing that sounds like one may be made up."""

from typing import Any

import pytest

from domain.artifacts.content import (
    About,
    FaqItem,
    FaqList,
    Gallery,
    Hero,
    OfferGroup,
    OfferItem,
    Offers,
    PageContent,
    Quote,
    Section,
    SectionContent,
    Team,
    TeamMember,
)
from domain.artifacts.content import Testimonials as Quotes
from domain.artifacts.onboarding import PageKind
from domain.artifacts.spec import SiteSpec
from tasks.document.facts import facts_of, invented_facts
from tests.blocks.specs import example_payload, example_spec
from tests.blocks.writing import write_site


@pytest.fixture(scope="module")
def spec() -> SiteSpec:
    return example_spec("padaria-aurora")


def facts_in(form: dict[str, Any]) -> set[tuple[str, str]]:
    """Every fact of a form by its path, read off the form itself."""
    lists = {
        "offers": ("name", "price"), "people": ("name",), "testimonials": ("quote", "author"),
        "faqs": ("question", "answer"),
    }  # fmt: skip
    contact, address = form["contact"], form["contact"]["address"]
    found = {"business.name": form["business"]["name"]}
    found |= {f"contact.{name}": contact[name] for name in ("email", "phone", "whatsapp")}
    found |= {f"contact.address.{name}": address[name] for name in ("street", "city", "region", "postal_code")}
    for index, row in enumerate(contact["hours"]):
        found |= {f"contact.hours[{index}].{name}": row[name] for name in ("opens", "closes")}
    for kind, names in lists.items():
        for index, item in enumerate(form[kind]):
            found |= {f"{kind}[{index}].{name}": item[name] for name in names}
    return {(path, text) for path, text in found.items() if text}


def test_every_fact_of_the_form_must_stand_on_the_site(spec: SiteSpec) -> None:
    listed = {(fact.fact, fact.text) for fact in facts_of(spec)}
    assert listed == facts_in(example_payload("padaria-aurora"))
    assert ("offers[0].price", "R$ 24") in listed
    assert ("contact.whatsapp", "+55 48 99999-0142") in listed


def test_the_titles_of_the_clients_groups_must_stand_on_the_site_as_far_as_a_list_has_room() -> None:
    offers = [{"name": f"Pão {number}", "group": f"Parte {number // 2}"} for number in range(40)]
    written = write_site(example_spec("padaria-aurora", offers=offers))
    groups = [fact for fact in facts_of(written.spec) if fact.fact.endswith(".group")]
    assert [(fact.fact, fact.text) for fact in groups] == [
        (f"offers[{2 * number}].group", f"Parte {number}") for number in range(11)
    ]
    assert {fact.text for fact in groups} <= {
        group.title for section in written.sections(Offers) for group in section.groups
    }


def test_hours_of_single_dates_are_facts() -> None:
    days = [
        {"date": "2026-12-24", "opens": "07:00", "closes": "12:00"},
        {"date": "2026-12-25", "closed": True, "note": "Natal"},
    ]
    spec = example_spec(
        "padaria-aurora", contact=example_payload("padaria-aurora")["contact"] | {"special_hours": days}
    )
    told = [(fact.fact, fact.text) for fact in facts_of(spec) if fact.fact.startswith("contact.special_hours")]
    assert told == [
        ("contact.special_hours[0].opens", "07:00"),
        ("contact.special_hours[0].closes", "12:00"),
        ("contact.special_hours[1].note", "Natal"),
    ]


def test_what_a_form_leaves_out_is_no_fact() -> None:
    bare = example_payload("padaria-aurora")
    contact = {"email": bare["contact"]["email"]}
    spec = example_spec("padaria-aurora", contact=contact, offers=[], people=[], testimonials=[], faqs=[])
    assert [fact.fact for fact in facts_of(spec)] == ["business.name", "contact.email"]


@pytest.mark.parametrize("name", ["padaria-aurora", "northwind-metrics", "lucia-ferrer"])
def test_the_offline_writer_invents_nothing(name: str) -> None:
    written = write_site(example_spec(name))
    assert [invented_facts(page, written.spec) for page in written.content.pages] == [()] * len(written.content.pages)


def offers(name: str, price: str | None) -> Offers:
    return Offers(title="Pães", groups=(OfferGroup(items=(OfferItem(name=name, price=price),)),))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (offers("Pão de campanha", "R$ 20"), "'Pão de campanha' at 'R$ 20'"),
        (offers("Pão de campanha", None), "'Pão de campanha' at 'None'"),
        (offers("Encomendas para festas", "R$ 99"), "'R$ 99'"),
        (offers("Pão de ló", "R$ 24"), "'Pão de ló'"),
        (Team(title="Equipe", people=(TeamMember(name="Dona Irene"),)), "'Dona Irene'"),
        (Quotes(title="Elogios", quotes=(Quote(quote="Perfeito!", author="Marcos T."),)), "'Perfeito!'"),
        (
            Quotes(title="Elogios", quotes=(Quote(quote="O melhor pão de campanha da ilha.", author="Ana"),)),
            "'O melhor pão de campanha da ilha.'",
        ),
        (FaqList(title="Dúvidas", items=(FaqItem(question="Vocês fazem entrega?", answer="Não."),)), "entrega"),
        (Gallery(title="Fotos", images=("image-2", "stock-photo")), "'stock-photo'"),
        (Hero(headline="Pão", image="stock-photo"), "'stock-photo'"),
        (About(title="Sobre", paragraphs=("Pão.",), image="stock-photo"), "'stock-photo'"),
    ],
    ids=["price", "no price", "a price for none", "offer", "person", "quote", "author", "answer", "gallery", "hero",
         "about"],
)  # fmt: skip
def test_an_invention_is_named(spec: SiteSpec, content: SectionContent, named: str) -> None:
    page = PageContent(
        page=PageKind.HOME,
        title="Padaria Aurora",
        description="Pão de fermentação natural em Florianópolis.",
        sections=(Section(id="a-section", content=content),),
    )
    (sentence,) = invented_facts(page, spec)
    assert sentence.startswith("a-section: ")
    assert named in sentence
