"""One commit for each patch: all of its edits apply to a clean tree, or none does."""

from blocks.artifact_store.interface import ArtifactStore
from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.build import FixPatch
from domain.artifacts.patch import CodePatch
from domain.artifacts.repository import Commit, RepositoryRef
from domain.fields import CommitSha
from domain.file_edits import apply_edits
from domain.stages import Stage
from tasks.ingest.download_assets import asset_key
from tasks.project.revision import FIRST_REVISION, commit_revision, commit_stands
from tasks.run import Run
from tasks.stage import stage


@stage(
    Stage.APPLY_PATCH, about="Commit the edits on the revision's branch", label="{patch.summary}", stands=commit_stands
)
def apply_patch(
    run: Run,
    repository: RepositoryRef,
    onto: Commit,
    patch: CodePatch | FixPatch,
    base: CommitSha | None,  # noqa: ARG001 - see below
    host: RepositoryHost,
    store: ArtifactStore,
) -> Commit:
    """The files of `onto` with the edits, on top of the branch.

    `base` is the version that the client's form was submitted on: a form that says again what an
    older one said makes a new commit all the same.
    """
    git = host.open(repository)
    head = git.head(FIRST_REVISION)
    files = apply_edits(git.files(onto.sha), patch, lambda file: store.read(asset_key(run.project_id, file)))
    return commit_revision(run, git, head, files, stage=Stage.APPLY_PATCH, message=patch.summary)
