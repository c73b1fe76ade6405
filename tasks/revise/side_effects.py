"""The proof that a revision changed nothing else: page by page, to the last letter."""

from domain.artifacts.build import BuildReport
from domain.artifacts.patch import CodePatch
from domain.artifacts.revision import StandingVersion
from domain.artifacts.site_documents import RevisedSite, SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage
from tasks.build.pages import changed_pages
from tasks.generate.site_data import page_data, page_file


def check_side_effects(standing: StandingVersion, revised: RevisedSite, build: BuildReport) -> None:
    """What stands on every page may change every page; otherwise only those whose own data was edited.

    Raises:
        RevisionConflict: another page came out differently.
    """
    allowed = _own_pages(revised.documents, revised.patch)
    if allowed is None or not standing.pages:
        return
    others = [page for page in changed_pages(standing.pages, build.pages) if page not in allowed]
    if others:
        raise RevisionConflict(
            f"Pages that the revision does not name came out differently: {', '.join(others[:5])}",
            stage=Stage.VERIFY_SITE,
            next_step="If the kit or its packages are new, run `sitegen generate` first; then ask again.",
        )


def _own_pages(documents: SiteDocuments, patch: CodePatch) -> frozenset[str] | None:
    """The addresses of the pages whose data was edited; None where something was that all pages share."""
    pages = page_data(documents.spec, documents.sitemap, documents.content, documents.layout)
    addresses = {page_file(page, documents.spec): page.path for page in pages}
    edited = {edit.path for edit in patch.edits}
    return frozenset(addresses[path] for path in edited) if edited <= set(addresses) and edited else None
