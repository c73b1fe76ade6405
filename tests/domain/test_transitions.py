"""Which status may follow which."""

import pytest

from domain.errors import TransitionRefused
from domain.records.projects import Project
from domain.stages import ProjectStatus as Is
from domain.transitions import advance, allowed

TROUBLE = {"stage": "build_and_test", "reason": "It does not build.", "next_step": "Mend it."}
JOURNEY = [
    Is.AWAITING_ONBOARDING, Is.QUEUED, Is.GENERATING, Is.PREVIEW_READY, Is.REVISING, Is.PREVIEW_READY, Is.APPROVED,
    Is.PUBLISHING, Is.DONE, Is.REVISING, Is.PREVIEW_READY,
]  # fmt: skip


def project(status: Is) -> Project:
    return Project(id="p1", slug="padaria", name="Padaria", client_email="ola@example.com", status=status)


def test_a_project_goes_from_the_form_to_a_live_site_and_on_to_its_next_revision() -> None:
    travelling = project(JOURNEY[0])
    for status in JOURNEY[1:]:
        advance(travelling, status)
        assert travelling.status is status


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Is.AWAITING_ONBOARDING, Is.GENERATING),
        (Is.AWAITING_ONBOARDING, Is.PREVIEW_READY),
        (Is.QUEUED, Is.PREVIEW_READY),
        (Is.GENERATING, Is.APPROVED),
        (Is.PREVIEW_READY, Is.PUBLISHING),
        (Is.PREVIEW_READY, Is.DONE),
        (Is.REVISING, Is.APPROVED),
        (Is.APPROVED, Is.DONE),
        (Is.NEEDS_HUMAN, Is.PUBLISHING),
        (Is.SUSPENDED, Is.GENERATING),
        (Is.SUSPENDED, Is.PUBLISHING),
    ],
)
def test_no_step_is_skipped(old: Is, new: Is) -> None:
    standing = project(old)
    with pytest.raises(TransitionRefused, match=f"is {old} and cannot become {new}") as caught:
        advance(standing, new)
    assert standing.status is old
    assert caught.value.project == "p1"


@pytest.mark.parametrize("status", [status for status in Is if status is not Is.CANCELLED])
def test_every_project_can_need_a_human_be_suspended_or_cancelled(status: Is) -> None:
    for end in (Is.NEEDS_HUMAN, Is.SUSPENDED, Is.CANCELLED):
        assert allowed(status, end)


def test_a_project_is_taken_up_where_its_suspension_found_it() -> None:
    for status in (Is.AWAITING_ONBOARDING, Is.QUEUED, Is.PREVIEW_READY, Is.DONE):
        resumed = project(status)
        for step in (Is.SUSPENDED, status):
            advance(resumed, step)
        assert resumed.status is status


def test_nothing_follows_a_cancellation() -> None:
    assert [status for status in Is if allowed(Is.CANCELLED, status)] == [Is.CANCELLED]


@pytest.mark.parametrize("status", list(Is))
def test_staying_is_no_change(status: Is) -> None:
    advance(project(status), status)


@pytest.mark.parametrize(("status", "kept"), [(Is.NEEDS_HUMAN, TROUBLE), (Is.GENERATING, None), (Is.QUEUED, None)])
def test_the_trouble_goes_with_the_status(status: Is, kept: dict[str, str] | None) -> None:
    troubled = project(Is.GENERATING)
    advance(troubled, Is.NEEDS_HUMAN, trouble={"stage": "verify_site"})
    advance(troubled, status, trouble=TROUBLE)
    assert troubled.trouble == kept
