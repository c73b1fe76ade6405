"""Show forms as websites, without the pipeline around: for those who work on starters, sections and words.

    .venv/bin/python scripts/look.py examples/padaria-aurora.json --starter portfolio --width 390

Writes and builds each form with the offline writer and leaves a screenshot for each page and width in
`.sitegen/look/{form}[-{starter}]/`, for other languages in `en/` and the like there, with the built files in `dist/`.
The spec's warnings are printed, and what the release gate finds without its browser.
"""

import argparse
import mimetypes
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from playwright.sync_api import Browser, Route, sync_playwright
from pydantic import BaseModel

from blocks.ai.interface import Prompt, Purpose
from blocks.ai.offline_writer import OfflineWriter
from blocks.web.assets import clean
from domain.artifacts.assets import Asset, AssetCatalogue
from domain.artifacts.base import Artifact
from domain.artifacts.content import PageContent, SiteContent, Translation
from domain.artifacts.documents import Brief, Sitemap
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.onboarding import OnboardingForm, Template
from domain.artifacts.spec import SiteSpec
from domain.errors import AssetRefused
from domain.fields import UPLOAD_PREFIX
from domain.slugs import slug_from_name
from sandbox.gate import GateReport, verify_site
from sandbox.site_build import build_site
from tasks.build.sandboxed import chromium, toolchain
from tasks.build.verify_site import gate_request
from tasks.generate.site_data import page_data, page_file, site_assets, site_data
from tasks.ingest.download_assets import asset_of, requested_assets
from tasks.ingest.intake import read_local_form, with_uploads
from tasks.ingest.understand import understand_form
from tasks.project.starters import starter_files

SITE_URL = "https://site.example"
FORMS_URL = "https://forms.example/forms/1"
WIDTHS = (360, 768, 1440)
_HEIGHTS = {360: 780, 390: 844, 768: 1024, 1440: 900}
_BEFORE_LAZY = "document.querySelectorAll('img[loading=lazy]').forEach((image) => { image.loading = 'eager'; })"
# A full-page picture would show what is fixed to the window's edge in the middle of the page.
_UNFIXED = ":is(.contact-bar .ways, .consent form) { position: static !important; }"
_SETTLED = """
    Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))])
"""

T = TypeVar("T", bound=Artifact)


class Site(NamedTuple):
    """A built site, and what was ordered."""

    spec: SiteSpec
    sitemap: Sitemap
    content: SiteContent
    layout: LayoutPlan
    files: dict[str, bytes]

    @property
    def sitemaps(self) -> tuple[Sitemap, ...]:
        """One for each language."""
        return (self.sitemap, *(translation.sitemap for translation in self.content.translations))

    @property
    def gate_request(self) -> dict[str, Any]:
        return gate_request(self.spec, self.sitemap, self.content, SITE_URL, FORMS_URL)


def make_site(path: Path, starter: Template | None = None) -> Site:
    """A form as a built site, on the starter that it asks for or on the one that is named."""
    spec, pictures = understood(path, starter)
    brief = _write(Brief, spec=spec)
    sitemap, pages = _pages(spec, brief)
    translations = tuple(_translated(spec.in_language(locale), brief) for locale in spec.languages[1:])
    content = SiteContent(pages=pages, translations=translations)
    layout = _write(LayoutPlan, spec=spec, sitemap=sitemap, content=content)
    return Site(spec, sitemap, content, layout, _build(spec, sitemap, content, layout, pictures))


def _pages(spec: SiteSpec, brief: Brief) -> tuple[Sitemap, tuple[PageContent, ...]]:
    """The site in one language."""
    sitemap = _write(Sitemap, spec=spec, brief=brief)
    return sitemap, tuple(
        _write(PageContent, spec=spec, sitemap=sitemap, brief=brief, page=page) for page in sitemap.pages
    )


def _translated(spec: SiteSpec, brief: Brief) -> Translation:
    sitemap, pages = _pages(spec, brief)
    return Translation(locale=spec.locale, sitemap=sitemap, pages=pages)


def findings(report: GateReport) -> tuple[str, ...]:
    """What the gate found, a line each."""
    return tuple(f"{item.severity} {item.check} {item.page} {item.message}" for item in report.findings)


def understood(path: Path, starter: Template | None = None) -> tuple[SiteSpec, dict[str, bytes]]:
    """The spec of a form with the pictures beside it, and those pictures by file name; nothing is downloaded."""
    local = read_local_form(path)
    uploads = {source: f"{UPLOAD_PREFIX}{number}" for number, source in enumerate(local.files)}
    form = with_uploads(local.form, uploads)
    if starter:
        form = form.model_copy(update={"template": starter})
    catalogue, pictures = _assets(form, {uploads[source]: content for source, content in local.files.items()})
    slug = form.slug or slug_from_name(form.business.name)
    return understand_form(form, catalogue, slug=slug), pictures


def _assets(form: OnboardingForm, uploads: Mapping[str, bytes]) -> tuple[AssetCatalogue, dict[str, bytes]]:
    assets: list[Asset] = []
    warnings: list[str] = []
    pictures: dict[str, bytes] = {}
    for request in requested_assets(form).requests:
        if request.source not in uploads:
            warnings.append(f"left out {request.source}: it does not lie beside the form")
            continue
        try:
            picture = clean(uploads[request.source])
        except AssetRefused as error:
            warnings.append(f"left out {request.source}: {error}")
            continue
        assets.append(asset_of(request, picture))
        pictures[assets[-1].file] = picture.content
    return AssetCatalogue(assets=tuple(assets), warnings=tuple(warnings)), pictures


def _write(artifact_type: type[T], **values: BaseModel) -> T:
    output = OfflineWriter().generate(artifact_type, Prompt(Purpose.ANALYSIS, Path(), values))
    if output.content is None:
        raise ValueError("; ".join(output.validation_errors))
    return output.content


def _build(
    spec: SiteSpec, sitemap: Sitemap, content: SiteContent, layout: LayoutPlan, assets: Mapping[str, bytes]
) -> dict[str, bytes]:
    sources = dict(starter_files(layout.starter))
    sources["src/data/site.json"] = site_data(spec, sitemap, content, layout).model_dump_json().encode()
    for page in page_data(spec, sitemap, content, layout):
        sources[page_file(page, spec)] = page.model_dump_json().encode()
    sources |= {f"src/data/assets/{asset.file}": assets[asset.file] for asset in site_assets(spec)}
    with tempfile.TemporaryDirectory(prefix="sitegen-look-") as folder:
        _write_files(Path(folder), sources)
        cache = Path(tempfile.gettempdir(), "sitegen-look-images", spec.slug)
        build = build_site(Path(folder), toolchain(), site_url=SITE_URL, forms_url=FORMS_URL, cache=cache)
    if not build.passed:
        raise ValueError(f"{spec.slug} does not build: {build.problems}\n{build.log_tail}")
    return build.files


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def chromium_path() -> str:
    """The browser that takes the pictures."""
    found = chromium()
    if found is None:
        raise SystemExit("There is no Chromium. Install one: apt-get install chromium-headless-shell")
    return str(found.path)


def screenshot(browser: Browser, files: Mapping[str, bytes], path: str, width: int) -> bytes:
    """A page of built files, whole, as PNG; nothing but these files can be loaded."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE_URL).split("?")[0].lstrip("/")
        name = f"{name}index.html" if name in {"", "/"} or name.endswith("/") else name
        if name not in files:
            route.fulfill(status=404)
            return
        route.fulfill(body=files[name], content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")

    page = browser.new_page(viewport={"width": width, "height": _HEIGHTS.get(width, 900)}, reduced_motion="reduce")
    page.route("**/*", answer)
    page.goto(SITE_URL + path)
    page.evaluate(_BEFORE_LAZY)
    page.evaluate(_SETTLED)
    page.add_style_tag(content=_UNFIXED)
    image = page.screenshot(full_page=True)
    page.close()
    return image


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument("--starter", type=Template, choices=list(Template)[1:], help="instead of the form's own")
    parser.add_argument("--width", type=int, action="append", help=f"in pixels; else {WIDTHS}")
    parser.add_argument("--page", action="append", help="such as home; else every page")
    parser.add_argument("--out", type=Path, default=Path(".sitegen/look"))
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for path in chosen.forms:
            site = make_site(path, chosen.starter)
            found = findings(verify_site(site.files, site.gate_request, toolchain(), chromium=None).report)
            folder = chosen.out / (f"{path.stem}-{chosen.starter}" if chosen.starter else path.stem)
            _write_files(folder / "dist", site.files)
            for home, page in ((sitemap.home, page) for sitemap in site.sitemaps for page in sitemap.pages):
                if chosen.page and page.id not in chosen.page:
                    continue
                for width in chosen.width or WIDTHS:
                    target = folder / home.strip("/") / f"{page.id}-{width}.png"
                    target.parent.mkdir(exist_ok=True)
                    target.write_bytes(screenshot(browser, site.files, page.path, width))
            print(
                f"{folder}: {site.layout.starter}, {len(found)} findings",
                *site.spec.warnings,
                *found,
                sep="\n  ",
            )
        browser.close()


if __name__ == "__main__":
    main()
