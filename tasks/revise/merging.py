"""A change made where something else may have been changed meanwhile: three states of a file become one."""

import json
from typing import Any

from domain.errors import RevisionConflict
from domain.stages import Stage


def merged(file: str, before: Any, after: Any, standing: bytes | None) -> str:
    """The file as it stands in the repository, with what differs between before and after.

    Raises:
        RevisionConflict: naming both sides, where somebody else has changed the same place.
    """
    found = _read(file, standing)
    together = after if found is None and before is None else _merged((file,), before, after, found)
    return json.dumps(together, ensure_ascii=False, indent=2) + "\n"


def _read(file: str, standing: bytes | None) -> Any:
    try:
        return json.loads(standing) if standing is not None else None
    except ValueError:
        raise _conflict((file,), "JSON", "not JSON any more") from None


def _merged(place: tuple[str, ...], before: Any, after: Any, standing: Any) -> Any:
    if standing in (before, after):
        return after
    if before == after:
        return standing
    match before, after, standing:
        case dict(), dict(), dict():
            return _merged_rows(place, before, after, standing)
        case list(), list(), list() if len(before) == len(after) == len(standing):
            rows = enumerate(zip(before, after, standing, strict=True))
            return [_merged((*place, str(number)), *row) for number, row in rows]
    raise _conflict(place, before, standing)


def _merged_rows(
    place: tuple[str, ...], before: dict[str, Any], after: dict[str, Any], standing: dict[str, Any]
) -> dict[str, Any]:
    keys = dict.fromkeys((*after, *standing))
    rows = {key: _merged((*place, key), before.get(key), after.get(key), standing.get(key)) for key in keys}
    return {key: row for key, row in rows.items() if key in after or (key in standing and key not in before)}


def _conflict(place: tuple[str, ...], before: Any, standing: Any) -> RevisionConflict:
    return RevisionConflict(
        f"{'.'.join(place)}: the revision was made for {_short(before)}, but somebody made it {_short(standing)}.",
        stage=Stage.GENERATE_REVISION_PATCH,
    )


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text[:200]}'"
