"""From a form to a website on the command line: the first time, again, after a change, stage by stage."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import httpx
import pytest

from blocks.site_host.serve import preview_server
from domain.stages import OF_REVISIONS, Stage
from tests.journeys.command_line import CommandLine

SLUG = "padaria-aurora"
FormFile = Callable[..., str]


@pytest.fixture(scope="module")
def sitegen(prefect_server: str, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """An installation as people have it: its gate looks at pages in a browser."""
    return CommandLine(tmp_path_factory.mktemp("home"), prefect_server, chromium=None)


@pytest.fixture(scope="module")
def first(sitegen: CommandLine) -> dict[str, Any]:
    """The example's site, made once for this module."""
    form = Path(__file__).parents[2] / "examples" / "padaria-aurora.json"
    answer = sitegen("generate", str(form), "--json")
    assert answer.exit_code == 0, answer.stderr
    return answer.json


def cached(answer: dict[str, Any]) -> dict[str, bool]:
    return {row["name"]: row["cached"] for row in answer["stages"]}


def pages_of(dist: str) -> str:
    return "\n".join(path.read_text() for path in sorted(Path(dist).rglob("*.html")))


def test_a_form_becomes_a_verified_site(sitegen: CommandLine, first: dict[str, Any]) -> None:
    assert first["status"] == "preview_ready"
    assert first["version"] == 1
    assert first["quality"]["errors"] == []
    in_trouble = {Stage.GENERATE_FIX_PATCH, Stage.NOTIFY_HUMAN}
    assert {row["name"] for row in first["stages"]} == set(Stage) - OF_REVISIONS - in_trouble
    assert {row["state"] for row in first["stages"]} == {"completed"}
    html = pages_of(first["dist"])
    for fact in ("Padaria Aurora", "R$ 24", "+55 48 3333-0142", "Rua das Palmeiras, 210", "Irene Duarte"):
        assert fact in html
    assert (Path(first["dist"]) / "index.html").is_file()
    assert sitegen.repositories() == [f"{SLUG}.git"]


def test_the_preview_server_shows_it(sitegen: CommandLine, first: dict[str, Any], unused_port: int) -> None:
    with preview_server(sitegen.home / "sites", unused_port, "http://portal.example"):
        for host in (f"{SLUG}.localhost", f"v1--{SLUG}.localhost"):
            page = httpx.get(f"http://127.0.0.1:{unused_port}/", headers={"Host": host}, trust_env=False)
            assert page.content == (Path(first["dist"]) / "index.html").read_bytes()
            assert "noindex" in page.headers["x-robots-tag"]
        assert httpx.get(
            f"http://127.0.0.1:{unused_port}/none/", headers={"Host": f"{SLUG}.localhost"}, trust_env=False
        ).status_code == 404  # fmt: skip


def test_people_find_the_artifacts_as_files(sitegen: CommandLine, first: dict[str, Any]) -> None:
    project = sitegen.home / "store" / "projects" / first["project_id"]
    artifacts = {path.name for path in (project / "artifacts").iterdir()}
    assert artifacts >= {
        "submission.json", "assets.json", "spec.json", "brief.md", "brief.pdf", "sitemap.json", "content.json",
        "layout.json", "patch.json", "quality.json",
    }  # fmt: skip
    assert (project / "artifacts" / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((project / "artifacts" / "spec.json").read_text())["business"]["name"] == "Padaria Aurora"
    assert [path.name for path in (project / "builds").iterdir()] == ["build-001.zip"]


def test_the_quality_report_has_scores_and_pictures(sitegen: CommandLine, first: dict[str, Any]) -> None:
    store = sitegen.home / "store"
    report = json.loads((store / f"projects/{first['project_id']}/artifacts/quality.json").read_text())
    assert {check["name"]: check["status"] for check in report["checks"]}["lighthouse"] == "passed"
    assert (first["quality"]["skipped"], first["quality"]["scores"]) == ([], report["scores"])
    (home,) = report["scores"]
    assert home["page"] == "/"
    assert (home["accessibility"], home["best_practices"], home["seo"]) == (100, 100, 100)
    pages = {f"/{path.relative_to(first['dist'])}" for path in Path(first["dist"]).rglob("*.html")}
    assert {(item["page"], item["width"]) for item in report["screenshots"]} == {
        (page.removesuffix("index.html"), width) for page in pages for width in (360, 768, 1440)
    }
    for item in report["screenshots"]:
        assert (store / item["key"]).read_bytes()[8:12] == b"WEBP"


def test_client_and_workspace_are_told_once(sitegen: CommandLine, first: dict[str, Any]) -> None:
    (mail,) = (sitegen.home / "outbox" / "mail").glob("*.eml")
    message = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert message["To"] == "ola@padaria-aurora.example"
    body = message.get_body()
    assert body is not None
    assert first["preview_url"] in body.get_content()


def test_commits_say_where_they_come_from(sitegen: CommandLine, first: dict[str, Any]) -> None:
    repository = sitegen.repository(SLUG)
    preview = repository.commit(f"preview-{first['project_id']}")
    assert preview == repository.commit("revision-0")
    assert [commit.trailers_dict["Stage"] for commit in repository.iter_commits(preview)] == [
        ["apply_patch"],
        ["setup_project_structure"],
    ]
    assert preview.trailers_dict["Project"] == [first["project_id"]]


def test_again_recomputes_nothing(sitegen: CommandLine, first: dict[str, Any], form_file: FormFile) -> None:
    before = sitegen.repository(SLUG).commit("revision-0")
    again = sitegen("generate", form_file(), "--json").json
    assert all(cached(again).values()), cached(again)
    assert (again["version"], again["dist"]) == (1, first["dist"])
    assert sitegen.repository(SLUG).commit("revision-0") == before
    assert len(list((sitegen.home / "outbox" / "mail").glob("*.eml"))) == 1


def test_a_build_and_pictures_that_were_lost_are_made_again(
    sitegen: CommandLine, first: dict[str, Any], form_file: FormFile
) -> None:
    project = sitegen.home / "store" / "projects" / first["project_id"]
    shutil.rmtree(project / "builds")
    shutil.rmtree(project / "quality")
    answer = sitegen("generate", form_file(), "--json").json
    assert {name for name, was_cached in cached(answer).items() if not was_cached} == {"build_and_test", "verify_site"}
    assert all((project.parents[1] / item["key"]).exists() for item in answer["quality"]["screenshots"])
    assert answer["version"] == 1


def test_one_stage_alone_from_cached_artifacts(sitegen: CommandLine, first: dict[str, Any]) -> None:
    answer = sitegen("rerun", SLUG, "generate_content", "--only", "--json").json
    assert {name for name, was_cached in cached(answer).items() if not was_cached} == {"generate_content"}
    assert "generate_layout_plan" not in cached(answer)
    assert answer["status"] == first["status"]


def test_a_new_price_recomputes_what_hangs_on_it_and_going_back_makes_a_new_version(
    sitegen: CommandLine, first: dict[str, Any], form_file: FormFile
) -> None:
    dearer = sitegen("generate", form_file(lambda form: form["offers"][0].update(price="R$ 26")), "--json").json
    assert dearer["version"] == 2
    assert "R$ 26" in pages_of(dearer["dist"])
    assert "R$ 24" not in pages_of(dearer["dist"])
    fresh = {name for name, was_cached in cached(dearer).items() if not was_cached}
    assert fresh >= {"generate_content", "apply_patch", "build_and_test", "deploy_preview"}
    assert not fresh & {"download_assets", "provision_repository", "setup_project_structure"}

    back = sitegen("generate", form_file(), "--json").json
    assert back["version"] == 3
    assert pages_of(back["dist"]) == pages_of(first["dist"])
    assert cached(back)["generate_content"]
    shown = sitegen("show", SLUG, "--json").json
    assert [version["version"] for version in shown["versions"]] == [3, 2, 1]


def test_a_bad_form_is_refused_before_anything_runs(sitegen: CommandLine, form_file: FormFile) -> None:
    path = form_file(lambda form: form.update(locale="fr", slug="a--b"))
    answer = sitegen("generate", path, "--json")
    assert answer.exit_code == 2
    assert "locale" in answer.stderr
    assert {problem["field"] for problem in answer.json["problems"]} == {"locale", "slug"}


def test_another_clients_slug_is_refused_with_a_free_one(sitegen: CommandLine, form_file: FormFile) -> None:
    def another_client(form: dict[str, Any]) -> None:
        form["business"]["name"] = "Padaria Crepúsculo"
        form["contact"]["email"] = "ola@crepusculo.example"

    answer = sitegen("generate", form_file(another_client), "--json")
    assert answer.exit_code == 2
    (problem,) = answer.json["problems"]
    assert problem["field"] == "slug"
    assert "padaria-aurora-2" in problem["problem"]


def test_an_unknown_project_is_a_sentence(sitegen: CommandLine) -> None:
    answer = sitegen("rerun", "nobody", "generate_brief", "--json")
    assert answer.exit_code == 1
    assert answer.json["error"]["reason"] == "There is no project 'nobody'."


def test_the_doctor_finds_everything_that_a_site_needs(sitegen: CommandLine) -> None:
    answer = sitegen("doctor")
    assert answer.exit_code == 0, answer.stderr
    assert "\u2717" not in answer.stderr
    for part in ("git", "Astro kit", "sandbox: network", "sandbox: memory limit", "sandbox: Chromium"):
        assert part in answer.stderr


def test_the_doctor_tells_of_a_browser_that_is_not_there(sitegen: CommandLine) -> None:
    wrong = replace(sitegen, chromium="/nowhere/chromium")("doctor")
    assert wrong.exit_code == 1
    assert "/nowhere/chromium is no program that can be run" in wrong.stderr
    assert "Correct SITEGEN_CHROMIUM" in wrong.stderr


def test_projects_are_listed(sitegen: CommandLine, first: dict[str, Any]) -> None:
    (listed,) = sitegen("projects", "--json").json["projects"]
    assert (listed["slug"], listed["project_id"]) == (SLUG, first["project_id"])
    assert listed["preview_url"] == first["preview_url"]
