"""The onboarding pages, as a browser without JavaScript uses them."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any

import pytest
from httpx import Response
from PIL import Image

from api.onboarding.steps import STEPS, Kind, Rows, Step
from api.onboarding.words import words_in
from domain.artifacts.onboarding import Locale, read_form
from domain.projects import create_project, newest_submission
from domain.records.projects import OnboardingDraft, Project
from domain.stages import ProjectStatus
from tests.api.conftest import Person, Visitor
from tests.api.test_access import OTHER

Filled = Mapping[str, str | Sequence[str]]
File = tuple[str, tuple[str, bytes]]
EMAIL = "nova@padaria.example"
ENGLISH = {"Accept-Language": "en"}


class Fields(HTMLParser):
    """What a browser would send of a page's first form, untouched."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._open: str | None = None
        self._select: str | None = None
        self.feed(page.split("</form>", maxsplit=1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.values.append((str(self._select), given["value"] or ""))
        elif tag == "textarea" and name:
            self._open = name
            self.values.append((name, ""))
        elif tag == "input" and name and given.get("type") != "file" and _is_sent(given):
            self.values.append((name, given.get("value") or ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            name, text = self.values[-1]
            self.values[-1] = (name, (text + data).removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._open = None


def _is_sent(given: Mapping[str, str | None]) -> bool:
    return given.get("type") != "checkbox" or "checked" in given


class Client:
    """A client at the form of their project."""

    def __init__(self, visitor: Visitor) -> None:
        with visitor.database.transaction() as session:
            self.id = create_project(session, name="Nova", client_email=EMAIL).id
        self.visitor = visitor
        self.here = f"/projects/{self.id}/onboarding"
        self.person: Person = visitor.browser().signs_in(EMAIL)

    def opens(self, step: str, **headers: str) -> str:
        page = self.person.opens(f"{self.here}/{step}", **(headers or ENGLISH))
        assert page.status_code == 200
        return page.text

    def posts(
        self, step: str, do: str = "next", filled: Filled = MappingProxyType({}), files: Sequence[File] = ()
    ) -> Response:
        """Fill in some fields of a page and press a button."""
        untouched = [(name, value) for name, value in Fields(self.opens(step)).values if name not in filled]
        new = [
            (name, each) for name, value in filled.items() for each in ([value] if isinstance(value, str) else value)
        ]
        parts = [(name, (None, value.encode())) for name, value in [*untouched, *new, ("do", do)]]
        return self.person.client.post(f"{self.here}/{step}", files=[*parts, *files], headers=ENGLISH)

    def goes(
        self, step: str, do: str = "next", filled: Filled = MappingProxyType({}), files: Sequence[File] = ()
    ) -> str:
        """Press a button that leads somewhere."""
        answer = self.posts(step, do, filled, files)
        assert answer.status_code == 303, problems(answer)
        return answer.headers["location"].removeprefix(f"{self.here}/")

    def draft(self) -> dict[str, Any]:
        with self.visitor.database.transaction() as session:
            return session.get_one(OnboardingDraft, self.id).form


@pytest.fixture
def client(visitor: Visitor) -> Client:
    return Client(visitor)


def problems(answer: Response) -> dict[str, str]:
    """What is said of each field, by its id."""
    return dict(re.findall(r'<p class="problem" id="([^"]+)_problem">([^<]+)</p>', answer.text))


def photo(kind: str = "PNG", color: str = "#b5541c") -> bytes:
    with io.BytesIO() as file:
        Image.new("RGB", (60, 40), color).save(file, kind)
        return file.getvalue()


BUSINESS = {
    "locale": "pt-BR",
    "business.name": "Padaria Nova",
    "business.industry": "Padaria artesanal",
    "business.description": "Pães de fermentação natural.\r\nTodos os dias.",
    "business.differentiators": "Forno a lenha\r\n\r\nFarinha local",
    "business.founded": "1998",
    "goal": "visits",
}


def test_from_the_first_step_to_the_queue(client: Client) -> None:
    assert client.goes("business", filled=BUSINESS) == "offers"
    assert client.goes("offers", "add:offers", filled={"offers[0].name": "Pão", "offers[0].price": "R$ 24"}) == (
        "offers?more=offers#offers-1"
    )
    assert "offers-1-name" in client.opens("offers?more=offers")
    assert client.goes("offers", filled={"offers[1].name": "Bolo"}) == "contact"
    hours = {"contact.hours[0].days": "Seg–Sáb", "contact.hours[0].opens": "06:00", "contact.hours[0].closes": "19:00"}
    assert client.goes("contact", filled={"contact.email": EMAIL, **hours}) == "people"
    assert client.goes("people", filled={"faqs[0].question": "Abre domingo?", "faqs[0].answer": "Não."}) == "look"
    files = [("assets.logo", ("logo.png", photo())), ("assets.images", ("a.png", photo(color="#123456")))]
    assert client.goes("look", "add:assets.images", {"pages": ["menu", "faq"]}, files) == (
        "look?more=assets.images#assets-images-0"
    )
    assert client.goes("look", filled={"assets.images[0].alt": "Pães no balcão"}) == "check"
    page = client.opens("check")
    for written in ("Padaria Nova", "Todos os dias.", "R$ 24", "06:00", "Abre domingo?", "Pães no balcão", "Menu"):
        assert written in page
    assert client.goes("check") == "sent"
    assert EMAIL in client.opens("sent")
    with client.visitor.database.transaction() as session:
        assert session.get_one(Project, client.id).status is ProjectStatus.QUEUED
        assert session.get(OnboardingDraft, client.id) is None
        submission = newest_submission(session, client.id)
        assert submission
        form = read_form(submission.form)
    assert form.business.description == "Pães de fermentação natural.\nTodos os dias."
    assert (form.business.founded, form.business.differentiators) == (1998, ("Forno a lenha", "Farinha local"))
    assert [offer.name for offer in form.offers] == ["Pão", "Bolo"]
    assert form.pages == ("home", "menu", "faq")
    assert str(form.assets.logo).startswith("upload:")
    assert [image.alt for image in form.assets.images] == ["Pães no balcão"]


def test_what_was_sent_can_be_corrected(client: Client, form: dict[str, Any]) -> None:
    imports(client, json.dumps(form | {"contact": {"email": EMAIL}}).encode())
    client.goes("check")
    assert client.person.opens(client.here).headers["location"] == f"{client.here}/check"
    client.goes("contact", filled={"contact.address.city": "Recife", "contact.address.country": "BR"})
    assert client.goes("check") == "sent"
    with client.visitor.database.transaction() as session:
        submission = newest_submission(session, client.id)
        assert submission
        assert (submission.number, submission.form["contact"]["address"]["city"]) == (2, "Recife")


def test_a_suspended_project_takes_no_form(client: Client, form: dict[str, Any]) -> None:
    imports(client, json.dumps(form).encode())
    with client.visitor.database.transaction() as session:
        session.get_one(Project, client.id).status = ProjectStatus.SUSPENDED
    refused = client.posts("check")
    assert (refused.status_code, "Please talk to us." in refused.text) == (409, True)
    assert client.draft()["business"]["name"] == form["business"]["name"]


def test_what_is_wrong_is_said_at_its_field_and_kept(client: Client) -> None:
    refused = client.posts("business", filled={"business.name": "x" * 81, "business.founded": "some day"})
    assert refused.status_code == 422
    assert problems(refused) == {
        "locale": "Please choose one.",
        "goal": "Please choose one.",
        "business-name": "Keep it to 80 characters.",
        "business-industry": "Please fill in this field.",
        "business-description": "Please fill in this field.",
        "business-founded": "Just the year: 1998.",
    }
    assert 'aria-invalid="true"' in refused.text
    assert client.draft()["business"] == {"name": "x" * 81, "founded": "some day"}
    wrong = {"contact.phone": "3333-0142", "contact.address.city": "Recife", "contact.hours[0].days": "Seg"}
    assert problems(client.posts("contact", filled=wrong)) == {
        "contact-email": "Please fill in this field.",
        "contact-phone": "With the country code: +44 20 7946 0142.",
        "contact-address-country": "Please fill in this field.",
        "contact-hours-0-opens": "Please fill in this field.",
        "contact-hours-0-closes": "Please fill in this field.",
    }


@pytest.mark.parametrize("locale", Locale)
def test_a_visitor_is_told_in_their_language(client: Client, locale: Locale) -> None:
    words = words_in(locale)
    assert words.steps["business"] in client.opens("business", **{"Accept-Language": locale})
    page = client.opens("business?checked=true", **{"Accept-Language": locale})
    assert words.problems["missing"] in page
    assert f'lang="{locale}"' in page


@pytest.mark.parametrize("locale", Locale)
def test_every_field_and_choice_has_a_name_in_every_language(locale: Locale) -> None:
    words = words_in(locale)
    for parts in STEPS.values():
        for part in parts:
            assert words.labels[part.path]
            for field in part.fields if isinstance(part, Rows) else (part,):
                assert words.labels[field.path]
                if field.kind in {Kind.CHOICE, Kind.CHOICES}:
                    assert set(field.choices) <= set(words.choices)
    assert set(words.steps) == set(Step)
    assert (set(words.labels), set(words.hints)) == (
        set(words_in(Locale.EN).labels),
        set(words_in(Locale.EN).hints),
    )


def test_a_client_comes_back_to_where_they_left(client: Client) -> None:
    client.goes("business", filled=BUSINESS)
    assert client.posts("offers", "later", filled={"offers[0].name": "Pão"}).headers["location"] == "/projects"
    again = client.visitor.browser().signs_in(EMAIL)
    assert f'href="{client.here}"' in again.opens("/projects").text
    assert again.opens(client.here).headers["location"] == f"{client.here}/offers"
    assert "Pão" in again.opens(f"{client.here}/offers").text
    assert client.goes("offers", "go:business") == "business"


def test_rows_can_be_taken_away(client: Client) -> None:
    rows = {f"faqs[{n}].{part}": f"{part} {n}" for n in range(3) for part in ("question", "answer")}
    client.goes("people", filled=rows)
    assert client.goes("people", "remove:faqs[1]") == "people"
    client.goes("people", filled={"faqs[0].question": "", "faqs[0].answer": ""})
    assert client.draft()["faqs"] == [{"question": "question 2", "answer": "answer 2"}]


def test_a_picture_is_shown_kept_replaced_and_taken_away(client: Client) -> None:
    client.goes("look", files=[("assets.logo", ("logo.png", photo()))])
    first = client.draft()["assets"]["logo"]
    (address,) = re.findall(r'<img src="([^"]+)"', client.opens("look"))
    assert client.person.opens(address).headers["content-type"] == "image/png"
    refused = client.posts("look", files=[("assets.logo", ("menu.pdf", b"%PDF-1.7"))])
    assert problems(refused) == {"assets-logo": words_in(Locale.EN).pictures["no picture"]}
    assert client.draft()["assets"]["logo"] == first
    client.goes("look", files=[("assets.logo", ("logo.png", photo(color="#000000")))])
    assert client.draft()["assets"]["logo"] not in {first, None}
    client.goes("look", filled={"assets.logo.kept": []})
    assert "assets" not in client.draft()


def imports(client: Client, content: bytes) -> Response:
    csrf = client.person.csrf("/projects")
    files = {"form": ("form.json", content)}
    return client.person.client.post(f"{client.here}/import", data={"csrf": csrf}, files=files, headers=ENGLISH)


def test_a_file_is_taken_and_sent_as_it_is(client: Client, form: dict[str, Any]) -> None:
    assert imports(client, json.dumps(form).encode()).headers["location"] == f"{client.here}/check"
    assert client.goes("check") == "sent"
    with client.visitor.database.transaction() as session:
        submission = newest_submission(session, client.id)
        assert submission
        assert read_form(submission.form) == read_form(form)


def test_a_file_that_is_partly_wrong_can_be_mended(client: Client, form: dict[str, Any]) -> None:
    form["contact"] |= {"email": "ola@", "phone": ["?"], "socials": {"instagram": "x"}, "hours": "always"}
    form["surprise"], form["business"]["founded"], form["goal"] = {"a": "\ud800"}, "\ud800\0", "fame"
    assert imports(client, json.dumps(form).encode()).status_code == 303
    page = client.opens("check")
    for field in ("contact-email", "contact-socials-instagram", "goal", "business-founded"):
        assert f"#{field}" in page
    assert client.posts("check").status_code == 422
    assert client.goes("contact", filled={"contact.email": EMAIL, "contact.socials.instagram": ""}) == "people"
    client.goes("business", filled={"goal": "visits", "business.founded": ""})
    assert client.goes("check") == "sent"


@pytest.mark.parametrize("content", [b"", b"%PDF", b"[]", b"[" * 100_000, b'"%s"' % (b"x" * 1_048_577)])
def test_a_file_that_is_no_form_is_refused(client: Client, content: bytes) -> None:
    refused = imports(client, content)
    assert refused.status_code == 422
    assert words_in(Locale.EN).import_problem in refused.text


def test_an_address_that_is_taken_is_said_before_anything_is_sent(client: Client, form: dict[str, Any]) -> None:
    imports(client, json.dumps(form | {"slug": "padaria"}).encode())
    refused = client.posts("check")
    assert refused.status_code == 422
    assert words_in(Locale.EN).problems["taken"] in refused.text
    client.goes("look", filled={"slug": "outra-padaria"})
    assert client.goes("check") == "sent"


def test_what_was_written_is_never_markup(client: Client) -> None:
    client.goes("business", filled=BUSINESS | {"business.name": "<script>alert(1)</script>"})
    for step in ("business", "check"):
        assert "<script" not in client.opens(step)


def test_another_clients_form_is_not_there(client: Client) -> None:
    with client.visitor.database.transaction() as session:
        session.add(Project(slug="outra", name="Outra", client_email=OTHER))
    other = client.visitor.browser().signs_in(OTHER)
    csrf = other.csrf("/projects")
    for step in Step:
        assert other.opens(f"{client.here}/{step}").status_code == 404
        assert other.posts(f"{client.here}/{step}", csrf=csrf).status_code == 404
    assert other.posts(f"{client.here}/import", csrf=csrf).status_code == 404


def test_a_page_of_anybody_else_changes_nothing(client: Client) -> None:
    assert client.person.posts(f"{client.here}/business", csrf="0" * 64, **BUSINESS).status_code == 403
    assert client.person.posts(f"{client.here}/check").status_code == 403


def test_a_draft_has_a_limit(client: Client) -> None:
    assert client.posts("business", filled={"business.description": "x" * 1_000_000}).status_code == 422
    assert client.posts("look", filled={"notes": "x" * 1_000_000}).status_code == 413
