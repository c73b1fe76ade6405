"""Pictures that claim or become far more than they are, and drawings that multiply."""

import gzip
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()

_FOLDER = Path(__file__).parent
_WIDTH, _HEIGHT = 12_000, 9_000
_CLAIMED = struct.pack(">II", _WIDTH, _HEIGHT)
_SMALL = 64


def pixel_bombs() -> dict[str, bytes]:
    """Files by name: a hundred million pixels in the header of each format, but few to be sent."""
    small = struct.pack(">II", _SMALL, _SMALL)
    jpeg, webp = bytearray(_encoded("JPEG")), bytearray(_encoded("WEBP", lossless=True))
    frame = jpeg.index(b"\xff\xc0") + 5
    jpeg[frame : frame + 4] = struct.pack(">HH", _HEIGHT, _WIDTH)
    size = int.from_bytes(webp[21:25], "little") & ~0x0FFF_FFFF | (_HEIGHT - 1) << 14 | (_WIDTH - 1)
    webp[21:25] = size.to_bytes(4, "little")
    return {
        "bomb.jpg": bytes(jpeg),
        "bomb.png": _png(_WIDTH, _HEIGHT),
        "bomb.webp": bytes(webp),
        "bomb.avif": _encoded("AVIF").replace(small, _CLAIMED),
        "bomb.heic": _encoded("HEIF").replace(small, _CLAIMED),
    }


def drawing_bombs() -> dict[str, bytes]:
    """SVG files by name."""
    entities = "".join(f'<!ENTITY e{level + 1} "' + f"&e{level};" * 10 + '">' for level in range(9))
    laughs = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>'
    uses = "".join(f'<g id="g{level + 1}">' + f'<use href="#g{level}"/>' * 10 + "</g>" for level in range(9))
    return {
        "entities.svg": (laughs + _svg("<text>&e9;</text>")).encode(),
        "outside.svg": ('<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _svg("<text>&e;</text>")).encode(),
        "uses.svg": _svg(f'<g id="g0"><rect width="1" height="1"/></g>{uses}').encode(),
        "deep.svg": _svg("<g>" * 3_000 + '<rect width="1" height="1"/>' + "</g>" * 3_000).encode(),
        "packed.svg": gzip.compress(_svg("<rect/>").encode() + b" " * 50_000_000),
        "long.svg": _svg('<path d="' + "M0 0" * 400_000 + '"/>').encode(),
    }


def costly_pictures() -> dict[str, bytes]:
    """Files by name that are accepted, and take hundreds of megabytes to decode."""
    buffer = BytesIO()
    Image.new("CMYK", (8192, 6144)).save(buffer, "JPEG", progressive=True)
    return {
        "print.jpg": buffer.getvalue(),
        "camera.heic": (_FOLDER / "camera-50-megapixels.heic").read_bytes(),
    }


def _encoded(kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    Image.linear_gradient("L").resize((_SMALL, _SMALL)).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(50_000_000))) + chunk(b"IEND", b"")


def _svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
