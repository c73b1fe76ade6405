"""The relay: each entry of the outbox is done once, by whichever relay, in order, and not before its time."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.settings import PREFECT_API_URL, temporary_settings
from sqlalchemy import select

from blocks.messages.local import LocalOutboxMailer, LocalOutboxMessenger
from blocks.orchestrator.flow_runs import project_tag
from domain.artifacts.message import Delivery, Message
from domain.artifacts.onboarding import Locale
from domain.database import Database
from domain.errors import ProviderUnavailable
from domain.leases import Holder, release, take
from domain.onboarding_links import spend_link
from domain.outbox import CancelRuns, Job, OnboardingMail, StartRun, WorkspaceNote, put, unsettled_messages
from domain.projects import create_project
from domain.records.base import now
from domain.records.outbox import OutboxEntry
from domain.records.projects import Project
from domain.stages import ProjectStatus
from domain.transitions import advance
from tasks.maintenance.relay import Relay
from tests.concurrency import at_once

LINK = re.compile(r"http://127\.0\.0\.1:8000/onboarding/(\S+)")
MAIL = OnboardingMail(recipient="ana@prado.example", locale=Locale.PT_BR)
HOLDER = Holder(machine="a", pid=1, started=1, flow_run_id="one")


class FailingMailer(LocalOutboxMailer):
    """A mailer whose other side fails as often as it is told to."""

    _block_type_name = "Test Failing Mailer"
    failures: ClassVar[list[Exception]] = []

    def send(self, message: Message) -> Delivery:
        if self.failures:
            raise self.failures.pop()
        return super().send(message)


@pytest.fixture
def project(database: Database) -> str:
    with database.transaction() as session:
        return create_project(session, name="Ana Prado", client_email="ana@prado.example").id


@pytest.fixture
def new_relay(database: Database, tmp_path: Path) -> Callable[[], Relay]:
    """One more relay of the same installation."""

    def relay() -> Relay:
        return Relay(database, FailingMailer(root=tmp_path / "mail"), LocalOutboxMessenger(root=tmp_path / "workspace"))

    return relay


@pytest.fixture
def relay(new_relay: Callable[[], Relay]) -> Relay:
    return new_relay()


@pytest.fixture
def mails(tmp_path: Path) -> Callable[[], list[str]]:
    def read() -> list[str]:
        return [file.read_text() for file in sorted((tmp_path / "mail").glob("*.eml"))]

    return read


def entrust(database: Database, project: str, *jobs: Job) -> None:
    with database.transaction() as session:
        for job in jobs:
            number = len(session.scalars(select(OutboxEntry.id)).all())
            put(session, project, f"{project}-{number}", job)
            session.flush()


def later(database: Database) -> None:
    """Whatever waits is due again."""
    with database.transaction() as session:
        for entry in session.scalars(select(OutboxEntry).where(OutboxEntry.settled_at.is_(None))):
            entry.due_at = now()


def entries(database: Database) -> list[OutboxEntry]:
    with database.transaction() as session:
        return list(session.scalars(select(OutboxEntry).order_by(OutboxEntry.id)))


def becomes(database: Database, project: str, *statuses: ProjectStatus) -> None:
    with database.transaction() as session:
        for status in statuses:
            advance(session.get_one(Project, project), status)


class TestMessages:
    def test_the_onboarding_link_is_mailed_once_and_leads_to_the_project(
        self, relay: Relay, database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, MAIL)
        assert (relay.run(), relay.run()) == (1, 0)
        (mail,) = mails()
        assert "To: ana@prado.example" in mail
        token = LINK.findall(mail)[0]
        with database.transaction() as session:
            assert spend_link(session, f"{token}x", now()) is None
            found = spend_link(session, token, now())
            assert found
            assert found.id == project
            assert spend_link(session, token, now()) is None

    def test_a_note_reaches_the_workspace(self, relay: Relay, database: Database, project: str, tmp_path: Path) -> None:
        entrust(database, project, WorkspaceNote(subject="Payment disputed", text="du_1"))
        relay.run()
        (post,) = (tmp_path / "workspace").iterdir()
        assert "Payment disputed" in post.read_text()

    def test_of_many_relays_at_once_one_sends(
        self, new_relay: Callable[[], Relay], database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, *[MAIL] * 4)
        assert sum(at_once(*(new_relay().run for _ in range(4)))) == 4
        assert len(mails()) == 4

    def test_what_was_certainly_not_sent_is_sent_later(
        self, relay: Relay, database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, MAIL)
        FailingMailer.failures.append(ProviderUnavailable("The mail server is away."))
        assert relay.run() == 0
        assert relay.run() == 0, "not at once"
        later(database)
        assert relay.run() == 1
        assert len(mails()) == 1

    def test_what_may_have_been_sent_is_an_operators(
        self, relay: Relay, database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, MAIL)
        FailingMailer.failures.append(KeyboardInterrupt())  # type: ignore[arg-type]
        with pytest.raises(KeyboardInterrupt):
            relay.run()
        later(database)
        assert relay.run() == 0
        assert mails() == []
        with database.transaction() as session:
            assert list(unsettled_messages(session, project)) == [f"{project}-0"]

    def test_who_got_the_money_back_is_not_asked_for_anything(
        self, relay: Relay, database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, MAIL)
        becomes(database, project, ProjectStatus.CANCELLED)
        relay.run()
        becomes_done = [entry.settled_at is not None for entry in entries(database)]
        assert (becomes_done, mails()) == ([True], [])

    def test_a_suspended_project_waits(
        self, relay: Relay, database: Database, project: str, mails: Callable[[], list[str]]
    ) -> None:
        entrust(database, project, MAIL)
        becomes(database, project, ProjectStatus.SUSPENDED)
        assert relay.run() == 0
        becomes(database, project, ProjectStatus.QUEUED)
        later(database)
        assert (relay.run(), len(mails())) == (1, 1)


@flow(name="relayed")
def relayed(project_id: str) -> str:
    return project_id


@pytest.fixture(scope="module")
def deployment(prefect_server: str) -> Iterator[str]:  # noqa: ARG001
    """A deployment that no worker serves: its runs stay as they are put."""
    with get_client(sync_client=True) as client:
        deployed = client.create_deployment(flow_id=client.create_flow(relayed), name="relayed")
        yield "relayed/relayed"
        client.delete_deployment(deployed)


def runs_of(project: str) -> list[FlowRun]:
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterTags

    with get_client(sync_client=True) as client:
        tags = FlowRunFilterTags(all_=[project_tag(project)])
        return client.read_flow_runs(flow_run_filter=FlowRunFilter(tags=tags))


def ends(run: FlowRun) -> None:
    from prefect.states import Completed

    with get_client(sync_client=True) as client:
        client.set_flow_run_state(run.id, Completed(), force=True)


class TestFlowRuns:
    def job(self, deployment: str, project: str, **extra: Any) -> StartRun:
        return StartRun(deployment=deployment, parameters={"project_id": project, **extra})

    def test_a_run_is_started_by_its_deployments_name(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project))
        assert relay.run() == 1
        (run,) = runs_of(project)
        assert run.parameters == {"project_id": project}
        assert entries(database)[0].flow_run_id == str(run.id)

    def test_the_answer_that_was_lost_does_not_start_it_twice(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project))
        relay.run()
        with database.transaction() as session:
            entry = session.scalars(select(OutboxEntry)).one()
            entry.settled_at = entry.claimed_at = entry.claimed_by = None
        assert relay.run() == 1
        assert len(runs_of(project)) == 1

    def test_of_many_relays_at_once_one_run_is_made(
        self, new_relay: Callable[[], Relay], database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project))
        assert sum(at_once(*(new_relay().run for _ in range(3)))) == 1
        assert len(runs_of(project)) == 1

    def test_a_second_run_waits_for_the_end_of_the_first(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project), self.job(deployment, project))
        assert relay.run() == 1
        later(database)
        assert relay.run() == 0
        ends(runs_of(project)[0])
        later(database)
        assert relay.run() == 1
        assert len(runs_of(project)) == 2

    def test_a_run_waits_for_the_projects_lease(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        with database.transaction() as session:
            held = take(session, project, HOLDER, seconds=60)
        assert held
        entrust(database, project, self.job(deployment, project))
        assert relay.run() == 0
        with database.transaction() as session:
            release(session, held)
        later(database)
        assert relay.run() == 1

    def test_while_prefect_is_away_nothing_is_lost(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project))
        with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}):
            assert relay.run() == 0
        later(database)
        assert relay.run() == 1
        assert len(runs_of(project)) == 1

    def test_a_deployment_that_is_not_there_yet_is_waited_for(
        self,
        relay: Relay,
        database: Database,
        project: str,
        deployment: str,  # noqa: ARG002
    ) -> None:
        entrust(database, project, self.job("relayed/unknown", project))
        assert relay.run() == 0
        assert entries(database)[0].attempts == 1

    def test_a_cancelled_projects_runs_are_ended_and_no_other_begins(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        entrust(database, project, self.job(deployment, project), self.job(deployment, project))
        relay.run()
        becomes(database, project, ProjectStatus.CANCELLED)
        entrust(database, project, CancelRuns())
        later(database)
        relay.run()
        later(database)
        relay.run()
        (run,) = runs_of(project)
        assert run.state
        assert run.state.is_cancelled()
        assert all(entry.settled_at for entry in entries(database))

    def test_what_an_operator_took_up_again_is_not_cancelled(
        self, relay: Relay, database: Database, project: str, deployment: str
    ) -> None:
        becomes(database, project, ProjectStatus.SUSPENDED)
        entrust(database, project, CancelRuns())
        becomes(database, project, ProjectStatus.QUEUED)
        entrust(database, project, self.job(deployment, project))
        relay.run()
        (run,) = runs_of(project)
        assert run.state
        assert not run.state.is_final()
