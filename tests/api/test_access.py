"""Who may do what: every route, asked by everybody. A route that is not in the table fails."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from fastapi.routing import iter_route_contexts
from httpx import Response

from api.access import CSRF_HEADER
from api.app import routes
from domain.audit import Actor
from domain.records.projects import Project
from domain.staff import invite
from domain.tokens import Role
from tests.api.conftest import Visitor
from tests.api.made_versions import PICTURE, make_version
from tests.api.test_sign_in import CLIENT, OPERATOR

OTHER = "contato@outra.example"
PEOPLE = ("visitor", "client", "other client", "operator", "operator's token", "data", "service", "forged token")
OPEN = (200,) * 8
FORM_OF_ANOTHER_PAGE = (403,) * 8
FORM_OF_ANOTHER_PAGE_FOR_CLIENTS = (303, *(403,) * 6, 401)
ALL_MEMBERS = (401, 200, 200, 200, 200, 200, 200, 401)
OWN_AND_STAFF = (401, 200, 404, 200, 200, 200, 200, 401)
OWN_AND_OPERATORS = (401, 200, 404, 200, 200, 403, 403, 401)
VERSION = 2
PAGE = (303, 200, 404, 200, 200, 403, 403, 401)
MATRIX: Mapping[str, tuple[int, ...]] = {
    "GET /openapi.json": OPEN,
    "GET /healthz": OPEN,
    "GET /readyz": OPEN,
    "POST /forms/{project_id}": (422,) * 8,
    "GET /plans": OPEN,
    "POST /checkout": (422,) * 8,
    "GET /checkout/done": (422,) * 8,
    "GET /checkout/test/{checkout_id}": (404,) * 8,
    "POST /checkout/test/{checkout_id}": (404,) * 8,
    "POST /checkout/test/{checkout_id}/outcome": (422,) * 8,
    "POST /webhooks/stripe": (400,) * 8,
    "GET /sign-in": OPEN,
    "POST /sign-in": FORM_OF_ANOTHER_PAGE,
    "GET /sign-in/code": OPEN,
    "POST /sign-in/code": FORM_OF_ANOTHER_PAGE,
    "GET /sign-in/link/{link}": OPEN,
    "POST /sign-in/link/{link}": FORM_OF_ANOTHER_PAGE,
    "GET /onboarding/{link}": OPEN,
    "POST /onboarding/{link}": FORM_OF_ANOTHER_PAGE,
    "POST /sign-out": FORM_OF_ANOTHER_PAGE,
    "GET /projects": (303, 200, 200, 200, 200, 200, 200, 401),
    "GET /projects/{project_id}": PAGE,
    "GET /projects/{project_id}/progress": PAGE,
    "GET /projects/{project_id}/versions": PAGE,
    "GET /projects/{project_id}/messages": PAGE,
    "GET /projects/{project_id}/versions/{number}/certificate/": PAGE,
    "GET /projects/{project_id}/versions/{number}/certificate/{file:path}": PAGE,
    "GET /projects/{project_id}/onboarding": (303, 303, 404, 303, 303, 303, 303, 401),
    "GET /projects/{project_id}/onboarding/sent": (303, 200, 404, 200, 200, 200, 200, 401),
    "GET /projects/{project_id}/onboarding/{step}": (303, 200, 404, 200, 200, 200, 200, 401),
    "POST /projects/{project_id}/onboarding/import": FORM_OF_ANOTHER_PAGE_FOR_CLIENTS,
    "POST /projects/{project_id}/onboarding/{step}": FORM_OF_ANOTHER_PAGE_FOR_CLIENTS,
    "GET /projects/{project_id}/uploads/{asset_id}": (303, *(404,) * 6, 401),
    "GET /api/v1/projects": ALL_MEMBERS,
    "POST /api/v1/projects": (401, 403, 403, 422, 422, 403, 422, 401),
    "GET /api/v1/projects/{project_id}": OWN_AND_STAFF,
    "GET /api/v1/projects/{project_id}/onboarding": OWN_AND_STAFF,
    "POST /api/v1/projects/{project_id}/onboarding": (401, 422, 404, 422, 422, 403, 422, 401),
    "POST /api/v1/projects/{project_id}/assets": (401, 422, 404, 422, 422, 403, 422, 401),
    "GET /api/v1/projects/{project_id}/pipeline": (401, 404, 404, 404, 404, 404, 404, 401),
    "GET /api/v1/projects/{project_id}/events": OWN_AND_STAFF,
    "GET /api/v1/projects/{project_id}/export": OWN_AND_STAFF,
    "GET /api/v1/projects/{project_id}/quality": OWN_AND_STAFF,
    "GET /api/v1/projects/{project_id}/messages": OWN_AND_OPERATORS,
}
API = [route for route in MATRIX if "/api/" in route]
EMPTY: Mapping[str, dict[str, str] | None] = {"GET": None, "POST": {}}
Ask = Callable[[str, str], Response]


def every_route() -> Iterator[str]:
    for route in iter_route_contexts(routes().routes):
        for method in (route.methods or set()) - {"HEAD"}:
            yield f"{method} {route.path}"


@pytest.fixture
def people(visitor: Visitor) -> dict[str, Ask]:
    """Everybody, by how they ask for a path."""
    with visitor.database.transaction() as session:
        invite(session, OPERATOR, Actor(name="shell:test"))
        session.add(Project(slug="outra", name="Outra", client_email=OTHER))
    make_version(visitor)

    def browser(email: str = "") -> Ask:
        person = visitor.browser().signs_in(email) if email else visitor.browser()
        csrf = {CSRF_HEADER: person.csrf("/projects")} if email else {}
        return lambda method, path: person.client.request(method, path, headers=csrf, json=EMPTY[method])

    def token(headers: dict[str, str]) -> Ask:
        return lambda method, path: visitor.asks(method, path, headers=headers, json=EMPTY[method])

    by_token = (token(visitor.token(role)) for role in (Role.OPERATOR, Role.DATA, Role.SERVICE))
    forged = token({"Authorization": visitor.token(Role.OPERATOR)["Authorization"][:-4] + "AAAA"})
    asks = (browser(), browser(CLIENT), browser(OTHER), browser(OPERATOR), *by_token, forged)
    return dict(zip(PEOPLE, asks, strict=True))


def test_the_table_names_every_route() -> None:
    assert set(every_route()) == set(MATRIX)


@pytest.mark.usefixtures("prefect_server")
def test_everybody_may_do_what_the_table_says(visitor: Visitor, people: dict[str, Ask]) -> None:
    for route, expected in MATRIX.items():
        method, path = route.split()
        parts = {"link": "x", "checkout_id": "x", "asset_id": "0" * 24, "step": "business", "number": VERSION}
        filled = path.replace("{file:path}", PICTURE).format(project_id=visitor.project_id, **parts)
        answers = {name: asks(method, filled).status_code for name, asks in people.items()}
        assert (route, answers) == (route, dict(zip(PEOPLE, expected, strict=True)))


@pytest.mark.parametrize("route", [route for route in API if "{project_id}" in route])
def test_a_foreign_project_looks_like_one_that_is_not_there(
    visitor: Visitor, people: dict[str, Ask], route: str
) -> None:
    method, path = route.split()
    foreign, absent = (
        people["other client"](method, path.format(project_id=project_id)).json() | {"request_id": ""}
        for project_id in (visitor.project_id, "nobody")
    )
    assert foreign == absent


def test_clients_see_their_own_projects_and_nothing_of_our_workings(visitor: Visitor, people: dict[str, Ask]) -> None:
    seen = {name: people[name]("GET", "/api/v1/projects").json() for name in ("client", "other client", "data")}
    slugs = {name: {one["slug"] for one in page["items"]} for name, page in seen.items()}
    assert slugs == {"client": {"padaria"}, "other client": {"outra"}, "data": {"padaria", "outra"}}
    assert {name: page["total"] for name, page in seen.items()} == {"client": 1, "other client": 1, "data": 2}
    page = people["other client"]("GET", "/projects").text
    assert "Outra" in page
    assert "Padaria" not in page
    address = f"/api/v1/projects/{visitor.project_id}"
    assert people["client"]("GET", address).json()["workings"] is None
    assert people["service"]("GET", address).json()["workings"]["client_email"] == CLIENT


def test_who_is_refused_is_told_why_in_one_shape(visitor: Visitor, people: dict[str, Ask]) -> None:
    address = f"/api/v1/projects/{visitor.project_id}/messages"
    unknown, forged, machine = (people[name]("GET", address) for name in ("visitor", "forged token", "data"))
    assert {answer.headers["content-type"] for answer in (unknown, forged, machine)} == {"application/problem+json"}
    assert unknown.headers["www-authenticate"] == forged.headers["www-authenticate"] == "Bearer"
    assert forged.json()["detail"] == "The token is not valid."
    assert machine.json() == {
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
        "detail": "This is not for whoever signed in like this.",
        "next_step": "Ask an operator for a token of another role.",
        "errors": [],
        "request_id": machine.headers["x-request-id"],
    }
