from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import selfcheck
from sandbox.errors import SandboxBroken, SandboxMissing


@pytest.fixture(autouse=True)
def _not_yet_found_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selfcheck, "_found_ready", False)


def test_every_guard_holds_here() -> None:
    results = selfcheck.check()
    assert [result for result in results if not result.holds] == []
    assert len(results) >= 16
    selfcheck.ensure_ready()


@pytest.mark.parametrize(
    ("option", "values", "instead", "guard"),
    [
        ("--unshare-net", 0, (), "network"),
        ("--seccomp", 1, (), "new namespaces"),
        ("--remount-ro", 1, (), "writing to /"),
        ("--uid", 1, (), "user"),
        ("--clearenv", 0, ("--setenv", "SITEGEN_API_KEY", "x"), "environment"),
        ("--dev", 1, ("--dev", "/dev", "--ro-bind", "/proc", "/proc"), "processes of the host"),
        ("--fsize=4194304", 0, (), "file size limit"),
    ],
)
def test_a_guard_that_does_not_hold_is_found(
    open_guard: Callable[..., None], option: str, values: int, instead: tuple[str, ...], guard: str
) -> None:
    open_guard(option, values=values, instead=instead)
    assert guard in {result.name for result in selfcheck.check() if not result.holds}
    with pytest.raises(SandboxBroken, match=r"guard '.+' fails"):
        selfcheck.ensure_ready()


def test_a_sandbox_that_does_not_start_says_what_to_allow(open_guard: Callable[..., None]) -> None:
    open_guard("--unshare-net", instead=["--no-such-option"])
    installed, start = selfcheck.check()
    assert (installed.holds, start.holds) == (True, False)
    assert "--no-such-option" in start.detail
    assert "user namespaces" in start.next_step


def test_without_bubblewrap_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (missing,) = selfcheck.check()
    assert not missing.holds
    assert "apt-get install bubblewrap" in missing.next_step
    with pytest.raises(SandboxMissing, match="apt-get install bubblewrap"):
        selfcheck.ensure_ready()


def test_an_older_bubblewrap_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "bwrap"
    old.write_text("#!/bin/sh\necho bubblewrap 0.4.1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SandboxBroken, match=r"0\.8\.0 is needed, found: bubblewrap 0\.4\.1"):
        selfcheck.ensure_ready()


def test_once_found_ready_it_is_not_tried_again(open_guard: Callable[..., None]) -> None:
    selfcheck.ensure_ready()
    open_guard("--unshare-net")
    selfcheck.ensure_ready()
