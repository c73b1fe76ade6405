"""What a link to a page is shown with, and what the business is known by on screens and in tabs."""

import json
import shutil
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.starters.kit_project import ROOT, SITE_URL, STARTERS, Project

Built = Callable[..., Project]
Bilingual = Callable[[str], Project]
LARGEST = 200_000
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" fill="{color}"/>{more}</svg>'
)
RED, LETTER = (255, 0, 0, 255), '<text x="9" y="40">A</text>'
UNDRAWN = "صالون نور ✂️ " + "Ñandú & Söhne " * 4


@pytest.mark.parametrize("starter", STARTERS)
def test_each_page_has_an_image_of_its_own_in_its_language(bilingual: Bilingual, starter: str) -> None:
    site = bilingual(starter)
    images = sorted((site.dist / "share").rglob("*.jpg"))
    assert len(images) == len(list((site.data / "pages").rglob("*.json")))
    about = (site.dist / "share" / path for path in ("sobre.jpg", "en/about.jpg"))
    assert len({image.read_bytes() for image in about}) == 2
    for image in images:
        with Image.open(image) as opened:
            assert (opened.format, opened.size) == ("JPEG", (1200, 630))
        assert image.stat().st_size < LARGEST
    portuguese, english = ((site.dist / path / "index.html").read_text() for path in ("", "en"))
    assert f'property="og:image" content="{SITE_URL}/share/index.jpg"' in portuguese
    assert f'property="og:image" content="{SITE_URL}/share/en.jpg"' in english
    for html, own, other in ((portuguese, "pt_BR", "en"), (english, "en", "pt_BR")):
        assert f'<meta property="og:locale" content="{own}">' in html
        assert f'<meta property="og:locale:alternate" content="{other}">' in html


@pytest.mark.parametrize("starter", STARTERS)
def test_name_that_the_fonts_cannot_draw_in_whole_is_drawn_in_part(project: Built, starter: str) -> None:
    site = project("plumber-en")
    shutil.rmtree(site.root / "src" / "starter")
    shutil.copytree(ROOT / "starters" / starter, site.root / "src" / "starter")
    site.write("site.json", site.read("site.json") | {"name": UNDRAWN[:80].strip()})
    site.build()
    with Image.open(site.dist / "share" / "index.jpg") as image:
        assert image.size == (1200, 630)


def _icons(project: Built, logo: str) -> tuple[Project, Image.Image]:
    site = project("bakery-pt-BR")
    (site.data / "assets" / "logo.svg").write_text(logo)
    data = site.read("site.json")
    data["images"]["logo"] |= {"width": 64, "height": 64}
    site.write("site.json", data)
    site.build()
    return site, Image.open(site.dist / "icon-512.png").convert("RGBA")


def test_icons_are_made_from_a_logo_that_is_a_sign(project: Built) -> None:
    site, icon = _icons(project, SQUARE.format(color="#f00", more=""))
    assert icon.getpixel((256, 256)) == RED
    with Image.open(site.dist / "icon-maskable-512.png") as maskable:
        assert maskable.convert("RGBA").getpixel((256, 256)) == RED
        assert maskable.convert("RGBA").getpixel((20, 256)) != RED
    assert 'fill="#f00"' in (site.dist / "favicon.svg").read_text()


def test_logo_whose_letters_need_a_font_makes_no_icon(project: Built) -> None:
    site, icon = _icons(project, SQUARE.format(color="#f00", more=LETTER))
    assert RED not in {color for _, color in icon.getcolors(512 * 512) or ()}
    assert "<text" not in (site.dist / "favicon.svg").read_text()


def test_favicon_is_a_picture_of_true_colour_with_clear_corners(built: Built) -> None:
    content = (built("dentist-es").dist / "favicon.ico").read_bytes()
    (offset,) = struct.unpack("<I", content[18:22])
    with Image.open(BytesIO(content[offset:])) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (32, 32))
        assert picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_manifest_says_who_it_is_in_whole_words(project: Built) -> None:
    manifest = json.loads((project("plumber-en").build().dist / "manifest.webmanifest").read_text())
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == ("Hollis Plumbing", "Hollis", "en")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
