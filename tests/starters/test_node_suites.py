"""What runs on Node or in the browser has its tests there: opening hours, rows, marked languages, prices."""

import subprocess
from pathlib import Path

import pytest

from tests.starters.kit_project import NODE


SUITES = ["opening.test.mjs", "layout.test.mjs", "client-language.test.mjs", "prices.test.mjs"]


@pytest.mark.parametrize("suite", SUITES)
def test_suite_passes(suite: str) -> None:
    path = Path(__file__).with_name(suite)
    done = subprocess.run([NODE, "--test", path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
