"""Clients who type and link whatever they like: their words stay words, and their links lead nowhere else."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser
from pypdf import PdfReader

from domain.artifacts.onboarding import Locale
from tests.journeys.command_line import CommandLine
from tests.journeys.hostile.bombs import costly_pictures, drawing_bombs, pixel_bombs
from tests.journeys.hostile.browser import chromium, visit
from tests.journeys.hostile.forms import hostile_form
from tests.journeys.hostile.servers import TRUSTED, Listener, TrustedServer, listeners

EXAMPLES = Path(__file__).parents[2] / "examples"
PHOTO = EXAMPLES / "padaria-aurora" / "paes.jpg"
ATTACKED_RUN = str(Path(__file__).parent / "hostile" / "attacked_run.py")
MEMORY_GOAL = 400_000_000
EVERYWHERE = ["0.0.0.0/0", "::/0"]


class Hostile(NamedTuple):
    """A site of hostile texts: what visitors must find in it, what came of it, and where its artifacts are."""

    slug: str
    seen: list[str]
    answer: dict[str, Any]
    project: Path

    def artifact(self, name: str) -> bytes:
        return (self.project / "artifacts" / name).read_bytes()


@pytest.fixture(scope="module", params=list(Locale))
def hostile(request: pytest.FixtureRequest, sitegen: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(PHOTO, folder / "photo.jpg")
    slug = f"hostile-{request.param.lower()}"
    form, seen, _ = hostile_form(request.param, slug, "photo.jpg")
    (folder / "form.json").write_text(json.dumps(form))
    answer = sitegen("generate", str(folder / "form.json"), "--json")
    assert answer.exit_code == 0, answer.stderr
    project = sitegen.home / "store" / "projects" / answer.json["project_id"]
    return Hostile(slug, seen, answer.json, project)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_whatever_is_typed_is_text_and_nothing_else(hostile: Hostile, browser: Browser) -> None:
    assert hostile.answer["quality"]["errors"] == []
    assert hostile.answer["status"] == "preview_ready"
    visited = visit(browser, Path(hostile.answer["dist"]))
    shown = "\n".join(visited.texts)
    assert [text for text in hostile.seen if text not in shown] == []
    assert (visited.foreign, visited.ran, visited.requests) == ([], [], [])
    assert len(visited.titles) >= 7
    assert all(hostile.seen[0] in title for title in visited.titles)


def test_the_brief_shows_it_as_text(hostile: Hostile) -> None:
    markdown = hostile.artifact("brief.md").decode()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    assert "&lt;script data-theirs&gt;window.theirs=1&lt;/script&gt;" in html
    for trap in ("<script", "<b data", "<img", "<style", "<!--", 'href="javascript'):
        assert trap not in html
    pages = PdfReader(BytesIO(hostile.artifact("brief.pdf"))).pages
    assert [page for page in pages if "/Annots" in page] == []
    words = "".join("".join(page.extract_text() for page in pages).split())
    for text in ("<scriptdata-theirs>window.theirs=1</script>", "**bold**_it_[a](javascript:alert(1))", "&lt;b&gt;"):
        assert text in words


def test_operators_see_it_as_text_in_prefect(hostile: Hostile, sitegen: CommandLine) -> None:
    wanted = {"artifacts": {"key": {"any_": ["site-spec"]}}, "limit": 50}
    found = httpx.post(f"{sitegen.api_url}/artifacts/filter", json=wanted, trust_env=False).raise_for_status().json()
    (markdown,) = [item["data"] for item in found if f'"slug": "{hostile.slug}"' in item["data"]]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    active = {"html_block", "html_inline", "link_open", "image", "em_open", "strong_open", "code_inline"}
    assert not active & {token.type for token in (*tokens, *inline)}
    heading = next(token.children for token in tokens if token.type == "inline") or ()
    assert "".join(child.content for child in heading) == hostile.seen[0]
    (fence,) = [token for token in tokens if token.type == "fence"]
    spec = json.loads(hostile.artifact("spec.json"))
    assert json.loads(fence.content)["business"] == {key: value for key, value in spec["business"].items() if value}


class Attacked(NamedTuple):
    """A run of `sitegen` among hostile servers."""

    exit_code: int
    stderr: str
    answer: dict[str, Any]
    connections: list[tuple[str, int]]
    peak: int


class Attack:
    """Hostile servers, and a form whose links lead to them."""

    def __init__(self, folder: Path, sitegen: CommandLine) -> None:
        self._folder, self._sitegen = folder, sitegen
        self.names = {
            "loopback.example": [["127.0.0.1"]],
            "loopback6.example": [["::1"]],
            "mapped.example": [["::ffff:127.0.0.1"]],
            "private.example": [["10.0.0.1"]],
            "unique-local.example": [["fd12:3456::1"]],
            "link-local.example": [["169.254.169.254"]],
            "link-local6.example": [["fe80::1"]],
            "translated.example": [["64:ff9b::7f00:1"]],
            "mixed.example": [["93.184.216.34", "127.0.0.1"]],
            "rebinding.example": [[TRUSTED], ["127.0.0.1"]],
            "public.example": [[TRUSTED]],
        }
        self.server = TrustedServer(folder, ["public.example", "rebinding.example"])
        self.listeners = listeners()
        self._twin = Listener(self.server.port, "127.0.0.1")

    def close(self) -> None:
        self.server.close()
        for listener in (*self.listeners, self._twin):
            listener.close()

    def visited(self) -> list[str]:
        """Which of our addresses somebody came to."""
        return [address for listener in (*self.listeners, self._twin) for address in listener.visitors]

    def links(self) -> list[str]:
        """Addresses that must never be connected to, on every port that is listened on, and redirects to them."""
        names = [name for name in self.names if name not in {"rebinding.example", "public.example"}]
        hosts = [*names, "localhost", "127.1", "0x7f.1", "2130706433", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"]
        hosts += ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[fc00::1]", "[fe80::1]", "[::ffff:127.0.0.1]"]
        first, *others = (listener.port for listener in self.listeners)
        direct = [f"https://{host}:{first}/photo.jpg" for host in hosts]
        direct += [f"https://{host}:{port}/photo.jpg" for host in ("loopback.example", "127.1") for port in others]
        redirected = ["https://127.0.0.1", "https://[::1]", "https://169.254.169.254", "https://[::ffff:127.0.0.1]"]
        for number, host in enumerate([*redirected, "https://loopback.example", "http://127.0.0.1"]):
            self.server.redirect(f"/{number}", f"{host}:{first}/photo.jpg")
        self.server.redirect("/loop", "/loop")
        ours = f"https://public.example:{self.server.port}"
        return [*direct, *(f"{ours}/{number}" for number in range(6)), f"{ours}/loop"]

    def run(self, form: dict[str, Any], *arguments: str, allowed: list[str], seconds: float = 10) -> Attacked:
        setting, report, path = (self._folder / name for name in ("setting.json", "report.json", "form.json"))
        setting.write_text(
            json.dumps(
                {"names": self.names, "allowed": allowed, "ca_file": str(self.server.ca_file), "seconds": seconds}
                | {"report": str(report)}
            )
        )
        path.write_text(json.dumps(form))
        done = subprocess.run(
            [sys.executable, ATTACKED_RUN, setting, "generate", path, *arguments, "--json"],
            env=self._sitegen.environment, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip
        told = json.loads(report.read_text())
        answer = json.loads(done.stdout.strip().splitlines()[-1])
        connections = [(host, port) for host, port in told["connections"] if port != self._prefect_port()]
        return Attacked(done.returncode, done.stderr, answer, connections, told["peak"])

    def _prefect_port(self) -> int:
        return int(httpx.URL(self._sitegen.api_url).port or 0)


@pytest.fixture
def attack(sitegen: CommandLine, tmp_path: Path) -> Iterator[Attack]:
    attack = Attack(tmp_path, sitegen)
    yield attack
    attack.close()


def attacking(slug: str, sources: list[str], logo: str) -> dict[str, Any]:
    form: dict[str, Any] = json.loads((EXAMPLES / "padaria-aurora.json").read_text())
    images = [{"source": source, "alt": f"Foto {number}"} for number, source in enumerate(sources)]
    contact = form["contact"] | {"email": f"{slug}@example.com"}
    return form | {"slug": slug, "people": [], "contact": contact, "assets": {"logo": logo, "images": images}}


def test_links_into_private_networks_are_never_followed_and_bombs_do_not_go_off(
    attack: Attack, sitegen: CommandLine, tmp_path: Path
) -> None:
    ours = f"https://public.example:{attack.server.port}"
    rebinding = f"https://rebinding.example:{attack.server.port}"
    attack.server.send("/photo.jpg", PHOTO.read_bytes())
    attack.server.send_gzip_bomb("/gzip")
    bombs, costly = pixel_bombs() | drawing_bombs(), costly_pictures()
    for name, content in (bombs | costly).items():
        (tmp_path / name).write_bytes(content)
    refused = [*attack.links(), f"{ours}/gzip", *bombs]
    kept = [f"{rebinding}/photo.jpg", f"{ours}/photo.jpg", *costly]
    form = attacking("attacked", [*kept, *refused, f"{rebinding}/again.jpg"], logo="https://loopback.example/logo.svg")

    ended = attack.run(form, allowed=[f"{TRUSTED}/32"])

    assert ended.exit_code == 0, ended.stderr
    assert (ended.answer["status"], ended.answer["quality"]["errors"]) == ("preview_ready", [])
    assert attack.visited() == []
    assert set(ended.connections) == {(TRUSTED, attack.server.port)}
    artifacts = sitegen.home / "store" / "projects" / ended.answer["project_id"] / "artifacts"
    catalogue = json.loads((artifacts / "assets.json").read_text())
    assert [asset["alt"] for asset in catalogue["assets"]] == [f"Foto {number}" for number in range(len(kept))]
    warnings = json.loads((artifacts / "spec.json").read_text())["warnings"]
    assert warnings[0].startswith("O site foi feito sem o logotipo, porque o link não leva a um endereço https público")
    pictures = range(len(kept), len(kept) + len(refused) + 1)
    assert [f"“Foto {number}”" in warning for number, warning in zip(pictures, warnings[1:], strict=True)] == [
        True for _ in pictures
    ]
    assert ended.answer["warnings"] == sitegen("show", "attacked", "--json").json["warnings"] == warnings
    assert ended.peak < MEMORY_GOAL


def test_the_control_without_the_guard_every_one_of_them_is_reached(attack: Attack) -> None:
    links = attack.links()
    form = attacking("unguarded", links, logo="https://loopback.example/logo.svg")
    ended = attack.run(form, "--until", "download_assets", allowed=EVERYWHERE)
    assert ended.exit_code == 0, ended.stderr
    assert {"127.0.0.1", "::1"} <= set(attack.visited())
    reached = {host for host, _ in ended.connections}
    assert {"10.0.0.1", "fd12:3456::1", "169.254.169.254", "fe80::1", "64:ff9b::7f00:1", "2002:7f00:1::"} <= reached
    assert {listener.port for listener in attack.listeners} <= {port for _, port in ended.connections}
