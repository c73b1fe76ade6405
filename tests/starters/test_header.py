"""A header shows its pages in one line, or a menu where there is no room for them; at every width one of the two."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.blocks.specs import example_spec
from tests.blocks.writing import write_site
from tests.starters.browsing import window
from tests.starters.kit_project import SITE_URL, STARTERS, Project, assemble_written

WIDTHS = (768, 900, 1024, 1220, 1440)
SHOWN = """
    () => {
      const isShown = (element) => element.getClientRects().length > 0;
      const middle = ({ top, height }) => Math.round(top + height / 2);
      const bar = document.querySelector('.site-header .wordmark').parentElement;
      const parts = [...bar.children].filter(isShown);
      return {
        menu: isShown(document.querySelector('.site-header .menu')),
        pages: isShown(document.querySelector('.site-header .nav-links')),
        lines: new Set(parts.map((part) => Math.round(middle(part.getBoundingClientRect()) / 12))).size,
        beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    }
"""




@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize(
    ("form", "from_width"), [("northwind-metrics", 900), ("hotel-mirador-de-la-sal", 1220)], ids=["few", "many"]
)
def test_pages_stand_in_one_line_or_behind_a_menu(
    tmp_path: Path, browser: Browser, starter: str, form: str, from_width: int
) -> None:
    site = assemble_written(write_site(example_spec(form, assets={})), tmp_path / "site", starter).build()
    headers = _headers(browser, site)
    for header in headers.values():
        assert header["menu"] != header["pages"]
        assert (header["lines"], header["beyond"]) == (1, 0)
    assert [width for width, header in headers.items() if header["pages"]] == [w for w in WIDTHS if w >= from_width]


def _headers(browser: Browser, site: Project) -> dict[int, Any]:
    shown: dict[int, Any] = {}
    for width in WIDTHS:
        with window(browser, site, width) as (page, _):
            page.goto(SITE_URL)
            shown[width] = page.evaluate(SHOWN)
    return shown
