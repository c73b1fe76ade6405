"""From a client's request to a new preview: what was asked is changed, and nothing else."""

from prefect import flow
from prefect.futures import PrefectFuture

from domain.artifacts.assets import AssetCatalogue, AssetRequests
from domain.artifacts.outcome import Outcome
from domain.artifacts.repository import SiteIdentity
from domain.artifacts.revision import OpenRevision, RevisionPlan, RevisionRequest, StandingVersion
from domain.artifacts.site_documents import SiteDocuments
from domain.stages import ProjectStatus
from flows.passing_build import passing_build
from flows.preview import preview
from tasks.active_run import begin_work, project_run
from tasks.generate.apply_patch import apply_patch
from tasks.generate.shown import as_shown
from tasks.ingest.download_assets import download_assets
from tasks.project.provision_repository import provision_repository
from tasks.revise.generate_revision_patch import generate_revision_patch
from tasks.revise.process_revision_request import process_revision_request
from tasks.revise.side_effects import check_side_effects
from tasks.revise.standing import standing_documents
from tasks.run import Run


@flow(
    name="revise-site",
    description="Changes a site as its client asks: a plan, its edits, a new version with its preview.",
    flow_run_name="revise {project_id} · {revision_id}",
    validate_parameters=True,
)
def revise_site(project_id: str, revision_id: int) -> Outcome:
    """Work on a revision that was asked for; a question or a refusal leaves the site as it is.

    Args:
        project_id: The project's id or slug.
        revision_id: The revision's number within the project.
    """
    with project_run(project_id, revision=revision_id) as run:
        revision, standing = run.revised()
        documents = standing_documents(run)
        plan = run.submit(
            process_revision_request, revision, documents, sent_pictures(run, revision.request), run.doors.ai
        ).result()
        if plan.changes_site:
            changed_site(run, revision, standing, documents, plan)
    return run.concluded()


def sent_pictures(run: Run, request: RevisionRequest) -> PrefectFuture[AssetCatalogue] | AssetCatalogue:
    """What came with the request, cleaned like every picture."""
    if not request.attachments:
        return AssetCatalogue()
    wanted = AssetRequests(locale=request.locale, requests=request.attachments)
    return run.submit(download_assets, wanted, run.doors.artifact_store)


def changed_site(
    run: Run, revision: OpenRevision, standing: StandingVersion, documents: SiteDocuments, plan: RevisionPlan
) -> None:
    """Edits, build and gate, and the version that comes out of it."""
    begin_work(run, ProjectStatus.REVISING)
    doors, spec = run.doors, documents.spec
    site = SiteIdentity(slug=run.slug, name=spec.business.name, locale=spec.locale)
    repository = run.submit(provision_repository, site, doors.repository_host)
    revised = run.submit(
        generate_revision_patch, revision.number, plan, documents, standing, repository, doors.repository_host
    ).result()
    run.keep(revised.documents)
    commit = run.submit(
        apply_patch, repository, revised.onto, revised.patch, run.base, doors.repository_host, doors.artifact_store
    )
    shown = as_shown(revised.documents)
    passed = passing_build(run, repository, commit, shown.spec, shown.sitemap, shown.content)
    check_side_effects(standing, revised, passed.build)
    preview(run, repository, passed, shown.spec)
