"""The embedded artifact store: a folder."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from blocks.artifact_store.interface import ArtifactStore
from blocks.files import Folder, check_relative_path, disk_faults, write_atomically
from domain.errors import EditRefused, NotFound

_PARTIAL = ".partial"
_ABANDONED_AFTER = 3600  # seconds; what a killed process left half written


class LocalArtifactStore(ArtifactStore):
    """Keeps a project's files in a folder of this machine."""

    _block_type_name = "Sitegen Local Artifact Store"

    root: Folder = Field(description="The folder that holds the files.")

    @property
    def address(self) -> str:
        return str(self.root)

    def read(self, key: str) -> bytes:
        path = self._path(key)
        with disk_faults("artifact store", self.root):
            try:
                return path.read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                raise NotFound(
                    f"The artifact store has no '{key}'.",
                    next_step="Run the stage that makes it again: `sitegen rerun PROJECT STAGE`.",
                ) from None

    def write(self, key: str, content: bytes) -> None:
        path = self._path(key)
        with disk_faults("artifact store", self.root):
            self._remove_abandoned()
            write_atomically(path, content, partial=self.root / _PARTIAL)

    def exists(self, key: str) -> bool:
        return self._path(key).is_file()

    def url(self, key: str) -> str:
        return self._path(key).as_uri()

    def list_keys(self, prefix: str) -> Iterator[str]:
        folder, _, _ = prefix.rpartition("/")
        start = self._path(folder) if folder else self.root
        yield from sorted(key for key in self._keys_below(start) if key.startswith(prefix))

    def remove(self, key: str) -> None:
        path = self._path(key)
        with disk_faults("artifact store", self.root):
            if path.is_file():
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        check_relative_path(key)
        if key.split("/", maxsplit=1)[0] == _PARTIAL:
            raise EditRefused(f"'{key}' is a name that the artifact store keeps for itself.")
        return self.root / key

    def _keys_below(self, start: Path) -> Iterator[str]:
        for folder, folders, files in os.walk(start):
            if Path(folder) == self.root and _PARTIAL in folders:
                folders.remove(_PARTIAL)
            for file in files:
                yield (Path(folder) / file).relative_to(self.root).as_posix()

    def _remove_abandoned(self) -> None:
        for file in (self.root / _PARTIAL).glob(".*"):
            try:
                if time.time() - file.stat().st_mtime > _ABANDONED_AFTER:
                    file.unlink()
            except FileNotFoundError:
                continue
