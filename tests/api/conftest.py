"""The real application over a real database, with a clock that only moves when it is told to."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from httpx import Client, Response
from sqlalchemy import select

from api.app import create_app
from blocks.doors import embedded_doors
from blocks.serving import serving
from domain.artifacts.onboarding import read_form
from domain.database import Database
from domain.messages import messages_of
from domain.projects import claim_version, find_or_create_project, submit_form
from domain.records.access import AuditEntry
from domain.records.projects import Project
from domain.settings import Settings
from domain.tokens import Grant, Role, TokenKeys

SITE = "http://padaria.localhost:8080"
WRITTEN = {"name": "Ana Prado", "email": "ana@prado.example", "message": "Vocês fazem bolo\r\npara sábado?"}


@dataclass
class Clock:
    """What time it is."""

    time: datetime = field(default_factory=lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass(frozen=True)
class Visitor:
    """Someone who fills in the form of a project's site."""

    client: Client
    database: Database
    clock: Clock
    project_id: str
    settings: Settings
    opened: ExitStack
    address: str = "203.0.113.7"

    def token(self, role: Role) -> dict[str, str]:
        """The header of a program that was given a token."""
        grant = Grant(subject="test", role=role)
        made = TokenKeys.of(self.settings).issue(grant, lives=timedelta(hours=1), at=datetime.now(UTC))
        return {"Authorization": f"Bearer {made}"}

    @property
    def mails(self) -> set[Path]:
        """Everything that was sent."""
        return set((self.settings.home / "outbox" / "mail").glob("*.eml"))

    def browser(self) -> "Person":
        """Somebody with a browser of their own at the same address."""
        return Person(self, self.opened.enter_context(Client(base_url=self.client.base_url, trust_env=False)))

    def audit(self) -> list[tuple[str, str, str, str | None]]:
        """What the audit log says, in the order in which it happened."""
        with self.database.transaction() as session:
            entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
            return [(one.actor, one.action, one.subject, one.request_id) for one in entries]

    def asks(self, method: str, path: str, **request: Any) -> Response:
        """A request from the visitor's address, as a proxy on this machine passes it on."""
        headers = {"X-Forwarded-For": self.address, **request.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **request)

    def sends(self, **changed: str) -> Response:
        """Send the form with some fields changed, as the page's script does."""
        return self.posts(**{"accept": "application/json", **changed})

    def posts(
        self, *, to: str = "", accept: str = "text/html,*/*;q=0.8", origin: str = SITE, **fields: str
    ) -> Response:
        """Send the form with some fields changed, as a browser does without the script."""
        headers = {"Origin": origin, "Accept": accept}
        form = {**WRITTEN, "page": "/contato/", "locale": "pt-BR", "website": "", **fields}
        return self.asks("POST", f"/forms/{to or self.project_id}", data=form, headers=headers)

    def kept(self, *, spam: bool = False) -> list[dict[str, Any]]:
        """What an operator would read."""
        with self.database.transaction() as session:
            found = messages_of(session, self.project_id, spam=spam)
            return [{"name": one.name, "email": one.email, "message": one.message, "page": one.page} for one in found]

    def at(self, address: str) -> "Visitor":
        """The same form, from another connection."""
        return replace(self, address=address)


@dataclass(frozen=True)
class Person:
    """Somebody with a browser: it keeps its cookies, and its forms carry what the page gave them."""

    visitor: Visitor
    client: Client

    def opens(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers={"X-Forwarded-For": self.visitor.address, **headers})

    def sends(self, path: str, *, page: str = "", **fields: str) -> Response:
        """Fill in the form of a page, and send it to the page's own address unless `path` says another."""
        return self.posts(path, csrf=self.csrf(page or path), **fields)

    def csrf(self, page: str) -> str:
        """What the page's form carries along."""
        (csrf,) = re.findall(r'name="csrf" value="([^"]+)"', self.opens(page).text)
        return str(csrf)

    def posts(self, path: str, **fields: str) -> Response:
        """What any page could have the browser send."""
        return self.client.post(path, data=fields, headers={"X-Forwarded-For": self.visitor.address})

    def asks_for_mail(self, email: str) -> "Mail":
        before = self.visitor.mails
        assert self.sends("/sign-in", email=email).headers["location"] == "/sign-in/code"
        deadline = monotonic() + 10
        while not (new := self.visitor.mails - before):
            assert monotonic() < deadline, "no mail was sent"
            sleep(0.01)
        return Mail.of(new.pop())

    def signs_in(self, email: str) -> "Person":
        assert self.sends(self.asks_for_mail(email).link).status_code == 303
        return self


@dataclass(frozen=True)
class Mail:
    """A mail with a link and a code."""

    recipient: str
    subject: str
    text: str

    @classmethod
    def of(cls, path: Path) -> "Mail":
        mail = message_from_bytes(path.read_bytes(), policy=default)
        return cls(mail["To"], mail["Subject"], mail.get_content().replace("\r\n", "\n"))

    @property
    def link(self) -> str:
        """The link's path; it begins with the address that browsers know."""
        (link,) = re.findall(r"^http://127\.0\.0\.1:\d+(/\S+)$", self.text, re.MULTILINE)
        return str(link)

    @property
    def code(self) -> str:
        (code,) = re.findall(r"^\d{4} \d{4}$", self.text, re.MULTILINE)
        return str(code)


Running = Callable[[Clock], AbstractContextManager[Visitor]]


@pytest.fixture
def form(examples: Path) -> dict[str, Any]:
    """The bakery's onboarding form, without pictures."""
    form: dict[str, Any] = json.loads((examples / "padaria-aurora.json").read_text())
    return form | {"slug": None, "assets": {}, "people": []}


@pytest.fixture
def project_id(database: Database, form: dict[str, Any]) -> str:
    """The bakery, with a version that can be seen."""
    with database.transaction() as session:
        project: Project = find_or_create_project(session, read_form(form), "padaria")
        submit_form(session, project, read_form(form))
        project.preview_url = f"{SITE}/"
        version = claim_version(session, project.id, commit="1" * 40, build_digest="a" * 64)
        version.preview_url = "http://v1--padaria.localhost:8080/"
        return project.id


@pytest.fixture
def running(database: Database, project_id: str, tmp_path: Path, unused_port: int) -> Running:
    """Starts the application for a visitor."""

    @contextmanager
    def run(clock: Clock) -> Iterator[Visitor]:
        here = Settings.model_validate({"home": tmp_path, "api_port": unused_port})
        app = create_app(database, embedded_doors(here), here, clock=clock)
        with (
            serving(app, name="API", port=unused_port, setting="SITEGEN_API_PORT"),
            Client(base_url=here.api_url, trust_env=False) as client,
            ExitStack() as opened,
        ):
            yield Visitor(client, database, clock, project_id, here, opened)

    return run


@pytest.fixture
def visitor(running: Running) -> Iterator[Visitor]:
    with running(Clock()) as visitor:
        yield visitor
