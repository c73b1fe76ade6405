"""Assembles kit, starter and a fixture's data as the pipeline does, and builds it with the kit's own Node."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from PIL import Image

from domain.artifacts.onboarding import Template
from sandbox.chromium import find_chromium
from tasks.generate.site_data import page_data, page_file, site_data
from tests.blocks.writing import Written

ROOT = Path(__file__).parents[2]
KIT = ROOT / "starters" / "kit"
FIXTURES = Path(__file__).parent / "fixtures"
STARTERS = tuple(str(name) for name in Template if name is not Template.AUTO)
NODE = KIT / "node_modules" / ".bin" / "node"
SITE_URL = "https://site.example"
BROWSER_CHECKS = {"accessibility", "console", "overflow", "screenshots", "lighthouse"}


def installed_chromium() -> str:
    """The path of the browser that the gate's tests look with."""
    found = find_chromium(None)
    assert found, "Chromium is missing: run `make system`."
    return str(found.path)


@dataclass(frozen=True)
class Project:
    """A site's sources in a folder of their own."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "src" / "data"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def pictures(self) -> Path:
        return self.root / "pictures"

    def read(self, path: str) -> Any:
        return json.loads((self.data / path).read_text())

    def write(self, path: str, content: Any) -> None:
        (self.data / path).write_text(json.dumps(content))

    def node(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {"PATH": os.environ["PATH"], "HOME": str(self.root), "ASTRO_TELEMETRY_DISABLED": "1", **environment}
        command = [str(NODE), *arguments]
        return subprocess.run(
            command, cwd=self.root, env=variables, capture_output=True, text=True, timeout=120, check=False
        )

    def astro(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.node("node_modules/astro/bin/astro.mjs", command, **environment)

    def build(self, **environment: str) -> "Project":
        done = self.astro("build", SITE_URL=SITE_URL, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return self

    def gate(self, chromium: str = "none", **extra: Any) -> dict[str, Any]:
        """What the gate reports; a look in a browser takes ten times as long as all the rest."""
        request, report = self.root / "request.json", self.root / "report.json"
        request.write_text(json.dumps(self.request() | extra))
        options = ("--site", "dist", "--request", str(request), "--report", str(report), "--chromium", chromium)
        done = self.node("gate/check.mjs", *options, "--pictures", str(self.pictures))
        assert done.returncode == 0, done.stderr
        outcome: dict[str, Any] = json.loads(report.read_text())
        return outcome

    def request(self) -> dict[str, Any]:
        pages = [json.loads(path.read_text()) for path in sorted((self.data / "pages").rglob("*.json"))]
        heads = [{key: page[key] for key in ("path", "locale", "title", "description")} for page in pages]
        site = self.read("site.json")
        contact = site.get("contact", {})
        return {
            "locale": site["languages"][0]["locale"],
            "site_url": SITE_URL,
            "pages": heads,
            "facts": [],
            "hours": contact.get("hours") or [],
            "special_hours": contact.get("special_hours") or [],
        }


def assemble(fixture: str, folder: Path, starter: str = "local-business") -> Project:
    """Kit files + starter overlay + data, with the kit's packages beside them."""
    project = _bare(folder, starter)
    source = FIXTURES / fixture
    shutil.copytree(source, folder / "src" / "data", ignore=shutil.ignore_patterns("custom"))
    if (source / "custom").exists():
        shutil.copytree(source / "custom", folder / "src" / "custom")
    project.write("site.json", project.read("site.json") | {"starter": starter})
    return project


def assemble_written(site: Written, folder: Path, starter: str = "local-business") -> Project:
    """The same with what a writer wrote; there are no pictures."""
    project = _bare(folder, starter)
    documents = (site.spec, site.sitemap, site.content, site.layout)
    project.data.mkdir()
    project.write("site.json", site_data(*documents).model_dump(mode="json") | {"starter": starter})
    for page in page_data(*documents):
        file = folder / page_file(page, site.spec)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.model_dump_json())
    return project


def _bare(folder: Path, starter: str) -> Project:
    shutil.copytree(KIT, folder, ignore=shutil.ignore_patterns("node_modules", "dist", ".astro", ".cache"))
    shutil.copytree(ROOT / "starters" / starter, folder / "src" / "starter")
    (folder / "node_modules").symlink_to(KIT / "node_modules")
    return Project(folder)


def stand_upright(project: Project) -> Project:
    """Every photo of the project becomes a portrait: small, and cut from its middle."""
    site = project.read("site.json")
    for image in site["images"].values():
        path = project.data / "assets" / image["file"]
        if path.suffix != ".jpg":
            continue
        with Image.open(path) as photo:
            left = (photo.width - photo.height * 4 // 5) // 2
            upright = photo.crop((left, 0, photo.width - left, photo.height)).resize((480, 600))
        upright.save(path)
        image["width"], image["height"] = upright.size
    project.write("site.json", site)
    return project


def text_of(html: str) -> str:
    """The text of a page's body, its white space as single spaces."""
    body = re.sub(r"<(script|style).*?</\1>", " ", html.split("<body", maxsplit=1)[1], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
