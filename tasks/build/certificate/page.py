"""The certificate's page: five promises, the scores, the pictures, and every check that stands behind them."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, StrictUndefined

from domain.artifacts.quality import QualityReport
from domain.artifacts.spec import SiteSpec
from tasks.build.certificate.words import Promise, Verdict, words_in

_TEMPLATE = Path(__file__).parent / "page.html.j2"

CHECKS_BEHIND: Mapping[Promise, frozenset[str]] = MappingProxyType(
    {
        Promise.FAST: frozenset({"lighthouse", "weight"}),
        Promise.FOR_EVERYBODY: frozenset({"accessibility", "html", "structure", "language"}),
        Promise.FOUND: frozenset({"titles", "search_data", "lighthouse"}),
        Promise.TRUE: frozenset({"facts", "placeholders"}),
        Promise.WORKS: frozenset({"links", "external", "console", "overflow", "screenshots"}),
    }
)


def certificate(report: QualityReport, spec: SiteSpec, page_names: Mapping[str, str], folder: str) -> bytes:
    """HTML that needs nothing but the screenshots, which lie below its own folder; `page_names` are by path."""
    words = words_in(spec.locale)
    verdicts = {promise: verdict_on(promise, report) for promise in Promise}
    overall = _overall(report, verdicts)
    home = next(iter(report.scores), None)
    figures = {"performance": home.performance if home else ""}
    environment = Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_TEMPLATE.read_text()).render(
        words=words,
        locale=spec.locale,
        name=spec.business.name,
        brand=spec.brand_color,
        verdict=overall,
        promises=[
            (verdict, words.promises[promise][verdict].format(**figures)) for promise, verdict in verdicts.items()
        ],
        scores=home.model_dump(exclude={"page"}) if home else {},
        pictures=[
            (shot.key.removeprefix(f"{folder}/"), page_names.get(shot.page, shot.page), shot.width)
            for shot in report.screenshots
        ],
        checks=[(words.check_names.get(check.name, check.name), check.status) for check in report.checks],
        hints=len(report.warnings),
        digest=report.build_digest,
    )
    return page.encode()


def verdict_on(promise: Promise, report: QualityReport) -> Verdict:
    """Kept only where every check behind it ran and passed."""
    statuses = {check.name: check.status for check in report.checks}
    found = {statuses.get(name, "skipped") for name in CHECKS_BEHIND[promise]}
    if "failed" in found:
        return Verdict.BROKEN
    return Verdict.KEPT if found == {"passed"} else Verdict.UNCHECKED


def _overall(report: QualityReport, verdicts: Mapping[Promise, Verdict]) -> Verdict:
    if not report.passed:
        return Verdict.BROKEN
    return Verdict.KEPT if set(verdicts.values()) == {Verdict.KEPT} else Verdict.UNCHECKED
