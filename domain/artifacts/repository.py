"""A project's repository and the commits that stages make in it."""

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.onboarding import Locale, Template
from domain.fields import CommitSha, Digest, Name, Slug


class SiteIdentity(Frozen):
    """What a repository is told of its site."""

    slug: Slug
    name: Name
    locale: Locale


class Starter(Frozen):
    """A starting design; the digest covers the kit's and the starter's own files."""

    name: Template
    digest: Digest


class RepositoryRef(Artifact):
    """A repository at its host."""

    name: str
    url: str
    project_id: str


class Commit(Artifact):
    """A commit on a branch of a repository; `tree` names its content."""

    repository: str
    branch: str
    sha: CommitSha = Field(description="The commit's name")
    tree: CommitSha = Field(description="The name of its content")
