"""Built pages in Chromium, served from memory; nothing else can be loaded."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Route

from tests.starters.kit_project import SITE_URL, Project

HEIGHTS = {360: 780, 768: 1024, 1440: 900}


@contextmanager
def window(browser: Browser, site: Project, width: int, scale: float = 1) -> Iterator[tuple[Page, list[str]]]:
    """A window onto a site, and the paths that it has asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE_URL).split("?")[0]
        asked.append(path)
        file = site.dist / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        if not file.is_file():
            route.fulfill(status=404)
            return
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "image/avif")

    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 900)}, device_scale_factor=scale, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("**/*", answer)
    yield page, asked
    context.close()


def paths(site: Project) -> list[str]:
    """The address of every page within the site."""
    return sorted(str(site.read(f"pages/{file.name}")["path"]) for file in (site.data / "pages").iterdir())
