"""The way in: who gets a mail, what a link and a code are good for, and how a session begins and ends."""

import re
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from domain.audit import Actor
from domain.onboarding_links import open_link
from domain.sign_in import MOST_AN_HOUR, MOST_TRIES
from domain.staff import invite, remove
from tests.api.conftest import Person, Visitor

CLIENT = "ola@padaria-aurora.example"
OPERATOR = "rita@agency.example"
SHELL = Actor(name="shell:test")


@pytest.fixture
def person(visitor: Visitor) -> Person:
    return visitor.browser()


def is_in(person: Person) -> bool:
    return person.opens("/projects").status_code == 200


def test_a_link_lets_the_client_in_once(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    assert not is_in(person)
    entered = person.sends(mail.link)
    assert (entered.status_code, entered.headers["location"]) == (303, "/projects")
    assert "Padaria Aurora" in person.opens("/projects").text
    again = person.visitor.browser()
    assert again.sends(mail.link).status_code == 410
    assert not is_in(again)


def test_opening_a_link_spends_nothing(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    for _ in range(3):
        assert person.visitor.browser().opens(mail.link).status_code == 200
    assert person.sends(mail.link).status_code == 303


def test_a_code_lets_the_browser_in_that_asked_for_it(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    elsewhere = person.visitor.browser()
    assert elsewhere.sends("/sign-in/code", code=mail.code).status_code == 422
    assert person.sends("/sign-in/code", code=mail.code).status_code == 303
    assert is_in(person)
    assert person.visitor.browser().sends(mail.link).status_code == 410


def test_a_code_is_tried_a_few_times_only(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    wrong = f"{(int(mail.code.replace(' ', '')) + 1) % 10**8:08}"
    for _ in range(MOST_TRIES):
        assert "houve tentativas demais" in person.client.post(
            "/sign-in/code", data={"code": wrong, "csrf": person.csrf("/sign-in")}, headers={"Accept-Language": "pt"}
        ).text  # fmt: skip
    assert person.sends("/sign-in/code", code=mail.code).status_code == 422
    assert not is_in(person)


def test_link_and_code_live_for_a_quarter_of_an_hour(person: Person) -> None:
    first = person.asks_for_mail(CLIENT)
    person.visitor.clock.move(minutes=15)
    assert person.sends(first.link).status_code == 410
    assert person.sends("/sign-in/code", code=first.code).status_code == 422
    second = person.asks_for_mail(CLIENT)
    person.visitor.clock.move(minutes=14, seconds=59)
    assert person.sends(second.link).status_code == 303


def test_nobody_learns_whether_an_address_is_known(person: Person) -> None:
    stranger = person.visitor.browser()
    known, unknown = (one.sends("/sign-in", email=email) for one, email in
                      ((person, CLIENT), (stranger, "nobody@padaria-aurora.example")))  # fmt: skip
    assert (known.status_code, known.headers["location"], known.text) == (
        unknown.status_code, unknown.headers["location"], unknown.text,
    )  # fmt: skip
    pages = [re.sub(r'value="\w{64}"', "", one.opens("/sign-in/code").text) for one in (person, stranger)]
    refusals = [
        re.sub(r'value="\w{64}"', "", one.sends("/sign-in/code", code="00000000").text) for one in (person, stranger)
    ]
    assert pages[0] == pages[1]
    assert refusals[0] == refusals[1]


def test_a_mail_goes_to_the_address_that_we_know(person: Person) -> None:
    assert person.asks_for_mail(CLIENT.upper()).recipient == CLIENT


@pytest.mark.parametrize(
    ("language", "title", "subject"),
    [
        ("pt-BR", "Veja seu e-mail", "Seu link para entrar"),
        ("en", "Check your email", "Your link to sign in"),
        ("es", "Revise su correo", "Su enlace para entrar"),
    ],
)
def test_page_and_mail_are_in_the_visitors_language(person: Person, language: str, title: str, subject: str) -> None:
    person.client.headers["Accept-Language"] = language
    mail = person.asks_for_mail(CLIENT)
    assert f"<h1>{title}</h1>" in person.opens("/sign-in/code").text
    assert mail.subject == subject


def test_what_is_no_address_is_said_beside_the_field(person: Person) -> None:
    refused = person.sends("/sign-in", email='"><b>ana')
    assert refused.status_code == 422
    assert 'aria-describedby="email_problem"' in refused.text
    assert "<b>" not in refused.text


def test_an_address_is_written_a_few_times_only(person: Person) -> None:
    for _ in range(MOST_AN_HOUR):
        mail = person.asks_for_mail(CLIENT)
        person.visitor.clock.move(minutes=2)
    sent = person.visitor.mails
    assert person.sends("/sign-in", email=CLIENT).status_code == 303
    person.visitor.clock.move(minutes=1)
    assert person.sends(mail.link).status_code == 303
    assert person.visitor.mails == sent


def test_a_visitor_who_asks_too_often_is_told_when_to_come_again(person: Person) -> None:
    answers = [person.sends("/sign-in", email=f"ana{number}@prado.example") for number in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    wait = int(answers[-1].headers["retry-after"])
    assert 60 <= wait <= 61
    person.visitor.clock.move(seconds=wait)
    assert person.sends("/sign-in", email="ana@prado.example").status_code == 303


def test_guessing_links_is_slowed_down(person: Person) -> None:
    statuses = [person.sends("/sign-in/link/guessed").status_code for _ in range(11)]
    assert statuses == [410] * 10 + [429]


def test_a_form_of_another_page_is_refused(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    foreign = person.visitor.browser().csrf("/sign-in")
    for csrf in ("", "é", foreign):
        assert person.posts(mail.link, csrf=csrf).status_code == 403
        assert person.posts("/sign-in", csrf=csrf, email=CLIENT).status_code == 403
        assert person.posts("/sign-in/code", csrf=csrf, code=mail.code).status_code == 403
    assert person.sends(mail.link).status_code == 303
    assert person.posts("/sign-out", csrf=foreign).status_code == 403
    assert is_in(person)


def test_the_session_has_a_new_cookie_that_no_script_reads(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    before = person.client.cookies["sitegen"]
    said = person.sends(mail.link).headers["set-cookie"]
    assert person.client.cookies["sitegen"] != before
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=2592000"} <= set(said.split("; "))
    page = person.opens("/projects")
    assert person.client.cookies["sitegen"] not in page.text
    assert "set-cookie" not in page.headers


def test_signing_out_ends_the_session_for_whoever_has_its_cookie(person: Person) -> None:
    person.signs_in(CLIENT)
    thief = person.visitor.browser()
    thief.client.cookies.update(person.client.cookies)
    assert is_in(thief)
    assert person.sends("/sign-out", page="/projects").headers["location"] == "/sign-in"
    assert not is_in(person)
    assert not is_in(thief)


@pytest.mark.parametrize(("email", "days"), [(CLIENT, 30), (OPERATOR, 0.5)])
def test_a_session_ends_by_itself(person: Person, email: str, days: float) -> None:
    with person.visitor.database.transaction() as session:
        invite(session, OPERATOR, SHELL)
    person.signs_in(email)
    person.visitor.clock.move(days=days, seconds=-1)
    assert is_in(person)
    person.visitor.clock.move(seconds=1)
    assert not is_in(person)


def test_staff_come_in_by_invitation_until_they_are_removed(person: Person) -> None:
    database = person.visitor.database
    with database.transaction() as session:
        assert invite(session, OPERATOR, SHELL)
        assert not invite(session, OPERATOR.title(), SHELL)
    person.signs_in(OPERATOR)
    assert person.opens("/api/v1/projects").json()["items"][0]["id"] == person.visitor.project_id
    with database.transaction() as session:
        remove(session, OPERATOR.upper(), SHELL)
    assert not is_in(person)


def test_who_came_and_went_is_in_the_audit_log(person: Person) -> None:
    person.client.headers["X-Request-ID"] = "from-a-proxy.1"
    person.signs_in(CLIENT)
    person.sends("/sign-out", page="/projects")
    assert person.visitor.audit() == [
        (CLIENT, "signed in", CLIENT, "from-a-proxy.1"),
        (CLIENT, "signed out", CLIENT, "from-a-proxy.1"),
    ]


def test_neither_link_nor_code_nor_cookie_is_kept(person: Person) -> None:
    mail = person.asks_for_mail(CLIENT)
    secrets = [mail.link.rsplit("/", 1)[1], mail.code.replace(" ", "")]
    other = person.visitor.browser().signs_in(CLIENT)
    secrets += [person.client.cookies["sitegen"], other.client.cookies["sitegen"]]
    with person.visitor.database.transaction() as session:
        tables = [session.execute(text(f"SELECT * FROM {name}")).all() for name in ("sign_ins", "browser_sessions")]
    assert all(tables)
    assert not [secret for secret in secrets if secret in str(tables)]


def test_the_link_after_a_payment_leads_to_the_form_once(person: Person) -> None:
    visitor = person.visitor
    with visitor.database.transaction() as session:
        link = urlsplit(open_link(session, visitor.project_id)).path
    assert person.opens(link).status_code == 200
    entered = person.sends(link)
    assert (entered.status_code, entered.headers["location"]) == (303, f"/projects/{visitor.project_id}/onboarding")
    assert person.opens(entered.headers["location"]).status_code == 303
    assert visitor.browser().sends(link).status_code == 410


def test_the_link_after_a_payment_is_good_for_two_weeks(person: Person) -> None:
    visitor = person.visitor
    with visitor.database.transaction() as session:
        link = urlsplit(open_link(session, visitor.project_id)).path
        session.execute(text("UPDATE onboarding_links SET created_at = '2020-01-01 00:00:00+00:00'"))
    assert person.sends(link).status_code == 410
