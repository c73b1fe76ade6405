"""The starters that are there, and the files that a site's repository begins with."""

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from domain.artifacts.onboarding import Template
from domain.artifacts.repository import Starter

STARTERS = Path(__file__).resolve().parents[2] / "starters"
KIT = STARTERS / "kit"
_NOT_OF_THE_SITE = frozenset({"node_modules", "dist", ".astro", ".cache", "__pycache__", "tests"})


@cache
def starter_files(name: Template) -> Mapping[str, bytes]:
    """The kit's files, with the starter's own under `src/starter/`, by their path in the repository."""
    own = {f"src/starter/{path}": content for path, content in _files_below(STARTERS / name).items()}
    return {**_files_below(KIT), **own}


def starter(name: Template) -> Starter:
    """A starter as an input of stages: another digest where any of its files differs."""
    digest = hashlib.sha256()
    for path, content in sorted(starter_files(name).items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return Starter(name=name, digest=digest.hexdigest())


def _files_below(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _NOT_OF_THE_SITE)
        for name in sorted(names):
            path = Path(parent, name)
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
