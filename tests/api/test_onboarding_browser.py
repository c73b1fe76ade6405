"""The onboarding pages in a real browser, on a phone and by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from domain.projects import create_project, find_project
from domain.stages import ProjectStatus
from tests.api.conftest import Visitor
from tests.starters.kit_project import KIT, installed_chromium

EMAIL = "nova@padaria.example"
AXE = (KIT / "node_modules" / "axe-core" / "axe.min.js").read_text()
PHOTO = Path(__file__).parents[1] / "journeys" / "hostile" / "camera-50-megapixels.heic"
LOGO = Path(__file__).parents[2] / "examples" / "padaria-aurora" / "logo.svg"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed_chromium(), chromium_sandbox=False)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, visitor: Visitor) -> Iterator[Page]:
    """A phone whose owner was sent a link, without JavaScript on our pages: their policy allows none."""
    with visitor.database.transaction() as session:
        create_project(session, name="Nova", client_email=EMAIL)
    mail = visitor.browser().asks_for_mail(EMAIL)
    context = browser.new_context(
        base_url=str(visitor.client.base_url), viewport={"width": 390, "height": 844}, locale="pt-BR"
    )
    page = context.new_page()
    page.goto(mail.link)
    page.get_by_role("button", name="Entrar").click()
    yield page
    context.close()


def is_sound(page: Page) -> bool:
    """Nothing that axe finds, nothing to be scrolled sideways."""
    found: list[Any] = page.evaluate(f"async () => {{ {AXE}; return (await axe.run(document)).violations }}")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return True


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_client_tells_us_everything_on_a_phone(page: Page, visitor: Visitor) -> None:
    page.get_by_role("link", name="Contar sobre o seu negócio").click()
    assert is_sound(page)
    page.get_by_label("Nome do negócio").press("Enter")
    assert is_sound(page)
    assert page.get_by_label("Nome do negócio").get_attribute("aria-invalid") == "true"
    page.get_by_label("Idioma em que você escreve").select_option("Português")
    page.get_by_label("Nome do negócio").fill("Padaria Nova")
    page.get_by_label("Que tipo de negócio é").fill("Padaria artesanal")
    page.get_by_label("O que o negócio faz").fill("Pães de fermentação natural.")
    page.get_by_label("O que o visitante deve fazer").select_option("Visitar")
    page.get_by_role("button", name="Salvar e continuar").click()
    page.get_by_label("Nome").fill("Pão")
    page.get_by_role("button", name="Adicionar: Produto ou serviço").click()
    page.get_by_role("group", name="Produto ou serviço 2").get_by_label("Nome").fill("Bolo")
    assert is_sound(page)
    page.get_by_role("button", name="Salvar e continuar").click()
    page.get_by_label("E-mail", exact=True).fill(EMAIL)
    page.get_by_label("Dias").fill("Seg–Sáb")
    page.get_by_label("Abre").first.fill("06:00")
    page.get_by_label("Fecha", exact=False).first.fill("19:00")
    assert is_sound(page)
    page.get_by_role("button", name="Salvar e continuar").click()
    assert is_sound(page)
    page.get_by_role("button", name="Salvar e continuar").click()
    page.get_by_label("Logotipo").set_input_files(LOGO)
    page.get_by_label("Escolher fotos").set_input_files(PHOTO)
    page.get_by_role("button", name="Enviar as fotos").click()
    pictures = page.get_by_role("img", name="Imagem enviada")
    assert pictures.count() == 2
    assert all(picture.evaluate("image => image.decode().then(() => true)") for picture in pictures.all())
    assert is_sound(page)
    page.get_by_role("button", name="Salvar e continuar").click()
    assert page.get_by_label("O que a foto mostra").get_attribute("aria-invalid") == "true"
    page.get_by_label("O que a foto mostra").fill("O forno")
    page.get_by_role("button", name="Salvar e continuar").click()
    assert is_sound(page)
    page.get_by_role("button", name="Enviar e criar o site").click()
    assert is_sound(page)
    page.get_by_role("link", name="Ver seus sites").click()
    assert "Na fila" in page.content()
    with visitor.database.transaction() as session:
        assert find_project(session, "padaria-nova").status is ProjectStatus.QUEUED
