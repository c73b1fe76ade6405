import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tasks.document.brief_pdf import brief_pdf

BRIEF = """# Briefing – Padaria Aurora

Pão de fermentação natural… “todo dia” às 6h – **R$ 24** na *ilha*, ¿qué más?

## O que há

- Croissant – R$ 12
  - com manteiga
- Bolo de fubá

1. Começo
2. Fim

> O melhor pão da ilha.

| Página | Caminho |
|---|---|
| Início | `/` |

[Mapa](https://maps.example/aurora)
"""


def read(markdown: str, title: str = "Briefing", locale: str = "pt-BR") -> PdfReader:
    return PdfReader(BytesIO(brief_pdf(title, markdown, locale)))


def text_of(reader: PdfReader) -> str:
    """The words of all pages, without how they are spread over lines."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links_of(reader: PdfReader) -> list[str]:
    annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in annotations if "/A" in note]


def test_the_brief_is_readable_text_on_a4() -> None:
    reader = read(BRIEF, "Briefing – Padaria Aurora")
    page = reader.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    text = text_of(reader)
    for part in (
        "Pão de fermentação natural… “todo dia” às 6h – R$ 24 na ilha, ¿qué más?",
        *("• Croissant – R$ 12", "– com manteiga", "• Bolo de fubá", "1. Começo", "2. Fim"),
        *("O que há", "O melhor pão da ilha.", "Página Caminho Início /", "Mapa"),
    ):
        assert part in text
    assert "*" not in text
    assert "#" not in text


def test_it_says_what_it_is_and_in_which_language() -> None:
    reader = read("Texto", "Briefing – Padaria Aurora", "pt-BR")
    assert reader.metadata is not None
    assert reader.metadata.title == "Briefing – Padaria Aurora"
    assert str(reader.root_object["/Lang"]) == "pt-BR"


@pytest.mark.parametrize(("locale", "page"), [("pt-BR", "Página 2"), ("es", "Página 2"), ("en", "Page 2")])
def test_pages_are_numbered_in_the_briefs_language(locale: str, page: str) -> None:
    reader = read("\n\n".join(["Uma frase que enche a página. " * 20] * 10), locale=locale)
    assert len(reader.pages) > 1
    assert page in reader.pages[1].extract_text()


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    first_page_without_footer = text_of(read("# Briefing *Aurora*\n\nTexto", "Briefing Aurora")).removesuffix(
        "Página 1"
    )
    assert first_page_without_footer.split() == ["Briefing", "Aurora", "Texto", "Briefing", "Aurora"]
    assert "Outro título" in text_of(read("# Outro título\n\nTexto", "Briefing Aurora"))


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert brief_pdf("Briefing", BRIEF, "pt-BR") == brief_pdf("Briefing", BRIEF, "pt-BR")


def test_every_font_is_embedded() -> None:
    fonts = read(BRIEF).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert len(fonts) >= 4
    for font in fonts.values():
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pão 🥐 quente", "Pão ☐ quente"),
        ("東京 Łódź", "☐☐ Łódź"),
        ("chefe 👩‍🍳️ boa", "chefe ☐☐ boa"),
        ("e\u0301 de café", "é de café"),
        ("não\u2011quebra\u202fisto", "não-quebra isto"),
        ("Ελλάδα и *Россия*", "Ελλάδα и Россия"),
        ("&#128512; e &copy;", "☐ e ©"),
        ("\u202eoculto\u200b\ufeff", "oculto"),
    ],
)
def test_a_character_without_a_glyph_is_shown_as_a_box(written: str, shown: str) -> None:
    text = text_of(read(f"{written}\n\n## {written}", title=f"T {written}", locale="es"))
    assert text.replace("\u00a0", " ").count(shown) >= 2


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def test_pictures_are_neither_fetched_nor_read(listener: socket.socket, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.png"
    picture = tmp_path / "private.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    reader = read(
        f'![a]({address}) ![b]({picture}) <img src="{address}"> <img src="{picture}">\n\n<img src="{address}">'
    )
    assert not any(page.images for page in reader.pages)
    assert f'<img src="{address}">' in text_of(reader), "HTML is text"
    with pytest.raises(BlockingIOError):
        listener.accept()

    control = FPDF()
    control.add_page()
    control.image(picture)
    assert PdfReader(BytesIO(control.output())).pages[0].images, "the control: a picture would be seen"


def test_links_lead_to_the_web_only() -> None:
    reader = read("[a](https://a.example/pão) [b](javascript:alert(1)) [c](file:///etc/passwd) [d](data:text/html,x)")
    assert links_of(reader) == ["https://a.example/p%C3%A3o"]


@pytest.mark.parametrize(
    "markdown",
    [
        "x" * 5_000,
        "palavra " * 2_500,
        "> " * 30 + "fundo",
        "".join(f"{'  ' * depth}- nível {depth}\n" for depth in range(30)),
        "- \n- \n\n1.\n",
        "|" + "c|" * 40 + "\n|" + "-|" * 40 + "\n|" + "v|" * 40,
        "| a | b |\n|---|---|\n| " + "longo " * 2_000 + "| fim |",
        "| a | b |\n|---|---|\n| " + "x" * 290 + "|" + "y" * 290 + "|",
        "```\n" + "linha\n" * 300 + "```",
        "# " + "Título " * 100,
        "###### seis\n\nSetext\n===\n\n---\n***",
        "{nb} %s {number} \\ ( ) <</>>",
        "\x00\x01\x7f\ud7ff\ufffe",
    ],
)
def test_unusual_documents_become_pages(markdown: str) -> None:
    assert len(read(markdown).pages) >= 1


def test_what_looks_like_a_placeholder_stays_text() -> None:
    assert "{nb} {number} $1" in text_of(read("{nb} {number} $1", "{number}"))


def test_a_table_too_large_for_a_page_is_written_row_by_row() -> None:
    text = text_of(read("| nome | valor |\n|---|---|\n| primeiro | " + "muito longo " * 400 + "|\n| fim | sim |"))
    assert text.count("muito longo") == 400
    assert "fim sim" in text


def test_a_long_title_fits_the_footer() -> None:
    title = "Um título que não tem fim " * 6
    footer = read("Texto", title.strip()).pages[0].extract_text().splitlines()[-1]
    assert "…" in footer
    assert footer.endswith("Página 1")


@settings(max_examples=25, deadline=None)
@given(
    st.text(max_size=40),
    st.lists(st.text(st.sampled_from("ab 🥐東\n\n#*_`[]()!|->1.&<\t\\~"), max_size=80), max_size=6),
)
def test_any_text_becomes_a_document(title: str, parts: list[str]) -> None:
    assert brief_pdf(title, "\n".join(parts), "en").startswith(b"%PDF-")
