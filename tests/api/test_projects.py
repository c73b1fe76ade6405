"""Projects through the API: made, told about by their clients, listed, shown."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from domain.artifacts.onboarding import Locale, read_form
from domain.messages import VisitorMessage, keep_message
from domain.outbox import GENERATE_SITE, StartRun, job_of
from domain.projects import find_project
from domain.records.outbox import OutboxEntry
from domain.records.projects import Project
from domain.records.runs import AICall
from domain.stages import ProjectStatus
from domain.tokens import Role
from tests.api.conftest import Person, Visitor
from tests.api.test_sign_in import CLIENT

PROJECTS = "/api/v1/projects"
NEW = {"name": "Nova Padaria", "client_email": "nova@padaria.example"}


@pytest.fixture
def client(visitor: Visitor) -> Person:
    """The bakery's client, whose script sends what a form would carry along."""
    person = visitor.browser().signs_in(CLIENT)
    person.client.headers["X-CSRF-Token"] = person.csrf("/projects")
    return person


def made(visitor: Visitor) -> str:
    answer = visitor.asks("POST", PROJECTS, json=NEW, headers=visitor.token(Role.SERVICE))
    assert (answer.status_code, answer.json()["status"]) == (201, "awaiting_onboarding")
    assert answer.headers["location"] == f"{PROJECTS}/{answer.json()['id']}"
    return str(answer.json()["id"])


def sends_form(visitor: Visitor, project_id: str, form: Any) -> Response:
    return sends(visitor, f"{PROJECTS}/{project_id}/onboarding", form)


def sends(visitor: Visitor, path: str, body: Any) -> Response:
    """What a program sends that spells JSON in ASCII."""
    headers = {"Content-Type": "application/json", **visitor.token(Role.OPERATOR)}
    return visitor.asks("POST", path, content=json.dumps(body), headers=headers)


def test_from_an_order_to_the_queue(visitor: Visitor, form: dict[str, Any]) -> None:
    project_id = made(visitor)
    queued = sends_form(visitor, project_id, form).json()
    assert (queued["status"], queued["slug"], queued["name"]) == ("queued", "padaria-aurora", "Padaria Aurora")
    assert sends_form(visitor, project_id, form).status_code == 200
    with visitor.database.transaction() as session:
        (run,) = session.scalars(select(OutboxEntry).where(OutboxEntry.project_id == project_id))
        assert job_of(run) == StartRun(deployment=GENERATE_SITE, parameters={"project_id": project_id})
    kept = visitor.asks("GET", f"{PROJECTS}/{project_id}/onboarding", headers=visitor.token(Role.DATA)).json()
    assert read_form(kept) == read_form(form)
    person = visitor.browser().signs_in(NEW["client_email"])
    assert "Na fila" in person.opens("/projects", **{"Accept-Language": "pt"}).text


def test_every_problem_of_a_form_is_named_by_its_field(visitor: Visitor, form: dict[str, Any]) -> None:
    form["contact"]["email"], form["surprise"], form["business"]["tax_id"] = "ola@", 1, "123"
    refused = sends_form(visitor, visitor.project_id, form)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert [item["field"] for item in refused.json()["errors"]] == ["contact.email", "surprise", "business.tax_id"]


def test_half_a_character_is_refused_like_anything_else(visitor: Visitor, form: dict[str, Any]) -> None:
    refused = [
        sends_form(visitor, visitor.project_id, form | {"\ud800": 1}),
        sends(visitor, PROJECTS, {"name": "\ud800"}),
    ]
    assert [answer.status_code for answer in refused] == [422, 422]


def test_a_site_keeps_its_slug_and_another_site_keeps_its_own(visitor: Visitor, form: dict[str, Any]) -> None:
    moved = sends_form(visitor, visitor.project_id, form | {"slug": "outra-padaria"})
    taken = sends_form(visitor, made(visitor), form | {"slug": "padaria"})
    assert [one.json()["errors"] for one in (moved, taken)] == [
        [{"field": "slug", "problem": "the site is at 'padaria' and stays there"}],
        [{"field": "slug", "problem": "'padaria' belongs to another site; 'padaria-2' is free"}],
    ]


def test_a_slug_made_from_the_name_gives_way(visitor: Visitor, form: dict[str, Any]) -> None:
    slugs = [sends_form(visitor, made(visitor), form).json()["slug"] for _ in range(2)]
    assert slugs == ["padaria-aurora", "padaria-aurora-2"]


def test_a_form_does_not_say_who_may_sign_in(visitor: Visitor, client: Person, form: dict[str, Any]) -> None:
    form["contact"]["email"] = "balcao@padaria-aurora.example"
    address = f"{PROJECTS}/{visitor.project_id}"
    assert client.client.post(f"{address}/onboarding", json=form).status_code == 200
    assert client.opens(address).status_code == 200


def test_a_suspended_project_takes_no_form(visitor: Visitor, form: dict[str, Any]) -> None:
    with visitor.database.transaction() as session:
        find_project(session, "padaria").status = ProjectStatus.SUSPENDED
    refused = sends_form(visitor, visitor.project_id, form)
    assert (refused.status_code, refused.json()["detail"]) == (409, "The project is suspended: it takes no new form.")


def test_another_page_cannot_have_the_browser_change_anything(client: Person, form: dict[str, Any]) -> None:
    address = f"{PROJECTS}/{client.visitor.project_id}/onboarding"
    stranger = client.visitor.browser().csrf("/sign-in")
    for csrf in ("", stranger):
        assert client.client.post(address, json=form, headers={"X-CSRF-Token": csrf}).status_code == 403
    assert client.client.post(address, json=form).status_code == 200


def test_every_change_is_in_the_audit_log(visitor: Visitor, client: Person, form: dict[str, Any]) -> None:
    before = len(visitor.audit())
    project_id = made(visitor)
    client.client.post(
        f"{PROJECTS}/{visitor.project_id}/onboarding", json=form, headers={"X-Request-ID": "from-a-proxy"}
    )
    sends_form(visitor, visitor.project_id, {})
    changes = [(who, what, subject) for who, what, subject, _ in visitor.audit()[before:]]
    assert changes == [
        ("token:test", "project made", project_id),
        (CLIENT, "onboarding sent", visitor.project_id),
    ]
    assert visitor.audit()[-1][3] == "from-a-proxy"


def test_projects_are_made_sixty_an_hour(visitor: Visitor) -> None:
    for _ in range(60):
        made(visitor)
    elsewhere = visitor.at("203.0.113.99")
    refused = elsewhere.asks("POST", PROJECTS, json=NEW, headers=visitor.token(Role.SERVICE))
    assert refused.status_code == 429
    assert refused.json()["detail"] == "Too many requests in a short time."
    assert 0 < int(refused.headers["retry-after"]) <= 3_601


def test_a_form_may_be_larger_than_other_requests_but_not_without_limit(visitor: Visitor) -> None:
    token = visitor.token(Role.OPERATOR)
    address = f"{PROJECTS}/{visitor.project_id}/onboarding"
    sizes = {100_000: 422, 1_048_577: 413}
    answers = {size: visitor.asks("POST", address, content=b'"%s"' % (b"x" * size), headers=token) for size in sizes}
    assert {size: answer.status_code for size, answer in answers.items()} == sizes
    assert visitor.asks("POST", PROJECTS, content=b"x" * 65_537, headers=token).status_code == 413


def test_lists_come_in_pages_by_status(visitor: Visitor) -> None:
    with visitor.database.transaction() as session:
        first = find_project(session, "padaria")
        for number in range(1, 5):
            newer = first.created_at + timedelta(minutes=number)
            session.add(Project(slug=f"site-{number}", name="Site", client_email="a@b.example", created_at=newer))
    token = visitor.token(Role.DATA)

    def page(**query: Any) -> tuple[list[str], int]:
        answer = visitor.asks("GET", PROJECTS, params=query, headers=token).json()
        return [one["slug"] for one in answer["items"]], answer["total"]

    assert page(limit=2) == (["site-4", "site-3"], 5)
    assert page(limit=2, offset=4) == (["padaria"], 5)
    assert page(status="queued") == (["padaria"], 1)
    assert page(status="done") == ([], 0)
    refused = visitor.asks("GET", PROJECTS, params={"status": "lost", "limit": 101}, headers=token)
    assert [item["field"] for item in refused.json()["errors"]] == ["status", "limit"]


def test_staff_see_what_a_project_cost_and_why_it_waits(visitor: Visitor) -> None:
    trouble = {"stage": "build_and_test", "reason": "It does not build.", "next_step": "Mend it."}
    with visitor.database.transaction() as session:
        project = find_project(session, "padaria")
        project.trouble, project.warnings = trouble, ["The logo is small."]
        for tokens, cost in ((100, "0.1"), (None, None), (23, "0.000001")):
            session.add(
                AICall(project_id=project.id, flow_run_id="f", stage="s", provider="p", model="m",
                       input_tokens=tokens, output_tokens=tokens, cost=Decimal(cost) if cost else None)
            )  # fmt: skip
    shown = visitor.asks("GET", f"{PROJECTS}/{visitor.project_id}", headers=visitor.token(Role.DATA)).json()
    workings = shown["workings"]
    assert Decimal(workings["cost"].pop("amount")) == Decimal("0.100001")
    assert workings == {
        "client_email": CLIENT,
        "trouble": trouble,
        "warnings": ["The logo is small."],
        "cost": {"calls": 3, "input_tokens": 123, "output_tokens": 123},
    }


def test_clients_read_what_visitors_wrote_without_spam(visitor: Visitor, client: Person) -> None:
    with visitor.database.transaction() as session:
        project = find_project(session, "padaria")
        for number in range(3):
            words = {"name": "Ana", "email": "ana@prado.example", "message": f"n.º {number}"}
            message = VisitorMessage(locale=Locale.PT_BR, **words)
            keep_message(session, project, message, spam=number == 1, at=visitor.clock() + timedelta(minutes=number))
    page = client.opens(f"{PROJECTS}/{visitor.project_id}/messages").json()
    assert ([one["message"] for one in page["items"]], page["total"]) == (["n.º 2", "n.º 0"], 2)
