"""The gate finds what is put into a good site to spoil it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.starters.kit_project import SITE_URL, Project

Built = Callable[[str], Project]


@pytest.fixture
def good(built: Built, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(built("plumber-en").root, tmp_path / "site", symlinks=True)))


def _spoil(site: Project, old: str, new: str, page: str = "index.html") -> None:
    path = site.dist / page
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


SPOILED = {
    "markup": ("</main>", "</div></main>", "html", "Stray end tag '</div>'"),
    "dead link": ("</main>", '<a href="/gone/">x</a></main>', "links", "/gone/ leads nowhere"),
    "dead anchor": ("</main>", '<a href="/#gone">x</a></main>', "links", "/#gone names an anchor that is not there"),
    "no slash": ("</main>", '<a href="/_astro">x</a></main>', "links", "/_astro leads nowhere"),
    "dead picture": ("</main>", '<img src="/no.jpg" alt="x"></main>', "links", "/no.jpg leads nowhere"),
    "second h1": ("</main>", "<h1>x</h1></main>", "structure", "has 2 h1 headings instead of one"),
    "wrong language": ('lang="en"', 'lang="fr"', "structure", "has the language fr, not en"),
    "no description": ('name="description"', 'name="nothing"', "titles", "has no description"),
    "placeholder": ("</main>", "<p>Lorem ipsum dolor</p></main>", "placeholders", "still says Lorem ipsum"),
    "undefined": ("</main>", "<p>Call undefined</p></main>", "placeholders", "still says undefined"),
    "template": ("</main>", '<img src="/favicon.svg" alt="{{ x }}"></main>', "placeholders", "still says {{ x }}"),
    "tracker": (
        "</main>",
        '<script src="https://tracker.example/t.js"></script></main>',
        "external",
        "script fetches https://tracker.example/t.js",
    ),
    "inline script": ("</main>", "<script>1</script></main>", "external", "has an inline script"),
    "inline style": ("<main", '<main style="color:red"', "external", "has an inline style"),
    "handler": ("<main", '<main onclick="x()"', "external", "has an event handler on main"),
}


@pytest.mark.parametrize(("old", "new", "check", "message"), SPOILED.values(), ids=SPOILED.keys())
def test_fault_is_found(good: Project, old: str, new: str, check: str, message: str) -> None:
    _spoil(good, old, new)
    report = good.gate(facts=[{"fact": "name", "text": "Hollis Plumbing"}])
    found = [item for item in report["findings"] if item["check"] == check]
    assert any(item["message"].startswith(message) and item["severity"] == "error" for item in found), report[
        "findings"
    ]
    assert {item["page"] for item in found} == {"/"}
    assert {"name": check, "status": "failed"}.items() <= next(
        c for c in report["checks"] if c["name"] == check
    ).items()


def test_fact_that_is_nowhere_is_named(good: Project) -> None:
    report = good.gate(facts=[{"fact": "phone", "text": "+44 131 496 0142"}])
    assert report["findings"] == [
        {"check": "facts", "severity": "error", "page": "/", "message": "phone is on no page: +44 131 496 0142"}
    ]


def test_a_logos_words_name_a_partner(good: Project) -> None:
    _spoil(good, "</main>", '<img src="/favicon.svg" alt="Leith  Harbour Trust"></main>')
    assert good.gate(facts=[{"fact": "partners[0].name", "text": "Leith Harbour Trust"}])["findings"] == []


def test_a_pictures_words_are_no_place_for_a_phone_number(good: Project) -> None:
    _spoil(good, "</main>", '<img src="/favicon.svg" alt="+44 131 496 0142"></main>')
    findings = good.gate(facts=[{"fact": "contact.phone", "text": "+44 131 496 0142"}])["findings"]
    (message,) = [finding["message"] for finding in findings if finding["check"] == "facts"]
    assert message == "contact.phone is on no page: +44 131 496 0142"


def test_partner_whose_logo_is_lost_is_named(built: Built, tmp_path: Path) -> None:
    site = Project(Path(shutil.copytree(built("bakery-pt-BR").root, tmp_path / "site", symlinks=True)))
    menu = site.read("pages/menu.json")
    section = next(item for item in menu["sections"] if item["content"]["kind"] == "logos")
    partner = next(item["name"] for item in section["content"]["items"] if item["image"])
    facts = [{"fact": "partners[0].name", "text": partner}]
    assert site.gate(facts=facts)["findings"] == []
    page = site.dist / menu["path"].strip("/") / "index.html"
    drawn = re.compile(rf'<section[^>]*data-section="{section["id"]}".*?</section>', re.DOTALL)
    page.write_text(drawn.sub("", page.read_text()))
    (finding,) = site.gate(facts=facts)["findings"]
    assert (finding["check"], finding["message"]) == ("facts", f"partners[0].name is on no page: {partner}")


def test_without_facts_the_check_is_skipped_and_not_passed(good: Project) -> None:
    statuses = {check["name"]: check["status"] for check in good.gate()["checks"]}
    assert statuses["facts"] == "skipped"


def test_page_that_was_asked_for_must_be_there(good: Project) -> None:
    asked = {"path": "/about/", "title": "About", "description": "About the plumber."}
    findings = good.gate(pages=[asked])["findings"]
    assert findings == [{"check": "titles", "severity": "error", "page": "/about/", "message": "is not there"}]


def test_style_sheet_may_not_fetch_from_elsewhere(good: Project) -> None:
    (sheet,) = (good.dist / "_astro").glob("*.css")
    sheet.write_text(sheet.read_text() + "body{background:url(//cdn.example/x.png)}")
    (finding,) = good.gate()["findings"]
    assert (finding["page"], finding["message"]) == (f"/_astro/{sheet.name}", "fetches //cdn.example/x.png")


def test_heavy_page_is_a_warning(good: Project) -> None:
    (good.dist / "heavy.jpg").write_bytes(b"0" * 2_000_000)
    _spoil(good, "</main>", '<img src="/heavy.jpg" alt="x"></main>')
    (finding,) = good.gate()["findings"]
    assert (finding["check"], finding["severity"]) == ("weight", "warning")


def test_by_hand_it_prints_and_tells_by_exit_code(good: Project) -> None:
    by_hand = ("gate/check.mjs", "--site", "dist", "--chromium", "none")
    fine = good.node(*by_hand, SITE_URL=SITE_URL)
    assert (fine.returncode, fine.stdout.splitlines()[-1]) == (0, "10 checks: 0 errors, 0 warnings")
    assert "skipped accessibility: there is no Chromium" in fine.stdout
    _spoil(good, "</main>", '<a href="/gone/">x</a></main>')
    spoiled = good.node(*by_hand, SITE_URL=SITE_URL)
    assert spoiled.returncode == 1
    assert "error / links: /gone/ leads nowhere" in spoiled.stdout


def test_gate_says_what_it_needs(good: Project) -> None:
    assert "--site is missing" in good.node("gate/check.mjs").stderr
