"""Cleaning photos and drawings made of pixels: decoded within limits, and written anew without metadata."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import AvifImagePlugin, ExifTags, Image, ImageCms, UnidentifiedImageError
from pillow_heif import register_heif_opener

from blocks.web.clean_image import CleanImage
from blocks.web.colors import RGB, telling_color
from blocks.web.focus import focus_of
from blocks.web.refusal import PictureRefused, Why

MAX_PIXELS = 52_000_000
MAX_EDGE = 2000
MAX_TRANSPARENT_EDGE = 1600  # without loss, such a picture takes ten times the bytes
_MOST_PIXELS = {"WEBP": 30_000_000}  # its decoder holds several copies
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
_JPEG_QUALITY = 85
_FLAT_COLORS = 1024
_SAMPLE_EDGE = 128
_TRANSPOSITIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow's decoders are seen to raise on damaged files; warnings are among them where they count as errors.
_DAMAGED: tuple[type[Exception], ...] = (
    *(ArithmeticError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError),
    *(struct.error, zlib.error, Warning),
)

# Each thread of a decoder takes memory.
AvifImagePlugin.DEFAULT_MAX_THREADS = 2
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)


def clean_image(content: bytes) -> CleanImage:
    """Decode a JPEG, PNG, WebP, AVIF or HEIC picture (of an animation the first frame) and write it anew.

    The picture stands upright, has sRGB colours and at most 2000 pixels on its longer edge, 1600 with
    transparency. It is a JPEG, or a PNG where it is transparent or has few colours. The same content
    gives the same bytes.

    Raises:
        PictureRefused: it is none of these formats, damaged, or has more pixels than its format may have.
    """
    with _refusing_damage():
        image = _open(content)
        _refuse_too_many_pixels(image)
        picture = _in_srgb(_upright(_reduced(_direct_color(image))))
        picture = _small_where_transparent(_without_idle_alpha(picture))
    return _written(picture)


@contextmanager
def _refusing_damage() -> Iterator[None]:
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(Why.TOO_LARGE, _too_many_pixels(MAX_PIXELS)) from error
    except MemoryError as error:
        raise PictureRefused(Why.TOO_LARGE, "the picture takes too much memory to decode") from error
    except UnidentifiedImageError as error:
        reason = "the file is not a JPEG, PNG, WebP, AVIF or HEIC picture, nor an SVG drawing"
        raise PictureRefused(Why.NO_PICTURE, reason) from error
    except _DAMAGED as error:
        raise PictureRefused(Why.DAMAGED, "the picture is damaged or not complete") from error


def _open(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content), formats=_FORMATS)


def _refuse_too_many_pixels(image: Image.Image) -> None:
    most = _MOST_PIXELS.get(image.format or "", MAX_PIXELS)
    if image.width * image.height > most:
        raise PictureRefused(Why.TOO_LARGE, _too_many_pixels(most))


def _too_many_pixels(most: int) -> str:
    return f"the picture has more than {most // 1_000_000} million pixels"


def _direct_color(image: Image.Image) -> Image.Image:
    """Without palette or 16-bit greys, which cannot be scaled smoothly."""
    if image.mode.startswith(("I", "F")):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"1", "P", "PA"}:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _reduced(image: Image.Image) -> Image.Image:
    image.thumbnail((MAX_EDGE, MAX_EDGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    image.load()
    return image


def _upright(image: Image.Image) -> Image.Image:
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    except _DAMAGED:
        return image
    return image.transpose(_TRANSPOSITIONS[orientation]) if orientation in _TRANSPOSITIONS else image


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        target = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            converted = ImageCms.profileToProfile(
                image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=target
            )
        except ImageCms.PyCMSError:
            converted = None
        image = converted or image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if opaque else image


def _small_where_transparent(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA":
        image.thumbnail((MAX_TRANSPARENT_EDGE, MAX_TRANSPARENT_EDGE), Image.Resampling.LANCZOS)
    return image


def _written(image: Image.Image) -> CleanImage:
    image.info.clear()
    flat = image.getcolors(_FLAT_COLORS) is not None
    buffer = BytesIO()
    if image.mode == "RGBA" or flat:
        media_type, suffix = "image/png", ".png"
        image.save(buffer, "PNG", optimize=flat)
    else:
        media_type, suffix = "image/jpeg", ".jpg"
        image.save(buffer, "JPEG", quality=_JPEG_QUALITY, progressive=True, optimize=True)
    focus = focus_of(image) if suffix == ".jpg" else None
    return CleanImage(buffer.getvalue(), media_type, suffix, image.width, image.height, _color(image), focus)


def _color(image: Image.Image) -> str | None:
    sample = image.convert("RGBA")
    sample.thumbnail((_SAMPLE_EDGE, _SAMPLE_EDGE), Image.Resampling.NEAREST)
    weights: dict[RGB, int] = {}
    for count, pixel in sample.getcolors(_SAMPLE_EDGE * _SAMPLE_EDGE) or ():
        red, green, blue, alpha = pixel  # type: ignore[misc]
        if alpha >= 128:
            weights[red, green, blue] = weights.get((red, green, blue), 0) + count
    return telling_color(weights)
