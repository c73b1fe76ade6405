"""The artifacts' limits that texts are fitted into, in characters (PARAGRAPHS: how many)."""

HEADING = 110
LINE = 160
PARAGRAPH = 600
PARAGRAPHS = 20
TITLE = 70  # what a result page shows; only a long name may take more
LONGEST_TITLE = 120
DESCRIPTION = 170
MARKDOWN = 20_000
