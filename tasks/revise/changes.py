"""What differs between two states of a site's data, place by place."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from domain.artifacts.site_documents import SiteDocuments
from tasks.generate.site_data import data_files

Place = tuple[str | int, ...]


class Change(NamedTuple):
    """A place in a file of `src/data/`, and what stands there before and after; what is not there is None."""

    file: str
    place: Place
    was: Any
    becomes: Any


def rendered(documents: SiteDocuments) -> dict[str, Any]:
    """Every data file as JSON."""
    return {path: data.model_dump(mode="json") for path, data in data_files(documents).items()}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """The smallest places that differ; rows that have an id are told apart by it."""
    return tuple(
        Change(file, *difference)
        for file in sorted({*before, *after})
        for difference in _differences((), before.get(file), after.get(file))
    )


def _differences(place: Place, was: Any, becomes: Any) -> Iterator[tuple[Place, Any, Any]]:
    match was, becomes:
        case dict(), dict():
            for key in sorted({*was, *becomes}):
                yield from _differences((*place, key), was.get(key), becomes.get(key))
        case list(), list() if _by_id(was) and _by_id(becomes):
            yield from _differences(place, _by_id(was), _by_id(becomes))
            kept = [name for name in _by_id(was) if name in _by_id(becomes)]
            moved = [name for name in _by_id(becomes) if name in _by_id(was)]
            if kept != moved:
                yield (*place, "order"), kept, moved
        case list(), list() if len(was) == len(becomes):
            for number, (old, new) in enumerate(zip(was, becomes, strict=True)):
                yield from _differences((*place, number), old, new)
        case _ if was != becomes:
            yield place, was, becomes


def _by_id(rows: list[Any]) -> dict[str, Any]:
    return {row["id"]: row for row in rows if isinstance(row, dict) and "id" in row}
