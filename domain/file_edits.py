"""Applying a patch to a tree of files: all of it, or nothing."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from domain.artifacts.patch import CodePatch, DeleteFile, FileEdit, ReplaceText, WriteAsset, WriteText, editable_path
from domain.errors import EditRefused, NotFound

_ASSET_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.[a-z0-9]+")


def apply_edits(files: Mapping[str, bytes], patch: CodePatch, read_asset: Callable[[str], bytes]) -> dict[str, bytes]:
    """The tree with the patch applied; the given one stays as it is.

    `read_asset` gives a file of the project's assets by its name.

    Raises:
        EditRefused: naming the path at fault; nothing was applied.
    """
    edited = dict(files)
    for edit in patch.edits:
        _check_path(edit.path)
        content = _content(edit, edited.get(edit.path), read_asset)
        if content is None:
            edited.pop(edit.path, None)
        else:
            edited[edit.path] = content
    touched = {edit.path for edit in patch.edits}
    kept = {path: edited[path] for path in edited if path in touched or not path.startswith(patch.owns)}
    _check_neighbours(kept, touched)
    return kept


def _check_path(path: str) -> None:
    # Again, because an artifact can be made without validation.
    try:
        editable_path(path)
    except ValueError as error:
        raise _refused(path, str(error)) from None


def _content(edit: FileEdit, existing: bytes | None, read_asset: Callable[[str], bytes]) -> bytes | None:
    match edit:
        case WriteText():
            return edit.text.encode()
        case ReplaceText():
            return _replaced(edit, existing)
        case WriteAsset():
            return _asset(edit, read_asset)
        case DeleteFile():
            return None


def _replaced(edit: ReplaceText, existing: bytes | None) -> bytes:
    if existing is None:
        raise _refused(edit.path, "is to be changed but does not exist")
    try:
        text = existing.decode()
    except UnicodeDecodeError:
        raise _refused(edit.path, "is to be changed but is not text") from None
    first = text.find(edit.search)
    if first < 0:
        raise _refused(edit.path, "does not contain the text to be replaced")
    if text.find(edit.search, first + 1) >= 0:
        raise _refused(edit.path, "contains the text to be replaced more than once")
    return (text[:first] + edit.replacement + text[first + len(edit.search) :]).encode()


def _asset(edit: WriteAsset, read_asset: Callable[[str], bytes]) -> bytes:
    if not _ASSET_NAME.fullmatch(edit.file):
        raise _refused(edit.path, f"takes an asset of an impossible name, {edit.file!r}")
    try:
        content = read_asset(edit.file)
    except NotFound as error:
        raise _refused(edit.path, f"takes an asset that is not there, '{edit.file}'") from error
    if hashlib.sha256(content).hexdigest() != edit.digest:
        raise _refused(edit.path, f"takes the asset '{edit.file}', which is not the file that the patch was made for")
    return content


def _check_neighbours(files: Iterable[str], touched: Iterable[str]) -> None:
    """Each touched file must also fit beside the others where case and Unicode forms do not count."""
    paths = frozenset(files)
    spellings: dict[str, set[str]] = {}
    for path in paths:
        for place in _places(path):
            spellings.setdefault(_folded(place), set()).add(place)
    folders = {place for path in paths for place in list(_places(path))[1:]}
    for path in sorted(paths.intersection(touched)):
        for place in _places(path):
            others = spellings[_folded(place)] - {place}
            if others:
                raise _refused(path, f"differs from '{min(others)}' in case only")
            if place in paths and place in folders:
                raise _refused(path, f"needs '{place}' to be a file and a folder")


def _places(path: str) -> Iterator[str]:
    """The path itself and every folder that it is in."""
    yield path
    yield from (str(folder) for folder in PurePosixPath(path).parents if folder.name)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()


def _refused(path: str, reason: str) -> EditRefused:
    return EditRefused(f"'{path}' {reason}; nothing was applied.", next_step="Make the patch again.")
