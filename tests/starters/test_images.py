"""Photos come in the size that is shown, the first one at once, and nothing moves when they come."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.starters.browsing import HEIGHTS, paths, window
from tests.starters.exhibition import assemble_exhibition
from tests.starters.kit_project import SITE_URL, STARTERS, Project

Built = Callable[..., Project]
GOOD_SHIFT = 0.1  # by Core Web Vitals; what is left is fonts, whose stand-ins a server without Arial does not have

# What a photo's `sizes` say by what it takes: a little less cannot be seen, a little more is soon fetched.
SHARPEST, LARGEST = 0.9, 1.3

# What a photo's place asks for is the width of the whole photo where the place cuts it. With `srcset` by widths, a
# photo's natural width is what its `sizes` come to.
PLACES = """
    async () => {
      const photos = [...document.querySelectorAll('picture[data-shape] img')];
      const boxes = () => photos.map((photo) => photo.getBoundingClientRect());
      await document.fonts.ready;
      const before = boxes();
      for (const photo of photos) photo.loading = 'eager';
      await Promise.all(photos.map((photo) => photo.decode()));
      return boxes().map(({ top, width, height }, index) => {
        const photo = photos[index];
        const ratio = photo.getAttribute('width') / photo.getAttribute('height');
        const cuts = getComputedStyle(photo).objectFit === 'cover';
        return {
          place: `${photo.closest('section')?.id} ${photo.parentElement.dataset.shape} ${photo.sizes}`,
          needed: cuts ? Math.max(width, height * ratio) : width,
          told: photo.naturalWidth,
          moved: Math.abs(top - before[index].top) + Math.abs(height - before[index].height),
        };
      });
    }
"""
SEEN = """
    () => [...document.querySelectorAll('picture[data-shape="portrait"] img')]
      .map((photo) => getComputedStyle(photo))
      .filter(({ objectFit }) => objectFit === 'cover')
      .map(({ objectPosition }) => objectPosition)
"""
SHIFT = """
    () => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(0), 50);
    })
"""
HERO = """
    async () => {
      const photo = document.querySelector('main section img[fetchpriority="high"]');
      if (!photo) return null;
      await photo.decode();
      return new URL(photo.currentSrc).pathname;
    }
"""


def _faults(place: dict[str, Any]) -> Iterator[str]:
    share = place["told"] / place["needed"]
    if share < SHARPEST:
        yield "is blurred"
    if share > LARGEST:
        yield "is too large"
    if place["moved"] > 2:
        yield "moves when it comes"


@pytest.fixture(scope="module")
def exhibition(tmp_path_factory: pytest.TempPathFactory) -> Built:
    images = tmp_path_factory.mktemp("images")

    @cache
    def build(starter: str) -> Project:
        project = assemble_exhibition(tmp_path_factory.mktemp("exhibition") / "site", starter)
        (project.root / ".cache").symlink_to(images)
        return project.build()

    return build


@pytest.mark.parametrize("starter", STARTERS)
def test_photos_fit_their_places_and_nothing_moves(exhibition: Built, browser: Browser, starter: str) -> None:
    site = exhibition(starter)
    problems = set()
    for width in HEIGHTS:
        with window(browser, site, width) as (page, _):
            for path in paths(site):
                page.goto(f"{SITE_URL}{path}")
                for place in page.evaluate(PLACES):
                    figures = f"{place['told']} for {round(place['needed'])}"
                    problems |= {f"{width}: {path} {place['place']} {fault}: {figures}" for fault in _faults(place)}
                assert page.evaluate(SHIFT) < GOOD_SHIFT, f"{width}: {path}"
    assert not problems, "\n".join(sorted(problems))


@pytest.mark.parametrize("starter", STARTERS)
def test_a_photo_that_is_cut_keeps_its_subject_in_sight(exhibition: Built, browser: Browser, starter: str) -> None:
    with window(browser, exhibition(starter), 1440) as (page, _):
        page.goto(f"{SITE_URL}/galeria/")
        assert set(page.evaluate(SEEN)) == {"30% 20%"}


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("width", HEIGHTS)
def test_the_first_photo_is_fetched_once_and_ahead(built: Built, browser: Browser, starter: str, width: int) -> None:
    site = built("bakery-pt-BR", starter)
    with window(browser, site, width, 2) as (page, asked):
        page.goto(f"{SITE_URL}/")
        hero = page.evaluate(HERO)
        assert hero is not None
        preloads = page.locator('head link[rel="preload"][as="image"]')
        assert preloads.count() == 1
        assert page.locator('img[fetchpriority="high"]').count() == 1
        assert page.locator('main img:not([loading="lazy"])').count() == 1
        assert asked.count(hero) == 1, "the preload and the page fetch it twice"
        assert hero in (preloads.get_attribute("imagesrcset") or "")
        name = hero.split(".")[0]
        assert [path for path in asked if path.startswith(f"{name}.")] == [hero], "another size of it is fetched, too"


def test_a_page_without_photos_fetches_none_ahead(built: Built) -> None:
    assert 'as="image"' not in (built("dentist-es").dist / "index.html").read_text()
