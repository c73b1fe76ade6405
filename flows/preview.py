"""From a build that passed to a version that everybody knows of."""

from prefect.futures import PrefectFuture

from domain.artifacts.repository import RepositoryRef
from domain.artifacts.spec import SiteSpec
from flows.passing_build import PassingBuild
from tasks.deploy.deploy_preview import deploy_preview
from tasks.deploy.provision_subdomain import provision_subdomain
from tasks.notify import notify_client, notify_workspace
from tasks.run import Run


def preview(run: Run, repository: PrefectFuture[RepositoryRef], passed: PassingBuild, spec: SiteSpec) -> None:
    """Publish what passed, and tell everybody."""
    doors = run.doors
    deployment = run.submit(
        deploy_preview, repository, passed.commit, passed.build, passed.quality, doors.repository_host,
        doors.site_host, doors.artifact_store,
    )  # fmt: skip
    address = run.submit(provision_subdomain, deployment, doors.site_host)
    run.submit(notify_client, spec, address, doors.mailer)
    run.submit(notify_workspace, spec, address, passed.quality, doors.messenger)
