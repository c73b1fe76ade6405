"""The reference says what the code says, and names everything that there is."""

from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from blocks.doors import Doors
from cli.app import app
from cli.reference.artifacts import artifact_classes
from cli.reference.command import reference_files
from cli.reference.errors import error_classes
from domain.artifacts.base import Artifact
from domain.errors import SitegenError
from domain.settings import Settings
from domain.stages import Stage

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def sitegen() -> TyperGroup:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


MADE = reference_files(sitegen())


def page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text()


def descendants(kind: type[Any]) -> set[type[Any]]:
    children: list[type[Any]] = kind.__subclasses__()
    return {found for child in children for found in (child, *descendants(child))}


@pytest.mark.parametrize(("path", "text"), MADE.items())
def test_what_is_committed_is_what_is_made_from_the_code(path: str, text: str) -> None:
    assert (ROOT / path).read_text() == text, f"{path} is out of date: run `sitegen reference`"


def test_every_file_of_the_reference_is_made_from_the_code() -> None:
    committed = {path.relative_to(ROOT).as_posix() for path in REFERENCE.iterdir()}
    assert committed == {path for path in MADE if path.startswith("docs/reference/")}


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_there_with_what_it_does(stage: Stage) -> None:
    rows = [line for line in page("stages").splitlines() if line.startswith(f"| `{stage}` |")]
    assert len(rows) == 2


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_there_and_described(name: str) -> None:
    assert f"| `SITEGEN_{name.upper()}` |" in page("settings")
    assert Settings.model_fields[name].description


def test_every_door_is_there() -> None:
    for name in Doors.__annotations__:
        assert f"## `{name}`" in page("doors")


@pytest.mark.parametrize("name", [name for name, command in sitegen().commands.items() if not command.hidden])
def test_every_command_is_there_and_described(name: str) -> None:
    assert f"## `sitegen {name}`" in page("cli")
    assert sitegen().commands[name].help


def test_every_artifact_is_there() -> None:
    ours = {kind for kind in descendants(Artifact) if kind.__module__.startswith("domain.")}
    assert ours == set(artifact_classes())
    for kind in ours:
        assert f"## {kind.__name__}\n" in page("artifacts")


def test_every_error_is_there() -> None:
    ours = {kind for kind in descendants(SitegenError) if kind.__module__.startswith("domain.")}
    assert ours == set(error_classes())
    for kind in ours:
        assert f"| `{kind.__name__}` |" in page("errors")
