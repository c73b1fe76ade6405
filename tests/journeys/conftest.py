"""An installation to run journeys on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command_line import CommandLine
from tests.journeys.installation import Installation, new_installation


@pytest.fixture(scope="module")
def sitegen(prefect_server: str, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A fresh installation for each module of journeys."""
    return CommandLine(tmp_path_factory.mktemp("home"), prefect_server)


@pytest.fixture
def form_file(tmp_path: Path, examples: Path) -> Callable[..., str]:
    """Writes a changed copy of the bakery's form beside its pictures."""

    def write(change: Callable[[dict[str, Any]], object] = lambda _: None) -> str:
        form = json.loads((examples / "padaria-aurora.json").read_text())
        change(form)
        pictures = tmp_path / "padaria-aurora"
        if not pictures.exists():
            shutil.copytree(examples / "padaria-aurora", pictures)
        path = tmp_path / "form.json"
        path.write_text(json.dumps(form))
        return str(path)

    return write


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return new_installation(tmp_path)
