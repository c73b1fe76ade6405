"""Built files as archives: the same files are found again, and old archives are never overwritten."""

from pathlib import Path

import pytest

from blocks.artifact_store.local import LocalArtifactStore
from tasks.build.archive import keep_archive, read_archive, unpack_archive

SITE = {"index.html": b"<p>one</p>", "a/b.css": b"p{}"}


@pytest.fixture
def store(tmp_path: Path) -> LocalArtifactStore:
    return LocalArtifactStore(root=tmp_path / "store")


def test_the_same_files_are_found_again_and_others_get_the_next_number(store: LocalArtifactStore) -> None:
    first = keep_archive(store, "p1", SITE)
    assert first == "projects/p1/builds/build-001.zip"
    assert keep_archive(store, "p1", dict(reversed(SITE.items()))) == first
    assert keep_archive(store, "p1", {**SITE, "c.txt": b""}) == "projects/p1/builds/build-002.zip"
    assert read_archive(store, first) == SITE


def test_numbers_go_on_after_999(store: LocalArtifactStore) -> None:
    for number in (999, 1000):
        store.write(f"projects/p1/builds/build-{number}.zip", b"older")
    assert keep_archive(store, "p1", SITE) == "projects/p1/builds/build-1001.zip"


def test_unpacking_twice_leaves_the_folder_as_it_is(store: LocalArtifactStore, tmp_path: Path) -> None:
    key, folder = keep_archive(store, "p1", SITE), tmp_path / "dist" / "v1"
    for _ in range(2):
        unpack_archive(store, key, folder)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files == SITE
    assert [path.name for path in folder.parent.iterdir()] == ["v1"]
