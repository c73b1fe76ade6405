"""What only a browser can see is found on pages that are broken in one way each, and nothing on a good site."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.starters.kit_project import BROWSER_CHECKS, KIT, SITE_URL, Project, installed_chromium

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A {name}</title>
<meta name="description" content="A page about {name}."><link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/style.css"></head>
<body><main><h1>A {name}</h1>{content}</main></body></html>
"""
HEADERS = "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'\n"
FILES = {
    "_headers": HEADERS,
    "style.css": "@media (prefers-color-scheme: dark) { .dim { color: #333; background: #111 } }"
    ".pale { color: #bbb; background: #fff } .wide { width: 700px } .close { font-size: 11px; line-height: 1 }",
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "throws.js": "throw new Error('out of flour');",
    "complains.js": "console.error('the oven is cold ' + 'and cold '.repeat(10_000));",
}
BROKEN = {
    "contrast": ('<p class="pale">Hardly to be read</p>', "accessibility", "sufficient color contrast"),
    "dark": (
        '<p class="dim">Hardly to be read at night</p>',
        "accessibility",
        "contrast ratio thresholds, on a dark screen",
    ),
    "alt": ('<img src="/icon.svg" width="9" height="9">', "accessibility", "Images must have alternative text"),
    "label": ('<input type="text">', "accessibility", "Form elements must have labels"),
    "target": (
        '<p class="close"><a href="/">One</a><br><a href="/label/">Other</a></p>',
        "accessibility",
        "must be 24px large, or leave sufficient space",
    ),
    "exception": ('<script src="/throws.js"></script>', "console", "an exception was not caught: out of flour"),
    "complaint": ('<script src="/complains.js"></script>', "console", "the console says: the oven is cold"),
    "request": ('<img src="/gone.jpg" alt="x" width="9" height="9">', "console", "/gone.jpg was answered with 404"),
    "inline": ("<script>document.title = 'x'</script>", "console", "Content Security Policy"),
    "foreign": ('<script src="https://tracker.example/t.js"></script>', "console", "tracker.example"),
    "overflow": ('<p class="wide">Wide</p>', "overflow", "is 348 px too wide at 360 px: p.wide"),
}


def _site(folder: Path, pages: dict[str, str]) -> Project:
    """A site without Astro: pages by their names, `index` is the home page."""
    site = Project(folder)
    shutil.copytree(KIT / "gate", folder / "gate")
    shutil.copytree(KIT / "src" / "i18n", folder / "src" / "i18n")
    (folder / "node_modules").symlink_to(KIT / "node_modules")
    for name, html in pages.items():
        page = site.dist / ("" if name == "index" else name) / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html)
    for name, content in FILES.items():
        (site.dist / name).write_text(content)
    site.data.joinpath("pages").mkdir(parents=True)
    site.write("site.json", {"languages": [{"locale": "en"}]})
    return site


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The verdict on the broken pages; the home page has no description and waits for an enormous style sheet."""
    pages = {name: PAGE.format(name=name, content=content) for name, (content, _, _) in BROKEN.items()}
    own = f'<img src="{SITE_URL}/icon.svg" alt="x" width="9" height="9">'
    pages["absolute"] = PAGE.format(name="absolute", content=own)
    home = (
        PAGE.format(name="home", content="")
        .replace('name="description"', 'name="x"')
        .replace("/style.css", "/heavy.css")
    )
    site = _site(tmp_path_factory.mktemp("broken"), {**pages, "index": home})
    (site.dist / "heavy.css").write_text(f"/* {random.Random(1).randbytes(1_000_000).hex()} */")
    return site.gate(installed_chromium())


def _found(report: dict[str, Any], page: str) -> list[tuple[str, str, str]]:
    return [
        (item["check"], item["severity"], item["message"])
        for item in report["findings"]
        if item["page"] == page and item["check"] in BROWSER_CHECKS
    ]


@pytest.mark.parametrize("name", BROKEN)
def test_fault_is_found_by_its_check_and_by_no_other(broken: dict[str, Any], name: str) -> None:
    _, check, message = BROKEN[name]
    found = _found(broken, f"/{name}/")
    assert {(where, severity) for where, severity, _ in found} == {(check, "error")}
    assert any(message in text for _, _, text in found), found
    assert all(len(text) <= 2_000 for _, _, text in found)
    assert {"name": check, "status": "failed"}.items() <= next(
        item for item in broken["checks"] if item["name"] == check
    ).items()


def test_own_address_means_the_built_files(broken: dict[str, Any]) -> None:
    assert _found(broken, "/absolute/") == []


def test_lighthouse_finds_a_slow_page_and_what_search_engines_lack(broken: dict[str, Any]) -> None:
    (scores,) = broken["scores"]
    assert scores["page"] == "/"
    assert scores["performance"] < 90
    assert scores["seo"] < 100
    found = [text for check, severity, text in _found(broken, "/") if (check, severity) == ("lighthouse", "error")]
    assert any("for performance" in text and "Largest Contentful Paint" in text for text in found), found
    assert any("for seo" in text and "does not have a meta description" in text for text in found), found


def test_good_site_passes_every_check_and_is_pictured(built: Callable[..., Project]) -> None:
    site = built("dentist-es")
    report = site.gate(installed_chromium(), lighthouse="every_page", facts=[{"fact": "price", "text": "desde 180 €"}])
    assert report["findings"] == []
    assert {check["status"] for check in report["checks"]} == {"passed"}
    pages = {json.loads(path.read_text())["path"] for path in (site.data / "pages").iterdir()}
    pages |= {"/privacidad/", "/cookies/"}
    assert {scores["page"] for scores in report["scores"]} == pages
    assert {(item["page"], item["width"]) for item in report["screenshots"]} == {
        (page, width) for page in {*pages, "/404.html"} for width in (360, 768, 1440)
    }
    for item in report["screenshots"]:
        path = site.pictures / item["file"]
        assert path.stat().st_size <= 250_000
        with Image.open(path) as picture:
            assert (picture.format, picture.width) == ("WEBP", item["width"])


def test_without_chromium_what_needs_it_is_skipped_and_not_passed(tmp_path: Path) -> None:
    report = _site(tmp_path, {"index": PAGE.format(name="home", content="")}).gate("none")
    skipped = {check["name"]: check["detail"] for check in report["checks"] if check["status"] == "skipped"}
    assert skipped.keys() >= BROWSER_CHECKS
    assert {skipped[name] for name in BROWSER_CHECKS} == {
        "there is no Chromium: it is not installed, or it is switched off"
    }
    assert (report["scores"], report["screenshots"]) == ([], [])


def test_browser_that_dies_breaks_every_check_that_needs_it(tmp_path: Path) -> None:
    report = _site(tmp_path, {"index": PAGE.format(name="home", content="")}).gate("/bin/false")
    broken = {check["name"]: check["detail"] for check in report["checks"] if check["status"] == "error"}
    assert broken.keys() == BROWSER_CHECKS
    assert all(detail.startswith("Chromium does not start: ") for detail in broken.values())


def test_page_that_never_comes_to_rest_is_given_up(tmp_path: Path) -> None:
    site = _site(tmp_path, {"index": PAGE.format(name="home", content='<script src="/loop.js"></script>')})
    (site.dist / "loop.js").write_text("while (true) {}")
    script = f"""
        import {{ visitAll }} from '{site.root}/gate/browser/visits.mjs';
        import {{ consoleMessages }} from '{site.root}/gate/checks/console.mjs';
        import {{ loadSite }} from '{site.root}/gate/site.mjs';
        const site = await loadSite('dist');
        const visits = await visitAll(site, {{ chromium: '{installed_chromium()}', siteUrl: '{SITE_URL}', seconds: 2 }});
        console.log(JSON.stringify(consoleMessages(visits).findings));
        process.exit();
    """
    done = site.node("--input-type=module", "--eval", script)
    assert [(item["page"], item["message"]) for item in json.loads(done.stdout)] == [
        ("/", f"cannot be shown at {width} px: Showing the page took more than 2 seconds") for width in (360, 768, 1440)
    ]
