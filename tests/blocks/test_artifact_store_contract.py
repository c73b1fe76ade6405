"""What every artifact store does, whichever it is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

from blocks.artifact_store.interface import ArtifactStore
from blocks.artifact_store.local import LocalArtifactStore
from domain.errors import EditRefused, NotFound, ProviderUnavailable

KEY = "projects/p1/artifacts/spec.json"
OPENERS: dict[str, Callable[[Path], ArtifactStore]] = {
    "local": lambda folder: LocalArtifactStore(root=folder / "store")
}


@pytest.fixture(params=tuple(OPENERS.values()), ids=tuple(OPENERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ArtifactStore:
    opener: Callable[[Path], ArtifactStore] = request.param
    return opener(tmp_path)


def test_what_was_written_is_read(store: ArtifactStore) -> None:
    store.write(KEY, "não só ASCII".encode())
    assert store.read(KEY).decode() == "não só ASCII"
    assert store.exists(KEY)


def test_a_file_may_be_empty_or_binary(store: ArtifactStore) -> None:
    store.write("empty", b"")
    store.write("binary", bytes(range(256)) * 1000)
    assert store.read("empty") == b""
    assert store.read("binary") == bytes(range(256)) * 1000


def test_a_newer_file_replaces_the_older(store: ArtifactStore) -> None:
    store.write(KEY, b"a longer first content")
    store.write(KEY, b"second")
    assert store.read(KEY) == b"second"
    assert list(store.list_keys("")) == [KEY]


def test_what_is_not_there_is_named_with_a_way_on(store: ArtifactStore) -> None:
    assert not store.exists(KEY)
    with pytest.raises(NotFound, match=r"projects/p1/artifacts/spec\.json") as refusal:
        store.read(KEY)
    assert "sitegen rerun" in refusal.value.next_step


def test_a_folder_is_no_file(store: ArtifactStore) -> None:
    store.write(KEY, b"{}")
    assert not store.exists("projects/p1")
    with pytest.raises(NotFound):
        store.read("projects/p1")


def test_keys_are_sorted_and_begin_with_the_prefix(store: ArtifactStore) -> None:
    for key in ("projects/p2/a", "projects/p1/b/2", "projects/p1/b/1", "projects/p10/a", "templates/x"):
        store.write(key, b"")
    assert list(store.list_keys("projects/p1/")) == ["projects/p1/b/1", "projects/p1/b/2"]
    assert list(store.list_keys("projects/p1")) == ["projects/p1/b/1", "projects/p1/b/2", "projects/p10/a"]
    assert list(store.list_keys("nothing/here")) == []
    assert len(list(store.list_keys(""))) == 5


def test_removing_twice_is_fine(store: ArtifactStore) -> None:
    store.write(KEY, b"{}")
    store.remove(KEY)
    store.remove(KEY)
    assert not store.exists(KEY)


def test_names_as_starters_have_them_are_keys(store: ArtifactStore) -> None:
    for key in (
        "templates/kit/src/pages/[...slug].astro",
        "templates/kit/.github/workflows/build.yml",
        "a/São João.jpg",
    ):
        store.write(key, key.encode())
        assert store.read(key) == key.encode()


@pytest.mark.parametrize(
    "key",
    [
        "", "/", "/etc/passwd", "../outside", "projects/../../outside", "projects/./a", "projects//a", "projects/",
        "a\\b", "a\0b", "a\nb", "projects/.\u200c./a", "x" * 256,
    ],
)  # fmt: skip
def test_keys_that_lead_elsewhere_are_refused(store: ArtifactStore, tmp_path: Path, key: str) -> None:
    (tmp_path / "outside").write_text("secret")
    for attempt in (store.read, store.exists, store.remove, lambda bad: store.write(bad, b"x")):
        with pytest.raises(EditRefused):
            attempt(key)
    assert (tmp_path / "outside").read_text() == "secret"


def test_a_reader_never_sees_half_a_file(store: ArtifactStore) -> None:
    contents = [bytes([letter]) * 2_000_000 for letter in b"abc"]
    store.write(KEY, contents[0])
    with ThreadPoolExecutor(4) as pool:
        writes = [pool.submit(store.write, KEY, contents[number % 3]) for number in range(12)]
        seen = {store.read(KEY) for _ in range(30)}
        for write in writes:
            write.result()
    assert seen <= set(contents)
    assert list(store.list_keys("")) == [KEY]


def test_the_identity_names_type_and_place(store: ArtifactStore) -> None:
    assert store.identity == f"{store.get_block_type_slug()}:{store.address}"


def test_a_killed_writer_leaves_the_old_file_and_no_key(tmp_path: Path) -> None:
    store = LocalArtifactStore(root=tmp_path)
    store.write(KEY, b"old")
    program = (
        "import sys; from pathlib import Path; from blocks.artifact_store.local import LocalArtifactStore\n"
        "store = LocalArtifactStore(root=Path(sys.argv[1])); print('up', flush=True)\n"
        f"while True: store.write({KEY!r}, b'n' * 30_000_000)"
    )
    writer = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "up\n"
    while not any((tmp_path / ".partial").iterdir()):
        assert writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    assert store.read(KEY) in {b"old", b"n" * 30_000_000}
    assert list(store.list_keys("")) == [KEY]


def test_what_a_killed_writer_left_is_cleared_away_later(tmp_path: Path) -> None:
    store = LocalArtifactStore(root=tmp_path)
    (tmp_path / ".partial").mkdir()
    left = tmp_path / ".partial" / ".left.partial"
    left.write_bytes(b"half")
    fresh = tmp_path / ".partial" / ".fresh.partial"
    fresh.write_bytes(b"somebody is writing this")
    os.utime(left, (time.time() - 7200,) * 2)
    store.write(KEY, b"{}")
    assert not left.exists()
    assert fresh.exists()
    with pytest.raises(EditRefused):
        store.read(".partial/.fresh.partial")


def test_a_store_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(ProviderUnavailable, match=str(tmp_path / "store")):
        LocalArtifactStore(root=tmp_path / "store").write(KEY, b"{}")


def test_a_relative_root_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = LocalArtifactStore(root=Path("store"))
    monkeypatch.chdir("/")
    store.write(KEY, b"{}")
    assert (tmp_path / "store" / KEY).read_bytes() == b"{}"


def test_a_person_can_open_what_was_written(store: ArtifactStore) -> None:
    store.write(KEY, b"content")
    with urlopen(store.url(KEY)) as opened:
        assert opened.read() == b"content"
