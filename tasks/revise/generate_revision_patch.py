"""The edits that a plan comes to, and nothing beyond it."""

from collections.abc import Mapping

from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.patch import CodePatch, DeleteFile, FileEdit, WriteAsset, WriteText
from domain.artifacts.repository import Commit, RepositoryRef
from domain.artifacts.revision import RevisionPlan, StandingVersion
from domain.artifacts.site_documents import RevisedSite, SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage
from tasks.generate.site_data import asset_path, site_assets
from tasks.project.revision import FIRST_REVISION
from tasks.revise.changes import changes, rendered
from tasks.revise.merging import merged
from tasks.revise.operations import revised
from tasks.revise.scope import beyond
from tasks.run import Run
from tasks.stage import stage


@stage(Stage.GENERATE_REVISION_PATCH, about="Turn the plan into file edits; whatever it does not name stays as it is")
def generate_revision_patch(
    _run: Run,
    number: int,
    plan: RevisionPlan,
    documents: SiteDocuments,
    standing: StandingVersion,
    repository: RepositoryRef,
    host: RepositoryHost,
) -> RevisedSite:
    """The documents after the plan, and the edits that bring the version's files there.

    Raises:
        RevisionConflict: the plan does not fit, would change more than it names, or meets somebody else's edit.
    """
    git = host.open(repository)
    after = revised(documents, plan.operations)
    return RevisedSite(
        documents=after,
        patch=CodePatch(
            summary=_summary(number, plan, standing),
            edits=(*_data_edits(plan, documents, after, git.files(standing.commit)), *_asset_edits(documents, after)),
        ),
        onto=Commit(
            repository=repository.name, branch=FIRST_REVISION, sha=standing.commit, tree=git.tree(standing.commit)
        ),
    )


def _data_edits(
    plan: RevisionPlan, documents: SiteDocuments, after: SiteDocuments, files: Mapping[str, bytes]
) -> tuple[FileEdit, ...]:
    old, new = rendered(documents), rendered(after)
    made = changes(old, new)
    if strays := beyond(plan.operations, made):
        places = ", ".join(f"{item.file} {'.'.join(map(str, item.place))}" for item in strays[:3])
        raise RevisionConflict(f"The plan does not name what would change: {places}")
    paths = sorted({change.file for change in made})
    return tuple(
        WriteText(path=path, text=merged(path, old.get(path), new[path], files.get(path)))
        if path in new
        else DeleteFile(path=path)
        for path in paths
    )


def _asset_edits(documents: SiteDocuments, after: SiteDocuments) -> tuple[FileEdit, ...]:
    old, new = ({asset_path(asset): asset for asset in site_assets(each.spec)} for each in (documents, after))
    written = (WriteAsset(path=path, file=new[path].file, digest=new[path].digest) for path in new if path not in old)
    return (*written, *(DeleteFile(path=path) for path in old if path not in new))


def _summary(number: int, plan: RevisionPlan, standing: StandingVersion) -> str:
    kinds = dict.fromkeys(operation.op.replace("_", " ") for operation in plan.operations)
    return f"Revision {number}: {', '.join(kinds) or f'go back to version {standing.number}'}"
