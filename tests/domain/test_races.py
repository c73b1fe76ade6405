"""Two writers at once, on each kind of database: nothing is lost, nothing is there twice."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.artifacts.onboarding import OnboardingForm
from domain.database import Database
from domain.errors import Overtaken, SlugTaken, TransitionRefused
from domain.leases import HeldLease, Holder, check, current_holder, release, take
from domain.projects import claim_version, find_or_create_project, newest_submission, submit_form
from domain.records.projects import OnboardingSubmission, Project, Upload, Version
from domain.records.runs import Lease
from domain.stages import ProjectStatus
from domain.transitions import advance
from tests.concurrency import at_once, in_transaction, meanwhile

R = TypeVar("R")
S = TypeVar("S")
ONE = Holder(machine="a", pid=1, started=1, flow_run_id="one")
TWO = Holder(machine="b", pid=2, started=2, flow_run_id="two")
BUILD = "a" * 64


def overlapping(
    database: Database, first: Callable[[Session], R], second: Callable[[Session], S]
) -> tuple[R, Callable[[], S]]:
    """Two transactions, of which the second begins before the first has committed; gives how the second ended."""
    return meanwhile(database, first, in_transaction(database, second))


def count(database: Database, kind: type[Project | OnboardingSubmission | Lease]) -> int:
    with database.transaction() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


@pytest.fixture
def project(database: Database, form: OnboardingForm) -> str:
    with database.transaction() as session:
        found = find_or_create_project(session, form, "padaria")
        submit_form(session, found, form)
        return found.id


def with_price(form: OnboardingForm, price: str) -> OnboardingForm:
    return form.model_copy(update={"offers": (form.offers[0].model_copy(update={"price": price}),)})


def from_another_client(form: OnboardingForm) -> OnboardingForm:
    return form.model_copy(update={"contact": form.contact.model_copy(update={"email": "ola@outra.example"})})


def test_of_two_that_want_the_lease_one_gets_it(database: Database, project: str) -> None:
    ours, theirs = overlapping(
        database,
        lambda session: take(session, project, ONE, seconds=60),
        lambda session: take(session, project, TWO, seconds=60),
    )
    assert ours == HeldLease(project_id=project, number=1)
    assert theirs() is None
    with database.transaction() as session:
        assert current_holder(session, project) == ONE


def test_of_many_that_want_the_lease_one_gets_it(database: Database, project: str) -> None:
    def taker(number: int) -> Callable[[], HeldLease | None]:
        holder = ONE.model_copy(update={"pid": number})
        return in_transaction(database, lambda session: take(session, project, holder, seconds=60))

    taken = [held for held in at_once(*map(taker, range(8))) if held]
    assert taken == [HeldLease(project_id=project, number=1)]


def test_a_writer_that_is_just_being_overtaken_is_refused(database: Database, project: str) -> None:
    with database.transaction() as session:
        old = take(session, project, ONE, seconds=60)
    assert old

    def write(session: Session) -> None:
        check(session, old)
        claim_version(session, project, commit="1" * 40, build_digest=BUILD)

    _, written = overlapping(database, lambda session: take(session, project, TWO, seconds=60, instead_of=ONE), write)
    with pytest.raises(Overtaken):
        written()
    with database.transaction() as session:
        assert session.scalars(select(Version)).all() == []


def test_nobody_takes_over_between_the_check_and_the_commit(database: Database, project: str) -> None:
    with database.transaction() as session:
        held = take(session, project, ONE, seconds=60)
    assert held

    def write(session: Session) -> int:
        check(session, held)
        return claim_version(session, project, commit="1" * 40, build_digest=BUILD).number

    def take_over(session: Session) -> list[int]:
        assert take(session, project, TWO, seconds=60, instead_of=ONE)
        return list(session.scalars(select(Version.number)))

    number, seen = overlapping(database, write, take_over)
    assert seen() == [number]


def test_a_lease_is_not_released_twice(database: Database, project: str) -> None:
    with database.transaction() as session:
        held = take(session, project, ONE, seconds=60)
    assert held
    _, again = overlapping(database, lambda session: release(session, held), lambda session: release(session, held))
    with pytest.raises(Overtaken):
        again()


def test_a_slug_becomes_one_project(database: Database, form: OnboardingForm) -> None:
    def create(session: Session) -> str:
        return find_or_create_project(session, form, "nova").id

    ours, theirs = overlapping(database, create, create)
    assert theirs() == ours
    assert (count(database, Project), count(database, Lease)) == (1, 1)


def test_a_slug_that_another_client_is_just_taking_is_refused(database: Database, form: OnboardingForm) -> None:
    _, theirs = overlapping(
        database,
        lambda session: find_or_create_project(session, form, "nova").id,
        lambda session: find_or_create_project(session, from_another_client(form), "nova").id,
    )
    with pytest.raises(SlugTaken, match="'nova-2' is free"):
        theirs()
    assert count(database, Project) == 1


def test_a_found_project_is_nobody_elses_until_the_commit(
    database: Database, project: str, form: OnboardingForm
) -> None:
    def upload(session: Session) -> bool:
        find_or_create_project(session, form, "padaria")
        is_new = session.get(Upload, (project, "logo")) is None
        if is_new:
            session.add(Upload(project_id=project, asset_id="logo", name="logo.svg", size=9))
        return is_new

    ours, theirs = overlapping(database, upload, upload)
    assert (ours, theirs()) == (True, False)


def test_the_same_form_twice_is_kept_once(database: Database, project: str, form: OnboardingForm) -> None:
    dearer = with_price(form, "R$ 30")

    def submit(session: Session) -> int:
        return submit_form(session, session.get_one(Project, project), dearer).number

    ours, theirs = overlapping(database, submit, submit)
    assert (ours, theirs()) == (2, 2)
    assert count(database, OnboardingSubmission) == 2


def test_two_forms_are_two_submissions(database: Database, project: str, form: OnboardingForm) -> None:
    def submission(price: str) -> Callable[[Session], int]:
        return lambda session: submit_form(session, session.get_one(Project, project), with_price(form, price)).number

    ours, theirs = overlapping(database, submission("R$ 30"), submission("R$ 31"))
    assert (ours, theirs()) == (2, 3)
    with database.transaction() as session:
        newest = newest_submission(session, project)
        assert newest
        assert newest.form["offers"][0]["price"] == "R$ 31"


def test_versions_are_numbered_without_gap_or_duplicate(database: Database, project: str) -> None:
    def claim(commit: str) -> Callable[[], int]:
        return in_transaction(
            database, lambda session: claim_version(session, project, commit=commit, build_digest=BUILD).number
        )

    commits = [str(number) * 40 for number in range(8)]
    assert sorted(at_once(*map(claim, commits))) == list(range(1, 9))


def test_a_version_is_claimed_once(database: Database, project: str) -> None:
    def claim(session: Session) -> int:
        return claim_version(session, project, commit="1" * 40, build_digest=BUILD).number

    ours, theirs = overlapping(database, claim, claim)
    assert (ours, theirs()) == (1, 1)


def test_a_run_that_ends_does_not_bring_a_cancelled_project_back(database: Database, project: str) -> None:
    with database.transaction() as session:
        advance(session.get_one(Project, project), ProjectStatus.GENERATING)

    def ends(session: Session) -> None:
        advance(session.get_one(Project, project), ProjectStatus.PREVIEW_READY)

    def cancels(session: Session) -> None:
        advance(session.get_one(Project, project), ProjectStatus.CANCELLED)

    _, ended = overlapping(database, cancels, ends)
    with pytest.raises(TransitionRefused):
        ended()
    with database.transaction() as session:
        assert session.get_one(Project, project).status is ProjectStatus.CANCELLED
