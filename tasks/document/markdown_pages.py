"""Markdown, set as pages of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, VAlign
from fpdf.fonts import FontFace
from fpdf.text_region import Paragraph
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from tasks.document.pdf_fonts import BODY, HEADING, printable

_SIZE = 10.5
_LEADING = 1.42
_GAP = 2.6  # millimetres between blocks
_INDENT = 6.0
_DEEPEST = 6
_HEADINGS = {1: (HEADING, "", 18.0), 2: (HEADING, "", 15.0), 3: (BODY, "B", 11.5)}
_SMALLEST_HEADING = (BODY, "B", _SIZE)
INK = (28, 32, 38)
_LINK_COLOR = (148, 66, 20)
_RULE_COLOR = (205, 200, 194)
_MOST_COLUMNS = 6
_LONGEST_CELL = 300

_parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


@dataclass(frozen=True)
class _Block:
    """How a block of text is set; `indent` in millimetres."""

    family: str = BODY
    style: str = ""
    size: float = _SIZE
    depth: int = 0
    bullet: str = ""
    gap: float = _GAP

    @property
    def indent(self) -> float:
        return min(self.depth, _DEEPEST) * _INDENT


def write_markdown(pages: FPDF, markdown: str, title: str) -> None:
    """Write a document below what is on the page; a first heading that only repeats the title is left out."""
    nodes = SyntaxTreeNode(_parser.parse(markdown)).children
    repeats = nodes and nodes[0].type == "heading" and _plain(nodes[0]).strip() == title.strip()
    _write_all(pages, nodes[1:] if repeats else nodes, _Block())


def _write_all(pages: FPDF, nodes: Sequence[SyntaxTreeNode], block: _Block) -> None:
    for node in nodes:
        _write(pages, node, block)
        block = replace(block, bullet="")


def _write(pages: FPDF, node: SyntaxTreeNode, block: _Block) -> None:
    match node.type:
        case "heading":
            _write_heading(pages, node, block)
        case "bullet_list" | "ordered_list":
            _write_list(pages, node, block)
        case "blockquote":
            _write_all(pages, node.children, replace(block, style="I", depth=block.depth + 1))
        case "table":
            _write_table(pages, node, block)
        case "hr":
            _write_rule(pages)
        case "fence" | "code_block":
            _set(pages, node, replace(block, size=9.0, depth=block.depth + 1))
        case _:
            _set(pages, node, block)


def _write_heading(pages: FPDF, node: SyntaxTreeNode, block: _Block) -> None:
    family, style, size = _HEADINGS.get(int(node.tag[1]), _SMALLEST_HEADING)
    above, line = size * 0.36, size * _LEADING / pages.k
    if pages.will_page_break(above + line + 3 * _SIZE * _LEADING / pages.k):
        pages.add_page()
    elif pages.y > pages.t_margin:
        pages.ln(above)
    _set(pages, node, replace(block, family=family, style=style, size=size, gap=_GAP * 0.6))


def _write_list(pages: FPDF, node: SyntaxTreeNode, block: _Block) -> None:
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, first):
        marker = f"{number}." if node.type == "ordered_list" else "–" if block.depth else "•"
        inside = replace(block, depth=block.depth + 1, bullet=marker, gap=_GAP * 0.4)
        _write_all(pages, item.children, inside)
    if not block.depth:
        pages.ln(_GAP * 0.6)


def _write_rule(pages: FPDF) -> None:
    pages.ln(_GAP)
    pages.set_draw_color(*_RULE_COLOR)
    pages.set_line_width(0.3)
    pages.line(pages.l_margin, pages.y, pages.w - pages.r_margin, pages.y)
    pages.ln(_GAP * 2)


def _write_table(pages: FPDF, node: SyntaxTreeNode, block: _Block) -> None:
    rows = [row.children for part in node.children for row in part.children]
    texts = [[_plain(cell) for cell in row] for row in rows]
    if len(rows[0]) > _MOST_COLUMNS or any(len(text) > _LONGEST_CELL for row in texts for text in row):
        _write_rows_apart(pages, rows, block)
        return
    pages.set_font(BODY, "", _SIZE - 1)
    pages.set_draw_color(*_RULE_COLOR)
    pages.set_line_width(0.3)
    with pages.table(
        texts,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="BOLD"),
        line_height=(_SIZE - 1) * _LEADING / pages.k,
        padding=(1.2, 1),
        text_align="LEFT",
        v_align=VAlign.T,
    ):
        pages.ln(0)
    pages.ln(_GAP * 2)


def _write_rows_apart(pages: FPDF, rows: list[list[SyntaxTreeNode]], block: _Block) -> None:
    """What does not fit a table: each row's first cell, and the others indented below it."""
    for row in rows:
        for column, cell in enumerate(row):
            _set(pages, cell, replace(block, depth=block.depth + bool(column), gap=_GAP * 0.4))


def _set(pages: FPDF, node: SyntaxTreeNode, block: _Block) -> None:
    """One paragraph of text with its emphasis and links."""
    pages.set_font(block.family, block.style, block.size)
    with (
        pages.text_columns(text_align="LEFT", line_height=_LEADING) as column,
        column.paragraph(indent=block.indent, bullet_string=block.bullet, bottom_margin=block.gap) as paragraph,
    ):
        _set_inline(pages, paragraph, node, block.style)
    pages.set_x(pages.l_margin)


def _set_inline(pages: FPDF, paragraph: Paragraph, node: SyntaxTreeNode, style: str, link: str | None = None) -> None:
    match node.type:
        case "strong":
            style += "" if "B" in style else "B"
        case "em":
            style += "" if "I" in style else "I"
        case "link":
            link = str(node.attrs.get("href", ""))
    if text := _text(node):
        pages.set_font(style="" if pages.font_family == HEADING else style)
        pages.set_text_color(*(_LINK_COLOR if link else INK))
        paragraph.write(printable(text), link)
    for child in node.children:
        _set_inline(pages, paragraph, child, style, link)


def _text(node: SyntaxTreeNode) -> str:
    """What a node shows itself, without its children."""
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "fence" | "code_block":
            return node.content.rstrip("\n")
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
    return ""


def _plain(node: SyntaxTreeNode) -> str:
    return printable(_text(node)) + "".join(_plain(child) for child in node.children)
