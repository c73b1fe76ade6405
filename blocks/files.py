"""Files on this machine, written so that a kill at any moment leaves the old content or the new, never half."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator

from domain.errors import EditRefused, ProviderUnavailable

# A folder that a block works in; made absolute at once, because a flow's working directory changes.
Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


def check_relative_path(path: str) -> None:
    """Let a path through that stays below whatever folder it is put in, on every file system.

    Raises:
        EditRefused: with the reason.
    """
    segments = path.split("/")
    if any(segment in {"", ".", ".."} for segment in segments):
        raise EditRefused(f"'{path}' is not a plain relative path.", next_step="Use a path without '..' or '//'.")
    if "\\" in path or not path.isprintable() or any(len(os.fsencode(segment)) > 255 for segment in segments):
        raise EditRefused(f"{path!r} has a name that cannot be a file's.", next_step="Use plain, shorter names.")


def check_relative_paths(paths: Iterable[str]) -> None:
    """Let paths through that can all be files side by side: each one plain, none the folder of another.

    Raises:
        EditRefused: naming the path at fault.
    """
    files = set(paths)
    for path in files:
        check_relative_path(path)
        for folder in PurePosixPath(path).parents:
            if str(folder) in files:
                raise EditRefused(f"'{folder}' would be a file and the folder of '{path}'.")


def write_atomically(path: Path, content: bytes, *, partial: Path | None = None) -> None:
    """Put a file in a single step and see it onto the disk; `partial` is where it grows, on the same file system."""
    with _complete_copy(partial or path.parent, content) as copy:
        path.parent.mkdir(parents=True, exist_ok=True)
        copy.replace(path)
    _sync_folder(path.parent)


def write_once(path: Path, content: bytes) -> bool:
    """Put a file unless it is there; False when it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _complete_copy(path.parent, content) as copy:
        try:
            path.hardlink_to(copy)
        except FileExistsError:
            return False
    _sync_folder(path.parent)
    return True


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write regular files below a folder that is made if need be and must be empty.

    Raises:
        EditRefused: a path would lead out, or the folder holds something already.
    """
    check_relative_paths(files)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise EditRefused(f"'{folder}' is not empty.", next_step="Give an empty folder.")
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)


def remove_tree(folder: Path) -> None:
    """Remove a folder with everything in it; one that is not there is fine."""
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def disk_faults(what: str, folder: Path) -> Iterator[None]:
    """Translate what the operating system refuses (a full disk, a missing permission) into our own error."""
    try:
        yield
    except OSError as error:
        raise ProviderUnavailable(
            f"The {what} at {folder} cannot be used: {error.strerror or error}.",
            next_step="Look at the disk's free space and the folder's owner and permissions, then run again.",
        ) from error


@contextmanager
def _complete_copy(folder: Path, content: bytes) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".partial")
    copy = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(descriptor, 0o644)
            file.flush()
            os.fsync(descriptor)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
