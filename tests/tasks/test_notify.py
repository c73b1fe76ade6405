"""Messages to people: claimed before they are sent and settled after, so that none goes out twice."""

import json
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest
from prefect import flow
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from blocks.messages.local import LocalOutboxMailer
from cli.app import app
from domain.artifacts.deployment import Preview
from domain.artifacts.message import Delivery, Message
from domain.artifacts.spec import SiteSpec
from domain.database import Database
from domain.errors import ProviderUnavailable, SitegenError
from domain.leases import check
from domain.projects import find_project
from domain.records.outbox import OutboxEntry
from domain.settings import settings
from domain.stages import ProjectStatus, Stage
from tasks.active_run import project_run
from tasks.notify import _deliver_once, notify_client
from tasks.run import Run
from tests.blocks.specs import example_spec
from tests.concurrency import meanwhile

pytestmark = pytest.mark.usefixtures("prefect_server")
PREVIEW = Preview(host="padaria-aurora.localhost", url="http://padaria-aurora.localhost:8080/", version=1)


class CountingMailer(LocalOutboxMailer):
    """An outbox that counts what it is given, and fails first where it is told so."""

    _block_type_name = "Test Counting Mailer"
    given: ClassVar[list[Message]] = []
    failures: ClassVar[list[Exception]] = []

    def send(self, message: Message) -> Delivery:
        self.given.append(message)
        if self.failures:
            raise self.failures.pop()
        return super().send(message)


@pytest.fixture
def mailer() -> Iterator[CountingMailer]:
    CountingMailer.given.clear()
    CountingMailer.failures.clear()
    yield CountingMailer(root=settings().home / "outbox" / "mail")
    assert CountingMailer.failures == []


@flow
def mail_flow(project: str, spec: SiteSpec, mailer: CountingMailer, *, refresh: bool) -> Delivery:
    again = (Stage.NOTIFY_CLIENT,) if refresh else ()
    with project_run(project, working=ProjectStatus.GENERATING, refresh=again) as run:
        return run.submit(notify_client, spec, PREVIEW, mailer).result()


@flow
def flow_of(project: str, act: Callable[[Run], None]) -> None:
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        act(run)


def tell_the_client(project: str, mailer: CountingMailer, *, refresh: bool = False) -> Delivery:
    without_check = mail_flow.with_options(validate_parameters=False)
    return without_check(project, example_spec("padaria-aurora"), mailer, refresh=refresh)


def outbox(database: Database, project: str) -> list[tuple[str, bool]]:
    """The claims of a project, each with whether it was settled."""
    with database.transaction() as session:
        mine = OutboxEntry.project_id == find_project(session, project).id
        rows = session.scalars(select(OutboxEntry).where(mine, OutboxEntry.channel == "mail"))
        return [(row.message_id, row.settled_at is not None) for row in rows]


def shown(project: str) -> dict[str, Any]:
    """What `sitegen show` says."""
    done = CliRunner().invoke(app, ["show", project, "--json"], catch_exceptions=False)
    assert done.exit_code == 0
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_a_message_goes_out_in_the_clients_language_and_is_settled(
    project: str, database: Database, mailer: CountingMailer
) -> None:
    delivery = tell_the_client(project, mailer)
    assert (delivery.state, delivery.recipient) == ("sent", "ola@padaria-aurora.example")
    (message,) = mailer.given
    assert "A prévia do site de Padaria Aurora está pronta" in message.subject
    assert PREVIEW.url in message.text
    assert outbox(database, project) == [(message.id, True)]
    assert (settings().home / "outbox" / "mail" / f"{message.id}.eml").is_file()


def test_asked_twice_it_goes_out_once(project: str, database: Database, mailer: CountingMailer) -> None:
    first = tell_the_client(project, mailer)
    again = tell_the_client(project, mailer, refresh=True)
    assert again == first
    assert len(mailer.given) == 1
    assert outbox(database, project) == [(first.message_id, True)]


def test_a_message_of_which_nobody_knows_is_an_operators(
    project: str, database: Database, mailer: CountingMailer
) -> None:
    CountingMailer.failures.append(RuntimeError("the connection broke after the last byte"))
    with pytest.raises(SitegenError):
        tell_the_client(project, mailer)
    assert shown(project)["trouble"]["stage"] == Stage.NOTIFY_CLIENT
    delivery = tell_the_client(project, mailer)
    assert delivery.state == "unsettled"
    assert len(mailer.given) == 1
    assert outbox(database, project) == [(delivery.message_id, False)]
    assert shown(project)["unsettled_messages"] == [delivery.message_id]


def test_a_message_that_was_not_accepted_is_sent_again(
    project: str, database: Database, mailer: CountingMailer
) -> None:
    CountingMailer.failures.append(ProviderUnavailable("The mail server is busy."))
    assert tell_the_client(project, mailer).state == "sent"
    assert [message.id for message in mailer.given] == [mailer.given[0].id] * 2
    assert outbox(database, project) == [(mailer.given[0].id, True)]
    assert shown(project)["unsettled_messages"] == []


def test_a_message_that_is_never_accepted_leaves_no_claim(
    project: str, database: Database, mailer: CountingMailer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify_client, "retry_delay_seconds", 0)
    CountingMailer.failures.extend(ProviderUnavailable("The mail server is busy.") for _ in range(5))
    with pytest.raises(ProviderUnavailable) as caught:
        tell_the_client(project, mailer)
    assert caught.value.stage == Stage.NOTIFY_CLIENT
    assert outbox(database, project) == []
    assert tell_the_client(project, mailer).state == "sent"


def test_a_message_that_is_just_being_claimed_is_not_sent(
    project: str, database: Database, mailer: CountingMailer
) -> None:
    message = Message(id=f"{project}-m", recipient="ola@padaria-aurora.example", subject="Olá", text="Olá")

    def two_claims(run: Run) -> None:
        def claim(session: Session) -> None:
            check(session, run.lease)
            session.add(OutboxEntry(project_id=run.project_id, message_id=message.id, channel="mail"))

        _, theirs = meanwhile(database, claim, lambda: _deliver_once(run, message, "mail", mailer.send))
        assert theirs().state == "unsettled"

    flow_of.with_options(validate_parameters=False)(project, two_claims)
    assert mailer.given == []
    assert outbox(database, project) == [(message.id, False)]
