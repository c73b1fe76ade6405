"""A client's page as browsers show it: while the site is made, with its preview, on a phone and on a desk."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from blocks.site_host.serve import preview_server
from domain.projects import find_project
from domain.stages import ProjectStatus
from tests.api.conftest import Visitor
from tests.api.made_versions import make_version
from tests.api.test_portal import sends
from tests.api.test_sign_in import CLIENT
from tests.starters.kit_project import KIT, installed_chromium

AXE = KIT / "node_modules" / "axe-core" / "axe.min.js"
SIZES = [(390, 844), (1280, 900)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed_chromium(), chromium_sandbox=False)
        yield chromium
        chromium.close()


@pytest.fixture
def previews(visitor: Visitor) -> Iterator[int]:
    """The port of a preview server that knows the portal."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with preview_server(visitor.settings.home / "sites", port, visitor.settings.api_url):
        yield port


def enters(browser: Browser, visitor: Visitor, width: int, height: int, **options: Any) -> BrowserContext:
    """A window of the client, who has signed in."""
    session = visitor.browser().signs_in(CLIENT).client.cookies["sitegen"]
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=visitor.settings.api_url, locale="pt-BR", **options
    )
    context.add_cookies([{"name": "sitegen", "value": session, "url": visitor.settings.api_url}])
    return context


def problems(page: Page) -> list[str]:
    """What axe finds, and whether the page can be scrolled sideways."""
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate("async () => (await axe.run({iframes: false})).violations.map(one => one.id)")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*found, *(["scrolls sideways"] if wide else [])]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("prefect_server")
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_from_the_queue_to_the_preview(
    visitor: Visitor, browser: Browser, previews: int, width: int, height: int
) -> None:
    context = enters(browser, visitor, width, height)
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"/projects/{visitor.project_id}")
    assert page.get_by_text("Seu site está na fila").is_visible()
    assert problems(page) == []

    make_version(visitor, port=previews)
    make_version(visitor, "Pão e bolo", port=previews)
    sends(visitor, 4)
    sends(visitor, 1, spam=True)
    page.get_by_role("heading", name="A prévia", exact=True).wait_for(timeout=20_000)
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Pão e bolo").wait_for()
    assert problems(page) == []
    shown = page.locator("iframe")
    page.get_by_label("Celular").focus()
    for screen, pixels in (("Tablet", 768), ("Computador", 1280), ("Celular", 390)):
        page.keyboard.press("ArrowRight")
        assert page.get_by_label(screen).is_checked()
        box, place = shown.bounding_box(), page.locator(".screen").bounding_box()
        assert shown.evaluate("frame => frame.clientWidth") == pixels
        assert box
        assert place
        assert place["x"] - 1 <= box["x"] <= box["x"] + box["width"] <= place["x"] + place["width"] + 1
    for link in ("Comparar duas versões", "Ver o certificado de qualidade", "Ver todas as mensagens (4)"):
        page.get_by_role("link", name=link).click()
        page.wait_for_load_state()
        assert problems(page) == []
        page.go_back()
    assert said == []
    context.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("prefect_server")
def test_without_javascript_the_page_comes_again_by_itself(visitor: Visitor, browser: Browser) -> None:
    with visitor.database.transaction() as session:
        find_project(session, "padaria").status = ProjectStatus.GENERATING
    context = enters(browser, visitor, 390, 844, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/projects/{visitor.project_id}")
    assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "20"
    assert page.get_by_text("Escrever os textos").is_visible()
    context.close()
