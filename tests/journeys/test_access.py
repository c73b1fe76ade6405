"""Letting people and programs in, from the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.settings import Settings
from domain.tokens import Grant, Role, TokenKeys
from tests.journeys.command_line import CommandLine


def test_a_token_is_made_for_a_role_and_a_time(sitegen: CommandLine) -> None:
    made = sitegen("token", "--role", "data", "--for", "reports", "--expires", "90d", "--json").json
    keys = TokenKeys.of(Settings.model_validate({"home": sitegen.home}))
    assert keys.read(made["token"]) == Grant(subject="reports", role=Role.DATA)
    left = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=89) < left <= timedelta(days=90)
    for refused in (("--role", "root"), ("--role", "data", "--expires", "soon")):
        assert sitegen("token", *refused).exit_code == 2


def test_staff_are_invited_by_mail_listed_and_removed(sitegen: CommandLine) -> None:
    assert sitegen("staff", "invite", "Rita@agency.example", "--language", "pt-BR", "--json").json["new"]
    (mail,) = (sitegen.home / "outbox" / "mail").glob("*.eml")
    assert "/sign-in" in mail.read_text()
    assert [one["email"] for one in sitegen("staff", "list", "--json").json["staff"]] == ["Rita@agency.example"]
    assert sitegen("staff", "remove", "rita@AGENCY.example").exit_code == 0
    assert sitegen("staff", "list", "--json").json["staff"] == []
    assert sitegen("staff", "remove", "rita@agency.example").exit_code == 1
    assert sitegen("staff", "invite", "rita").exit_code == 2


def test_the_document_is_printed_without_starting_anything(tmp_path: Path) -> None:
    document = json.loads(CommandLine(tmp_path, "http://nowhere.invalid/api")("openapi").stdout)
    assert "/api/v1/projects/{project_id}" in document["paths"]
    assert not (tmp_path / "sitegen.db").exists()
