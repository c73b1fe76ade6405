"""A built site in a real browser, as a visitor's page sees it; only the site's own files can be loaded."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, sync_playwright

from sandbox.chromium import find_chromium

SITE_URL = "https://site.example"
_TEXTS = """() => {
    const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!skipped.has(parent.tagName)) texts.push(walker.currentNode.data);
    }
    return texts.concat([...document.images].map((image) => image.alt)).map((text) => text.replace(/\\n/g, ' '));
}"""


@dataclass
class Seen:
    """What all pages of a site showed and did."""

    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Elements that a client's text became."""
    ran: list[str] = field(default_factory=list)
    """Scripts that a client's text became, dialogs and errors."""
    requests: list[str] = field(default_factory=list)
    """What was asked for beyond the site."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the visits share."""
    installed = find_chromium(None)
    assert installed, "Chromium is missing: run `make system`."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(installed.path), args=["--no-sandbox"])
        yield browser
        browser.close()


def visit(browser: Browser, dist: Path) -> Seen:
    """Open every page of a built site, without the policy of its `_headers` that would stop most scripts."""
    seen = Seen()
    context = browser.new_context()
    context.route("**/*", lambda route: _answer(route, dist, seen))
    for file in sorted(dist.rglob("*.html")):
        _look(context, f"/{file.relative_to(dist).as_posix()}".removesuffix("index.html"), seen)
    context.close()
    return seen


def _look(context: BrowserContext, path: str, seen: Seen) -> None:
    page = context.new_page()

    def dismiss(dialog: Dialog) -> None:
        seen.ran.append(f"{path}: dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: seen.ran.append(f"{path}: {error.message}"))
    page.on("console", lambda said: seen.ran.append(f"{path}: {said.text}") if said.type == "error" else None)
    page.goto(SITE_URL + path, wait_until="load")
    seen.texts += page.evaluate(_TEXTS)
    seen.titles.append(page.title())
    seen.foreign += _foreign(page)
    if (theirs := page.evaluate("window.theirs")) is not None:
        seen.ran.append(f"{path}: script {theirs}")
    page.close()


def _foreign(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-theirs], [onerror], [onload], [onclick]')].map((one) => one.outerHTML)"
    )
    return found


def _answer(route: Route, dist: Path, seen: Seen) -> None:
    address = route.request.url
    path = address.removeprefix(SITE_URL).split("?")[0].split("#")[0]
    file = dist / path.lstrip("/")
    file = file / "index.html" if path.endswith("/") else file
    if not address.startswith(f"{SITE_URL}/") or not file.is_file():
        seen.requests.append(address)
        route.abort()
        return
    route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream")
