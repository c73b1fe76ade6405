"""Cleaning in a process of its own: the same result, and whatever a picture does to its decoder stays in there."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from blocks.web import clean_apart as apart
from blocks.web import cleaner
from blocks.web.assets import clean
from blocks.web.clean_apart import clean_apart
from blocks.web.refusal import PictureRefused, Why

HOSTILE = Path(__file__).parents[1] / "journeys" / "hostile"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#b5541c" d="M0 0h9v9z"/></svg>'


def picture(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    buffer = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "SVG"])
def test_it_gives_what_cleaning_gives(kind: str) -> None:
    content = SVG if kind == "SVG" else picture(kind)
    assert clean_apart(content) == clean(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.NO_PICTURE),
        (b"GIF89a", Why.NO_PICTURE),
        (picture("JPEG")[:200], Why.DAMAGED),
        (SVG.replace(b"<svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg'), Why.UNSAFE),
        (SVG + b" " * 1_000_000, Why.TOO_LARGE),
    ],
)
def test_a_refusal_says_why(content: bytes, why: Why) -> None:
    with pytest.raises(PictureRefused) as caught:
        clean_apart(content)
    with pytest.raises(PictureRefused) as within:
        clean(content)
    assert (caught.value.why, caught.value.reason) == (why, within.value.reason)


def deep_png(width: int, height: int) -> bytes:
    """A PNG of one colour, interlaced: little to send, much to decode."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    compress = zlib.compressobj(9)
    passes = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))
    pixels = b""
    for left, across, top, down in passes:
        row = bytes(1 + 8 * len(range(left, width, across)))
        pixels += b"".join(compress.compress(row) for _ in range(top, height, down))
    header = struct.pack(">IIBBBBB", width, height, 16, 6, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels + compress.flush()) + chunk(b"IEND", b"")
    )


MEASURE = """
import re, resource, sys
from blocks.web.clean_apart import clean_apart
from blocks.web.refusal import PictureRefused
content = open(sys.argv[1], "rb").read()
try:
    print(clean_apart(content).width, end=" ")
except PictureRefused as refusal:
    print(refusal.why, end=" ")
asking = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(int(asking) // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def measured(content: bytes, tmp_path: Path) -> tuple[str, int, int]:
    """What became of a picture, and the peaks of the process that asked and of the one that decoded, in MB."""
    (tmp_path / "picture").write_bytes(content)
    told = subprocess.check_output([sys.executable, "-c", MEASURE, str(tmp_path / "picture")], text=True)
    outcome, asking, decoding = told.rsplit(maxsplit=2)
    return outcome, int(asking), int(decoding)


def test_the_process_that_asks_does_not_grow(tmp_path: Path) -> None:
    outcome, asking, decoding = measured(deep_png(8192, 6144), tmp_path)
    assert outcome == "1600"
    assert asking < 100
    assert decoding > 250


def test_a_jpeg_of_fifty_million_pixels_is_accepted_in_its_costliest_kind(tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.new("CMYK", (8192, 6144)).save(buffer, "JPEG", progressive=True)
    outcome, _, decoding = measured(buffer.getvalue(), tmp_path)
    assert outcome == "2000"
    assert decoding < cleaner.MAX_MEMORY // 2**20


def test_a_telephones_picture_of_fifty_million_pixels_is_accepted(tmp_path: Path) -> None:
    outcome, _, decoding = measured((HOSTILE / "camera-50-megapixels.heic").read_bytes(), tmp_path)
    assert outcome == "2000"
    assert decoding < cleaner.MAX_MEMORY // 2**20


DECODER = """
import os, resource, time
from blocks.web import cleaner
{limits}
def clean(content):
    {does}
cleaner.clean = clean
cleaner.main()
"""


@pytest.mark.parametrize(
    ("does", "limits", "why", "reason"),
    [
        ("os.kill(os.getpid(), 11)", "", Why.DAMAGED, "signal 11"),
        ("assert not content", "", Why.DAMAGED, "AssertionError"),
        ("bytearray(cleaner.MAX_MEMORY)", "", Why.TOO_LARGE, "too much memory"),
        ("[open('/dev/null') for _ in range(99)]", "", Why.DAMAGED, "OSError"),
        ("while True: pass", "cleaner.LIMITS[resource.RLIMIT_CPU] = 1", Why.TOO_LARGE, "takes too much"),
        ("os.kill(os.getpid(), 24)", "", Why.TOO_LARGE, "takes too much"),
        ("os.kill(os.getpid(), 9)", "", Why.TOO_LARGE, "takes too much"),
        ("time.sleep(60)", "", Why.TOO_LARGE, "seconds to decode"),
    ],
)
def test_a_decoder_that_goes_wild_is_a_refusal(
    does: str, limits: str, why: Why, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = DECODER.format(does=does, limits=limits)
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-I", "-c", program))
    monkeypatch.setattr(apart, "_SECONDS", 2 if "sleep" in does else 60)
    with pytest.raises(PictureRefused, match=reason) as caught:
        clean_apart(b"picture")
    assert caught.value.why is why


def test_a_decoder_that_is_not_installed_is_no_fault_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-I", "-c", "import no_such_decoder"))
    with pytest.raises(RuntimeError, match="no_such_decoder"):
        clean_apart(b"picture")
