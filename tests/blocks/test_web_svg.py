from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from PIL import Image

from blocks.web.assets import clean
from blocks.web.svg import MAX_BYTES, clean_svg
from domain.errors import AssetRefused

RECT = '<rect width="9" height="9"/>'


def svg(inside: str, attributes: str = "") -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:ev="http://www.w3.org/2001/xml-events" {attributes}>{inside}</svg>'
    ).encode()


def cleaned(inside: str, attributes: str = "") -> str:
    return clean_svg(svg(inside, attributes)).content.decode()


def elements(content: bytes | str) -> list[Element]:
    return list(fromstring(content).iter())


def test_a_logo_stays_what_it_is() -> None:
    drawing = (
        '<defs><linearGradient id="g" gradientTransform="rotate(45)"><stop offset="0" stop-color="#b5541c"/>'
        '<stop offset="1" stop-color="#ffd"/></linearGradient><clipPath id="c"><circle r="5"/></clipPath></defs>'
        "<style>.a{fill:url(#g)}.b,.c>path{fill:#123456;stroke:rgb(1, 2, 3)}</style>"
        '<g class="b" transform="translate(3 4) scale(2)" style="opacity:.5">'
        '<path d="M0 0L9 9z" clip-path="url(#c)"/></g>'
        '<text x="5" font-family="Georgia, serif">A<tspan dy="1">B</tspan>C</text><use xlink:href="#g" x="3"/>'
    )
    clean = clean_svg(svg(drawing, 'viewBox="0 0 240 80"'))
    assert (clean.media_type, clean.suffix, clean.width, clean.height) == ("image/svg+xml", ".svg", 240, 80)
    written = clean.content.decode()
    for kept in (
        '<linearGradient id="g" gradientTransform="rotate(45)">',
        '<stop offset="0" stop-color="#b5541c" />',
        ".a{fill:url(#g)}",
        "fill:#123456;stroke:rgb(1, 2, 3)",
        'transform="translate(3 4) scale(2)" style="opacity:.5"',
        'clip-path="url(#c)"',
        'A<tspan dy="1">B</tspan>C',
        '<use x="3" href="#g" />',
    ):
        assert kept in written


def test_the_result_cleaned_again_is_the_same() -> None:
    once = clean_svg(
        svg(f'<style>.a{{fill:red}}</style><g style="fill:#00f"/><text>“ã”</text>{RECT}', 'viewBox="0 0 3 4"')
    )
    assert clean_svg(once.content) == once


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<script href="https://evil.example/x.js"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></p></foreignObject>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>',
        '<image href="https://evil.example/x.png"/>',
        '<image xlink:href="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"/>',
        '<feImage href="https://evil.example/x.png"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<handler ev:event="load">alert(1)</handler>',
        '<listener event="click" handler="#x"/>',
        '<audio src="https://evil.example/"/><video/><embed/><object/>',
        "<metadata><script>alert(1)</script></metadata>",
        "<!-- <script>alert(1)</script> -->",
        "<?php evil() ?><?xml-stylesheet href='https://evil.example/x.css'?>",
    ],
)
def test_what_acts_or_fetches_is_left_out(attack: str) -> None:
    written = cleaned(attack + RECT)
    assert [element.tag.rpartition("}")[2] for element in elements(written)] == ["svg", "rect"]
    for word in ("evil", "alert", "script", "data:", "javascript", "<?", "<!"):
        assert word not in written


@pytest.mark.parametrize(
    "attribute",
    [
        *('onload="alert(1)"', 'onclick="alert(1)"', 'ONLOAD="alert(1)"', 'ev:event="alert(1)"'),
        *('href="javascript:alert(1)"', 'xlink:href="https://evil.example/x.svg#a"', 'href="//evil.example/#a"'),
        *(
            'href="data:image/svg+xml,evil#a"',
            'href="evil.svg#a"',
            'src="evil.png"',
            'xml:base="https://evil.example/"',
        ),
        *(
            'fill="url(https://evil.example/#a)"',
            'fill="url( &quot;//evil.example/#a&quot; )"',
            'fill="URL(evil.svg#a)"',
        ),
        *(
            r'fill="u\72l(https://evil.example/)"',
            r'fill="\75\72\6c(https://evil.example/)"',
            'fill="url(https://evil.example/"',
        ),
        *(
            'filter="image-set(&quot;evil.png&quot; 1x)"',
            'mask="src(&quot;evil.png&quot;)"',
            'clip-path="url(#a) url(evil)"',
        ),
        *('style="fill:url(https://evil.example/#a)"', 'style="background:url(evil)"', 'style="behavior:url(evil)"'),
        *(
            r'style="fill:u\72l(https://evil.example/)"',
            'style="--x:url(evil);fill:var(--x)"',
            'style="cursor:url(evil),auto"',
        ),
        *('style="fill:image-set(&quot;evil&quot; 1x)"', 'style="width:expression(alert(1))"', 'style="@import evil"'),
        *('style="src:url(evil)"', 'style="mask:url(/**/evil)"'),
    ],
)
@pytest.mark.parametrize("element", ["use", "rect"])
def test_an_attribute_that_acts_or_fetches_is_left_out(attribute: str, element: str) -> None:
    written = cleaned(f'<{element} id="kept" {attribute}/>{RECT}')
    assert elements(written)[1].attrib == {"id": "kept"}


def test_the_root_is_cleaned_like_everything_else() -> None:
    written = cleaned(RECT, 'onload="alert(1)" style="background:url(https://evil.example/)" viewBox="0 0 9 9"')
    assert set(elements(written)[0].attrib) == {"viewBox", "width", "height"}


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://evil.example/x.css";',
        "@import url(https://evil.example/x.css);",
        "@font-face{font-family:x;src:url(https://evil.example/f)}",
        "@media all{rect{fill:url(https://evil.example/#a)}}",
        "@namespace x 'https://evil.example/';",
        "rect{background-image:url(https://evil.example/x)}",
        "rect{fill:url('https://evil.example/#a')}",
        r"rect{fill:u\72 l(https://evil.example/x)}",
        r"rect{f\69ll:url(https://evil.example/x)}",
        'rect{fill:image-set("https://evil.example/x" 1x)}',
        'rect{fill:src("https://evil.example/x")}',
        "rect{--x:url(https://evil.example/x);stroke:var(--x)}",
        "rect{fill:url(https://evil.example/x",
        "rect{fill:calc(url(https://evil.example/x))}",
        "<![CDATA[</style><script>alert('evil')</script>]]>",
    ],
)
def test_a_stylesheet_keeps_its_harmless_rules_only(css: str) -> None:
    written = cleaned(f"<style>.good{{fill:#b5541c}} {css}</style>{RECT}")
    style = elements(written)[1].text or ""
    assert ".good{fill:#b5541c}" in style
    assert "evil" not in written
    assert "@" not in style


def test_a_document_type_is_dropped_and_entities_are_refused() -> None:
    public = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://evil.example/svg11.dtd">'
    assert b"DOCTYPE" not in clean_svg(public + svg(RECT)).content
    for declaration in (
        '<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY c SYSTEM "https://evil.example/">',
        '<!ENTITY % c SYSTEM "https://evil.example/"> %c;',
    ):
        with pytest.raises(AssetRefused, match="entities"):
            clean_svg(f"<!DOCTYPE svg [{declaration}]>".encode() + svg(f"<text>&c;</text>{RECT}"))


def using(levels: int) -> str:
    """Each group draws the one before ten times."""
    groups = (f'<g id="g{level + 1}">' + f'<use href="#g{level}"/>' * 10 + "</g>" for level in range(levels))
    return f'<g id="g0">{RECT}</g>' + "".join(groups)


def masking(levels: int, reference: str) -> str:
    """Each mask draws ten shapes, every one through the mask before."""
    masks = (
        f'<mask id="m{level + 1}">' + f'<rect class="c{level}" {reference.format(level)}/>' * 10 + "</mask>"
        for level in range(levels)
    )
    return f'<mask id="m0">{RECT}</mask>' + "".join(masks) + f'<rect class="c{levels}"/>'


@pytest.mark.parametrize("url", ["url(#m{})", "url('#m{}')", r"u\72l(#\6d {})"])
def test_a_stylesheet_refers_to_nothing_that_could_multiply(url: str) -> None:
    rules = "".join(f".c{level}{{opacity:.5;mask:{url.format(level)};fill:{url.format(level)}}}" for level in range(10))
    written = cleaned(f"<style>{rules}</style>{masking(9, '')}")
    assert written.count("opacity:.5") == 10
    assert "#" not in written


@pytest.mark.parametrize("name", ["%70", "p ", "\t p"])
@pytest.mark.parametrize("reference", ["fill=\"url('#{}')\"", "style=\"fill:url('#{}')\"", 'href="#{}"'])
def test_a_reference_that_a_browser_reads_otherwise_is_left_out(reference: str, name: str) -> None:
    written = cleaned(f'<pattern id="p"><use {reference.format(name)}/></pattern>{RECT}')
    assert elements(written)[2].attrib == {}


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (using(9), "repeats its parts"),
        ('<g id="a"><use href="#a"/></g>', "refers to itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>', "refers to itself"),
        ('<pattern id="p"><rect fill="url(#p)"/></pattern>', "refers to itself"),
        (r'<pattern id="p"><rect fill="u\72l(#p)"/></pattern>', "refers to itself"),
        (r'<pattern id="p"><rect fill="url(#\70)"/></pattern>', "refers to itself"),
        (r'<pattern id="p"><rect style="fill:u\72l(#\70)"/></pattern>', "refers to itself"),
        (masking(9, 'mask="url(#m{})"'), "repeats its parts"),
        (masking(9, r'mask="u\72l(#\6d {})"'), "repeats its parts"),
        (masking(9, 'style="mask:url(#m{})"'), "repeats its parts"),
        ("".join(f'<g id="g{i}"><use href="#g{i + 1}"/></g>' for i in range(3000)), "nested too deeply"),
        ("<g>" * 5_000 + RECT + "</g>" * 5_000, "levels deep"),
        (f'<rect style="fill:{"calc(" * 5_000}"/>', "nested too deeply"),
    ],
)
def test_a_drawing_that_would_choke_a_browser_is_refused(drawing: str, reason: str) -> None:
    with pytest.raises(AssetRefused, match=reason):
        clean_svg(svg(drawing))


def test_using_a_part_a_few_times_is_fine() -> None:
    assert cleaned(using(2)).count("<use") == 20


def test_a_large_drawing_is_refused() -> None:
    with pytest.raises(AssetRefused, match="larger than 1 MB"):
        clean_svg(svg(f'<path d="{"M0 0" * (MAX_BYTES // 4)}"/>'))


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"<html><body/></html>",
        b"<?xml version='1.0'?>",
        b'<?xml version="1.0" encoding="nonsense"?><svg/>',
        b'<svg xmlns="http://www.w3.org/1999/xhtml"><rect/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>',
        svg(RECT) + b"<script>alert(1)</script>",
        svg(""),
        svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(AssetRefused):
        clean(content)


def test_another_encoding_hides_nothing() -> None:
    text = svg("<script>alert(1)</script><text>ação</text>").decode()
    for content in (text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode(), b"\n  " + text.encode()):
        written = clean(content).content.decode()
        assert "script" not in written
        assert "<text>ação</text>" in written


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 240 80"', (240, 80)),
        ('viewBox="-5,-5, 240.4 ,80.6" width="100%" height="9"', (240, 81)),
        ('width="64" height="32px"', (64, 32)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('viewBox="0 0 0.2 0.1"', (1, 1)),
        ('viewBox="0 0 100000 50000"', (20_000, 10_000)),
        *((attributes, (300, 150)) for attributes in ("", 'viewBox="0 0 0 0"', 'viewBox="0 0 nan inf"', 'viewBox="a"')),
        *((attributes, (300, 150)) for attributes in ('width="-5" height="9"', 'width="100%" height="100%"')),
    ],
)
def test_the_size_comes_from_the_view_box_or_the_lengths(attributes: str, size: tuple[int, int]) -> None:
    clean = clean_svg(svg(RECT, attributes))
    assert (clean.width, clean.height) == size
    root = elements(clean.content)[0]
    assert (root.get("width"), root.get("height")) == (str(size[0]), str(size[1]))
    _, _, width, height = (float(number) for number in (root.get("viewBox") or "").replace(",", " ").split())
    assert width > 0
    assert height > 0


@pytest.mark.parametrize(
    ("drawing", "color"),
    [
        (f'<g fill="#fff" stroke="#B5541C">{RECT}</g>', "#b5541c"),
        (f"<style>.a{{fill:#b5541c}}</style>{RECT}", "#b5541c"),
        ('<rect style="fill:rgb(181,84,28)"/>', "#b5541c"),
        (f'<stop stop-color="teal"/>{RECT}', "#008080"),
        (f'<rect fill="none" stroke="#111"/>{RECT}', None),
        ('<rect fill="url(#g)" stroke="currentColor"/>', None),
    ],
)
def test_the_telling_colour_comes_from_fills_strokes_and_gradients(drawing: str, color: str | None) -> None:
    assert clean_svg(svg(drawing)).color == color


def test_the_type_is_told_by_the_content() -> None:
    buffer = BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "PNG")
    assert clean(buffer.getvalue()).suffix == ".png"
    assert clean(svg(RECT)).suffix == ".svg"
    with pytest.raises(AssetRefused, match="not a JPEG"):
        clean(b"just text")
