"""Two versions of a site beside each other: which pages differ, and what reads otherwise."""

import json
from typing import Any

from sqlalchemy.orm import Session

from blocks.artifact_store.interface import ArtifactStore
from domain.artifacts.base import Frozen
from domain.records.projects import Project
from domain.revisions import ready_version
from tasks.build.pages import changed_pages
from tasks.revise.changes import Change, changes, rendered
from tasks.revise.standing import kept_documents

_COMPUTED = frozenset({"client_texts", "theme"})
_DATA = "src/data/"


class TextChange(Frozen):
    """A place in the site's data, and what it says in each of the two versions."""

    file: str
    place: str
    was: str | None
    becomes: str | None


class Comparison(Frozen):
    """What differs between two versions."""

    older: int
    newer: int
    changed_pages: tuple[str, ...]
    texts: tuple[TextChange, ...]


def compare(session: Session, store: ArtifactStore, project: Project, older: int, newer: int) -> Comparison:
    """Two versions of a project.

    Raises:
        NotFound: there is no such version, or its documents were not kept.
    """
    versions = [ready_version(session, project, number) for number in (older, newer)]
    before, after = (rendered(kept_documents(store, project.id, version.documents)) for version in versions)
    return Comparison(
        older=older,
        newer=newer,
        changed_pages=changed_pages(versions[0].pages, versions[1].pages),
        texts=tuple(_text(change) for change in changes(before, after) if _is_told(change)),
    )


def _is_told(change: Change) -> bool:
    """Shades that follow from the colour, and lists that follow from the texts, say nothing new."""
    return change.place == ("theme", "brand") or not _COMPUTED.intersection(change.place[:1])


def _text(change: Change) -> TextChange:
    return TextChange(
        file=change.file.removeprefix(_DATA),
        place=".".join(map(str, change.place)),
        was=_shown(change.was),
        becomes=_shown(change.becomes),
    )


def _shown(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
