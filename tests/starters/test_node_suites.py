"""What runs on Node or in the browser has its tests there: open or closed, how rows are filled, what is marked."""

import subprocess
from pathlib import Path

import pytest

from tests.starters.kit_project import NODE


@pytest.mark.parametrize("suite", ["opening.test.mjs", "layout.test.mjs", "client-language.test.mjs"])
def test_suite_passes(suite: str) -> None:
    path = Path(__file__).with_name(suite)
    done = subprocess.run([NODE, "--test", path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
