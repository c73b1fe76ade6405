"""The real application over a real database, with a clock that only moves when it is told to."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import Client, Response

from api.app import create_app
from blocks.payments.local import LocalPayments
from blocks.serving import serving
from blocks.site_host.local import LocalSiteHost
from domain.artifacts.onboarding import read_form
from domain.database import Database
from domain.messages import messages_of
from domain.projects import claim_version, find_or_create_project
from domain.records.projects import Project

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
    address: str = "203.0.113.7"

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


Running = Callable[[Clock], AbstractContextManager[Visitor]]


@pytest.fixture
def project_id(database: Database, examples: Path) -> str:
    """The bakery, with a version that can be seen."""
    form = read_form(json.loads((examples / "padaria-aurora.json").read_text()), local_files=True)
    with database.transaction() as session:
        project: Project = find_or_create_project(session, form, "padaria")
        project.preview_url = f"{SITE}/"
        version = claim_version(session, project.id, commit="1" * 40, build_digest="a" * 64)
        version.preview_url = "http://v1--padaria.localhost:8080/"
        return project.id


@pytest.fixture
def running(database: Database, project_id: str, tmp_path: Path, unused_port: int) -> Running:
    """Starts the application for a visitor."""

    @contextmanager
    def run(clock: Clock) -> Iterator[Visitor]:
        address = f"http://127.0.0.1:{unused_port}"
        payments = LocalPayments(root=tmp_path / "payments", webhook_url=f"{address}/webhooks/stripe")
        app = create_app(database, LocalSiteHost(root=tmp_path, port=8080), payments, clock=clock)
        with (
            serving(app, name="API", port=unused_port, setting="SITEGEN_API_PORT"),
            Client(base_url=address, trust_env=False) as client,
        ):
            yield Visitor(client, database, clock, project_id)

    return run


@pytest.fixture
def visitor(running: Running) -> Iterator[Visitor]:
    with running(Clock()) as visitor:
        yield visitor
