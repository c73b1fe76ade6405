"""The brief as a PDF that an agency can send to its client."""

from datetime import UTC, datetime

from fpdf import FPDF

from tasks.document.markdown_pages import INK, write_markdown
from tasks.document.pdf_fonts import BODY, HEADING, add_fonts, printable

_PAGE = {"pt-BR": "Página {number}", "es": "Página {number}", "en": "Page {number}"}
_SIDE, _TOP, _FOOT = 30.0, 26.0, 30.0  # millimetres
_FAINT, _ACCENT = (110, 114, 120), (181, 84, 28)
# A document that is made again must have the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def brief_pdf(title: str, markdown: str, locale: str) -> bytes:
    """A4 pages; the same input gives the same bytes.

    A character that the fonts do not have (emoji, Chinese) is shown as an empty box. Pictures are
    not shown, and nothing is fetched.
    """
    title = printable(title)
    pages = _Pages(title, _PAGE.get(locale, _PAGE["en"]))
    pages.set_lang(locale)
    pages.set_title(title)
    pages.set_creation_date(_CREATED)
    pages.add_page()
    _write_title(pages, title)
    write_markdown(pages, markdown, title)
    return bytes(pages.output())


class _Pages(FPDF):
    """Empty pages with margins, fonts and a footer."""

    def __init__(self, title: str, page: str) -> None:
        super().__init__(format="A4")
        self._footer_title = title
        self._footer_page = page
        self.alias_nb_pages("")
        self.set_margins(_SIDE, _TOP, _SIDE)
        self.set_auto_page_break(True, margin=_FOOT)
        add_fonts(self)
        self.set_text_color(*INK)

    def footer(self) -> None:
        """The document's title on the left, the page's number on the right."""
        self.set_y(-18)
        self.set_font(BODY, "", 8.5)
        self.set_text_color(*_FAINT)
        number = self._footer_page.format(number=self.page_no())
        title, shortened = self._footer_title, self._footer_title
        while self.get_string_width(shortened) > self.epw * 0.8:
            title = title[:-1]
            shortened = f"{title.rstrip()}…"
        self.cell(self.epw * 0.85, 5, shortened)
        self.cell(self.epw * 0.15, 5, number, align="R")


def _write_title(pages: FPDF, title: str) -> None:
    pages.set_font(HEADING, "", 26)
    pages.multi_cell(pages.epw, 11, title, align="L", new_x="LMARGIN", new_y="NEXT")
    pages.ln(4)
    pages.set_draw_color(*_ACCENT)
    pages.set_line_width(0.8)
    pages.line(pages.l_margin + pages.c_margin, pages.y, pages.l_margin + pages.c_margin + 18, pages.y)
    pages.ln(8)
