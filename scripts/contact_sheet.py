"""Websites side by side on one picture, all pages to the same scale."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

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


def thumbnail(whole: Image.Image, width: int) -> Image.Image:
    """A page that is `width` CSS pixels wide, to the sheet's scale and cut where it is too long."""
    scale = _SCALE * width / whole.width
    small = whole.convert("RGB").resize(
        (round(whole.width * scale), round(whole.height * scale)), Image.Resampling.LANCZOS
    )
    return small.crop((0, 0, small.width, min(small.height, _TALLEST)))


def sheet(tiles: Sequence[Tile]) -> Image.Image:
    """The tiles in rows, on paper."""
    rows = [tiles[start : start + _ACROSS] for start in range(0, len(tiles), _ACROSS)]
    width = _GAP + max(sum(tile.width + 2 * _GAP for tile in row) for row in rows)
    height = _GAP + sum(max(tile.height for tile in row) + 2 * _GAP for row in rows)
    paper = Image.new("RGB", (width, height), _PAPER)
    top = _GAP
    for row in rows:
        _place(paper, row, top)
        top += max(tile.height for tile in row) + 2 * _GAP
    return paper


def _place(paper: Image.Image, row: Iterable[Tile], top: int) -> None:
    draw, left = ImageDraw.Draw(paper), _GAP
    for tile in row:
        draw.text((left, top), tile.label, fill=_INK, font=ImageFont.load_default(22))
        offset = left
        for page in tile.pages:
            paper.paste(page, (offset, top + _LABEL))
            offset += page.width + _GAP // 2
        left += tile.width + 2 * _GAP
