"""What runs on Node or in the browser has its tests there: each `*.test.mjs` beside this module."""

import subprocess
from pathlib import Path

import pytest

from tests.starters.kit_project import NODE

SUITES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_suite_passes(suite: Path) -> None:
    done = subprocess.run([NODE, "--test", suite], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
