"""Build, check, repair: at most three repairs, and never the same errors answered twice in the same way."""

from typing import NamedTuple

from prefect.futures import PrefectFuture

from domain.artifacts.build import BuildReport, fingerprint
from domain.artifacts.content import SiteContent
from domain.artifacts.documents import Sitemap
from domain.artifacts.quality import QualityReport
from domain.artifacts.repository import Commit, RepositoryRef
from domain.artifacts.spec import SiteSpec
from domain.errors import BuildFailed
from domain.settings import settings
from domain.stages import Stage
from tasks.build.build_and_test import build_and_test
from tasks.build.generate_fix_patch import gate_problems, generate_fix_patch, summary_of
from tasks.build.sandboxed import gate_digest, toolchain_digest
from tasks.build.verify_site import verify_site
from tasks.generate.apply_patch import apply_patch
from tasks.run import Run

MAX_FIXES = 3


class PassingBuild(NamedTuple):
    """A commit whose build passed its gate."""

    commit: PrefectFuture[Commit]
    build: BuildReport
    quality: QualityReport


def passing_build(
    run: Run,
    repository: PrefectFuture[RepositoryRef],
    commit: PrefectFuture[Commit],
    spec: SiteSpec,
    sitemap: Sitemap,
    content: SiteContent,
) -> PassingBuild:
    """The first build that passes.

    Raises:
        BuildFailed: three repairs did not help.
    """
    doors = run.doors
    git, store, ai = doors.repository_host, doors.artifact_store, doors.ai
    site_url, forms_url = doors.site_host.live_url(run.slug), settings().forms_url(run.project_id)
    seen: tuple[str, ...] = ()
    while True:
        building = run.submit(
            build_and_test, repository, commit, site_url, forms_url, toolchain_digest(), git, store
        )  # fmt: skip
        build = building.result()
        problems = build.problems
        if build.passed:
            checking = run.submit(
                verify_site, build, spec, sitemap, content, site_url, forms_url, gate_digest(), store
            )  # fmt: skip
            quality = checking.result()
            problems = gate_problems(quality)
            if quality.passed:
                return PassingBuild(commit, build, quality)
        if len(seen) == MAX_FIXES or not run.wants(Stage.GENERATE_FIX_PATCH):
            raise BuildFailed(
                f"After {len(seen)} repairs: {summary_of(problems)}", stage=Stage.BUILD_AND_TEST, project=run.slug
            )
        fix = run.submit(generate_fix_patch, repository, commit, problems, seen, git, ai)
        commit = run.submit(apply_patch, repository, commit, fix, run.base, git, store)
        seen = (*seen, fingerprint(problems))
