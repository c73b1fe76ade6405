"""One sentence of a request: its words without what stands in quotation marks, and what does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.plain_text import folded, words

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|‘([^’]+)’|(?<!\w)'([^']+)'(?!\w)")
_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|\s*\n+\s*|\s*;\s+")


@dataclass(frozen=True)
class Wish:
    """What one sentence says."""

    text: str

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The client's exact words, in order."""
        return tuple(" ".join("".join(found).split()) for found in _QUOTED.findall(self.text))

    @cached_property
    def bare(self) -> str:
        """The sentence without them, in small letters and without accents."""
        return folded(_QUOTED.sub(" ", self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words(self.bare)

    @cached_property
    def after_quotes(self) -> str:
        """What follows the last quotation, as it was written."""
        ends = [found.end() for found in _QUOTED.finditer(self.text)]
        return self.text[ends[-1] :] if ends else ""

    def says(self, cues: tuple[str, ...]) -> bool:
        """Whether one of the cues is said; one that ends in `*` is the beginning of a word."""
        return any(True for _ in self.said(cues))

    def said(self, cues: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """The cues that are said, each with its place among the words."""
        spoken = f" {' '.join(self.words)} "
        for cue in cues:
            wanted = f" {cue.removesuffix('*')}" + ("" if cue.endswith("*") else " ")
            at = spoken.find(wanted)
            if at >= 0:
                yield spoken[:at].count(" "), cue

    @staticmethod
    def is_one_of(word: str, cues: tuple[str, ...]) -> bool:
        """Whether a word is one of the cues."""
        return any(word.startswith(cue[:-1]) if cue.endswith("*") else word == cue for cue in cues)

    def parted_at(self, cues: tuple[str, ...]) -> tuple["Wish", "Wish"] | None:
        """What is said before a cue and what after it."""
        for at, cue in sorted(self.said(cues)):
            length = len(cue.split())
            return Wish(" ".join(self.words[:at])), Wish(" ".join(self.words[at + length :]))
        return None


def wishes(text: str) -> tuple[Wish, ...]:
    """The sentences of a request; what stands in quotation marks is not taken apart."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    ends = [end for end in _END.finditer(text) if not any(start <= end.start() < stop for start, stop in spans)]
    edges = [0, *(edge for end in ends for edge in end.span()), len(text)]
    parts = (text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True))
    return tuple(Wish(part.strip()) for part in parts if part.strip())
