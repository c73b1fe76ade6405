"""What the version that a run builds upon was rendered from."""

from blocks.artifact_store.interface import ArtifactStore
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import NotFound, RevisionConflict
from domain.stages import Stage
from tasks.revise.operations import revised
from tasks.run import Run


def standing_documents(run: Run) -> SiteDocuments:
    """The documents of the version that the run builds upon.

    Raises:
        NotFound: they were not kept.
    """
    _, standing = run.revised()
    return kept_documents(run.doors.artifact_store, run.project_id, standing.documents)


def kept_documents(store: ArtifactStore, project_id: str, digest: str | None) -> SiteDocuments:
    """A version's documents.

    Raises:
        NotFound: they were not kept.
    """
    key = f"projects/{project_id}/artifacts/documents/{digest}.json"
    if digest is None or not store.exists(key):
        raise NotFound(
            "The documents of the version to change were not kept.",
            next_step="Run `sitegen generate` with the client's form, then ask for the change again.",
        )
    return SiteDocuments.model_validate_json(store.read(key))


def replayed(run: Run, documents: SiteDocuments) -> SiteDocuments:
    """Documents that were made of the form, with the revisions of the newest version made again on top.

    Raises:
        RevisionConflict: one does not fit any more; an operator decides.
    """
    plans = zip(run.standing.revisions, run.standing.plans, strict=True) if run.standing else ()
    for number, plan in plans:
        try:
            documents = revised(documents, plan.operations)
        except RevisionConflict as conflict:
            raise RevisionConflict(
                f"Revision {number} does not fit the new form. {conflict.reason}",
                stage=Stage.GENERATE_REVISION_PATCH,
                next_step="Bring the form or the revision up to date with the client, then run the project again.",
            ) from conflict
    return documents
