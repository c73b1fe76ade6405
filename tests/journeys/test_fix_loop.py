"""When a site does not build or does not pass: it is repaired, made without the fault, or handed to a human."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from git import Repo
from prefect.variables import Variable
from sqlalchemy import select
from typer.testing import CliRunner

from blocks.doors import VARIABLE
from cli.app import app
from domain.database import open_database
from domain.records.runs import AICall
from domain.settings import settings
from domain.stages import Stage
from tests.journeys.scripted_writer import COMPONENT, NOTICE, ScriptedWriter

GOOD = """---
import type { CustomProps } from '../lib/data';

type Props = CustomProps;
const { texts } = Astro.props;
---

<ul>{texts.map((text) => <li>{text}</li>)}</ul>
"""
BROKEN = GOOD.replace("{texts.map(", "{nothing.map(")
SAME_ERRORS = f"{BROKEN}\n<!-- repaired -->\n"


@dataclass(frozen=True)
class Site:
    """A project on the command line, in this process: only here is the scripted provider known."""

    form: str
    slug: str

    def generate(self) -> tuple[int, dict[str, Any]]:
        return self._run("generate", self.form)

    def rerun(self, stage: Stage) -> tuple[int, dict[str, Any]]:
        return self._run("rerun", self.slug, stage)

    def show(self) -> dict[str, Any]:
        return self._run("show", self.slug)[1]

    def _run(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        done = CliRunner().invoke(app, [*arguments, "--json"])
        assert isinstance(done.exception, SystemExit | None), done.exception
        return done.exit_code, json.loads(done.stdout.strip().splitlines()[-1])

    def commits(self) -> list[str]:
        """The messages of the commits, the oldest first."""
        repository = Repo(settings().home / "repositories" / f"{self.slug}.git")
        return [str(commit.summary) for commit in repository.iter_commits("revision-0")][::-1]

    def files(self) -> set[str]:
        repository = Repo(settings().home / "repositories" / f"{self.slug}.git")
        return {str(blob.path) for blob in repository.commit("revision-0").tree.traverse()}  # type: ignore[union-attr]

    def posts(self) -> list[str]:
        """What operators were told."""
        outbox = settings().home / "outbox" / "workspace"
        return [path.read_text() for path in sorted(outbox.glob(f"{self.show()['project_id']}-*.md"))]


@pytest.fixture
def written_by(prefect_server: str) -> Iterator[Callable[..., None]]:  # noqa: ARG001
    """Names a scripted provider as the AI door."""

    def use(**script: Any) -> None:
        ScriptedWriter(**script).save("scripted", overwrite=True)
        Variable.set(VARIABLE, {"ai": "test-scripted-writer/scripted"}, overwrite=True)

    yield use
    Variable.unset(VARIABLE)


@pytest.fixture
def site(form_file: Callable[..., str]) -> Site:
    slug = f"fix-{uuid4().hex[:10]}"
    return Site(form_file(lambda form: form.update(slug=slug)), slug)


def cached(answer: dict[str, Any]) -> dict[str, bool]:
    return {row["name"]: row["cached"] for row in answer["stages"]}


def home_page(answer: dict[str, Any]) -> str:
    return Path(answer["dist"], "index.html").read_text()


def test_a_component_that_does_not_build_is_mended_once_and_for_all(
    site: Site, written_by: Callable[..., None]
) -> None:
    written_by(drafts=(BROKEN, GOOD))
    exit_code, answer = site.generate()
    assert exit_code == 0, answer
    assert (answer["status"], answer["quality"]["errors"]) == ("preview_ready", [])
    assert NOTICE in home_page(answer)
    assert site.commits()[2:] == ["Mend it"]

    _, again = site.generate()
    assert all(cached(again).values()), cached(again)
    assert (again["version"], again["dist"]) == (1, answer["dist"])
    assert site.commits()[2:] == ["Mend it"]


def test_a_repair_that_leaves_the_same_errors_costs_the_custom_code_but_not_the_site(
    site: Site, written_by: Callable[..., None]
) -> None:
    written_by(drafts=(BROKEN, SAME_ERRORS))
    exit_code, answer = site.generate()
    assert exit_code == 0, answer
    assert (answer["status"], answer["quality"]["errors"]) == ("preview_ready", [])
    assert NOTICE not in home_page(answer)
    assert "O melhor pão de campanha da ilha." in home_page(answer)
    assert site.commits()[2:] == ["Mend it", "Drop the custom code that does not build"]
    assert COMPONENT not in site.files()


def test_after_three_repairs_a_human_is_asked(site: Site, written_by: Callable[..., None]) -> None:
    written_by(drafts=tuple(BROKEN.replace("nothing", f"nothing{number}") for number in range(5)))
    exit_code, answer = site.generate()
    assert exit_code == 1
    assert answer["error"]["stage"] == Stage.BUILD_AND_TEST
    assert "After 3 repairs" in answer["error"]["reason"]
    assert "nothing3" in answer["error"]["reason"]
    assert site.commits()[2:] == ["Mend it"] * 3
    shown = site.show()
    assert (shown["status"], shown["versions"]) == ("needs_human", [])


def test_an_invented_price_needs_a_human_and_the_next_run_continues_from_there(
    site: Site, written_by: Callable[..., None]
) -> None:
    written_by(invents_a_price=True)
    for _ in range(2):
        exit_code, answer = site.generate()
        assert exit_code == 1
        assert answer["error"]["stage"] == Stage.GENERATE_CONTENT
        assert "'R$ 1'" in answer["error"]["reason"]
        assert answer["error"]["next_step"]
        assert site.show()["trouble"] == answer["error"]
    assert site.show()["status"] == "needs_human"
    (post,) = site.posts()
    assert answer["error"]["reason"] in post
    assert answer["error"]["next_step"] in post
    assert three_answers_were_booked(site)

    written_by()
    exit_code, answer = site.generate()
    assert exit_code == 0, answer
    assert {name for name, was_cached in cached(answer).items() if was_cached} >= {
        "validate_onboarding", "download_assets", "create_site_spec", "generate_brief", "generate_sitemap",
        "provision_repository", "setup_project_structure",
    }  # fmt: skip
    assert not cached(answer)["generate_content"]
    assert (site.show()["status"], site.show()["trouble"]) == ("preview_ready", None)


def three_answers_were_booked(site: Site) -> bool:
    project_id = site.show()["project_id"]
    with open_database(settings()) as database, database.transaction() as session:
        calls = session.scalars(select(AICall).where(AICall.project_id == project_id, AICall.valid.is_(False))).all()
    pages_with_offers, runs, answers = 2, 2, 3
    return len(calls) == pages_with_offers * runs * answers


def test_a_fact_that_is_missing_on_the_site_is_never_published(site: Site, written_by: Callable[..., None]) -> None:
    written_by(forgets_the_quotes=True)
    exit_code, answer = site.generate()
    assert exit_code == 1
    assert answer["error"]["stage"] == Stage.GENERATE_FIX_PATCH
    assert "testimonials[0]" in answer["error"]["reason"]
    assert (site.show()["status"], site.show()["versions"]) == ("needs_human", [])

    written_by()
    exit_code, answer = site.rerun(Stage.GENERATE_CONTENT)
    assert exit_code == 0, answer
    assert "O melhor pão de campanha da ilha." in home_page(answer)
    assert site.show()["status"] == "preview_ready"
