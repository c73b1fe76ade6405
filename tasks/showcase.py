"""What operators see of an artifact in the Prefect UI."""

import re
from functools import singledispatch

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from domain.artifacts.base import Artifact
from domain.artifacts.deployment import Preview
from domain.artifacts.documents import Brief
from domain.artifacts.quality import QualityReport, Scores
from domain.artifacts.spec import SiteSpec

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def _plain(text: str) -> str:
    """What a client typed, as Markdown that shows just that."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


@singledispatch
def show(artifact: Artifact) -> None:
    """Make a Prefect artifact where there is something worth looking at."""


@show.register
def _(brief: Brief) -> None:
    create_markdown_artifact(key="brief", markdown=brief.markdown, description=brief.title)


@show.register
def _(spec: SiteSpec) -> None:
    facts = {
        "Industry": f"{spec.business.industry} ({spec.schema_type})",
        "Languages": ", ".join(spec.languages),
        "Starter": spec.starter,
        "Goal": spec.goal,
        "Pages": ", ".join(spec.pages),
        "Colour": spec.brand_color or "none given",
        "Offers, people, quotes, answers": " · ".join(
            str(len(rows)) for rows in (spec.offers, spec.people, spec.testimonials, spec.faqs)
        ),
        "Pictures": str(len(spec.images) + len(spec.portraits)),
    }
    table = "".join(f"| {name} | {_plain(value)} |\n" for name, value in facts.items())
    warnings = "".join(f"> ⚠ {_plain(warning)}\n\n" for warning in spec.warnings)
    full = spec.model_dump_json(indent=2, exclude_none=True)
    markdown = f"# {_plain(spec.business.name)}\n\n{warnings}| | |\n|---|---|\n{table}\n```json\n{full}\n```"
    create_markdown_artifact(key="site-spec", markdown=markdown, description="What we understood of the form")


@show.register
def _(report: QualityReport) -> None:
    rows = [{"check": item.name, "status": item.status, "detail": item.detail} for item in report.checks]
    rows += [{"check": f.check, "status": str(f.severity), "detail": f"{f.page}: {f.message}"} for f in report.findings]
    rows += [{"check": "scores", "status": "", "detail": _scores(item)} for item in report.scores]
    rows += [{"check": "screenshots", "status": "", "detail": item.key} for item in report.screenshots]
    create_table_artifact(key="quality-report", table=rows, description=report.verdict)


def _scores(item: Scores) -> str:
    numbers = item.model_dump(exclude={"page"})
    return f"{item.page}: " + ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in numbers.items())


@show.register
def _(preview: Preview) -> None:
    create_link_artifact(
        key="preview", link=preview.url, link_text=preview.host, description=f"Version {preview.version}"
    )
