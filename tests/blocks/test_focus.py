"""A photo's subject is found wherever it stands."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from blocks.web.clean_apart import clean_apart
from blocks.web.focus import focus_of
from tests.blocks.test_web_images import encoded

PHOTOS = Path(__file__).parents[1] / "forms" / "photos"
SKIN, GREEN, SKY = (205, 150, 120), (40, 120, 70), (196, 208, 220)


def scene(middle: tuple[float, float], color: tuple[int, int, int], size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """An even ground with a gentle fall of light, and one thing on it."""
    ground = Image.linear_gradient("L").resize(size).point([200 + value // 8 for value in range(256)])
    picture = Image.merge("RGB", (ground, ground, ground))
    x, y = middle[0] * size[0], middle[1] * size[1]
    ImageDraw.Draw(picture).ellipse((x - 110, y - 130, x + 110, y + 130), fill=color)
    return picture


@pytest.mark.parametrize("middle", [(0.2, 0.5), (0.8, 0.5), (0.5, 0.2), (0.5, 0.8), (0.2, 0.3), (0.8, 0.7)])
@pytest.mark.parametrize("color", [SKIN, GREEN])
def test_focus_is_on_the_subject(middle: tuple[float, float], color: tuple[int, int, int]) -> None:
    assert focus_of(scene(middle, color)) == pytest.approx(middle, abs=0.11)


def test_a_face_counts_more_than_what_is_beside_it() -> None:
    picture = scene((0.3, 0.4), SKIN)
    ImageDraw.Draw(picture).rectangle((900, 300, 1100, 560), fill=SKY)
    assert focus_of(picture)[0] < 0.5


def test_without_a_subject_the_middle_stays_in_sight() -> None:
    assert focus_of(Image.new("RGB", (900, 600), GREEN)) == (0.5, 0.5)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (3, 2), (2000, 20)])
def test_odd_shapes_have_a_focus(size: tuple[int, int]) -> None:
    assert all(0 <= share <= 1 for share in focus_of(Image.new("RGB", size, SKY)))


@pytest.mark.parametrize("person", ["person-a", "person-b", "person-c"])
def test_a_person_at_the_edge_of_a_wide_photo_stays_in_a_square(person: str) -> None:
    with Image.open(PHOTOS / f"{person}.jpg") as portrait:
        wide = Image.new("RGB", (2 * portrait.width, portrait.height), portrait.getpixel((0, 0)))
        wide.paste(portrait, (0, 0))
    x, _ = focus_of(wide)
    square = wide.height
    left = (wide.width - square) * x
    face = portrait.width / 2
    assert left + 0.1 * square < face < left + 0.9 * square
    assert abs(face - (left + square / 2)) < abs(face - wide.width / 2), "the middle would do better"


def test_focus_comes_with_the_cleaned_photo_and_not_with_a_drawing() -> None:
    photo = Image.effect_noise((600, 400), 20).convert("RGB")
    ImageDraw.Draw(photo).ellipse((420, 120, 560, 280), fill=SKIN)
    assert clean_apart(encoded(photo, "JPEG")).focus == pytest.approx((0.8, 0.5), abs=0.11)
    assert (
        clean_apart(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>').focus is None
    )
