"""The trusted reader: hands over plain files of a bounded number and size, or nothing."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from sandbox.errors import FilesRefused
from sandbox.policy import Limits

_MAX_DEPTH = 32
_MAX_PATH_BYTES = 1024
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def read_path(folder: Path, limits: Limits) -> dict[str, bytes]:
    """Like `read_folder`, for a folder of the host."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        return read_folder(descriptor, limits)
    finally:
        os.close(descriptor)


def read_folder(folder: int, limits: Limits) -> dict[str, bytes]:
    """Every file below an open folder, by its path in it.

    Raises:
        FilesRefused: a link, a device, a pipe, a second name of another file, a name that is not plain text, or
            more files or bytes than the limits allow.
    """
    try:
        return _Reader(os.fstat(folder).st_dev, limits).read(folder)
    except OSError as error:
        raise FilesRefused(f"{error.filename!a} cannot be read: {error.strerror}") from error


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 over paths and contents, in hexadecimal."""
    lines = (f"{path}\0{hashlib.sha256(content).hexdigest()}\n" for path, content in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def checked_path(path: str) -> str:
    """The path, if it is relative and every part of it is a plain name.

    Raises:
        FilesRefused: it is not.
    """
    if len(os.fsencode(path)) > _MAX_PATH_BYTES:
        raise FilesRefused(f"{path[:80]!a}… is longer than {_MAX_PATH_BYTES} bytes")
    for name in path.split("/"):
        if not name or name in {".", ".."} or name.startswith("-") or "\\" in name or not name.isprintable():
            raise FilesRefused(f"{path!a} is not a plain file name")
    return path


class _Reader:
    """Walks by descriptors, so that nothing can be exchanged between looking and opening."""

    def __init__(self, device: int, limits: Limits) -> None:
        self._device = device
        self._limits = limits
        self._entries = 0
        self._bytes = 0

    def read(self, folder: int) -> dict[str, bytes]:
        return dict(self._walk(folder, "", depth=0))

    def _walk(self, folder: int, prefix: str, depth: int) -> Iterator[tuple[str, bytes]]:
        if depth > _MAX_DEPTH:
            raise FilesRefused(f"{prefix!a} lies deeper than {_MAX_DEPTH} folders")
        for name in self._names(folder):
            path = checked_path(prefix + name)
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if stat.S_ISDIR(found.st_mode):
                below = os.open(name, _FOLDER, dir_fd=folder)
                try:
                    yield from self._walk(below, f"{path}/", depth + 1)
                finally:
                    os.close(below)
            else:
                # A device or a pipe is not even opened: opening one can have effects.
                self._check(found, path)
                yield path, self._content(folder, name, path)

    def _names(self, folder: int) -> list[str]:
        names = []
        with os.scandir(folder) as entries:
            for entry in entries:
                self._entries += 1
                if self._entries > self._limits.exchanged_files:
                    raise FilesRefused(f"There are more than {self._limits.exchanged_files} files and folders")
                names.append(entry.name)
        return sorted(names)

    def _content(self, folder: int, name: str, path: str) -> bytes:
        descriptor = os.open(name, _FILE, dir_fd=folder)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            self._check(found, path)
            content = file.read(found.st_size + 1)
        if len(content) != found.st_size:
            raise FilesRefused(f"{path!a} changed while it was read")
        self._bytes += len(content)
        return content

    def _check(self, found: os.stat_result, path: str) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise FilesRefused(f"{path!a} is a {_kind(found.st_mode)}, not a plain file")
        if found.st_nlink != 1:
            raise FilesRefused(f"{path!a} is a second name of another file")
        if found.st_dev != self._device:
            raise FilesRefused(f"{path!a} lies on another file system")
        if found.st_size > self._limits.file_bytes:
            raise FilesRefused(f"{path!a} has {found.st_size} bytes; {self._limits.file_bytes} are allowed")
        if self._bytes + found.st_size > self._limits.exchanged_bytes:
            raise FilesRefused(f"The files have more than {self._limits.exchanged_bytes} bytes")


def _kind(mode: int) -> str:
    kinds = {stat.S_IFLNK: "symbolic link", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
    return kinds.get(stat.S_IFMT(mode), "device")
