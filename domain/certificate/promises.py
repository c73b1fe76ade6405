"""Five promises to a client, each kept only where every check behind it ran and passed."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.artifacts.quality import QualityReport
from domain.certificate.words import Promise, Verdict, Words

CHECKS_BEHIND: Mapping[Promise, frozenset[str]] = MappingProxyType(
    {
        Promise.FAST: frozenset({"lighthouse", "weight"}),
        Promise.FOR_EVERYBODY: frozenset({"accessibility", "html", "structure", "language"}),
        Promise.FOUND: frozenset({"titles", "search_data", "lighthouse"}),
        Promise.TRUE: frozenset({"facts", "placeholders"}),
        Promise.WORKS: frozenset({"links", "external", "console", "overflow", "screenshots"}),
    }
)


def verdict_on(promise: Promise, report: QualityReport) -> Verdict:
    """Kept only where every check behind it ran and passed."""
    statuses = {check.name: check.status for check in report.checks}
    found = {statuses.get(name, "skipped") for name in CHECKS_BEHIND[promise]}
    if "failed" in found:
        return Verdict.BROKEN
    return Verdict.KEPT if found == {"passed"} else Verdict.UNCHECKED


def overall_verdict(report: QualityReport) -> Verdict:
    """Kept only where every promise is."""
    if not report.passed:
        return Verdict.BROKEN
    return Verdict.KEPT if {verdict_on(promise, report) for promise in Promise} == {Verdict.KEPT} else Verdict.UNCHECKED


def told(report: QualityReport, words: Words) -> list[tuple[Verdict, str]]:
    """Each promise as a sentence, with how it came out."""
    home = next(iter(report.scores), None)
    figures = {"performance": home.performance if home else ""}
    verdicts = {promise: verdict_on(promise, report) for promise in Promise}
    return [(verdict, words.promises[promise][verdict].format(**figures)) for promise, verdict in verdicts.items()]
