"""Requests for change: kept in order, taken up again until they are settled, and built upon."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from domain.artifacts.onboarding import Locale, OnboardingForm
from domain.artifacts.revision import PlanKind, RevisionPlan, RevisionRequest, SetColor
from domain.database import Database
from domain.errors import NotFound, TransitionRefused
from domain.projects import claim_version, find_or_create_project, find_project, newest_submission, submit_form
from domain.records.base import now
from domain.records.projects import Project, Version
from domain.records.revisions import RevisionStatus
from domain.revisions import (
    fail_revision,
    open_revision,
    request_revision,
    revisions_of,
    settle_revision,
    standing_version,
)
from domain.stages import ProjectStatus

SLUG = "padaria-aurora"
PLAN = RevisionPlan(
    kind=PlanKind.CHANGE, operations=(SetColor(was="#b5541c", becomes="#1f4fa3"),), answer="A cor agora é azul."
)
QUESTION = RevisionPlan(kind=PlanKind.QUESTION, answer="Qual cor?")


def asks(text: str = "Mude a cor para azul") -> RevisionRequest:
    return RevisionRequest(text=text, locale=Locale.PT_BR, on=date(2026, 11, 25))


def version(session: Session, project: Project, number: int, revisions: tuple[int, ...] = ()) -> Version:
    made = claim_version(session, project.id, commit=f"{number:040x}", build_digest=f"{number:064x}")
    made.ready_at, made.revisions = now(), list(revisions)
    session.flush()
    return made


@pytest.fixture
def with_project(database: Database, form: OnboardingForm) -> Database:
    """A database with a project that has a first version."""
    with database.transaction() as session:
        project = find_or_create_project(session, form, SLUG)
        submit_form(session, project, form)
        version(session, project, 1)
        project.status = ProjectStatus.PREVIEW_READY
    return database


def test_requests_are_numbered_and_one_that_is_open_is_taken_up_again(with_project: Database) -> None:
    with with_project.transaction() as session:
        project = find_project(session, SLUG)
        first = request_revision(session, project, asks())
        assert request_revision(session, project, asks()) is first
        fail_revision(session, project, first.number)
        assert request_revision(session, project, asks()).number == 1
        assert request_revision(session, project, asks("Esconda a galeria")).number == 2
        settle_revision(session, project, 1, QUESTION, version=None)
        assert request_revision(session, project, asks()).number == 3
        assert [item.status for item in revisions_of(session, project.id)] == [
            RevisionStatus.QUESTION,
            RevisionStatus.REQUESTED,
            RevisionStatus.REQUESTED,
        ]


def test_only_changes_count(with_project: Database) -> None:
    with with_project.transaction() as session:
        project = find_project(session, SLUG)
        for number, plan in enumerate((PLAN, QUESTION), 1):
            request_revision(session, project, asks(f"{number}"))
            settle_revision(session, project, number, plan, version=None)
        assert [item.counted for item in revisions_of(session, project.id)] == [True, False]


def test_a_run_builds_upon_the_newest_version_with_its_plans(with_project: Database) -> None:
    with with_project.transaction() as session:
        project = find_project(session, SLUG)
        request_revision(session, project, asks())
        second = version(session, project, 2, (1,))
        settle_revision(session, project, 1, PLAN, version=second)
        standing = standing_version(session, project)
        assert standing is not None
        assert (standing.number, standing.plans) == (2, (PLAN,))
        submission = newest_submission(session, project.id)
        assert submission is not None
        assert submission.base == second.commit
        older = standing_version(session, project, 1)
        assert older is not None
        assert (older.number, older.plans) == (1, ())


def test_what_is_settled_is_not_worked_on_again(with_project: Database) -> None:
    with with_project.transaction() as session:
        project = find_project(session, SLUG)
        request_revision(session, project, asks())
        assert open_revision(session, project, 1).request.text == asks().text
        settle_revision(session, project, 1, QUESTION, version=None)
        with pytest.raises(TransitionRefused, match="settled"):
            open_revision(session, project, 1)
        with pytest.raises(NotFound):
            open_revision(session, project, 2)


@pytest.mark.parametrize("status", [ProjectStatus.SUSPENDED, ProjectStatus.CANCELLED, ProjectStatus.QUEUED])
def test_a_project_that_rests_takes_no_request(with_project: Database, status: ProjectStatus) -> None:
    with with_project.transaction() as session:
        project = find_project(session, SLUG)
        project.status = status
        with pytest.raises(TransitionRefused, match=status):
            request_revision(session, project, asks())


def test_there_must_be_a_version_to_change_and_one_to_go_back_to(with_project: Database, form: OnboardingForm) -> None:
    with with_project.transaction() as session:
        other = find_or_create_project(session, form, "another-one")
        other.status = ProjectStatus.PREVIEW_READY
        with pytest.raises(NotFound, match="no version"):
            request_revision(session, other, asks())
        with pytest.raises(NotFound, match="no version 7"):
            request_revision(session, find_project(session, SLUG), asks(), restores=7)
