"""The release gate over the built files."""

from collections.abc import Iterator, Mapping
from typing import Any

from blocks.ai.offline.phrases import phrases_for
from blocks.artifact_store.interface import ArtifactStore
from domain.artifacts.build import BuildReport
from domain.artifacts.content import SiteContent
from domain.artifacts.documents import Sitemap
from domain.artifacts.onboarding import Locale
from domain.artifacts.quality import Check, Finding, QualityReport, Scores, Screenshot, Severity
from domain.artifacts.spec import SiteSpec
from domain.errors import BuildFailed
from domain.stages import Stage
from sandbox import gate
from tasks.build.archive import read_archive
from tasks.build.certificate.page import certificate
from tasks.build.sandboxed import chromium, our_errors, toolchain
from tasks.document.client_texts import client_texts
from tasks.document.facts import facts_of
from tasks.run import Run
from tasks.stage import stage


def _files_stand(quality: QualityReport, inputs: Mapping[str, Any]) -> bool:
    store: ArtifactStore = inputs["store"]
    keys = (quality.certificate, *(picture.key for picture in quality.screenshots))
    return all(key is not None and store.exists(key) for key in keys)


@stage(
    Stage.VERIFY_SITE,
    about="Check the built site: HTML, links, facts, search data, and every page in a browser",
    seconds=600,
    stands=_files_stand,
)
def verify_site(
    run: Run,
    build: BuildReport,
    spec: SiteSpec,
    sitemap: Sitemap,
    content: SiteContent,
    site_url: str,
    forms_url: str,
    gate_digest: str,  # noqa: ARG001 - another gate may judge otherwise
    store: ArtifactStore,
) -> QualityReport:
    """Findings are a report, not an exception."""
    if build.archive is None or build.digest is None:
        raise BuildFailed("There is no built site to check.")
    request = gate_request(spec, sitemap, content, site_url, forms_url)
    with our_errors():
        report, pictures = gate.verify_site(read_archive(store, build.archive), request, toolchain(), chromium())
    # A folder for each build, so that an older report never names the pictures of a newer one.
    folder = f"projects/{run.project_id}/quality/{build.digest[:12]}"
    for file, picture in pictures.items():
        store.write(f"{folder}/{file}", picture)
    quality = QualityReport(
        build_digest=build.digest,
        checks=tuple(Check.model_validate(check.model_dump()) for check in report.checks),
        findings=tuple(
            Finding(check=item.check, severity=Severity(item.severity), page=item.page, message=item.message)
            for item in report.findings
        ),
        scores=tuple(Scores.model_validate(scores.model_dump()) for scores in report.scores),
        screenshots=tuple(
            Screenshot(page=item.page, width=item.width, key=f"{folder}/{item.file}") for item in report.screenshots
        ),
        certificate=f"{folder}/certificate.html",
    )
    store.write(f"{folder}/certificate.html", certificate(quality, spec, _labels(sitemap, content), folder))
    return quality


def gate_request(
    spec: SiteSpec, sitemap: Sitemap, content: SiteContent, site_url: str, forms_url: str = ""
) -> dict[str, Any]:
    """What was ordered, so that the gate can hold the built site against it."""
    return {
        "locale": spec.locale,
        "site_url": site_url,
        "forms_url": forms_url,
        "pages": _pages(spec, sitemap, content),
        "client": {"locale": spec.client_locale, "texts": client_texts(spec, content)},
        "phrases": {locale: phrases_for(locale).standing_alone for locale in Locale},
        "facts": [fact.model_dump() for fact in facts_of(spec)],
        "hours": [row.model_dump(include={"days", "opens", "closes"}) for row in spec.hours if row.days],
        "special_hours": [
            day.model_dump(mode="json", include={"date", "opens", "closes"}) for day in spec.special_hours
        ],
        "own_words": sorted({*_texts(spec.model_dump(mode="json")), *_texts(content.model_dump(mode="json"))}),
    }


def _labels(sitemap: Sitemap, content: SiteContent) -> dict[str, str]:
    """What pages are called, in their own language, by their paths."""
    sitemaps = (sitemap, *(translation.sitemap for translation in content.translations))
    return {page.path: page.label for each in sitemaps for page in each.pages}


def _texts(value: Any) -> Iterator[str]:
    """Every text within JSON: what the client and the writer wrote is no leftover of a template."""
    match value:
        case str():
            yield value
        case dict():
            yield from (text for item in value.values() for text in _texts(item))
        case list():
            yield from (text for item in value for text in _texts(item))


def _pages(spec: SiteSpec, sitemap: Sitemap, content: SiteContent) -> list[dict[str, str]]:
    languages = (
        (spec.locale, sitemap, content.pages),
        *((item.locale, item.sitemap, item.pages) for item in content.translations),
    )
    return [
        {
            "path": planned.page(page.page).path,
            "locale": locale,
            "title": page.title,
            "description": page.description,
        }
        for locale, planned, pages in languages
        for page in pages
    ]
