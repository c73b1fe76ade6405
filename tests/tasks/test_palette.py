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
    "#0000ff",
    "#ff0000",
    "#000040",
)
Palette = Callable[[str], dict[str, str]]
either = pytest.mark.parametrize("palette", [make_palette, make_dark_palette])


def _assert_readable(colors: dict[str, str], brand: str) -> None:
    for pair in PAIRS:
        measured = contrast(colors[pair.foreground], colors[pair.background])
        assert measured >= pair.contrast, f"{brand}: {pair.foreground} on {pair.background} has {measured:.2f}"


@either
@given(brand=COLORS)
def test_every_text_pair_has_its_contrast(palette: Palette, brand: str) -> None:
    _assert_readable(palette(brand), brand)


@either
@pytest.mark.parametrize("brand", DIFFICULT)
def test_difficult_colours_have_it_too(palette: Palette, brand: str) -> None:
    _assert_readable(palette(brand), brand)


@either
@given(brand=COLORS)
def test_palette_is_complete_and_plain_hex(palette: Palette, brand: str) -> None:
    colors = palette(brand)
    scales = {f"{scale}-{step}" for scale in ("brand", "neutral") for step in STEPS}
    assert set(colors) == scales | {f"{surface}-{role}" for surface in SURFACES for role in ROLES}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", color) for color in colors.values())


@given(COLORS)
def test_a_dark_palette_is_dark_and_its_surfaces_differ(brand: str) -> None:
    colors = make_dark_palette(brand)
    grounds = [colors[f"{surface}-bg"] for surface in SURFACES]
    assert all(contrast(ground, "#ffffff") > 7 for ground in grounds)
    assert len(set(grounds)) == len(SURFACES)


@given(COLORS)
def test_what_is_drawn_for_paper_has_a_light_ground_where_the_surface_is_dark(brand: str) -> None:
    light, dark = make_palette(brand), make_dark_palette(brand)
    plates = [light["brand-plate"], light["ink-plate"], *(dark[f"{surface}-plate"] for surface in SURFACES)]
    assert all(contrast(plate, "#000000") > 15 for plate in plates)
    assert light["tint-plate"] == light["tint-bg"]


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


@either
def test_scales_go_from_light_to_dark(palette: Palette) -> None:
    colors = palette("#2743c7")
    for scale in ("brand", "neutral"):
        against_white = [contrast(colors[f"{scale}-{step}"], "#ffffff") for step in STEPS]
        assert against_white == sorted(against_white)


def test_limits_are_those_of_wcag_aa() -> None:
    assert (TEXT_CONTRAST, LARGE_CONTRAST) == (4.5, 3.0)
    assert {pair.contrast for pair in PAIRS if pair.foreground.endswith(("text", "muted", "accent", "on-button"))} == {
        4.5
    }
