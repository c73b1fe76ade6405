import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from sandbox.bubblewrap import WORKSPACE, Mount
from sandbox.errors import FilesRefused, SandboxBroken, SandboxInterrupted, SandboxMissing
from sandbox.policy import MIB, Limits
from sandbox.runner import run

OPEN_DESCRIPTORS = """
import fcntl
for number in range(3, 100):
    try:
        fcntl.fcntl(number, fcntl.F_GETFD)
        print(number)
    except OSError:
        pass
"""


def test_files_go_in_and_come_out(small: Limits) -> None:
    files = {"in/ä.txt": b"hello", "top.txt": b"\x00\xff"}
    with run(["cp", "-r", "--", "in", "top.txt", "out"], files={**files, "out/.keep": b""}, limits=small) as result:
        assert result.passed
        assert result.read("out") == {".keep": b"", "in/ä.txt": b"hello", "top.txt": b"\x00\xff"}
        assert result.read("in") == {"ä.txt": b"hello"}
        assert result.read("nowhere") == {}


def test_a_report_of_the_run(small: Limits) -> None:
    with run(["sh", "-c", "echo out; echo err >&2; exit 7"], limits=small) as result:
        assert (result.exit_code, result.passed, result.stop) == (7, False, None)
        assert result.log == "out\nerr\n"


def test_peak_memory_is_measured(small: Limits) -> None:
    script = "held = b'x' * (100 * 1024 * 1024); import time; time.sleep(1)"
    with run(["/usr/bin/python3", "-c", script], limits=small) as result:
        assert 100 * MIB < result.peak_memory < 200 * MIB


def test_arguments_arrive_as_they_are(small: Limits) -> None:
    words = ["--", "-n", "a b", "$(id)", "*", "", "ä\n"]
    with run(["/usr/bin/python3", "-c", "import sys; print(sys.argv[1:])", *words], limits=small) as result:
        assert result.log == f"{words}\n"


def test_standard_input_is_empty(small: Limits) -> None:
    with run(["cat"], limits=small) as result:
        assert result.passed
        assert result.log == ""


def test_it_works_in_the_workspace_with_the_environment_it_is_given(small: Limits) -> None:
    with run(
        ["sh", "-c", "pwd; echo $SITE_URL"], environment={"SITE_URL": "https://x.example"}, limits=small
    ) as result:
        assert result.log == f"{WORKSPACE}\nhttps://x.example\n"


def test_a_mounted_folder_is_read_in_place(small: Limits, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tool")
    mounts = [Mount(tmp_path, f"{WORKSPACE}/tools")]
    with run(["cat", "tools/a.txt"], mounts=mounts, limits=small) as result:
        assert result.log == "tool"
        assert result.read("tools") == {}, "a mount is no output"


def test_no_descriptor_of_ours_is_open_inside(small: Limits, tmp_path: Path) -> None:
    with (tmp_path / "ours").open("w"), run(["/usr/bin/python3", "-c", OPEN_DESCRIPTORS], limits=small) as result:
        assert result.log == ""


def test_no_descriptor_stays_open_here(small: Limits) -> None:
    with run(["true"], limits=small):
        pass
    before = sorted(Path("/proc/self/fd").iterdir())
    with run(["true"], limits=small):
        pass
    assert sorted(Path("/proc/self/fd").iterdir()) == before


@pytest.mark.parametrize("path", ["../x", "/x", "a/../x", "a//x", "", "a/-x", "a\nb"])
def test_a_path_that_leads_elsewhere_does_not_go_in(small: Limits, path: str) -> None:
    with pytest.raises(FilesRefused), run(["true"], files={path: b""}, limits=small):
        pass


def test_more_than_the_limits_allow_does_not_go_in(small: Limits) -> None:
    with (
        pytest.raises(FilesRefused, match="101 files"),
        run(["true"], files={str(number): b"" for number in range(101)}, limits=small),
    ):
        pass
    with (
        pytest.raises(FilesRefused, match="No space left on device"),
        run(["true"], files={"x": bytes(16 * MIB)}, limits=small.model_copy(update={"workspace_bytes": 8 * MIB})),
    ):
        pass


def test_without_bubblewrap_there_is_no_run(small: Limits, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxMissing, match="apt-get install bubblewrap"), run(["true"], limits=small):
        pass


def test_a_sandbox_that_does_not_start_says_why(small: Limits, open_guard: Callable[..., None]) -> None:
    open_guard("--unshare-net", instead=["--ro-bind", "/nowhere", "/x"])
    with (
        pytest.raises(SandboxBroken, match="does not start: bwrap: Can't find source path /nowhere"),
        run(["true"], limits=small),
    ):
        pass


def test_a_run_that_somebody_else_ends_is_no_result(
    small: Limits,
    living: Callable[[str], list[psutil.Process]],
    eventually: Callable[[Callable[[], bool]], bool],
    marker: str,
) -> None:
    def end_bubblewrap() -> None:
        assert eventually(lambda: any(process.info["name"] == "sleep" for process in living(marker)))
        next(process for process in psutil.Process().children() if process.name() == "bwrap").kill()

    killer = threading.Thread(target=end_bubblewrap)
    killer.start()
    with pytest.raises(SandboxInterrupted, match="signal 9"), run(["sleep", marker], limits=small):
        pass
    killer.join()


def test_a_death_that_looks_like_lack_of_memory_is_told_as_such(small: Limits) -> None:
    with run(["sh", "-c", "kill -9 $$"], limits=small) as result:
        assert result.stop is not None
        assert "ran out of memory" in result.stop.reason
