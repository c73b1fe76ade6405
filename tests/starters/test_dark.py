"""Whoever prefers a dark screen gets one that can be read, at once and without a script; paper stays light."""

import json
import mimetypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.starters.kit_project import KIT, SITE_URL, STARTERS, Project

AXE = KIT / "node_modules" / "axe-core" / "axe.min.js"
UNREADABLE = """
    async () => {
        for (const animation of document.getAnimations()) animation.finish();
        const { violations } = await axe.run(document, { runOnly: ['color-contrast'] });
        return violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => [target, failureSummary]));
    }
"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def dark(browser: Browser, built: Callable[..., Project], starter: str, fixture: str) -> Iterator[tuple[Project, Page]]:
    """A built site, and a page of it to open on a dark screen."""
    site = built(fixture, starter)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE_URL)
        file = site.dist / f"{path}index.html".lstrip("/") if path.endswith("/") else site.dist / path.lstrip("/")
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])

    context = browser.new_context(color_scheme="dark", reduced_motion="reduce", bypass_csp=True)
    context.route("**/*", answer)
    yield site, context.new_page()
    context.close()


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("fixture", ["bakery-pt-BR", "dentist-es"])
def test_every_page_can_be_read_on_a_dark_screen(dark: tuple[Project, Page]) -> None:
    site, page = dark
    for path in _paths(site):
        page.goto(SITE_URL + path)
        page.add_script_tag(path=AXE)
        assert page.evaluate(UNREADABLE) == [], path


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("fixture", ["plumber-en"])
def test_colours_follow_the_screen_and_paper_stays_light(dark: tuple[Project, Page]) -> None:
    site, page = dark
    theme = site.read("site.json")["theme"]
    page.goto(SITE_URL)
    assert page.evaluate(GROUND) == _rgb(theme["dark"]["plain-bg"])
    page.emulate_media(color_scheme="light")
    assert page.evaluate(GROUND) == _rgb(theme["colors"]["plain-bg"])
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(GROUND) == _rgb(theme["colors"]["plain-bg"])


@pytest.mark.parametrize("starter", STARTERS)
def test_the_browser_knows_before_it_has_the_styles(built: Callable[..., Project], starter: str) -> None:
    site = built("plumber-en", starter)
    html = (site.dist / "index.html").read_text()
    dark = site.read("site.json")["theme"]["dark"]["plain-bg"]
    assert '<meta name="color-scheme" content="light dark">' in html
    assert f'<meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">' in html
    styles = "".join(path.read_text() for path in (site.dist / "_astro").glob("*.css"))
    assert "@media screen and (prefers-color-scheme:dark)" in styles


def _paths(site: Project) -> list[str]:
    pages: list[dict[str, Any]] = [json.loads(path.read_text()) for path in (site.data / "pages").iterdir()]
    return [page["path"] for page in pages]


def _rgb(color: str) -> str:
    return f"rgb({int(color[1:3], 16)}, {int(color[3:5], 16)}, {int(color[5:7], 16)})"


DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><path fill="{color}" d="M0 0h240v80H0z"/></svg>'


@pytest.mark.parametrize(
    ("logo", "has_plate"),
    [
        (None, True),  # its words are dark
        (DRAWN.format(color="#3b1c10"), True),
        (DRAWN.format(color="#f0b429"), False),
    ],
    ids=["words", "dark", "light"],
)
def test_a_logo_made_for_paper_stands_on_a_light_plate(
    project: Callable[[str], Project], logo: str | None, *, has_plate: bool
) -> None:
    site = project("bakery-pt-BR")
    if logo:
        (site.data / "assets" / "logo.svg").write_text(logo)
    html = (site.build().dist / "index.html").read_text()
    (tag,) = re.findall(r'class="wordmark".*?<img ([^>]*)>', html)
    assert ("plate" in tag) == has_plate
