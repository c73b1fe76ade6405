"""A customer buys in Chromium, on a phone and at a desk: nothing is in the way, axe finds nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from domain.settings import settings
from tests.api.conftest import Visitor
from tests.journeys.hostile.browser import chromium

AXE = Path(__file__).parents[2] / "starters/kit/node_modules/axe-core/axe.min.js"
PAYER = {
    "Nome": "Ana Prado",
    "E-mail": "ana@prado.example",
    "CPF ou CNPJ": "529.982.247-25",
    "Endereço": "Rua das Flores, 12",
    "Cidade": "Florianópolis",
    "Estado": "SC",
    "CEP": "88000-000",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(autouse=True)
def _at_home(unused_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SITEGEN_API_PORT", str(unused_port))
    settings.cache_clear()
    yield
    settings.cache_clear()


def assert_well_made(page: Page) -> None:
    page.evaluate(AXE.read_text())
    assert page.evaluate("axe.run().then(found => found.violations.map(one => one.id))") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_boleto_from_the_plans_to_its_payment(visitor: Visitor, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="pt-BR")
    page = context.new_page()
    page.goto(str(visitor.client.base_url.join("/plans")))
    assert_well_made(page)
    page.get_by_role("button", name="Escolher Completo").click()
    page.get_by_role("button", name="Pagar").click()
    page.get_by_text("Confira este campo.").first.wait_for()
    assert_well_made(page)
    for label, value in PAYER.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Forma de pagamento").select_option("Boleto")
    page.get_by_role("button", name="Pagar").click()
    page.get_by_role("heading", name="Aguardando o pagamento").wait_for()
    assert_well_made(page)
    page.get_by_role("link", name="Ver o boleto").click()
    assert_well_made(page)
    page.get_by_role("button", name="Confirmar o pagamento").click()
    page.get_by_role("heading", name="Pagamento recebido").wait_for()
    assert_well_made(page)
    context.close()
