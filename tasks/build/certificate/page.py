"""The certificate's page: five promises, the scores, the pictures, and every check that stands behind them."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from domain.artifacts.quality import QualityReport
from domain.artifacts.spec import SiteSpec
from domain.certificate.promises import overall_verdict, told
from domain.certificate.words import words_in

_TEMPLATE = Path(__file__).parent / "page.html.j2"


def certificate(report: QualityReport, spec: SiteSpec, page_names: Mapping[str, str], folder: str) -> bytes:
    """HTML that needs nothing but the screenshots, which lie below its own folder; `page_names` are by path."""
    words = words_in(spec.locale)
    home = next(iter(report.scores), None)
    environment = Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_TEMPLATE.read_text()).render(
        words=words,
        locale=spec.locale,
        name=spec.business.name,
        brand=spec.brand_color,
        verdict=overall_verdict(report),
        promises=told(report, words),
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
