"""A client's page for their website."""

import io
import re
import zipfile
from datetime import timedelta

import pytest

from domain.artifacts.onboarding import Locale
from domain.certificate.words import Promise, Verdict
from domain.certificate.words import words_in as certificate_words_in
from domain.messages import VisitorMessage, keep_message
from domain.projects import find_project
from domain.stages import ProjectStatus
from tests.api.conftest import Person, Visitor
from tests.api.made_versions import PICTURE, made_version, make_version
from tests.api.test_sign_in import CLIENT

PORTUGUESE = {"Accept-Language": "pt-BR,en;q=0.5"}


@pytest.fixture
def client(visitor: Visitor) -> Person:
    """The bakery's client."""
    return visitor.browser().signs_in(CLIENT)


def sends(visitor: Visitor, count: int, *, spam: bool = False) -> None:
    with visitor.database.transaction() as session:
        project = find_project(session, "padaria")
        for number in range(count):
            message = VisitorMessage(
                name="Ana <b>", email=f"ana{spam:d}@prado.example", message=f"n.º {number}\nAté já", locale=Locale.PT_BR
            )
            keep_message(session, project, message, spam=spam, at=visitor.clock() + timedelta(minutes=number))


def test_a_client_finds_their_site_and_sees_its_preview_in_a_frame(visitor: Visitor, client: Person) -> None:
    make_version(visitor)
    path = f"/projects/{visitor.project_id}"
    assert f'href="{path}"' in client.opens("/projects").text
    answer = client.opens(path, **PORTUGUESE)
    assert "A prévia está pronta" in answer.text
    (frame,) = re.findall(r'<iframe src="([^"]+)"', answer.text)
    assert frame == f"http://padaria.localhost:{visitor.settings.preview_port}/"
    policy = answer.headers["content-security-policy"]
    assert f"frame-src {frame.rstrip('/')}" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_what_was_checked_comes_in_five_plain_sentences(visitor: Visitor, client: Person) -> None:
    version = make_version(visitor)
    digest = made_version(visitor, version).build_digest
    for locale in Locale:
        page = client.opens(f"/projects/{visitor.project_id}", **{"Accept-Language": locale}).text
        words = certificate_words_in(locale)
        assert len(re.findall(r'<li class="kept">', page)) == len(Promise)
        assert words.promises[Promise.TRUE][Verdict.KEPT] in page
        assert digest[:12] not in page


def test_the_certificate_is_shown_with_its_pictures_and_nothing_else(visitor: Visitor, client: Person) -> None:
    version = make_version(visitor)
    page = client.opens(f"/projects/{visitor.project_id}").text
    (address,) = re.findall(r'href="(/projects/[^"]+/certificate/)"', page)
    certificate = client.opens(address)
    assert "Padaria Aurora" in certificate.text
    assert re.search(r"style-src 'sha256-[^']+'", certificate.headers["content-security-policy"])
    assert f'src="{PICTURE}"' in certificate.text
    assert client.opens(f"{address}{PICTURE}").headers["content-type"] == "image/webp"
    for elsewhere in ("certificate.html", "../../artifacts/spec.json", "..%2F..%2Fartifacts%2Fspec.json", "x.webp"):
        assert client.opens(f"{address}{elsewhere}").status_code == 404
    assert client.opens(address.replace(f"/{version}/", f"/{2**70}/")).status_code == 404


def test_versions_are_listed_by_the_clock_of_the_business_and_seen_side_by_side(
    visitor: Visitor, client: Person
) -> None:
    first, second = make_version(visitor), make_version(visitor, "Pão e bolo")
    address = f"/projects/{visitor.project_id}"
    page = client.opens(address, **PORTUGUESE).text
    assert page.index(f"Versão {second}") < page.index(f"Versão {first}")
    assert "25/11/2026, 09h02" in page
    side_by_side = client.opens(f"{address}/versions").text
    port = visitor.settings.preview_port
    frames = [f"http://v{number}--padaria.localhost:{port}/" for number in (first, second)]
    assert re.findall(r'<iframe src="([^"]+)"', side_by_side) == frames
    other = client.opens(f"{address}/versions", **PORTUGUESE).request.url.copy_merge_params({"left": 2, "right": 2})
    assert client.client.get(other).text.count("<iframe") == 2
    assert client.opens(f"{address}/versions?left=1").status_code == 404


def test_messages_come_newest_first_and_spam_apart(visitor: Visitor, client: Person) -> None:
    make_version(visitor)
    sends(visitor, 25)
    sends(visitor, 2, spam=True)
    address = f"/projects/{visitor.project_id}"
    page = client.opens(address, **PORTUGUESE).text
    assert re.findall(r"n\.º (\d+)", page) == ["24", "23", "22"]
    assert "Ver todas as mensagens (25)" in page
    assert "Ana &lt;b&gt;" in page
    messages, spam = client.opens(f"{address}/messages", **PORTUGUESE).text.split("<details>")
    assert re.findall(r"n\.º (\d+)", messages) == [str(number) for number in range(24, 4, -1)]
    assert re.findall(r"n\.º (\d+)", spam) == ["1", "0"]
    assert 'href="?page=2"' in messages
    last = client.opens(f"{address}/messages?page=2").text.split("<details>")[0]
    assert re.findall(r"n\.º (\d+)", last) == ["4", "3", "2", "1", "0"]
    assert 'href="?page=3"' not in last


def test_site_and_repository_are_taken_along(visitor: Visitor, client: Person) -> None:
    address = f"/api/v1/projects/{visitor.project_id}/export"
    assert client.opens(address).status_code == 404
    make_version(visitor)
    number = make_version(visitor, "Pão e bolo")
    answer = client.opens(address)
    assert answer.headers["content-disposition"] == f'attachment; filename="padaria-v{number}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert "Pão e bolo" in files["site/index.html"]
    assert files["repository/src/pages/index.astro"] == files["site/index.html"]
    assert [client.opens(address).status_code for _ in range(10)] == [200] * 9 + [429]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ProjectStatus.AWAITING_ONBOARDING, "Esperando os seus dados"),
        (ProjectStatus.NEEDS_HUMAN, "Nossa equipe já sabe"),
        (ProjectStatus.CANCELLED, "Cancelado"),
    ],
)
def test_without_a_version_the_page_says_where_the_project_stands(
    visitor: Visitor, client: Person, status: ProjectStatus, said: str
) -> None:
    with visitor.database.transaction() as session:
        find_project(session, "padaria").status = status
    page = client.opens(f"/projects/{visitor.project_id}", **PORTUGUESE).text
    assert said in page
    assert "<iframe" not in page
    assert client.opens(f"/projects/{visitor.project_id}/versions").status_code == 404


def test_whoever_is_not_signed_in_is_shown_the_way_in(visitor: Visitor) -> None:
    answer = visitor.browser().opens(f"/projects/{visitor.project_id}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
