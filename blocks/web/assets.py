"""A client's picture, whatever it is called: an SVG drawing or an image made of pixels."""

from blocks.web.clean_image import CleanImage
from blocks.web.images import clean_image
from blocks.web.svg import clean_svg

_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # byte order marks, and UTF-16's other bytes


def clean(content: bytes) -> CleanImage:
    """Make a picture safe to keep and to show; the content tells its type.

    Raises:
        PictureRefused: it is neither a JPEG, PNG, WebP, AVIF or HEIC picture nor an SVG drawing, or is not safe.
    """
    is_markup = content[:64].lstrip(_BEFORE_MARKUP).startswith(b"<")
    return clean_svg(content) if is_markup else clean_image(content)
