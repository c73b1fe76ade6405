"""Statistics in a real browser: nothing before the visitor says yes, and nothing after no."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.starters.kit_project import SITE_URL, Project, assemble

PHONE = {"width": 360, "height": 780}
# What Google's script does: a cookie, and a call home.
GTAG = """
    document.cookie = `_ga=1; path=/; domain=${location.hostname}`;
    document.cookie = '_ga_ABC123=1; path=/';
    fetch('https://region1.google-analytics.com/g/collect', { method: 'POST', mode: 'no-cors' });
"""


@dataclass
class Visit:
    """A visitor's window, what it asked for beyond the site, and what its policy or scripts complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> None:
        self.page.goto(SITE_URL + path, wait_until="networkidle")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def is_counted_by_pressing(self, name: str) -> None:
        with self.page.expect_response("**/g/collect"):
            self.press(name)

    @property
    def asked(self) -> bool:
        return self.page.locator(".consent").is_visible()

    @property
    def kept(self) -> list[str]:
        names: list[str] = self.page.evaluate(
            "[...Object.keys(localStorage), ...document.cookie.split('; ').map((one) => one.split('=')[0])].filter(Boolean)"
        )
        return sorted(names)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = assemble("dentist-es", tmp_path_factory.mktemp("counted") / "site")
    project.write("site.json", project.read("site.json") | {"analytics_id": "G-ABC123"})
    return project.build()


@pytest.fixture
def visit(site: Project, browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    visit = Visit(context.new_page())
    context.route("**/*", lambda route: _answer(route, site.dist, visit))
    visit.page.on("console", lambda said: visit.complaints.append(said.text) if said.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(error.message))
    yield visit
    context.close()


def _answer(route: Route, dist: Path, visit: Visit) -> None:
    address = route.request.url
    if not address.startswith(f"{SITE_URL}/"):
        visit.outside.append(address)
        route.fulfill(body=GTAG if "gtag/js" in address else "", content_type="text/javascript")
        return
    path = address.removeprefix(SITE_URL).split("?")[0]
    file = dist / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
    policy = (dist / "_headers").read_text().split("Content-Security-Policy: ")[1].splitlines()[0]
    route.fulfill(
        body=file.read_bytes(),
        headers={"Content-Security-Policy": policy, "Content-Type": mimetypes.guess_type(file.name)[0] or "text/plain"},
    )


def test_nothing_is_loaded_or_stored_before_the_choice(visit: Visit) -> None:
    visit.open()
    visit.open("/equipo/")
    assert visit.asked
    assert (visit.outside, visit.kept, visit.complaints) == ([], [], [])


def test_yes_counts_and_is_remembered(visit: Visit) -> None:
    visit.open()
    visit.is_counted_by_pressing("Aceptar")
    assert visit.outside == [
        "https://www.googletagmanager.com/gtag/js?id=G-ABC123",
        "https://region1.google-analytics.com/g/collect",
    ]
    visit.open("/equipo/")
    assert not visit.asked
    assert len(visit.outside) == 4
    assert (visit.kept, visit.complaints) == (["_ga", "_ga_ABC123", "consent"], [])


def test_no_is_remembered_and_loads_nothing(visit: Visit) -> None:
    visit.open()
    visit.press("Rechazar")
    visit.open("/equipo/")
    assert not visit.asked
    assert (visit.outside, visit.kept) == ([], ["consent"])


def test_consent_can_be_withdrawn_on_the_cookie_page(visit: Visit) -> None:
    visit.open()
    visit.is_counted_by_pressing("Aceptar")
    visit.open("/cookies/")
    visit.press("Cambiar mi elección")
    visit.press("Rechazar")
    assert visit.kept == ["consent"]
    assert visit.page.evaluate("window['ga-disable-G-ABC123']") is True
    visit.outside.clear()
    visit.open()
    assert (visit.outside, visit.kept) == ([], ["consent"])


def test_statistics_are_off_until_they_are_chosen(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_text("Elegir qué permite").click()
    statistics = visit.page.get_by_role("checkbox", name="Estadísticas")
    assert not statistics.is_checked()
    assert visit.page.get_by_role("checkbox", name="Necesarias").is_disabled()
    visit.press("Guardar mi elección")
    assert visit.outside == []
    visit.press("Configurar cookies")
    statistics.check()
    visit.is_counted_by_pressing("Guardar mi elección")


def test_after_a_year_the_question_is_asked_again(visit: Visit) -> None:
    visit.open()
    visit.is_counted_by_pressing("Aceptar")
    visit.page.evaluate("localStorage.setItem('consent', JSON.stringify({ statistics: true, at: Date.now() - 366 * 864e5 }))")
    visit.outside.clear()
    visit.open()
    assert visit.asked
    assert visit.outside == []


def test_the_question_is_the_keyboards_first_and_no_trap(visit: Visit) -> None:
    visit.open()
    focused = "document.activeElement.textContent.trim()"
    order = []
    for _ in range(6):
        visit.page.keyboard.press("Tab")
        order.append(visit.page.evaluate(focused))
    assert order[:5] == ["Ir al contenido", "Sobre las cookies", "Rechazar", "Aceptar", "Elegir qué permite"]
    assert order[5] not in order[:5]
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Escape")
    assert not visit.asked
    assert visit.kept == []


def test_the_choice_opened_again_gives_the_focus_back(visit: Visit) -> None:
    visit.open()
    visit.press("Rechazar")
    visit.press("Configurar cookies")
    assert visit.page.evaluate("document.activeElement.id") == "consent_title"
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("document.activeElement.textContent") == "Configurar cookies"


def test_both_answers_look_the_same_and_cover_no_way_to_call(visit: Visit) -> None:
    visit.open()
    looks = "(button) => [button.offsetWidth, button.offsetHeight, getComputedStyle(button).cssText]"
    reject, accept = visit.page.locator(".consent .answers button").all()
    assert reject.evaluate(looks) == accept.evaluate(looks)
    for target in visit.page.locator(".consent :is(button, summary):visible").all():
        assert (target.bounding_box() or {"height": 0})["height"] >= 44
    visit.page.get_by_text("Elegir qué permite").click()
    question = visit.page.locator(".consent form").bounding_box()
    bar = visit.page.locator(".contact-bar a").first.bounding_box()
    assert question
    assert bar
    assert question["y"] >= 0
    assert question["y"] + question["height"] <= bar["y"]


def test_without_javascript_nobody_asks_and_nothing_is_loaded(site: Project, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page())
    context.route("**/*", lambda route: _answer(route, site.dist, visit))
    visit.open("/cookies/")
    assert not visit.asked
    assert not visit.page.get_by_text("Cambiar mi elección").is_visible()
    assert visit.outside == []
    context.close()
