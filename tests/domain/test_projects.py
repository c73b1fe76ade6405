"""Projects: found by slug or id, one for each client's slug, with submissions and versions that count up."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.artifacts.onboarding import OnboardingForm, read_form
from domain.database import Database
from domain.errors import NotFound, SlugTaken, TransitionRefused
from domain.leases import current_holder
from domain.projects import (
    claim_version,
    find_or_create_project,
    find_project,
    newest_submission,
    newest_version,
    submit_form,
)
from domain.records.base import now
from domain.records.projects import Project, Version
from domain.stages import ProjectStatus

ONE, TWO = "1" * 40, "2" * 40
BUILD, OTHER_BUILD = "a" * 64, "b" * 64


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.transaction() as session:
        yield session


def from_another_client(form: OnboardingForm, *, name: str = "Outra Padaria") -> OnboardingForm:
    return form.model_copy(
        update={
            "business": form.business.model_copy(update={"name": name}),
            "contact": form.contact.model_copy(update={"email": "ola@outra.example"}),
        }
    )


def priced(form: OnboardingForm, price: str) -> OnboardingForm:
    return form.model_copy(update={"offers": (form.offers[0].model_copy(update={"price": price}),)})


def ready(session: Session, project: Project, *, commit: str, build_digest: str = BUILD) -> Version:
    version = claim_version(session, project.id, commit=commit, build_digest=build_digest)
    version.ready_at = now()
    return version


def test_a_new_project_waits_for_its_form_with_a_free_lease(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    assert project.status is ProjectStatus.AWAITING_ONBOARDING
    assert current_holder(session, project.id) is None
    assert newest_submission(session, project.id) is None
    assert find_project(session, "padaria") is find_project(session, project.id) is project
    with pytest.raises(NotFound, match="'nobody'"):
        find_project(session, "nobody")


def test_a_client_finds_their_project_again_by_address_also_under_a_new_name(
    session: Session, form: OnboardingForm
) -> None:
    project = find_or_create_project(session, form, "padaria")
    renamed = form.model_copy(update={"business": form.business.model_copy(update={"name": "Padaria Nova"})})
    assert find_or_create_project(session, renamed, "padaria") is project


def test_a_new_address_needs_somebody_who_vouches_for_it(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    namesake = from_another_client(form, name=form.business.name)
    with pytest.raises(SlugTaken) as caught:
        find_or_create_project(session, namesake, "padaria")
    assert "--same-client" in caught.value.next_step
    assert find_or_create_project(session, namesake, "padaria", same_client=True) is project
    submit_form(session, project, namesake)
    assert project.client_email == "ola@outra.example"


def test_another_clients_slug_is_refused_with_one_that_is_free(session: Session, form: OnboardingForm) -> None:
    find_or_create_project(session, form, "padaria")
    stranger = from_another_client(form)
    for number in (2, 3):
        with pytest.raises(SlugTaken) as caught:
            find_or_create_project(session, stranger, "padaria")
        ((field, problem),) = caught.value.problems
        assert field == "slug"
        assert f"'padaria-{number}' is free" in problem
        find_or_create_project(session, stranger, f"padaria-{number}")
    assert len(session.scalars(select(Project)).all()) == 3


def test_a_proposed_slug_is_never_too_long(session: Session, form: OnboardingForm) -> None:
    longest = "padaria-" + "a" * 27 + "-" + "b" * 4
    assert len(longest) == 40
    find_or_create_project(session, form, longest)
    with pytest.raises(SlugTaken) as caught:
        find_or_create_project(session, from_another_client(form), longest)
    (proposed,) = re.findall(r"'([a-z0-9-]+)' is free", str(caught.value))
    assert proposed == "padaria-" + "a" * 27 + "-2"
    assert read_form(form.model_dump(mode="json") | {"slug": proposed, "assets": {}, "people": []}).slug == proposed


def test_a_form_is_kept_once_and_queues_its_project(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    first = submit_form(session, project, form)
    assert project.status is ProjectStatus.QUEUED
    session.flush()
    assert submit_form(session, project, form) is first
    other = submit_form(session, project, priced(form, "R$ 30"))
    session.flush()
    back = submit_form(session, project, form)
    assert [first.number, other.number, back.number] == [1, 2, 3]
    assert first.digest == back.digest != other.digest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ProjectStatus.NEEDS_HUMAN, ProjectStatus.QUEUED),
        (ProjectStatus.GENERATING, ProjectStatus.GENERATING),
        (ProjectStatus.PREVIEW_READY, ProjectStatus.PREVIEW_READY),
    ],
)
def test_a_form_takes_a_project_out_of_trouble_only(
    session: Session, form: OnboardingForm, before: ProjectStatus, after: ProjectStatus
) -> None:
    project = find_or_create_project(session, form, "padaria")
    project.status = before
    submit_form(session, project, form)
    assert project.status is after


@pytest.mark.parametrize("status", [ProjectStatus.SUSPENDED, ProjectStatus.CANCELLED])
def test_a_project_that_was_stopped_takes_no_new_form(
    session: Session, form: OnboardingForm, status: ProjectStatus
) -> None:
    project = find_or_create_project(session, form, "padaria")
    project.status = status
    with pytest.raises(TransitionRefused):
        submit_form(session, project, form)
    assert newest_submission(session, project.id) is None


def test_a_form_remembers_the_version_that_it_was_written_on(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    assert submit_form(session, project, form).base is None
    ready(session, project, commit=ONE)
    claim_version(session, project.id, commit=TWO, build_digest=BUILD)
    assert submit_form(session, project, form).base is None, "the same form again is the same submission"
    assert submit_form(session, project, priced(form, "R$ 30")).base == ONE, "what cannot be seen yet is no base"


def test_a_version_is_found_again_or_gets_the_next_number(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    neighbour = find_or_create_project(session, form, "neighbour")

    def number(commit: str, digest: str, of: Project = project) -> int:
        return claim_version(session, of.id, commit=commit, build_digest=digest).number

    assert [number(ONE, BUILD), number(TWO, BUILD), number(ONE, OTHER_BUILD)] == [1, 2, 3]
    assert [number(TWO, BUILD), number(ONE, BUILD)] == [2, 1]
    assert number(ONE, BUILD, neighbour) == 1


def test_the_newest_version_is_the_newest_that_can_be_seen(session: Session, form: OnboardingForm) -> None:
    project = find_or_create_project(session, form, "padaria")
    assert newest_version(session, project.id) is None
    seen = ready(session, project, commit=ONE)
    claim_version(session, project.id, commit=TWO, build_digest=BUILD)
    assert newest_version(session, project.id) is seen
