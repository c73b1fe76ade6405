"""The workspace of a run: a file system in memory that nobody but the run and its starter can reach.

Its size is kept by the kernel, nothing of it ever touches a disk, and it is gone with the last descriptor: also
when this process is killed.
"""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from sandbox.errors import FilesRefused
from sandbox.output import checked_path, read_folder
from sandbox.policy import Limits


class Usage(NamedTuple):
    """How much of a file system is taken."""

    files: int
    bytes: int
    free: int


def mounted_in(process: int, folder: str) -> int:
    """A descriptor of a folder as a sandboxed process sees it; it outlives the process."""
    return os.open(f"/proc/{process}/root{folder}", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def fill(folder: int, files: Mapping[str, bytes], limits: Limits) -> None:
    """Write files below an empty folder.

    Raises:
        FilesRefused: a name is not a plain relative path, or they are more than the workspace takes.
    """
    size = sum(map(len, files.values()))
    if len(files) > limits.exchanged_files or size > limits.exchanged_bytes:
        raise FilesRefused(f"{len(files)} files of {size} bytes are more than a run takes")
    # Inside, only our own doorkeeper runs yet, so a path cannot be exchanged behind our back.
    root = Path(f"/proc/self/fd/{folder}")
    try:
        for path, content in files.items():
            target = root / checked_path(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise FilesRefused(f"{path!a} does not go into the workspace: {error.strerror}") from error


def usage(folder: int) -> Usage:
    """What is taken of the file system that the folder is the root of."""
    state = os.fstatvfs(folder)
    free = state.f_bavail * state.f_frsize
    return Usage(state.f_files - state.f_ffree, state.f_blocks * state.f_frsize - free, free)


def read(folder: int, path: str, limits: Limits) -> dict[str, bytes]:
    """The files below a folder of the workspace, by their paths in it; empty where there is no such folder.

    Raises:
        FilesRefused: something there is not a plain file, or they are more than the limits allow.
    """
    with ExitStack() as stack:
        below = folder
        for name in path.split("/"):
            # One step at a time: only the last part of a path is never followed when it is a link.
            try:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=below)
            except FileNotFoundError:
                return {}
            except OSError as error:
                raise FilesRefused(f"{path} is not a folder of the workspace: {error.strerror}") from error
            stack.callback(os.close, below)
        return read_folder(below, limits)
