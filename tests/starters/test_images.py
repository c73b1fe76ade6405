"""Photos come in the size that is shown, the first one at once, and nothing moves when they come."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tasks.project.starters import available_starters
from tests.starters.browsing import CHROMIUM, HEIGHTS, paths, window
from tests.starters.kit_project import SITE_URL, Project

Built = Callable[..., Project]
STARTERS = available_starters()
GOOD_SHIFT = 0.1  # by Core Web Vitals; what is left is fonts, whose stand-ins a server without Arial does not have

WINDOWS = ((360, 2), (768, 2), (1440, 1))

# What a photo's place asks for is the width of the whole photo where the place cuts it.
PLACES = """
    async () => {
      const photos = [...document.querySelectorAll('picture[data-shape] img')];
      const boxes = () => photos.map((photo) => JSON.stringify(photo.getBoundingClientRect()));
      await document.fonts.ready;
      const before = boxes();
      for (const photo of photos) photo.loading = 'eager';
      await Promise.all(photos.map((photo) => photo.decode()));
      const after = boxes();
      return photos.map((photo, index) => {
        const { width, height } = photo.getBoundingClientRect();
        const ratio = photo.getAttribute('width') / photo.getAttribute('height');
        const cuts = getComputedStyle(photo).objectFit === 'cover';
        const avif = photo.parentElement.querySelector('source[type="image/avif"]');
        const candidates = avif.srcset.split(', ').map((one) => one.split(' '));
        const chosen = candidates.find(([url]) => photo.currentSrc.endsWith(url));
        return {
          place: `${photo.closest('section')?.id} ${photo.parentElement.dataset.shape} ${avif.sizes}`,
          needed: cuts ? Math.max(width, height * ratio) : width,
          chosen: Number.parseInt(chosen[1]),
          offered: candidates.map(([, size]) => Number.parseInt(size)),
          moved: before[index] !== after[index],
        };
      });
    }
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _faults(place: dict[str, Any], scale: float) -> Iterator[str]:
    """A photo is neither blurred nor more than one size larger than the smallest that would do."""
    needed, chosen, offered = place["needed"] * scale, place["chosen"], sorted(place["offered"])
    enough = [size for size in offered if size >= needed] or offered[-1:]
    if chosen < 0.88 * needed and chosen != offered[-1]:
        yield "is blurred"
    if offered.index(chosen) > offered.index(enough[0]) + 1:
        yield "is too large"
    if place["moved"]:
        yield "moves when it comes"


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("upright", [False, True], ids=["landscape", "upright"])
def test_photos_fit_their_places_and_nothing_moves(built: Built, browser: Browser, starter: str, upright: bool) -> None:
    site = built("bakery-pt-BR", starter, upright=upright)
    problems = set()
    for width, scale in WINDOWS:
        with window(browser, site, width, scale) as (page, _):
            for path in paths(site):
                page.goto(f"{SITE_URL}{path}")
                for place in page.evaluate(PLACES):
                    figures = f"{place['chosen']} for {round(place['needed'])} x {scale}"
                    problems |= {f"{width}: {path} {place['place']} {fault}: {figures}" for fault in _faults(place, scale)}
                assert page.evaluate(SHIFT) < GOOD_SHIFT, f"{width}: {path}"
    assert sorted(problems) == []


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
        assert page.locator('img[loading="eager"]').count() == 1
        assert asked.count(hero) == 1, "the preload and the page fetch it twice"
        assert hero in (preloads.get_attribute("imagesrcset") or "")
        name = hero.split(".")[0]
        assert [path for path in asked if path.startswith(f"{name}.")] == [hero], "another size of it is fetched, too"


def test_a_page_without_photos_fetches_none_ahead(built: Built) -> None:
    assert 'as="image"' not in (built("dentist-es").dist / "index.html").read_text()
