"""The branch that a revision is made on, and commits on it."""

from collections.abc import Mapping
from typing import Any

from blocks.repository_host.interface import Repository, RepositoryHost
from domain.artifacts.repository import Commit
from domain.stages import Stage
from tasks.run import Run

FIRST_REVISION = "revision-0"


def commit_revision(
    run: Run, git: Repository, head: Commit | None, files: Mapping[str, bytes], *, stage: Stage, message: str
) -> Commit:
    """One commit that makes the branch hold exactly `files`, on top of the head that they were made from.

    Raises:
        Overtaken: another run has taken over since the head was read.
        PushRejected: the branch has moved since then.
    """
    run.require_lease()
    return git.commit(
        files,
        branch=FIRST_REVISION,
        expected=head.sha if head else None,
        message=message,
        trailers={"Project": run.project_id, "Stage": stage, "Flow-Run": run.flow_run_id},
    )


def commit_stands(commit: Commit, inputs: Mapping[str, Any]) -> bool:
    """Whether a commit that was made is still in its repository."""
    host: RepositoryHost = inputs["host"]
    return host.open(inputs["repository"]).contains(commit.sha)
