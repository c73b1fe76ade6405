"""How a run of a flow is shown: its stages as they begin, and what came out, for people and as JSON."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from blocks.doors import Doors
from blocks.orchestrator.flow_runs import stage_rows
from cli.report import people, result
from domain.artifacts.outcome import Outcome
from domain.settings import settings
from tasks.build.archive import unpack_archive


class _Progress(logging.Handler):
    """Each stage as it begins, for people."""

    def emit(self, record: logging.LogRecord) -> None:
        people.print(f"  {record.getMessage()}", markup=False)


@contextmanager
def stages_shown() -> Iterator[None]:
    """Tell people of each stage while a flow runs in this process."""
    progress = logging.getLogger("sitegen.progress")
    progress.setLevel(logging.INFO)
    handler = _Progress()
    progress.addHandler(handler)
    try:
        yield
    finally:
        progress.removeHandler(handler)


def report(outcome: Outcome, doors: Doors, began: float, *, as_json: bool) -> None:
    """What a run came to."""
    seconds = round(time.monotonic() - began, 1)
    dist = None
    if outcome.version and outcome.build and outcome.build.archive:
        dist = settings().home / "dist" / outcome.slug / f"v{outcome.version}"
        unpack_archive(doors.artifact_store, outcome.build.archive, dist)
    if outcome.revision:
        people.print(f"\n{outcome.revision.plan.answer}", markup=False)
    if outcome.preview:
        people.print(f"\n[green]Version {outcome.version} is ready[/] after {seconds} s: {outcome.preview.url}")
        people.print("`sitegen up` serves it.")
    else:
        people.print(f"\n[green]Done[/] after {seconds} s; the project is {outcome.status}.")
    certificate = _certificate_url(outcome, doors)
    _notes(outcome, certificate)
    if as_json:
        result(_payload(outcome, dist, certificate, seconds))


def _notes(outcome: Outcome, certificate: str | None) -> None:
    for page in outcome.revision.changed_pages if outcome.revision else ():
        people.print(f"Changed: {page}", markup=False)
    for check in outcome.quality.skipped if outcome.quality else ():
        people.print(f"Not checked: {check.name}, since {check.detail}.", markup=False)
    if certificate:
        people.print(f"Certificate of quality: {certificate}", markup=False, soft_wrap=True)
    for warning in outcome.warnings:
        people.print(f"Please note: {warning}", markup=False)


def _revision(outcome: Outcome) -> dict[str, Any]:
    revision = outcome.revision
    if revision is None:
        return {}
    plan = revision.plan.model_dump(mode="json", include={"kind", "operations"})
    told = {"number": revision.number, "plan": plan, "answer": revision.plan.answer}
    return {"revision": told, "changed_pages": list(revision.changed_pages)}


def _certificate_url(outcome: Outcome, doors: Doors) -> str | None:
    key = outcome.quality.certificate if outcome.quality else None
    return doors.artifact_store.url(key) if key else None


def _payload(outcome: Outcome, dist: Path | None, certificate: str | None, seconds: float) -> dict[str, Any]:
    quality = outcome.quality
    return {
        "project_id": outcome.project_id,
        "version": outcome.version,
        "status": outcome.status,
        "preview_url": outcome.preview.url if outcome.preview else None,
        "dist": str(dist) if dist else None,
        "quality": {
            "errors": [finding.model_dump(mode="json") for finding in quality.errors] if quality else [],
            "warnings": [finding.model_dump(mode="json") for finding in quality.warnings] if quality else [],
            "skipped": [check.model_dump(mode="json") for check in quality.skipped] if quality else [],
            "scores": [scores.model_dump(mode="json") for scores in quality.scores] if quality else [],
            "screenshots": [picture.model_dump(mode="json") for picture in quality.screenshots] if quality else [],
            "certificate": certificate,
        },
        **_revision(outcome),
        "warnings": outcome.warnings,
        "stages": [row.model_dump(mode="json") for row in stage_rows(outcome.flow_run_id, task_runs=outcome.task_runs)],
        "seconds": seconds,
    }
