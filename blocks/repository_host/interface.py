"""What the pipeline needs of a repository host, and of a repository there."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

from blocks.door import Door
from domain.artifacts.repository import Commit, RepositoryRef


class Repository(ABC):
    """One repository. Every change names the commit that it expects to replace."""

    @abstractmethod
    def head(self, branch: str) -> Commit | None:
        """The branch's newest commit, None where there is no such branch."""

    @abstractmethod
    def tree(self, commit: str) -> str:
        """The name of a commit's content.

        Raises:
            NotFound: there is no such commit.
        """

    @abstractmethod
    def files(self, commit: str) -> Mapping[str, bytes]:
        """Every regular file of a commit by its path.

        Raises:
            EditRefused: the tree holds a link or a submodule.
        """

    @abstractmethod
    def export(self, commit: str, folder: Path) -> None:
        """Write a commit's files below an empty folder; no `.git` in it."""

    @abstractmethod
    def commit(
        self,
        files: Mapping[str, bytes],
        *,
        branch: str,
        expected: str | None,
        message: str,
        trailers: Mapping[str, str],
    ) -> Commit:
        """Make the branch hold exactly `files`, as one commit on top of `expected`.

        When the branch's head already holds exactly `files`, that commit is returned and none is
        made. `expected` is the commit that the branch is known to be at, None for a branch that
        does not exist yet.

        Raises:
            PushRejected: the branch is somewhere else.
        """

    @abstractmethod
    def point(self, branch: str, commit: str, *, expected: str | None) -> None:
        """Move or create a branch; nothing happens when it is there already.

        Raises:
            PushRejected: the branch is neither at `expected` nor at `commit`.
        """

    @abstractmethod
    def contains(self, commit: str) -> bool:
        """Whether the repository has this commit."""


class RepositoryHost(Door):
    """Find or create repositories by name."""

    @abstractmethod
    def find_or_create(self, name: str, *, project_id: str, description: str) -> RepositoryRef:
        """The project's repository.

        Raises:
            DoorMisconfigured: a repository of that name belongs to another project.
            ProviderUnavailable: the host does not answer.
        """

    @abstractmethod
    def open(self, ref: RepositoryRef) -> Repository:
        """Work with a repository.

        Raises:
            NotFound: it is not there (any more).
        """
