"""A project's repository and the commits that stages make in it."""

from domain.artifacts.base import Artifact
from domain.fields import CommitSha


class RepositoryRef(Artifact):
    """A repository at its host."""

    name: str
    url: str
    project_id: str


class Commit(Artifact):
    """A commit on a branch of a repository; `tree` names its content."""

    repository: str
    branch: str
    sha: CommitSha
    tree: CommitSha
