"""Sites to look at and projects to break."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.blocks.specs import example_payload, example_spec
from tests.blocks.writing import Written, write_site
from tests.starters.kit_project import NODE, Project, assemble, assemble_written, installed_chromium, stand_upright


@pytest.fixture(scope="session", autouse=True)
def packages() -> None:
    assert NODE.exists(), "The kit's packages are missing: run `npm ci --ignore-scripts` in starters/kit."


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """A fresh project to break."""
    return lambda fixture: assemble(fixture, tmp_path / fixture)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """A built site, made once; leave it as it is."""
    sites: dict[tuple[str, str, bool], Project] = {}
    images = tmp_path_factory.mktemp("images")

    def build(fixture: str, starter: str = "local-business", *, upright: bool = False) -> Project:
        key = (fixture, starter, upright)
        if key not in sites:
            project = assemble(fixture, tmp_path_factory.mktemp("site") / fixture, starter)
            (project.root / ".cache").symlink_to(images)
            sites[key] = (stand_upright(project) if upright else project).build()
        return sites[key]

    return build


@pytest.fixture(scope="session")
def two_languages() -> Written:
    """A bakery in Portuguese and in English, as the offline writer tells it."""
    contact = example_payload("padaria-aurora")["contact"]
    contact["special_hours"] = [{"date": "2026-12-25", "closed": True, "note": "Fechamos no Natal"}]
    changes = {"assets": {}, "people": [{"name": "Irene Duarte"}], "contact": contact}
    return write_site(example_spec("padaria-aurora", locales=["en"], **changes))


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory, two_languages: Written) -> Callable[[str], Project]:
    """The same, built on a starter, made once; leave it as it is."""
    return cache(
        lambda starter: assemble_written(two_languages, tmp_path_factory.mktemp("bilingual") / "site", starter).build()
    )

@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The installed Chromium; one at a time can be driven from here, so it ends with its module."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed_chromium(), chromium_sandbox=False)
        yield chromium
        chromium.close()
