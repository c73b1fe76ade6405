"""kill -9 in the middle of a stage: the next run resumes, and nothing is there twice."""

from pathlib import Path

import pytest

from tests.journeys.command_line import CommandLine

FORM = str(Path(__file__).parents[2] / "examples" / "padaria-aurora.json")


@pytest.mark.parametrize(
    ("stage", "database_url"),
    [
        ("generate_brief", "sqlite"),
        ("build_and_test", "sqlite"),
        ("deploy_preview", "sqlite"),
        ("deploy_preview", "postgresql"),
    ],
    indirect=["database_url"],
)
def test_a_killed_run_is_resumed(prefect_server: str, stage: str, database_url: str, tmp_path: Path) -> None:
    home = CommandLine(tmp_path, prefect_server, database_url)
    home.killed_at(stage, "generate", FORM)
    resumed = home("generate", FORM, "--json")
    assert resumed.exit_code == 0, resumed.stderr
    rows = {row["name"]: row["cached"] for row in resumed.json["stages"]}
    assert rows["create_site_spec"], "what was done before the kill is not done again"
    assert not rows[stage]
    assert resumed.json["version"] == 1
    assert home.repositories() == ["padaria-aurora.git"]
    versions = home("show", "padaria-aurora", "--json").json["versions"]
    assert [version["version"] for version in versions] == [1]
    commits = list(home.repository("padaria-aurora").iter_commits("revision-0"))
    assert len(commits) == 2
    assert len(list((home.home / "outbox" / "mail").glob("*.eml"))) == 1
