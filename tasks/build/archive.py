"""Built files as `builds/build-NNN.zip`: the same files always make the same archive."""

import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from blocks.artifact_store.interface import ArtifactStore

_EPOCH = (1980, 1, 1, 0, 0, 0)


def keep_archive(store: ArtifactStore, project_id: str, files: Mapping[str, bytes]) -> str:
    """The key of the archive that holds these files; the newest one is found again, another gets the next number."""
    archive = _pack(files)
    prefix = f"projects/{project_id}/builds/build-"
    newest = max((_number(key, prefix) for key in store.list_keys(prefix)), default=0)
    if newest and store.read(_key(prefix, newest)) == archive:
        return _key(prefix, newest)
    store.write(_key(prefix, newest + 1), archive)
    return _key(prefix, newest + 1)


def _key(prefix: str, number: int) -> str:
    return f"{prefix}{number:03}.zip"


def _number(key: str, prefix: str) -> int:
    return int(key.removeprefix(prefix).removesuffix(".zip"))


def read_archive(store: ArtifactStore, key: str) -> dict[str, bytes]:
    """The built files by their path."""
    with zipfile.ZipFile(io.BytesIO(store.read(key))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpack_archive(store: ArtifactStore, key: str, folder: Path) -> None:
    """Write the built files below a folder; one that is there already is complete."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as unfinished:
        for path, content in read_archive(store, key).items():
            target = Path(unfinished, "files", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        try:
            Path(unfinished, "files").rename(folder)
        except OSError:
            if not folder.is_dir():  # another process was quicker
                raise


def _pack(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
