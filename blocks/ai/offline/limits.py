"""The artifacts' limits that texts are fitted into, in characters (PARAGRAPHS: how many)."""

HEADING = 110
LINE = 160
PARAGRAPH = 600
PARAGRAPHS = 20
TITLE = 70
DESCRIPTION = 170
MARKDOWN = 20_000
