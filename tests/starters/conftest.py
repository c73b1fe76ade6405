"""Sites to look at and projects to break."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.starters.kit_project import NODE, Project, assemble


@pytest.fixture(scope="session", autouse=True)
def packages() -> None:
    assert NODE.exists(), "The kit's packages are missing: run `npm ci --ignore-scripts` in starters/kit."


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """A fresh project to break."""
    return lambda fixture: assemble(fixture, tmp_path / fixture)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """A built site, made once; leave it as it is."""
    sites: dict[str, Project] = {}

    def build(fixture: str) -> Project:
        if fixture not in sites:
            sites[fixture] = assemble(fixture, tmp_path_factory.mktemp("site") / fixture).build()
        return sites[fixture]

    return build
