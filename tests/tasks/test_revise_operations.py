"""What operations do to the documents, that nothing else changes, and that plans are made again on other documents."""

from typing import Any

import pytest

from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.onboarding import Offer, PageKind, SpecialHours
from domain.artifacts.revision import (
    AddOffer,
    HidePage,
    HideSection,
    Operation,
    PlanKind,
    ReplaceText,
    RevisionPlan,
    SectionRef,
    SetColor,
    SetContact,
    SetHours,
    SetPrice,
    SetSpecialHours,
    ShowPage,
    SwapPhoto,
)
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import RevisionConflict
from tasks.document.client_texts import client_texts
from tasks.document.facts import facts_of
from tasks.document.generate_content import content_problems
from tasks.generate.generate_layout_plan import layout_problems
from tasks.generate.shown import as_shown
from tasks.revise.changes import changes, rendered
from tasks.revise.operations import revised
from tasks.revise.process_revision_request import plan_problems
from tasks.revise.scope import beyond
from tests.blocks.specs import example_payload, spec_of
from tests.blocks.writing import write_site

CALLED = "+55 48 3333-0142"
PHONE = SetContact.model_validate({"field": "phone", "was": CALLED, "becomes": "+55 48 3333-9988"})
DEARER = SetPrice(offer="Pão de campanha", was="R$ 24", becomes="R$ 26")
CHRISTMAS = SetSpecialHours(day=SpecialHours(date="2026-12-25", closed=True))
HONEY = AddOffer(offer=Offer(name="Pão de mel", price="R$ 8"))
QUOTES = SectionRef.model_validate({"page": "home", "section": "testimonials"})


def documents_of(**changes: Any) -> SiteDocuments:
    payload = example_payload("padaria-aurora") | {"locales": ["en", "es"]}
    for name, change in changes.items():
        payload[name] = payload[name] | change if isinstance(change, dict) else change
    site = write_site(spec_of(payload))
    return SiteDocuments(spec=site.spec, sitemap=site.sitemap, content=site.content, layout=site.layout)


@pytest.fixture(scope="module")
def site() -> SiteDocuments:
    return documents_of()


def later(site: SiteDocuments) -> SetHours:
    rows = tuple(row.model_copy(update={"opens": "08:00"}) for row in site.spec.hours)
    return SetHours(was=site.spec.hours, becomes=rows)


def texts(documents: SiteDocuments) -> str:
    return str(rendered(documents))


@pytest.mark.parametrize(
    "operation",
    [
        PHONE,
        DEARER,
        CHRISTMAS,
        HONEY,
        HideSection(where=QUOTES),
        HidePage(page=PageKind.ABOUT),
        SetColor(was="#b5541c", becomes="#1f4fa3"),
        ReplaceText(was="Nossa história", becomes="De onde viemos"),
    ],
    ids=lambda operation: operation.op,
)
def test_what_an_operation_changes_is_what_it_names_and_fits_every_rule(
    site: SiteDocuments, operation: Operation
) -> None:
    after = revised(site, [operation])
    made = changes(rendered(site), rendered(after))
    assert made
    assert beyond([operation], made) == ()
    assert len(beyond([], made)) == len(made)
    shown = as_shown(after)
    assert layout_problems(after.layout, after.spec, after.content) == ()
    for page in shown.content.pages:
        assert content_problems(page, after.spec, shown.sitemap, shown.sitemap.page(page.page)) == ()
    assert client_texts(shown.spec, shown.content)
    assert revised(after, [operation]) == after


def test_another_change_beside_a_named_one_does_not_get_through(site: SiteDocuments) -> None:
    cheaper = SetPrice(offer="Croissant de manteiga", was="R$ 12", becomes="R$ 1")
    made = changes(rendered(site), rendered(revised(site, [PHONE, cheaper])))
    assert {change.becomes for change in beyond([PHONE], made)} == {"R$ 1"}
    words = ReplaceText(was="Nossa história", becomes="Clique aqui")
    assert beyond([DEARER], changes(rendered(site), rendered(revised(site, [words]))))


def test_a_plan_of_somebody_else_is_held_to_the_same(site: SiteDocuments) -> None:
    def problems(kind: PlanKind, *operations: Operation) -> tuple[str, ...]:
        return plan_problems(RevisionPlan(kind=kind, operations=operations, answer="Done."), site, AssetCatalogue())

    unsent = SwapPhoto(was=site.spec.images[0].id, becomes=site.spec.images[1])
    around = ReplaceText(was=f"{CALLED}", becomes="+55 48 3333-9988")
    nothing = SetColor(was="#b5541c", becomes="#b5541c")
    assert problems(PlanKind.CHANGE, PHONE) == ()
    assert problems(PlanKind.RESTORE)
    for operation in (unsent, around, nothing, DEARER.model_copy(update={"was": "R$ 20"})):
        assert problems(PlanKind.CHANGE, operation), operation


def test_a_number_is_found_however_it_is_written() -> None:
    about = "Ligue (48) 3333-0142 ou +55 48 3333-0142, pedidos de 3333 pães são bem-vindos."
    after = revised(documents_of(business={"description": about}), [PHONE])
    assert "(48) 3333-9988 ou +55 48 3333-9988, pedidos de 3333 pães" in after.spec.business.description
    assert "0142" not in texts(after).replace("99999-0142", "").replace("5548999990142", "")


def test_a_number_that_two_share_changes_for_one_alone(site: SiteDocuments) -> None:
    shared = documents_of(contact={"whatsapp": CALLED})
    after = revised(shared, [PHONE]).spec.contact
    assert (after.phone, after.whatsapp) == ("+55 48 3333-9988", CALLED)
    assert revised(site, [PHONE]).spec.contact.whatsapp == site.spec.contact.whatsapp


def test_a_price_is_carried_to_texts_only_where_it_is_the_offers_own(site: SiteDocuments) -> None:
    told = documents_of(business={"tagline": "Pão de campanha a R$ 24, não R$ 24,90"})
    assert revised(told, [DEARER]).spec.business.tagline == "Pão de campanha a R$ 26, não R$ 24,90"
    offers = [offer.model_dump() for offer in site.spec.offers]
    offers[1]["price"] = "R$ 24"
    both = revised(documents_of(offers=offers), [DEARER])
    assert [offer.price for offer in both.spec.offers] == ["R$ 26", "R$ 24", "R$ 38", None]


def test_hours_change_in_every_language(site: SiteDocuments) -> None:
    operation = later(site)
    after = revised(site, [operation])
    assert "06:00" in texts(site)
    assert "06:00" not in texts(after)
    assert beyond([operation], changes(rendered(site), rendered(after))) == ()


def test_a_hidden_section_takes_its_facts_from_the_gate_and_no_others(site: SiteDocuments) -> None:
    shown = as_shown(revised(site, [HideSection(where=QUOTES)]))
    gone = {fact.text for fact in facts_of(site.spec)} - {fact.text for fact in facts_of(shown.spec)}
    assert gone == {text for said in site.spec.testimonials for text in (said.quote, said.author)}


def test_a_page_goes_with_the_links_to_it_and_comes_back_as_it_was(site: SiteDocuments) -> None:
    gone = revised(site, [HidePage(page=PageKind.ABOUT)])
    left = texts(gone)
    assert "'/sobre/'" in texts(site)
    for path in ("'/sobre/'", "'/en/about/'"):
        assert path not in left
    assert rendered(revised(gone, [ShowPage(page=PageKind.ABOUT)])) == rendered(site)


def test_plans_are_made_again_on_what_another_form_gives() -> None:
    fresh = documents_of(business={"founded": 1988})
    after = revised(fresh, [PHONE, DEARER, HideSection(where=QUOTES)])
    assert after.spec.business.founded == 1988
    assert after.spec.contact.phone == "+55 48 3333-9988"
    already = documents_of(contact={"phone": "+55 48 3333-9988"})
    assert revised(already, [PHONE]) == already


@pytest.mark.parametrize(
    "operation",
    [
        PHONE.model_copy(update={"was": "+55 48 3333-1111"}),
        DEARER.model_copy(update={"was": "R$ 20"}),
        DEARER.model_copy(update={"offer": "Pão de queijo"}),
        HideSection(where=SectionRef.model_validate({"page": "home", "section": "hero"})),
        HideSection(where=SectionRef.model_validate({"page": "menu", "section": "offers"})),
        HidePage(page=PageKind.HOME),
        HidePage(page=PageKind.MENU),
        ReplaceText(was="Nowhere to be read", becomes="Something"),
        ReplaceText(was="Nossa história", becomes="A" * 400),
        SetColor(was="#000000", becomes="#1f4fa3"),
    ],
    ids=lambda operation: operation.op,
)
def test_what_does_not_fit_is_a_conflict(site: SiteDocuments, operation: Operation) -> None:
    with pytest.raises(RevisionConflict):
        revised(site, [operation])
