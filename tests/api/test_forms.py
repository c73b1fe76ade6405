"""The contact form's contract: what is kept, what is refused and in which words, and who may read the answer."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from sqlalchemy import text

from domain.messages import MOST_A_DAY
from tests.api.conftest import SITE, WRITTEN, Clock, Running, Visitor

LONG = {"name": "x" * 81, "email": f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.example", "message": "x" * 5_001}


def problems(visitor: Visitor, **fields: str) -> dict[str, str]:
    answer = visitor.sends(**fields)
    assert answer.status_code == 422
    assert visitor.kept() == []
    return {item["field"]: item["problem"] for item in answer.json()["problems"]}


def test_a_message_is_kept_as_it_was_written(visitor: Visitor) -> None:
    answer = visitor.sends()
    assert (answer.status_code, answer.json()) == (200, {"status": "received"})
    (kept,) = visitor.kept()
    assert kept == {**WRITTEN, "message": "Vocês fazem bolo\npara sábado?", "page": "/contato/"}


def test_a_form_without_script_may_be_multipart(visitor: Visitor) -> None:
    parts = {name: (None, value) for name, value in {**WRITTEN, "locale": "es", "page": "/"}.items()}
    answer = visitor.asks("POST", f"/forms/{visitor.project_id}", files=parts)
    assert "<h1>Mensaje enviado</h1>" in answer.text
    assert len(visitor.kept()) == 1


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pt-BR", ["Escreva seu nome.", "Escreva seu e-mail, para receber a resposta.", "Escreva sua mensagem."]),
        ("en", ["Write your name.", "Write your email, so that you can get a reply.", "Write your message."]),
        ("es", ["Falta el nombre.", "Falta el correo electrónico, para recibir la respuesta.", "Falta el mensaje."]),
    ],
)
def test_what_is_missing_is_named_in_the_sites_language(visitor: Visitor, locale: str, said: list[str]) -> None:
    assert problems(visitor, locale=locale, name=" ", email="", message="\r\n ") == dict(
        zip(("name", "email", "message"), said, strict=True)
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", LONG["name"], "80"),
        ("name", "Ana\nPrado", "one line"),
        ("email", LONG["email"], "email"),
        ("email", "ana@", "name@example.com"),
        ("message", LONG["message"], "5,000"),
        ("message", "\x00", "characters"),
    ],
)
def test_every_refusal_names_its_field(visitor: Visitor, field: str, value: str, said: str) -> None:
    ((named, problem),) = problems(visitor, locale="en", **{field: value}).items()
    assert named == field
    assert said in problem


def test_the_longest_message_is_taken(visitor: Visitor) -> None:
    assert visitor.sends(message="á\r\n" * 2_500, name="ã" * 80).status_code == 200


@pytest.mark.parametrize("fields", [{"locale": "fr"}, {"page": "//elsewhere.example/"}, {"elapsed": "-1"}, {"to": "x"}])
def test_what_is_not_of_the_form_is_refused(visitor: Visitor, fields: dict[str, str]) -> None:
    form = {**WRITTEN, "locale": "en", **fields}
    answer = visitor.asks("POST", f"/forms/{visitor.project_id}", data=form, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert [item["field"] for item in answer.json()["problems"]] == list(fields)


def test_nothing_written_is_lost_without_script(visitor: Visitor) -> None:
    written = {"name": '"><script>alert(1)</script>', "email": "ana@", "message": "</textarea><b>bolo</b>\r\n{{ 7 }}"}
    answer = visitor.posts(**written)
    assert answer.status_code == 422
    assert not re.search(r"<script|<b>|<link|https?://(?!padaria)|src=", answer.text)
    assert f'value="{written["name"]}"' in unescape(answer.text)
    assert written["message"] in unescape(answer.text)
    assert 'aria-describedby="email_problem"' in answer.text
    assert "Confira o e-mail" in answer.text
    assert "default-src 'none'; style-src 'sha256-" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("origin", "back"),
    [
        (SITE, f"{SITE}/contato/"),
        ("http://v1--padaria.localhost:8080", "http://v1--padaria.localhost:8080/contato/"),
        ("https://evil.example", f"{SITE}/contato/"),
        ("null", f"{SITE}/contato/"),
    ],
)
def test_the_way_back_leads_to_the_project_only(visitor: Visitor, origin: str, back: str) -> None:
    answer = visitor.posts(origin=origin)
    assert re.findall(r'href="([^"]+)"', answer.text) == [back]


@pytest.mark.parametrize("fields", [{}, {"email": ""}], ids=["sent", "refused"])
def test_only_the_projects_own_pages_may_read_the_answer(visitor: Visitor, fields: dict[str, str]) -> None:
    own = ("http://v1--padaria.localhost:8080", SITE)
    others = ("https://evil.example", "http://v2--padaria.localhost:8080", "http://outra.localhost:8080", "null")
    allowed = {
        origin: visitor.sends(origin=origin, **fields).headers.get("access-control-allow-origin")
        for origin in (*own, *others)
    }
    assert allowed == {**{origin: origin for origin in own}, **dict.fromkeys(others)}


@pytest.mark.parametrize(
    ("fields", "is_spam"),
    [
        ({"website": "https://casino.example"}, True),
        ({"elapsed": "2900"}, True),
        ({"elapsed": "3100"}, False),
        ({"elapsed": ""}, False),
    ],
)
def test_spam_is_answered_like_success_and_kept_apart(visitor: Visitor, fields: dict[str, str], is_spam: bool) -> None:
    assert visitor.sends(**fields).json() == {"status": "received"}
    assert (len(visitor.kept()), len(visitor.kept(spam=True))) == ((0, 1) if is_spam else (1, 0))


def test_an_unknown_project_is_not_found(visitor: Visitor) -> None:
    assert visitor.sends(to="nobody").status_code == visitor.posts(to="nobody").status_code == 404
    assert visitor.sends(to="%00").status_code == 404


def test_the_same_words_are_kept_once(visitor: Visitor) -> None:
    for _ in range(2):
        assert visitor.sends().status_code == 200
    visitor.sends(email="outra@prado.example")
    assert len(visitor.kept()) == 2
    visitor.clock.move(minutes=11)
    visitor.sends()
    assert len(visitor.kept()) == 3


def test_a_visitor_sends_five_a_minute(visitor: Visitor) -> None:
    statuses = [visitor.sends(message=f"n.º {number}").status_code for number in range(6)]
    assert statuses == [200] * 5 + [429]
    refused = visitor.posts(message="Ainda aqui")
    assert 60 <= int(refused.headers["retry-after"]) <= 61
    assert "Foram muitas mensagens em pouco tempo. Espere um pouco e envie de novo." in refused.text
    assert "Ainda aqui</textarea>" in refused.text
    assert 'href="mailto:ola%40padaria-aurora.example"' in refused.text
    assert visitor.at("203.0.113.8").sends(message="De outro lugar").status_code == 200
    visitor.clock.move(seconds=61)
    assert visitor.sends(message="De novo").status_code == 200


def test_a_visitor_sends_sixty_a_day_and_one_connection_is_one_visitor(visitor: Visitor) -> None:
    for number in range(60):
        visitor.clock.move(seconds=15)
        address = f"2001:db8::{number:x}"
        assert visitor.at(address).sends(message=f"n.º {number}").status_code == 200
    visitor.clock.move(seconds=15)
    assert visitor.at("2001:db8::ffff").sends().status_code == 429
    assert visitor.at("2001:db8:0:1::1").sends().status_code == 200


def test_a_project_has_a_bounded_day_in_which_spam_takes_nobodys_place(visitor: Visitor) -> None:
    for number in range(MOST_A_DAY + 1):
        spammer = visitor.at(f"198.51.{number % 100}.{number // 100}")
        status = spammer.sends(message=f"n.º {number}", website="x").status_code
    assert status == 429
    assert visitor.sends().status_code == 200


def test_messages_are_forgotten_after_twelve_months(running: Running) -> None:
    clock = Clock()
    with running(clock) as visitor:
        visitor.sends(message="velha")
        clock.move(days=364)
        visitor.sends(message="nova")
        clock.move(days=1)
    with running(clock):
        assert [one["message"] for one in visitor.kept()] == ["nova"]


def test_a_body_that_is_too_large_is_refused_unread(visitor: Visitor) -> None:
    def stream() -> Iterator[bytes]:
        yield from [b"message=" + b"x" * 16_384] * 5

    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    address = f"/forms/{visitor.project_id}"
    for body in (b"x" * 65_537, stream()):
        answer = visitor.asks("POST", address, content=body, headers=form)
        assert answer.status_code == 413
        assert answer.json()["error"]["reason"] == "That is too much to send."


def test_the_visitors_address_is_stored_nowhere(visitor: Visitor) -> None:
    visitor.sends()
    with visitor.database.transaction() as session:
        (row,) = session.execute(text("SELECT * FROM form_messages")).mappings()
    assert "203.0.113.7" not in str(dict(row))


def test_health_is_the_databases(visitor: Visitor) -> None:
    assert visitor.asks("GET", "/healthz").json() == {"status": "ok"}


def test_an_unknown_address_is_an_error_in_the_browsers_language(visitor: Visitor) -> None:
    answer = visitor.asks("GET", "/nothing", headers={"Accept-Language": "fr,es;q=0.8"})
    assert answer.status_code == 404
    assert "<h1>Esta dirección no existe.</h1>" in answer.text
