"""What holds for every request: its id, its line in the log, safe headers, and no insides in an answer."""

import logging

import pytest
from sqlalchemy import text

from domain.tokens import Role
from tests.api.conftest import Visitor

EVERYWHERE = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/healthz"), ("GET", "/sign-in"), ("GET", "/nowhere"), ("PUT", "/sign-in"), ("GET", "/api/v1/projects")],
)
def test_every_answer_has_safe_headers_and_an_id(visitor: Visitor, method: str, path: str) -> None:
    headers = visitor.asks(method, path).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert headers["content-security-policy"].startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert len(headers["x-request-id"]) == 32


def test_an_id_that_is_given_is_kept_if_it_is_one(visitor: Visitor) -> None:
    given = {"proxy-7.a_b": True, "a" * 65: False, 'x"} forged': False}
    kept = {
        one: visitor.asks("GET", "/healthz", headers={"X-Request-ID": one}).headers["x-request-id"] for one in given
    }
    assert {one: kept[one] == one for one in given} == given


def test_the_log_names_the_route_and_never_a_secret(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sitegen.api"):
        visitor.asks("GET", "/sign-in/link/the-secret", headers={"X-Request-ID": "r-1"})
        visitor.asks("GET", "/nowhere/else")
        visitor.asks("GET", "/healthz")  # on the same connection: by now the two above are written
    lines = [record.getMessage() for record in caplog.records if record.name == "sitegen.api"]
    assert lines[0].startswith("GET /sign-in/link/{link} 200 in ")
    assert lines[0].endswith(" ms [r-1]")
    assert lines[1].startswith("GET (no route) 404 in ")
    assert "the-secret" not in caplog.text


@pytest.mark.parametrize(("path", "kind"), [("/api/v1/projects", "problem+json"), ("/projects", "html")])
def test_a_defect_is_logged_and_shows_nothing(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, path: str, kind: str
) -> None:
    with visitor.database.transaction() as session:
        session.execute(text("UPDATE projects SET status = 'no-such-status'"))
    answer = visitor.asks(
        "GET", path, headers={**visitor.token(Role.OPERATOR), "Accept": "text/html", "X-Request-ID": "r-2"}
    )
    assert answer.status_code == 500
    assert kind in answer.headers["content-type"]
    assert "no-such-status" not in answer.text
    assert "Something went wrong on our side." in answer.text
    assert answer.headers["x-request-id"] == "r-2"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-such-status" in caplog.text
    assert "[r-2]" in caplog.text
