"""Attack: make the trusted reader open something else than a plain file, or more than it can hold."""

import os
import tempfile
from pathlib import Path

import pytest

from sandbox.errors import FilesRefused
from sandbox.output import _Reader, digest, read_path
from sandbox.policy import MIB, Limits
from sandbox.runner import run

SECRET = "sk-live-9999"
ATTACKS = {
    "symbolic link": ("ln -s {secret} out/x", "is a symbolic link"),
    "symbolic link to a folder": ("ln -s {folder} out/x", "is a symbolic link"),
    "broken link": ("ln -s nowhere out/x", "is a symbolic link"),
    "pipe": ("mkfifo out/x", "is a pipe"),
    "socket": (
        "python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('out/x')\"",
        "is a socket",
    ),
    "hard link": ("echo x >y; ln y out/x", "is a second name of another file"),
    "hard link inside": ("ln out/plain.txt out/x", "is a second name of another file"),
    "huge count": ("for i in $(seq 150); do : >out/$i; done", "more than 100 files"),
    "huge count of folders": ("for i in $(seq 150); do mkdir out/$i; done", "more than 100 files"),
    "large file": ("truncate -s 31M out/x; truncate -s 31M out/y; truncate -s 31M out/z", "more than 67108864 bytes"),
    "depth": ("cd out; for i in $(seq 40); do mkdir d; cd d; done", "deeper than 32 folders"),
    "long path": (
        "n=$(printf %0200d 0); cd out; for i in 1 2 3 4 5 6; do mkdir $n; cd $n; done; : >x",
        "longer than 1024 bytes",
    ),
    "option as a name": ("mkdir out/d; : >out/d/--output=x", "is not a plain file name"),
    "line break in a name": (': >"out/a\nb"', "is not a plain file name"),
    "terminal escape in a name": (": >out/$(printf 'a\\033b')", "is not a plain file name"),
    "name that reads backwards": (": >out/$(printf 'a\\342\\200\\256b')", "is not a plain file name"),
    "name that is no UTF-8": (": >out/$(printf 'a\\377b')", "is not a plain file name"),
    "backslash in a name": (": >'out/..\\x'", "is not a plain file name"),
    "link instead of the folder": ("mv out other; ln -s {folder} out", "is not a folder of the workspace"),
    "pipe instead of the folder": ("mv out other; mkfifo out", "is not a folder of the workspace"),
}


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.mark.parametrize(("script", "refusal"), ATTACKS.values(), ids=ATTACKS.keys())
def test_it_is_refused_by_name(script: str, refusal: str, secret: Path, small: Limits) -> None:
    script = script.format(secret=secret, folder=secret.parent)
    with run(["sh", "-ec", script], files={"out/plain.txt": b"fine"}, limits=small) as result:
        assert result.passed, result.log
        with pytest.raises(FilesRefused, match=refusal):
            result.read("out")


def test_control_plain_files_are_read(small: Limits) -> None:
    with run(["sh", "-ec", "mkdir -p out/é; echo x >'out/é/a b.txt'"], limits=small) as result:
        assert result.read("out") == {"é/a b.txt": b"x\n"}


def test_control_a_naive_reader_follows_the_link(secret: Path, small: Limits) -> None:
    with run(["ln", "-s", str(secret), "out"], limits=small) as result:
        assert Path(f"/proc/self/fd/{result._workspace}/out").read_text() == SECRET


def test_a_link_on_the_way_to_the_folder_is_not_followed(secret: Path, small: Limits) -> None:
    inner = secret.parent / "inner"
    inner.mkdir()
    secret.rename(inner / "secret.txt")
    with run(["ln", "-s", str(secret.parent), "out"], limits=small) as result:
        # A link in the middle of a path would be followed by O_NOFOLLOW alone.
        assert Path(f"/proc/self/fd/{result._workspace}/out/inner/secret.txt").read_text() == SECRET
        with pytest.raises(FilesRefused, match="is not a folder of the workspace"):
            result.read("out/inner")


def test_a_device_is_refused_and_never_opened(small: Limits) -> None:
    with pytest.raises(FilesRefused, match="is a device"):
        read_path(Path("/dev/pts"), small)


def test_a_mount_below_is_refused(small: Limits) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        Path(folder, "x").write_bytes(b"x")
        reader = _Reader(device=Path("/").stat().st_dev, limits=small)
        descriptor = os.open(folder, os.O_RDONLY)
        with pytest.raises(FilesRefused, match="lies on another file system"):
            reader.read(descriptor)
        os.close(descriptor)


def test_a_file_that_is_larger_than_one_may_be_is_refused(small: Limits, tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as file:
        file.truncate(33 * MIB)
    with pytest.raises(FilesRefused, match="33554432 are allowed"):
        read_path(tmp_path, small)


def test_a_file_that_cannot_be_opened_is_refused(small: Limits) -> None:
    if os.geteuid() == 0:
        pytest.skip("root can open every file")
    script = "mkdir out; : >out/x; chmod 0 out/x"
    with run(["sh", "-ec", script], limits=small) as result, pytest.raises(FilesRefused, match="cannot be read"):
        result.read("out")


def test_the_digest_is_of_paths_and_contents() -> None:
    files = {"a": b"1", "b": b"2"}
    assert digest(files) == digest(dict(reversed(files.items())))
    others = [{"a": b"2", "b": b"1"}, {"a": b"1"}, {"a": b"1", "c": b"2"}, {**files, "c": b""}]
    assert len({digest(files), *map(digest, others)}) == 5
