"""Data that does not fit stops the build with a line for each problem."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.starters.kit_project import SITE_URL, Project

NewProject = Callable[[str], Project]


def _problems(project: Project) -> list[str]:
    script = """
        import { pathToFileURL } from 'node:url';
        import { findProblems } from './src/schema/validate.mjs';
        const problems = findProblems(pathToFileURL(process.cwd() + '/'));
        for (const { file, pointer, message } of problems) console.log(`${file} ${pointer} ${message}`);
    """
    done = project.node("--input-type=module", "-e", script)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_build_stops_and_names_each_problem(project: NewProject) -> None:
    site = project("plumber-en")
    home = site.read("pages/home.json")
    home["sections"][1]["content"]["title"] = 7
    home["sections"][0]["content"]["subtitle"] = "x"
    site.write("pages/home.json", home)
    done = site.astro("build", SITE_URL=SITE_URL)
    assert done.returncode != 0
    assert [line for line in done.stderr.splitlines() if line.startswith("DATA_ERROR")] == [
        "DATA_ERROR src/data/pages/home.json /sections/0/content must NOT have additional properties: subtitle",
        "DATA_ERROR src/data/pages/home.json /sections/1/content/title must be string",
    ]


def test_good_data_has_no_problems(project: NewProject) -> None:
    assert _problems(project("bakery-pt-BR")) == []


Change = Callable[[dict[str, Any]], object]
_BROKEN_PAGES: dict[str, tuple[Change, str]] = {
    "unknown kind": (
        lambda page: page["sections"][0]["content"].update(kind="carousel"),
        '/sections/0/content value of tag "kind" must be in oneOf',
    ),
    "unknown variant": (
        lambda page: page["sections"][0].update(variant="huge"),
        "/sections/0/variant must be one of statement, split, cover",
    ),
    "no such picture": (
        lambda page: page["sections"][0]["content"].update(image="elsewhere"),
        "/sections/0/content names no image: elsewhere",
    ),
    "id used twice": (
        lambda page: page["sections"][1].update(id=page["sections"][0]["id"]),
        "/sections/1/id is used twice: top",
    ),
    "no such component": (
        lambda page: page["sections"][1].update(
            variant="plain", content={"kind": "custom", "component": "Clock", "title": None, "texts": []}
        ),
        "/sections/1/content/component names src/custom/Clock.astro, which does not exist",
    ),
}


@pytest.mark.parametrize(("change", "expected"), _BROKEN_PAGES.values(), ids=_BROKEN_PAGES.keys())
def test_page_is_refused(project: NewProject, change: Change, expected: str) -> None:
    site = project("plumber-en")
    home = site.read("pages/home.json")
    change(home)
    site.write("pages/home.json", home)
    assert _problems(site) == [f"src/data/pages/home.json {expected}"]


def test_site_is_refused(project: NewProject) -> None:
    site = project("plumber-en")
    data = site.read("site.json")
    del data["theme"]["colors"]["tint-text"]
    data["images"] = {"door": {"file": "../site.json", "alt": "x", "width": 1, "height": 1}}
    data["logo"] = "sign"
    site.write("site.json", data)
    assert _problems(site) == [
        "src/data/site.json /theme/colors must have the colour tint-text",
        "src/data/site.json /images/door/file names no picture in src/data/assets: ../site.json",
        "src/data/site.json /logo names no image: sign",
    ]


def test_file_that_is_missing_or_no_json_is_named(project: NewProject) -> None:
    site = project("plumber-en")
    (site.data / "site.json").unlink()
    (site.data / "pages" / "home.json").write_text("{")
    missing, broken = _problems(site)
    assert missing == "src/data/site.json / is missing"
    assert broken.startswith("src/data/pages/home.json / is not JSON: ")
