"""The kit and the Python side say the same: schemas, types, variants, colours, fixtures."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from domain.artifacts.layout import VARIANTS
from domain.artifacts.site_data import PageData, SiteData
from domain.schema_export import exported_schemas
from tasks.generate.palette import make_palette
from tests.starters.kit_project import FIXTURES, KIT, NODE, ROOT


@pytest.mark.parametrize(("path", "text"), exported_schemas().items())
def test_committed_schema_is_the_export(path: str, text: str) -> None:
    assert (ROOT / path).read_text() == text


def test_types_are_made_from_the_schemas() -> None:
    done = subprocess.run([NODE, "schema-types.mjs", "--check"], cwd=KIT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _exported(module: str, name: str) -> Any:
    script = f"import {{ {name} }} from './{module}'; console.log(JSON.stringify({name}))"
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", script], cwd=KIT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_kit_draws_every_variant() -> None:
    drawn = _exported("src/schema/variants.mjs", "VARIANTS")
    assert drawn == {kind: list(variants) for kind, variants in VARIANTS.items()}


def test_palette_has_every_colour_of_the_kit() -> None:
    assert set(_exported("src/schema/colors.mjs", "COLORS")) == set(make_palette("#b5541c"))


@pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
def test_fixture_is_what_the_pipeline_writes(folder: Path) -> None:
    SiteData.model_validate_json((folder / "site.json").read_text())
    for page in (folder / "pages").iterdir():
        PageData.model_validate_json(page.read_text())


def test_lockfile_can_be_installed_anywhere() -> None:
    lock = json.loads((KIT / "package-lock.json").read_text())
    packages = lock["packages"]
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    wanted = {name for key, entry in packages.items() if key for name in entry.get("optionalDependencies", {})}
    assert {name for name in wanted if not any(key.endswith(f"node_modules/{name}") for key in packages)} == set()
