"""The written pages: their links lead somewhere, and the README's picture shows the flow."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from domain.stages import Stage, needs

ROOT = Path(__file__).parents[2]
NOT_OURS = {"node_modules", "build", "dist"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"```.*?```", re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
STAGE_NAME = re.compile(r"[a-z]+(?:_[a-z]+)+")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pages() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".md"))


def anchors(markdown: str) -> set[str]:
    """What a repository's web page calls the headings."""
    titles = HEADING.findall(FENCED.sub("", markdown))
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


def leads_somewhere(link: str, page: Path, root: Path) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_relative_to(root) or not target.exists():
        return False
    return not parts.fragment or parts.fragment in anchors(target.read_text())


def broken_links(page: Path, root: Path) -> list[str]:
    links = LINK.findall(CODE.sub("", FENCED.sub("", page.read_text())))
    return [link for link in links if not leads_somewhere(link, page, root)]


@pytest.mark.parametrize("page", tuple(pages()), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert broken_links(page, ROOT) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](nowhere.md) [b](../) [c](#nothing) [d](https://example.com/) [e](#here)\n\n# Here")
    assert broken_links(page, tmp_path) == ["nowhere.md", "../", "#nothing"]


@pytest.fixture
def picture() -> str:
    """The README's picture of the flow."""
    (found,) = re.findall(r"```mermaid\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    return str(found)


def arrows(picture: str) -> Iterator[tuple[str, str]]:
    """From stage to stage, the dotted ones of the fix loop left out."""
    for line in picture.splitlines():
        groups = [STAGE_NAME.findall(part) for part in line.split("-->")] if "-." not in line else []
        for sources, targets in pairwise(groups):
            yield from product(sources, targets)


def test_the_readmes_picture_shows_exactly_the_stages(picture: str) -> None:
    assert set(STAGE_NAME.findall(picture)) == set(Stage)


def test_the_readmes_picture_shows_what_waits_for_what(picture: str) -> None:
    waits = {(needed, stage) for stage in Stage for needed in needs(stage)}
    assert set(arrows(picture)) == {pair for pair in waits if Stage.GENERATE_FIX_PATCH not in pair}


def test_every_decision_is_listed() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text()
    for record in (ROOT / "docs" / "decisions").iterdir():
        assert f"(decisions/{record.name})" in architecture
        assert len(record.read_text().splitlines()) <= 25
