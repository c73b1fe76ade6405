"""The gate finds what is put into a good site to spoil it."""

import base64
import random
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
    "no slash": ("</main>", '<a href="/privacy">x</a></main>', "links", "/privacy lacks its trailing slash"),
    "dead picture": ("</main>", '<img src="/no.jpg" alt="x"></main>', "links", "/no.jpg leads nowhere"),
    "second h1": ("</main>", "<h1>x</h1></main>", "structure", "has 2 h1 headings instead of one"),
    "level left out": ("</main>", "<h6>x</h6></main>", "structure", "leaves out a heading level"),
    "wrong language": ('lang="en"', 'lang="fr"', "structure", "has the language fr, not en"),
    "other title": ("<title>", "<title>Plumbers: ", "titles", "has another title: Plumbers: "),
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
    "foreign sheet": (
        "</head>",
        '<link rel="stylesheet" href="//cdn.example/x.css"></head>',
        "external",
        "link fetches //cdn.example/x.css",
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


def test_part_of_a_longer_number_is_not_the_fact(good: Project) -> None:
    price = [{"fact": "offers[0].price", "text": "R$ 9"}]
    _spoil(good, "</main>", "<p>R$ 90</p><p>R$ 9,50</p></main>")
    (finding,) = good.gate(facts=price)["findings"]
    assert finding["message"] == "offers[0].price is on no page: R$ 9"
    _spoil(good, "</main>", "<p>Only R$ 9.</p></main>")
    assert good.gate(facts=price)["findings"] == []


def test_lines_that_are_no_blocks_are_told_apart(good: Project) -> None:
    _spoil(good, "</main>", "<p><span>09:00–14:00</span><span>16:00–20:00</span></p></main>")
    facts = [{"fact": f"contact.hours[{row}].closes", "text": text} for row, text in enumerate(("14:00", "20:00"))]
    assert good.gate(facts=facts)["findings"] == []


@pytest.mark.parametrize("href", ["tel:+441314960143", "https://wa.me/441314960143?text=Hi", "mailto:joe@hollis.example"])
def test_link_to_somebody_else_is_found(good: Project, href: str) -> None:
    email, phone = "jo@hollis-plumbing.example", "+44 131 496 0142"
    facts = [{"fact": "contact.email", "text": email}, {"fact": "contact.phone", "text": phone}]
    own = "tel:+441314960142", "https://wa.me/441314960142?text=Hi", f"mailto:{email}?subject=Hi"
    links = "".join(f'<a href="{link}">{phone}</a>' for link in (*own, href))
    _spoil(good, "</main>", f"{links}</main>")
    found = [item for item in good.gate(facts=facts)["findings"] if item["check"] == "facts"]
    assert [item["message"] for item in found] == [f"has a link to where nobody of the business is: {href}"]


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


@pytest.mark.parametrize(
    ("old", "new", "header"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "content-security-policy"),
        ("default-src 'none'", "img-src *", "content-security-policy"),
        ("Strict-Transport-Security", "X-Nothing", "strict-transport-security"),
        ("nosniff", "sniff", "x-content-type-options"),
        ("Referrer-Policy", "X-Nothing", "referrer-policy"),
        ("Permissions-Policy", "X-Nothing", "permissions-policy"),
        ("/*\n", "/elsewhere/\n", "content-security-policy"),
    ],
)
def test_headers_that_do_not_protect_every_page_are_found(good: Project, old: str, new: str, header: str) -> None:
    _spoil(good, old, new, "_headers")
    found = [item for item in good.gate()["findings"] if f"is sent with a {header} that does not" in item["message"]]
    assert {(item["check"], item["severity"]) for item in found} == {("external", "error")}
    assert {item["page"] for item in found} == {"/", "/404.html", "/cookies/", "/privacy/"}


def test_pages_that_call_themselves_the_same_are_found(good: Project) -> None:
    shutil.copy(good.dist / "cookies" / "index.html", good.dist / "privacy" / "index.html")
    found = [item["message"] for item in good.gate()["findings"] if item["check"] == "titles"]
    assert [message.partition(":")[0] for message in found] == [
        "shares its title with another page",
        "shares its description with another page",
    ]


def test_heavy_page_is_a_warning(good: Project) -> None:
    (good.dist / "heavy.jpg").write_bytes(b"0" * 2_000_000)
    _spoil(good, "</main>", '<img src="/heavy.jpg" alt="x"></main>')
    (finding,) = good.gate()["findings"]
    assert (finding["check"], finding["severity"]) == ("weight", "warning")


def test_heavy_code_is_a_warning(good: Project) -> None:
    (good.dist / "a.js").write_text('import "./b.js";')
    (good.dist / "b.js").write_bytes(base64.b64encode(random.Random(1).randbytes(60_000)))
    _spoil(good, "</main>", '<script type="module" src="/a.js"></script></main>')
    findings = good.gate()["findings"]
    assert {(item["check"], item["severity"]) for item in findings} == {("weight", "warning")}
    assert [item["message"].split(", ")[1] for item in findings] == ["more than 60 kB", "more than 5 kB"]


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
