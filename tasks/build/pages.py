"""The pages among the built files."""

import hashlib
from collections.abc import Mapping

_INDEX = "index.html"


def page_digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """SHA-256 of each page's HTML, by the page's address: pages with equal digests are the same to the last letter."""
    return {
        f"/{path.removesuffix(_INDEX)}": hashlib.sha256(content).hexdigest()
        for path, content in sorted(files.items())
        if path.endswith(".html")
    }


def changed_pages(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses of the pages that differ, came or went."""
    return tuple(sorted(page for page in {*before, *after} if before.get(page) != after.get(page)))
