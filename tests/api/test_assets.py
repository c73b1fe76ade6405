"""Pictures that clients send: taken, looked at, refused, and nobody else's."""

import io
from pathlib import Path

import pytest
from httpx import Response
from PIL import Image

from domain.records.projects import Project
from tests.api.conftest import Person, Visitor
from tests.api.test_access import OTHER
from tests.api.test_sign_in import CLIENT

HOSTILE = Path(__file__).parents[1] / "journeys" / "hostile"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>'


def signed_in(visitor: Visitor, email: str) -> Person:
    person = visitor.browser().signs_in(email)
    person.client.headers["X-CSRF-Token"] = person.csrf("/projects")
    return person


@pytest.fixture
def client(visitor: Visitor) -> Person:
    return signed_in(visitor, CLIENT)


def uploads(person: Person, content: bytes, name: str = "photo") -> Response:
    return person.client.post(
        f"/api/v1/projects/{person.visitor.project_id}/assets", files={"file": (name, content)}, timeout=60
    )


def look(person: Person, source: str) -> Response:
    return person.opens(f"/projects/{person.visitor.project_id}/uploads/{source.removeprefix('upload:')}")


def photo(kind: str) -> bytes:
    with io.BytesIO() as file:
        Image.new("RGB", (60, 40), "#b5541c").save(file, kind)
        return file.getvalue()


def test_a_phones_photo_can_be_seen_in_any_browser(client: Person) -> None:
    taken = uploads(client, (HOSTILE / "camera-50-megapixels.heic").read_bytes(), "IMG_0001.HEIC")
    assert (taken.status_code, taken.json()["name"]) == (201, "IMG_0001.HEIC")
    seen = look(client, taken.json()["source"])
    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(seen.content)).size == (2000, 1500)
    assert client.visitor.audit()[-1][:2] == (CLIENT, "picture uploaded")


def test_a_drawing_is_shown_without_what_acts(client: Person) -> None:
    seen = look(client, uploads(client, SVG, "logo.svg").json()["source"])
    assert seen.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in seen.headers["content-security-policy"]
    assert b"script" not in seen.content


def test_the_same_file_twice_is_one(client: Person) -> None:
    content = photo("PNG")
    first, second = (uploads(client, content, name).json()["source"] for name in ("a.png", "b.png"))
    assert first == second


@pytest.mark.parametrize(("content", "words"), [(b"%PDF-1.7", "not a"), (photo("JPEG")[:400], "damaged"), (b"", "")])
def test_what_is_no_picture_is_refused_with_what_to_do(client: Person, content: bytes, words: str) -> None:
    refused = uploads(client, content, "menu.pdf")
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["file"]
    assert words in refused.json()["errors"][0]["problem"]
    assert "HEIC" in refused.json()["next_step"]


def test_a_field_in_place_of_the_file_is_refused(client: Person) -> None:
    address = f"/api/v1/projects/{client.visitor.project_id}/assets"
    assert client.client.post(address, data={"file": "logo.svg"}).json()["errors"][0]["field"] == "file"


def test_a_file_has_a_limit(client: Person) -> None:
    slightly, far = (uploads(client, bytes(20 * 1024 * 1024 + more)) for more in (1, 100_000))
    assert (slightly.status_code, far.status_code) == (422, 413)


def test_pictures_of_others_are_not_there(visitor: Visitor, client: Person) -> None:
    source = uploads(client, photo("PNG")).json()["source"]
    with visitor.database.transaction() as session:
        session.add(Project(slug="outra", name="Outra", client_email=OTHER))
    assert look(signed_in(visitor, OTHER), source).status_code == 404
    assert visitor.client.get(f"/projects/{visitor.project_id}/uploads/{source[7:]}").status_code == 303


def test_uploads_are_counted(client: Person) -> None:
    address = f"/api/v1/projects/{client.visitor.project_id}/assets"
    assert [client.client.post(address).status_code for _ in range(201)] == [422] * 200 + [429]
