"""Every form that we have as a website, measured and looked at: `make quality`.

Each site is built by the offline writer and goes through the whole release gate, with Lighthouse on every page. One
table of figures and one contact sheet for each starter go to `docs/quality/`; a figure that misses its goal, or a
finding of the gate, makes it fail.
"""

import gzip
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from domain.artifacts.onboarding import Template
from sandbox.gate import GateReport, Verdict, verify_site
from scripts.contact_sheet import Tile, sheet, thumbnail
from scripts.look import Site, findings, make_site
from tasks.build.sandboxed import chromium, toolchain

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "quality"
WIDTHS = (360, 768, 1440)
_TABLE = "<!-- figures: made by `make quality` -->"
_GATE_SECONDS = 20
_PAGE_KILOBYTES, _SCRIPT_KILOBYTES = 60, 5
_GOALS = {"performance": 95, "accessibility": 100, "best_practices": 100, "seo": 100}


class Figures(NamedTuple):
    """What was measured of one site; scores are the lowest of its pages."""

    form: str
    kind: str
    locale: str
    starter: str
    pages: int
    scores: Mapping[str, int]
    violations: int
    html_errors: int
    broken_links: int
    other_findings: int
    page_kilobytes: float
    script_kilobytes: float

    def misses(self) -> Iterator[str]:
        """Each goal that the site does not reach, in words."""
        for name, goal in _GOALS.items():
            if self.scores[name] < goal:
                yield f"{self.form}: {name} {self.scores[name]}, the goal is {goal}"
        for what in ("violations", "html_errors", "broken_links", "other_findings"):
            if count := getattr(self, what):
                yield f"{self.form}: {count} {what.replace('_', ' ')}"
        if self.page_kilobytes > _PAGE_KILOBYTES:
            yield f"{self.form}: the home page has {self.page_kilobytes:.1f} KB, the goal is {_PAGE_KILOBYTES}"
        if self.script_kilobytes > _SCRIPT_KILOBYTES:
            yield f"{self.form}: {self.script_kilobytes:.1f} KB of JavaScript, the goal is {_SCRIPT_KILOBYTES}"

    def row(self) -> str:
        scores = [str(self.scores[name]) for name in _GOALS]
        counts = (self.violations, self.html_errors, self.broken_links, self.other_findings)
        weights = (f"{self.page_kilobytes:.1f}", f"{self.script_kilobytes:.1f}")
        cells = (self.form, self.kind, self.locale, self.starter, self.pages, *scores, *counts, *weights)
        return f"| {' | '.join(map(str, cells))} |"


_HEAD = """\
| form | business | language | starter | pages | performance | accessibility | best practices | SEO | axe | HTML | \
links | other | home KB | JS KB |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    browser = chromium()
    if browser is None:
        sys.exit("quality: failed: there is no Chromium; run scripts/system-packages")
    forms = sorted((*ROOT.glob("examples/*.json"), *ROOT.glob("tests/forms/*.json")), key=lambda path: path.stem)
    rows: list[Figures] = []
    tiles: dict[Template, list[Tile]] = defaultdict(list)
    for form in forms:
        site = make_site(form)
        verdict = verify_site(site.files, site.gate_request | {"lighthouse": "every_page"}, toolchain(), browser)
        rows.append(_figures(form.stem, site, verdict.report))
        tiles[site.layout.starter].append(_tile(form.stem, site, verdict))
        print(rows[-1].row(), *findings(verdict.report), sep="\n  ", flush=True)
    gate_seconds = {form.stem: _gate_seconds(form) for form in sorted(ROOT.glob("examples/*.json"))}
    FOLDER.mkdir(exist_ok=True)
    for starter, row in tiles.items():
        sheet(row).save(FOLDER / f"{starter}.jpg", quality=72, optimize=True, progressive=True)
    _write_table(rows, gate_seconds)
    misses = [miss for figures in rows for miss in figures.misses()]
    misses += [f"{form}: the gate took {took:.1f} s" for form, took in gate_seconds.items() if took > _GATE_SECONDS]
    print(*misses, sep="\n")
    print(f"quality: {len(rows)} sites, " + (f"{len(misses)} goals missed" if misses else "every goal reached"))
    sys.exit(1 if misses else 0)


def _figures(form: str, site: Site, report: GateReport) -> Figures:
    count = defaultdict(int, {check.name: 0 for check in report.checks})
    for finding in report.findings:
        count[finding.check] += 1
    count["skipped"] = sum(check.status == "skipped" for check in report.checks)
    told_apart = ("accessibility", "html", "links")
    page, scripts = _home_kilobytes(site.files)
    return Figures(
        form=form,
        kind=site.spec.business.industry,
        locale=" ".join(site.spec.languages),
        starter=site.layout.starter,
        pages=len({item.page for item in report.scores}),
        scores={name: min(getattr(item, name) for item in report.scores) for name in _GOALS},
        violations=count["accessibility"],
        html_errors=count["html"],
        broken_links=count["links"],
        other_findings=sum(number for name, number in count.items() if name not in told_apart),
        page_kilobytes=page,
        script_kilobytes=scripts,
    )


def _home_kilobytes(files: Mapping[str, bytes]) -> tuple[float, float]:
    """Compressed HTML, CSS and JavaScript of the home page, and the JavaScript alone, as it is."""
    html = files["index.html"].decode()
    named = set(re.findall(r'(?:src|href)="/([^"]+\.(?:css|js))"', html))
    scripts = {name for name in named if name.endswith(".js")}
    for name in tuple(scripts):
        scripts |= {f"_astro/{other}" for other in re.findall(r'"\./([^"]+\.js)"', files[name].decode())}
    compressed = sum(len(gzip.compress(files[name])) for name in {"index.html", *named, *scripts})
    return compressed / 1024, sum(len(files[name]) for name in scripts) / 1024


def _gate_seconds(form: Path) -> float:
    """How long the pipeline's own gate takes on a site."""
    site = make_site(form)
    began = time.monotonic()
    verify_site(site.files, site.gate_request, toolchain(), chromium())
    return time.monotonic() - began


def _tile(form: str, site: Site, verdict: Verdict) -> Tile:
    pictures = {shot.width: verdict.pictures[shot.file] for shot in verdict.report.screenshots if shot.page == "/"}
    pages: list[Image.Image] = []
    for width in WIDTHS:
        with Image.open(BytesIO(pictures[width])) as whole:
            pages.append(thumbnail(whole, width))
    return Tile(f"{form} · {site.spec.locale}", pages)


def _write_table(rows: Sequence[Figures], gate_seconds: Mapping[str, float]) -> None:
    readme = FOLDER / "README.md"
    before, _, after = readme.read_text().split(_TABLE)
    timed = ", ".join(f"{form} {seconds:.1f} s" for form, seconds in gate_seconds.items())
    table = "\n".join((_HEAD, *(row.row() for row in rows)))
    readme.write_text(f"{before}{_TABLE}\n\n{table}\n\nThe pipeline's gate, in seconds: {timed}.\n\n{_TABLE}{after}")


if __name__ == "__main__":
    main()
