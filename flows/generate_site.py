"""From an onboarding form to a preview: reads like the picture in the README."""

from typing import Annotated

from prefect import flow
from prefect.futures import PrefectFuture
from pydantic import WithJsonSchema

from domain.artifacts.content import PageContent, SiteContent, Translation
from domain.artifacts.documents import Brief, Sitemap
from domain.artifacts.outcome import Outcome
from domain.artifacts.repository import SiteIdentity
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec
from domain.stages import ProjectStatus, Stage
from flows.passing_build import passing_build
from flows.preview import preview
from tasks.active_run import project_run
from tasks.document.generate_brief import generate_brief
from tasks.document.generate_content import generate_content
from tasks.document.generate_sitemap import generate_sitemap
from tasks.generate.apply_patch import apply_patch
from tasks.generate.generate_code_patch import generate_code_patch
from tasks.generate.generate_layout_plan import generate_layout_plan
from tasks.generate.shown import as_shown
from tasks.ingest.create_site_spec import create_site_spec
from tasks.ingest.download_assets import download_assets, requested_assets
from tasks.ingest.validate_onboarding import validate_onboarding
from tasks.project.provision_repository import provision_repository
from tasks.project.setup_project_structure import setup_project_structure
from tasks.project.starters import starter
from tasks.revise.standing import replayed
from tasks.run import Run

# The Prefect UI draws a plain pick-list of this schema; of an optional enum it would ask for the type first.
StagePick = Annotated[Stage | None, WithJsonSchema({"enum": [*map(str, Stage), None]})]


@flow(
    name="generate-site",
    description="Turns a project's onboarding form into a verified site with a preview link.",
    flow_run_name="generate {project_id}",
    validate_parameters=True,
)
def generate_site(project_id: str, refresh: tuple[Stage, ...] = (), until: StagePick = None) -> Outcome:
    """Generate a project's site.

    Args:
        project_id: The project's id or slug.
        refresh: Stages to compute anew although nothing they hang on has changed.
        until: Run this stage and its ancestors only; the project's status stays as it is.
    """
    with project_run(project_id, working=ProjectStatus.GENERATING, refresh=refresh, until=until) as run:
        doors = run.doors
        form = run.submit(validate_onboarding, run.submission).result()
        site = SiteIdentity(slug=run.slug, name=form.business.name, locale=form.locale)

        repository = run.submit(provision_repository, site, doors.repository_host)
        assets = run.submit(download_assets, requested_assets(form), doors.artifact_store)
        spec = run.submit(create_site_spec, form, assets, run.slug).result()
        structure = run.submit(
            setup_project_structure, repository, site, starter(spec.starter), doors.repository_host
        )  # fmt: skip

        sitemap, content = documents(run, spec)
        layout = run.submit(generate_layout_plan, spec, sitemap, content, doors.ai).result()
        site_now = replayed(run, SiteDocuments(spec=spec, sitemap=sitemap, content=content, layout=layout))
        run.keep(site_now)
        patch = run.submit(
            generate_code_patch, site_now.spec, site_now.sitemap, site_now.content, site_now.layout, doors.ai
        )
        commit = run.submit(
            apply_patch, repository, structure, patch, run.base, doors.repository_host, doors.artifact_store
        )

        shown = as_shown(site_now)
        passed = passing_build(run, repository, commit, shown.spec, shown.sitemap, shown.content)
        preview(run, repository, passed, shown.spec)
    return run.concluded()


def documents(run: Run, spec: SiteSpec) -> tuple[Sitemap, SiteContent]:
    """Brief and sitemap one after the other, then all pages at the same time, each followed by its translations."""
    ai = run.doors.ai
    brief: PrefectFuture[Brief] = run.submit(generate_brief, spec, ai)
    sitemap = run.submit(generate_sitemap, spec, brief, None, ai).result()
    pages = [run.submit(generate_content, spec, brief, sitemap, page, None, ai) for page in sitemap.pages]
    others = [spec.in_language(locale) for locale in spec.languages[1:]]
    sitemaps = [run.submit(generate_sitemap, other, brief, sitemap, ai) for other in others]
    translated = [
        translated_pages(run, other, brief, planned.result(), pages)
        for other, planned in zip(others, sitemaps, strict=True)
    ]
    content = SiteContent(
        pages=tuple(page.result() for page in pages),
        translations=tuple(
            Translation(locale=other.locale, sitemap=planned.result(), pages=tuple(page.result() for page in written))
            for other, planned, written in zip(others, sitemaps, translated, strict=True)
        ),
    )
    run.keep(content)
    return sitemap, content


def translated_pages(
    run: Run, spec: SiteSpec, brief: PrefectFuture[Brief], sitemap: Sitemap, originals: list[PrefectFuture[PageContent]]
) -> list[PrefectFuture[PageContent]]:
    """All pages in another language, each as soon as its original is written."""
    return [
        run.submit(generate_content, spec, brief, sitemap, page, original, run.doors.ai)
        for page, original in zip(sitemap.pages, originals, strict=True)
    ]
