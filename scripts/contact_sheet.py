"""Every form that we have as a website, side by side at three widths: `make contact-sheet`.

One sheet for each starter in `docs/contact-sheet/`; all pages to the same scale, home pages from top to bottom.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, sync_playwright

from domain.artifacts.onboarding import Template
from scripts.look import WIDTHS, chromium_path, make_site, screenshot

ROOT = Path(__file__).parents[1]
SHEETS = ROOT / "docs" / "contact-sheet"
_SCALE = 0.25
_TALLEST = 1_700
_ACROSS = 3
_GAP, _LABEL = 24, 40
_PAPER, _INK = "#d9d9d6", "#222222"


class Tile(NamedTuple):
    """One form's home page at every width."""

    label: str
    pages: Sequence[Image.Image]

    @property
    def width(self) -> int:
        return sum(page.width for page in self.pages) + _GAP // 2 * (len(self.pages) - 1)

    @property
    def height(self) -> int:
        return _LABEL + max(page.height for page in self.pages)


def main() -> None:
    forms = sorted((*ROOT.glob("examples/*.json"), *ROOT.glob("tests/forms/*.json")), key=lambda path: path.stem)
    tiles: dict[Template, list[Tile]] = defaultdict(list)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for form in forms:
            site = make_site(form)
            pages = tuple(_thumbnail(browser, site.files, width) for width in WIDTHS)
            tiles[site.layout.starter].append(Tile(f"{form.stem} · {site.spec.locale}", pages))
            print(f"{form.stem}: {site.layout.starter}, {len(site.findings)} findings", *site.findings, sep="\n  ")
        browser.close()
    SHEETS.mkdir(exist_ok=True)
    for starter, row in tiles.items():
        _sheet(row).save(SHEETS / f"{starter}.jpg", quality=72, optimize=True, progressive=True)


def _thumbnail(browser: Browser, files: dict[str, bytes], width: int) -> Image.Image:
    with Image.open(BytesIO(screenshot(browser, files, "/", width))) as whole:
        size = (round(whole.width * _SCALE), round(whole.height * _SCALE))
        small = whole.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    return small.crop((0, 0, small.width, min(small.height, _TALLEST)))


def _sheet(tiles: Sequence[Tile]) -> Image.Image:
    rows = [tiles[start : start + _ACROSS] for start in range(0, len(tiles), _ACROSS)]
    width = _GAP + max(sum(tile.width + 2 * _GAP for tile in row) for row in rows)
    height = _GAP + sum(max(tile.height for tile in row) + 2 * _GAP for row in rows)
    sheet = Image.new("RGB", (width, height), _PAPER)
    top = _GAP
    for row in rows:
        _place(sheet, row, top)
        top += max(tile.height for tile in row) + 2 * _GAP
    return sheet


def _place(sheet: Image.Image, row: Iterable[Tile], top: int) -> None:
    draw, left = ImageDraw.Draw(sheet), _GAP
    for tile in row:
        draw.text((left, top), tile.label, fill=_INK, font=ImageFont.load_default(22))
        offset = left
        for page in tile.pages:
            sheet.paste(page, (offset, top + _LABEL))
            offset += page.width + _GAP // 2
        left += tile.width + 2 * _GAP


if __name__ == "__main__":
    main()
