"""Whatever colour a client has, the site can be read."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.generate.palette import (
    LARGE_CONTRAST,
    PAIRS,
    ROLES,
    STEPS,
    SURFACES,
    TEXT_CONTRAST,
    contrast,
    make_dark_palette,
    make_palette,
)

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
DIFFICULT = (
    "#ffffff",
    "#000000",
    "#fefefe",
    "#010101",
    "#808080",
    "#ffff00",
    "#ffd400",
    "#00ff00",
    "#ffc0cb",
    "#777777",
    "#ff0000",
    "#0000ff",
    "#fff6a8",
)
Make = Callable[[str], dict[str, str]]
BOTH = pytest.mark.parametrize("make", [make_palette, make_dark_palette])


def _assert_readable(make: Make, brand: str) -> None:
    palette = make(brand)
    for pair in PAIRS:
        measured = contrast(palette[pair.foreground], palette[pair.background])
        assert measured >= pair.contrast, f"{brand}: {pair.foreground} on {pair.background} has {measured:.2f}"


@BOTH
@given(brand=COLORS)
def test_every_text_pair_has_its_contrast(make: Make, brand: str) -> None:
    _assert_readable(make, brand)


@BOTH
@pytest.mark.parametrize("brand", DIFFICULT)
def test_difficult_colours_have_it_too(make: Make, brand: str) -> None:
    _assert_readable(make, brand)


@BOTH
@given(brand=COLORS)
def test_palette_is_complete_and_plain_hex(make: Make, brand: str) -> None:
    palette = make(brand)
    scales = {f"{scale}-{step}" for scale in ("brand", "neutral") for step in STEPS}
    assert set(palette) == scales | {f"{surface}-{role}" for surface in SURFACES for role in ROLES}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", color) for color in palette.values())


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_strong_brand_colour_is_used_as_it_is() -> None:
    palette = make_palette("#B5541C")
    assert palette["plain-button"] == palette["brand-bg"] == palette["plain-mark"] == "#b5541c"


@pytest.mark.parametrize("brand", ["#ffd400", "#f4f4f4", "#9a9a9a"])
def test_a_very_light_or_grey_one_is_no_background(brand: str) -> None:
    palette = make_palette(brand)
    assert palette["brand-bg"] != brand
    assert contrast(palette["brand-bg"], "#ffffff") > 7


def test_yellow_stays_as_an_accent() -> None:
    palette = make_palette("#ffd400")
    assert "#ffd400" in (palette["plain-mark"], palette["ink-mark"], palette["brand-mark"])


def test_scales_go_from_light_to_dark() -> None:
    palette = make_palette("#2743c7")
    for scale in ("brand", "neutral"):
        against_white = [contrast(palette[f"{scale}-{step}"], "#ffffff") for step in STEPS]
        assert against_white == sorted(against_white)


@given(COLORS)
def test_a_dark_page_is_dark_and_its_surfaces_differ(brand: str) -> None:
    palette = make_dark_palette(brand)
    grounds = [palette[f"{surface}-bg"] for surface in ("ink", "plain", "tint", "brand")]
    against_white = [contrast(ground, "#ffffff") for ground in grounds]
    assert against_white == sorted(against_white, reverse=True)
    assert len(set(grounds)) == len(SURFACES)
    assert contrast(palette["plain-bg"], "#ffffff") > 15
    assert contrast(palette["brand-bg"], palette["plain-bg"]) >= 1.4


@given(COLORS)
def test_the_one_action_is_seen_in_the_dark(brand: str) -> None:
    palette = make_dark_palette(brand)
    for surface in SURFACES:
        assert contrast(palette[f"{surface}-button"], palette[f"{surface}-bg"]) >= LARGE_CONTRAST


def test_brand_colours_stay_themselves_in_the_dark() -> None:
    assert make_dark_palette("#b5541c")["plain-button"] == "#b5541c"
    assert make_dark_palette("#ffd400")["plain-button"] == "#ffd400"
    assert make_dark_palette("#1a2a4a")["brand-bg"] != "#1a2a4a"


def test_dark_scales_go_from_dark_to_light() -> None:
    palette = make_dark_palette("#2743c7")
    assert palette["brand-50"] == make_palette("#2743c7")["brand-950"]
    assert contrast(palette["neutral-50"], "#ffffff") > contrast(palette["neutral-950"], "#ffffff")


def test_limits_are_those_of_wcag_aa() -> None:
    assert (TEXT_CONTRAST, LARGE_CONTRAST) == (4.5, 3.0)
    assert {pair.contrast for pair in PAIRS if pair.foreground.endswith(("text", "muted", "accent", "on-button"))} == {
        4.5
    }
