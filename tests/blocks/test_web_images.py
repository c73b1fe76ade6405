import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageFilter

from blocks.web.images import MAX_EDGE, MAX_PIXELS, MAX_TRANSPARENT_EDGE, clean_image
from blocks.web.refusal import PictureRefused, Why
from domain.errors import AssetRefused

ORANGE = (181, 84, 28)


def photo(size: tuple[int, int] = (320, 200), mode: str = "RGB") -> Image.Image:
    """Many colours: smooth noise over a gradient."""
    noise = Image.effect_noise(size, 60).filter(ImageFilter.GaussianBlur(1))
    gradient = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (gradient, noise, gradient.rotate(180))).convert(mode)


def logo(background: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Image.Image:
    image = Image.new("RGBA", (200, 100), background)
    ImageDraw.Draw(image).ellipse((20, 10, 100, 90), fill=(*ORANGE, 255))
    return image


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size, with a few bytes of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def profile_with_red_for_blue() -> bytes:
    """The sRGB profile, with its red and blue primaries exchanged in its table of tags."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_photo_of_each_format_becomes_a_progressive_jpeg(kind: str) -> None:
    clean = clean_image(encoded(photo(), kind))
    assert (clean.media_type, clean.suffix, clean.width, clean.height) == ("image/jpeg", ".jpg", 320, 200)
    written = opened(clean.content)
    assert (written.format, written.size, written.mode) == ("JPEG", (320, 200), "RGB")
    assert written.info["progressive"]


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM", "JPEG2000", "TGA", "PCX", "DDS", "ICNS"])
def test_other_formats_are_refused(kind: str) -> None:
    content = encoded(photo((64, 64)), kind)
    with pytest.raises(AssetRefused, match="not a JPEG"):
        clean_image(content)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%!PS-Adobe-3.0 EPSF-3.0", b"%PDF-1.7", b"MZ", b"\xff\xd8\xff", bytes(64)]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(AssetRefused):
        clean_image(content)


def test_the_same_content_gives_the_same_bytes() -> None:
    for content in (encoded(photo(), "WEBP"), encoded(logo(), "PNG")):
        assert clean_image(content) == clean_image(content)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_transparency_is_kept(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {"quality": 100} if kind in {"AVIF", "HEIF"} else {}
    clean = clean_image(encoded(logo(), kind, **options))
    written = opened(clean.content)
    assert (clean.suffix, written.format, written.mode) == (".png", "PNG", "RGBA")
    assert written.getchannel("A").getpixel((0, 0)) == 0
    assert written.getchannel("A").getpixel((60, 50)) == 255


def test_a_transparent_palette_is_kept_as_transparency() -> None:
    paletted = Image.new("P", (20, 20), 0)
    paletted.putpalette([*ORANGE, 0, 0, 255])
    paletted.paste(1, (5, 5, 15, 15))
    written = opened(clean_image(encoded(paletted, "PNG", transparency=bytes([0, 255]))).content)
    assert written.convert("RGBA").getpixel((0, 0)) == (*ORANGE, 0)
    assert written.convert("RGBA").getpixel((10, 10)) == (0, 0, 255, 255)


def test_a_large_transparent_picture_is_made_smaller_still() -> None:
    picture = logo().resize((3000, 1500))
    assert (clean_image(encoded(picture, "PNG")).width, MAX_TRANSPARENT_EDGE) == (1600, 1600)


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    picture = photo().convert("RGBA")
    assert clean_image(encoded(picture, "PNG")).suffix == ".jpg"


def test_a_flat_drawing_stays_sharp_as_png() -> None:
    clean = clean_image(encoded(logo((255, 255, 255, 255)).convert("RGB"), "PNG"))
    assert clean.suffix == ".png"
    assert opened(clean.content).getpixel((60, 50)) == ORANGE


@pytest.mark.parametrize(
    ("size", "expected"), [((3000, 1500), (2000, 1000)), ((1000, 4000), (500, 2000)), ((2000, 10), (2000, 10))]
)
def test_large_pictures_are_made_smaller(size: tuple[int, int], expected: tuple[int, int]) -> None:
    clean = clean_image(encoded(photo(size), "JPEG"))
    assert (clean.width, clean.height) == expected
    assert max(expected) <= MAX_EDGE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int, kind: str) -> None:
    """Whatever way the camera was held, the light corner ends where the orientation says."""
    stored = Image.new("RGB", (64, 32), "black")
    stored.paste("white", (0, 0, 8, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    clean = clean_image(encoded(stored, kind, exif=exif, **({"quality": 100} if kind != "PNG" else {})))
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    right, bottom = corners[orientation]
    upright = opened(clean.content).convert("L")
    assert upright.size == ((64, 32) if orientation <= 4 else (32, 64))
    light = upright.getpixel((upright.width - 3 if right else 2, upright.height - 3 if bottom else 2))
    dark = upright.getpixel((2 if right else upright.width - 3, upright.height - 3 if bottom else 2))
    assert isinstance(light, int | float)
    assert isinstance(dark, int | float)
    assert (light > 200, dark < 50) == (True, True)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_an_unreadable_orientation_is_ignored() -> None:
    content = encoded(photo(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff garbage")
    assert clean_image(content).width == 320


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_metadata_is_gone(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    options: dict[str, Any] = {
        "exif": exif,
        "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    }
    if kind == "JPEG":
        options["comment"] = "SECRET comment"
    if kind in {"WEBP", "HEIF", "JPEG", "AVIF"}:
        options["xmp"] = b"<x:xmpmeta>SECRET xmp</x:xmpmeta>"
    for picture in (photo(), logo()):
        content = encoded(picture.convert("RGB") if kind == "JPEG" else picture, kind, **options)
        assert b"SECRET" in content, "the control: the original has it"
        clean = clean_image(content)
        assert b"SECRET" not in clean.content
        assert not {"exif", "icc_profile", "xmp", "comment", "dpi"} & set(opened(clean.content).info)


def test_what_hangs_behind_a_picture_is_gone() -> None:
    script = b"<html><script>alert(1)</script></html>PK\x03\x04"
    for kind in ("JPEG", "PNG", "WEBP"):
        clean = clean_image(encoded(photo(), kind) + script)
        assert b"<script>" not in clean.content
        assert b"PK\x03\x04" not in clean.content


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_an_animation_becomes_its_first_frame(kind: str) -> None:
    frames = [Image.new("RGB", (64, 64), color) for color in (ORANGE, (0, 0, 255))]
    lossless = {"lossless": True} if kind == "WEBP" else {"quality": 100} if kind == "AVIF" else {}
    content = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, **lossless)
    assert getattr(Image.open(BytesIO(content)), "n_frames", 1) == 2, "the control: it is animated"
    written = opened(clean_image(content).content)
    assert getattr(written, "n_frames", 1) == 1
    red, _, blue = written.convert("RGB").getpixel((32, 32))  # type: ignore[misc]
    assert red > blue


def test_print_colours_become_screen_colours() -> None:
    clean = clean_image(encoded(photo(mode="CMYK"), "JPEG", quality=95))
    written = opened(clean.content)
    assert written.mode == "RGB"
    expected = photo().resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    seen = written.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert all(abs(a - b) < 12 for a, b in zip(expected, seen, strict=True))  # type: ignore[arg-type]


def test_colours_of_another_profile_are_converted() -> None:
    content = encoded(Image.new("RGB", (32, 32), (200, 40, 40)), "PNG", icc_profile=profile_with_red_for_blue())
    red, green, blue = opened(clean_image(content).content).getpixel((5, 5))  # type: ignore[misc]
    assert (abs(red - 40) < 5, abs(green - 40) < 5, abs(blue - 200) < 5) == (True, True, True)


@pytest.mark.parametrize("profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), b"nonsense"])
def test_a_profile_that_does_not_fit_is_ignored(profile: bytes) -> None:
    content = encoded(Image.new("RGB", (32, 32), ORANGE), "PNG", icc_profile=profile)
    assert opened(clean_image(content).content).getpixel((5, 5)) == ORANGE


def test_sixteen_bits_of_grey_are_scaled_not_clipped() -> None:
    grey = Image.new("I;16", (32, 32), 128 * 256)
    assert opened(clean_image(encoded(grey, "PNG")).content).convert("L").getpixel((5, 5)) == 128


@pytest.mark.parametrize(
    ("width", "height"), [(52_001, 1000), (10_000, 10_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1), (52_000_001, 1)]
)
def test_a_pixel_bomb_is_refused_by_its_header(width: int, height: int) -> None:
    assert width * height > MAX_PIXELS
    with pytest.raises(AssetRefused, match="52 million pixels"):
        clean_image(png_header(width, height))


def test_a_webp_may_have_fewer_pixels_since_it_takes_more_memory() -> None:
    content = bytearray(encoded(Image.new("RGB", (16, 16), ORANGE), "WEBP", lossless=True))
    assert content[12:16] == b"VP8L"
    assert clean_image(bytes(content)).width == 16
    size = int.from_bytes(content[21:25], "little") & ~0x0FFF_FFFF | (5_999 << 14) | 5_999
    content[21:25] = size.to_bytes(4, "little")
    with pytest.raises(PictureRefused, match="30 million pixels") as caught:
        clean_image(bytes(content))
    assert caught.value.why is Why.TOO_LARGE


def test_the_bombs_header_is_a_picture_when_it_is_small() -> None:
    assert clean_image(png_header(16, 16)).width == 16, "the control of the pixel bombs"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_picture_that_breaks_off_is_refused(kind: str, share: float) -> None:
    content = encoded(photo(), kind)
    with pytest.raises(AssetRefused):
        clean_image(content[: int(len(content) * share)])


ORIGINALS = [encoded(photo((48, 32)), kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")]


@settings(max_examples=300, deadline=None)
@given(
    original=st.sampled_from(ORIGINALS),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_damage_ends_in_a_picture_or_a_refusal(original: bytes, places: list[tuple[float, int]]) -> None:
    damaged = bytearray(original)
    for share, byte in places:
        damaged[int(share * len(damaged))] = byte
    try:
        clean = clean_image(bytes(damaged))
    except AssetRefused:
        return
    assert opened(clean.content).size == (clean.width, clean.height)


def test_a_logos_colour_is_the_brands_not_the_papers() -> None:
    assert clean_image(encoded(logo(), "PNG")).color == "#b5541c"
    assert clean_image(encoded(logo((255, 255, 255, 255)), "PNG")).color == "#b5541c"
    assert clean_image(encoded(logo((20, 20, 24, 255)), "PNG")).color == "#b5541c"


def test_a_colour_under_full_transparency_is_not_seen() -> None:
    assert clean_image(encoded(logo((0, 0, 255, 0)), "PNG")).color == "#b5541c"


@pytest.mark.parametrize(
    "paint",
    [
        lambda: Image.new("RGB", (64, 64), "white"),
        lambda: Image.new("L", (64, 64), 120),
        lambda: Image.new("RGBA", (64, 64)),
    ],
)
def test_white_grey_and_nothing_tell_no_colour(paint: Callable[[], Image.Image]) -> None:
    assert clean_image(encoded(paint(), "PNG")).color is None
