"""Open or closed is worked out in the browser, so its tests are Node's."""

import subprocess
from pathlib import Path

from tests.starters.kit_project import NODE


def test_opening_hours() -> None:
    suite = Path(__file__).with_name("opening.test.mjs")
    done = subprocess.run([NODE, "--test", suite], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
