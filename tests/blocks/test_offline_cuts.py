"""Two pages never show the same: what belongs where, and what the client is told when a page is left out."""

from typing import Any

from domain.artifacts.content import Gallery, Offers
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.onboarding import PageKind
from tests.blocks.specs import example_payload, spec_of
from tests.blocks.writing import Written, section_of, write_site


def site(name: str, **changes: Any) -> Written:
    return write_site(spec_of(example_payload(name) | changes))


def items_of(written: Written, page: PageKind) -> list[tuple[str, str | None, str | None]]:
    offers = section_of(written.page(page), "offers")
    assert isinstance(offers, Offers)
    return [(item.name, item.description, item.price) for group in offers.groups for item in group.items]


def variant_of(layout: LayoutPlan, page: PageKind, section: str) -> str:
    placements = next(item.sections for item in layout.pages if item.page is page)
    return next(item.variant for item in placements if item.section == section)


def test_what_is_cooked_to_order_stands_apart_from_the_menu() -> None:
    offers = [
        {"name": "Moqueca", "price": "R$ 64"},
        {"name": "Bobó", "price": "R$ 58"},
        {"name": "Jantar em casa", "description": "O cozinheiro vai até você."},
    ]
    business = {"name": "Dona Flor", "industry": "restaurante baiano", "description": "Comida de azeite."}
    written = site("padaria-aurora", business=business, offers=offers, pages=["home", "menu", "services"], notes="")
    assert items_of(written, PageKind.MENU) == [("Moqueca", None, "R$ 64"), ("Bobó", None, "R$ 58")]
    assert items_of(written, PageKind.SERVICES) == [("Jantar em casa", "O cozinheiro vai até você.", None)]
    assert variant_of(written.layout, PageKind.MENU, "offers") == "menu"


def test_services_are_told_and_prices_are_a_list() -> None:
    written = site("odonto-ribeira", pages=["home", "services", "pricing", "contact"])
    services, prices = items_of(written, PageKind.SERVICES), items_of(written, PageKind.PRICING)
    assert len(services) == 6
    assert all(description for _, description, _ in services)
    assert prices == [
        ("Limpeza e prevenção", None, "R$ 220"),
        ("Restauração em resina", None, "a partir de R$ 280"),
        ("Tratamento de canal", None, "a partir de R$ 900"),
        ("Odontopediatria", None, "R$ 180"),
    ]


def test_a_single_offer_is_a_card_and_not_a_list_of_one() -> None:
    written = site("ruth-adeyemi")
    assert len(items_of(written, PageKind.HOME)) == 1
    assert variant_of(written.layout, PageKind.HOME, "offers") == "cards"


def test_plans_are_compared_in_one_place_and_the_client_is_told() -> None:
    written = site("northwind-metrics", pages=["home", "services", "pricing"])
    assert [page.id for page in written.sitemap.pages] == ["home", "pricing"]
    assert variant_of(written.layout, PageKind.PRICING, "offers") == "price_table"
    note = "Something of its own for the page “Services”, which would only have repeated “Pricing”"
    assert note in written.brief.markdown


def test_pictures_of_the_place_and_of_the_work_are_told_apart() -> None:
    alts = ["Espelho do estúdio", "Fachada na rua", "Retrato de noiva", "Retrato de padeiro"]
    assets = {"images": [{"source": f"upload:p{number}", "alt": alt} for number, alt in enumerate(alts)]}
    business = {"name": "Foto Sul", "industry": "fotógrafo", "description": "Retratos em Curitiba."}
    written = site("padaria-aurora", business=business, assets=assets, pages=["home", "portfolio", "gallery"])
    for page, shown in ((PageKind.PORTFOLIO, alts[2:]), (PageKind.GALLERY, alts[:2])):
        gallery = section_of(written.page(page), "gallery")
        assert isinstance(gallery, Gallery)
        assert [image.alt for image in written.spec.images if image.id in gallery.images] == shown


def test_too_few_pictures_for_two_pages_fill_one_and_the_client_is_told() -> None:
    written = site("lucia-ferrer", pages=["home", "portfolio", "gallery"])
    assert PageKind.GALLERY not in {page.id for page in written.sitemap.pages}
    assert "Algo propio para la página «Galería», que solo habría repetido «Trabajos»" in written.brief.markdown
