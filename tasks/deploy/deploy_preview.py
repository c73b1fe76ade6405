"""The built files at an address of their own, and the repository's preview branch at their commit."""

from collections.abc import Mapping
from typing import Any

from blocks.artifact_store.interface import ArtifactStore
from blocks.repository_host.interface import RepositoryHost
from blocks.site_host.interface import SiteHost
from domain.artifacts.build import BuildReport
from domain.artifacts.deployment import Deployment
from domain.artifacts.quality import QualityReport
from domain.artifacts.repository import Commit, RepositoryRef
from domain.errors import BuildFailed
from domain.leases import check
from domain.projects import claim_version
from domain.stages import Stage
from tasks.build.archive import read_archive
from tasks.run import Run
from tasks.stage import stage


def preview_branch(project_id: str) -> str:
    """The branch that holds what the client sees."""
    return f"preview-{project_id}"


def _still_published(deployment: Deployment, inputs: Mapping[str, Any]) -> bool:
    host: SiteHost = inputs["host"]
    repositories: RepositoryHost = inputs["repositories"]
    head = repositories.open(inputs["repository"]).head(preview_branch(inputs["repository"].project_id))
    return host.holds(deployment) and head is not None and head.sha == deployment.commit


@stage(Stage.DEPLOY_PREVIEW, about="Publish the built files as a version", stands=_still_published, seconds=600)
def deploy_preview(
    run: Run,
    repository: RepositoryRef,
    commit: Commit,
    build: BuildReport,
    quality: QualityReport,
    repositories: RepositoryHost,
    host: SiteHost,
    store: ArtifactStore,
) -> Deployment:
    """Only what passed the gate is published."""
    if build.archive is None or build.digest is None or not quality.passed:
        raise BuildFailed("This version did not pass its gate.")
    with run.database.transaction() as session:
        check(session, run.lease)
        version = claim_version(session, run.project_id, commit=commit.sha, build_digest=build.digest).number
    deployment = host.publish(
        run.slug,
        version,
        read_archive(store, build.archive),
        project_id=run.project_id,
        commit=commit.sha,
        build_digest=build.digest,
    )
    git = repositories.open(repository)
    head = git.head(preview_branch(run.project_id))
    run.require_lease()
    git.point(preview_branch(run.project_id), commit.sha, expected=head.sha if head else None)
    return deployment
