"""The isolated build of a commit."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blocks.artifact_store.interface import ArtifactStore
from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.build import BuildProblem, BuildReport
from domain.artifacts.repository import Commit, RepositoryRef
from domain.settings import settings
from domain.stages import Stage
from sandbox.site_build import SiteBuild, build_site
from tasks.build.archive import keep_archive
from tasks.build.pages import page_digests
from tasks.build.sandboxed import our_errors, toolchain
from tasks.run import Run
from tasks.stage import stage


def _report_stands(report: BuildReport, inputs: Mapping[str, Any]) -> bool:
    """The archive is there; a build that a limit ended says more of the machine than of the site."""
    store: ArtifactStore = inputs["store"]
    if report.archive is None:
        return not any((problem.code or "").startswith("limit:") for problem in report.problems)
    return store.exists(report.archive)


@stage(
    Stage.BUILD_AND_TEST,
    about="Build the site in the sandbox",
    label="{commit.sha:.7}",
    version=2,
    seconds=900,
    stands=_report_stands,
)
def build_and_test(
    run: Run,
    repository: RepositoryRef,
    commit: Commit,
    site_url: str,
    forms_url: str,
    toolchain_digest: str,  # noqa: ARG001 - other packages build another site
    host: RepositoryHost,
    store: ArtifactStore,
) -> BuildReport:
    """Errors in the sources are a report, not an exception: the fix loop works from them."""
    images = settings().home / "image-cache" / run.project_id
    with tempfile.TemporaryDirectory(prefix="sitegen-build-") as folder, our_errors():
        host.open(repository).export(commit.sha, Path(folder))
        build = build_site(Path(folder), toolchain(), site_url=site_url, forms_url=forms_url, cache=images)
    return BuildReport(
        commit=commit.sha,
        tree=commit.tree,
        passed=build.passed,
        problems=_problems(build),
        digest=build.digest,
        archive=keep_archive(store, run.project_id, build.files) if build.passed else None,
        pages=page_digests(build.files) if build.passed else {},
        files=len(build.files),
        size=sum(map(len, build.files.values())),
        seconds=round(build.seconds, 3),
        peak_memory=build.peak_memory,
        log_tail=build.log_tail,
    )


def _problems(build: SiteBuild) -> tuple[BuildProblem, ...]:
    return tuple(
        BuildProblem(message=item.message[:2_000], file=item.file, line=item.line, code=item.code)
        for item in build.problems
    )
