"""Which status may follow which; the only place that changes a project's status."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import object_session

from domain.errors import TransitionRefused
from domain.records.base import lock
from domain.records.projects import Project
from domain.stages import ProjectStatus as Is

_ALWAYS = frozenset({Is.NEEDS_HUMAN, Is.SUSPENDED, Is.CANCELLED})

_NEXT: Mapping[Is, frozenset[Is]] = {
    Is.AWAITING_ONBOARDING: frozenset({Is.QUEUED}),
    Is.QUEUED: frozenset({Is.GENERATING}),
    Is.GENERATING: frozenset({Is.PREVIEW_READY, Is.QUEUED}),
    Is.PREVIEW_READY: frozenset({Is.QUEUED, Is.GENERATING, Is.REVISING, Is.APPROVED}),
    Is.REVISING: frozenset({Is.PREVIEW_READY, Is.QUEUED, Is.GENERATING}),
    Is.APPROVED: frozenset({Is.PUBLISHING, Is.PREVIEW_READY, Is.REVISING, Is.QUEUED}),
    Is.PUBLISHING: frozenset({Is.DONE, Is.APPROVED}),
    Is.DONE: frozenset({Is.REVISING, Is.QUEUED, Is.GENERATING, Is.APPROVED}),
    Is.NEEDS_HUMAN: frozenset({Is.QUEUED, Is.GENERATING, Is.REVISING, Is.PREVIEW_READY}),
    Is.SUSPENDED: frozenset({Is.AWAITING_ONBOARDING, Is.QUEUED, Is.PREVIEW_READY, Is.DONE}),
    Is.CANCELLED: frozenset(),
}


def allowed(old: Is, new: Is) -> bool:
    """Whether a project may go from one status to another; staying is no change."""
    return old is new or new in _NEXT[old] or (new in _ALWAYS and old is not Is.CANCELLED)


def advance(project: Project, status: Is, *, trouble: Mapping[str, Any] | None = None) -> None:
    """Give a project its next status, after the one that it has by now.

    `trouble` goes with `needs_human` and is cleared by everything else.

    Raises:
        TransitionRefused: the status may not follow the present one.
    """
    if session := object_session(project):
        lock(session, project)
    if not allowed(project.status, status):
        raise TransitionRefused(
            f"The project is {project.status} and cannot become {status}.",
            project=project.id,
            next_step="See `sitegen show` for where the project stands.",
        )
    project.status = status
    project.trouble = dict(trouble) if trouble and status is Is.NEEDS_HUMAN else None
