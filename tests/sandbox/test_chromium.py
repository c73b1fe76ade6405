"""The gate's browser is found, starts inside, and gets the `/proc` that can be had."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.bubblewrap import Mount, Proc
from sandbox.chromium import Chromium, find_chromium, proc_for_chromium
from sandbox.errors import ChromiumMissing, SandboxBroken

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _not_yet_tried() -> Iterator[None]:
    proc_for_chromium.cache_clear()
    yield
    proc_for_chromium.cache_clear()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Something that can be run, and is no Chromium."""
    path = tmp_path / "opt" / "chromium"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\necho No display >&2; exit 3\n")
    path.chmod(0o755)
    return path


def test_an_installed_one_is_found_and_starts_inside() -> None:
    found = find_chromium(None)
    assert found, "Chromium is missing: run `make system`."
    found.start()


def test_it_is_switched_off_by_a_word() -> None:
    assert find_chromium("none") is None


def test_where_none_is_installed_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium(None) is None


def test_one_that_is_named_must_be_there(program: Path, tmp_path: Path) -> None:
    assert find_chromium(str(program)) == Chromium(program)
    for wrong in (tmp_path / "gone", tmp_path):
        with pytest.raises(ChromiumMissing, match="SITEGEN_CHROMIUM"):
            find_chromium(str(wrong))


def test_one_outside_of_the_system_brings_its_folder(program: Path) -> None:
    assert Mount(program.parent, str(program.parent)) in Chromium(program).mounts
    assert Path("/usr/bin") not in {mount.source for mount in Chromium(Path("/usr/bin/chromium")).mounts}


def test_one_that_does_not_run_says_what_it_printed(program: Path) -> None:
    with pytest.raises(SandboxBroken, match=r"does not run in the sandbox\. It ended with 3: No display"):
        Chromium(program).start()


def test_another_browser_is_another_digest(program: Path) -> None:
    before = Chromium(program).digest
    assert Chromium(program).digest == before
    program.write_text("#!/bin/sh\nexit 0\n")
    assert Chromium(program).digest != before


def test_proc_is_fresh_where_one_can_be_mounted() -> None:
    assert proc_for_chromium() is Proc.FRESH


def test_where_a_part_is_masked_as_docker_does_the_machines_own_is_bound_and_it_runs() -> None:
    """The kernel mounts no fresh one for whoever sees only parts of it."""
    started = "from sandbox.chromium import *; find_chromium(None).start(); print(proc_for_chromium())"
    masked = f"mount -t tmpfs none /proc/fs && exec {sys.executable} -c '{started}'"
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", masked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{Proc.BOUND}\n", "")
