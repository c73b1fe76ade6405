"""Every form of `tests/forms` and `examples`: the whole document part, and the way through the pipeline to the gate."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from blocks.artifact_store.interface import ArtifactStore
from blocks.doors import embedded_doors
from blocks.orchestrator.flow_runs import stage_rows
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.onboarding import Goal, Locale, OnboardingForm, PageKind, Template
from domain.artifacts.outcome import Outcome
from domain.artifacts.spec import SiteSpec
from domain.database import Database, open_database
from domain.settings import settings
from domain.stages import ProjectStatus, Stage
from flows.generate_site import generate_site
from scripts.look import understood
from tasks.document.facts import invented_facts
from tasks.generate.generate_layout_plan import layout_problems
from tasks.generate.site_data import page_data, site_data
from tasks.ingest.intake import read_local_form, submit_local_form
from tests.blocks.writing import Written, write_site

ROOT = Path(__file__).parents[2]
PROOF = ROOT / "docs" / "proofs" / "forms.md"
FORMS = {path.stem: path for folder in ("examples", "tests/forms") for path in sorted((ROOT / folder).glob("*.json"))}
SAMPLE = "casa-marea"
PROOF_HEAD = """# Every form through the pipeline

Written by `make prove`: each form of `examples/` and `tests/forms/` through `generate_site`, errors and warnings as the
release gate counts them. Every asked page is there, nothing was repaired.

| form | business | language | starter | pages | errors | warnings |
|---|---|---|---|---|---|---|
"""
every_form = pytest.mark.parametrize("name", FORMS)


def form_of(name: str) -> OnboardingForm:
    return read_local_form(FORMS[name]).form


def spec_of(name: str) -> SiteSpec:
    """The spec as the pipeline makes it, with the form's own pictures."""
    return understood(FORMS[name])[0]


@cache
def written(name: str) -> Written:
    return write_site(spec_of(name))


def test_the_forms_cover_everything_that_a_form_can_ask_for() -> None:
    forms = [form_of(name) for name in FORMS]
    assert {form.locale for form in forms} == set(Locale)
    assert {form.goal for form in forms} == set(Goal)
    assert {page for form in forms for page in form.pages} == set(PageKind)
    assert {form.template for form in forms} == set(Template)
    assert {written(name).spec.starter for name in FORMS} == set(Template) - {Template.AUTO}
    assert len({form.business.industry for form in forms}) >= 15
    assert {len(form.offers) for form in forms} >= {0, 1, 3, 30}
    assert max(len(form.business.description) for form in forms) > 4_900
    assert max(len(form.business.name) for form in forms) == 80


@every_form
def test_every_picture_of_the_form_is_used(name: str) -> None:
    spec = written(name).spec
    pictures = (*spec.images, *spec.portraits, *spec.partner_logos, *([spec.logo] if spec.logo else []))
    assert len({picture.source for picture in pictures}) == len(read_local_form(FORMS[name]).files)


def test_to_look_at_a_form_a_picture_from_elsewhere_is_left_out_and_named(form_file: Callable[..., str]) -> None:
    elsewhere = "https://pictures.example/logo.png"
    spec, pictures = understood(Path(form_file(lambda form: form["assets"].update(logo=elsewhere))))
    assert spec.logo is None
    assert any(elsewhere in warning for warning in spec.warnings)
    assert len(pictures) == len(spec.images) + len(spec.portraits) > 0


@every_form
def test_the_documents_fit_together_and_invent_nothing(name: str) -> None:
    site = written(name)
    assert [problem for page in site.content.pages for problem in invented_facts(page, site.spec)] == []
    assert layout_problems(site.layout, site.spec, site.content) == ()
    assert [page.page for page in site.content.pages] == [page.id for page in site.sitemap.pages]
    languages = len(site.spec.languages)
    assert len(page_data(site.spec, site.sitemap, site.content, site.layout)) == languages * len(site.sitemap.pages)
    assert site_data(site.spec, site.sitemap, site.content, site.layout).languages[0].action == site.sitemap.action


@every_form
def test_every_page_that_was_asked_for_is_there(name: str) -> None:
    """These forms have something to say on each page that they ask for."""
    site = written(name)
    assert {page.id for page in site.sitemap.pages} == set(site.spec.pages)
    assert all(page.sections for page in site.content.pages)


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with open_database(settings()) as database:
        yield database


class Proof(NamedTuple):
    """What the pipeline made of a form; `pages` are those that there are in every language."""

    form: OnboardingForm
    starter: Template
    pages: frozenset[PageKind]
    outcome: Outcome

    @property
    def row(self) -> str:
        quality = self.outcome.quality
        assert quality is not None
        cells = (self.form.business.industry, self.form.locale, self.starter, len(self.pages))
        return " | ".join(map(str, (*cells, len(quality.errors), len(quality.warnings))))


@pytest.fixture(scope="module")
def proofs() -> Iterator[dict[str, Proof]]:
    """What was generated; written down when it was all of the forms."""
    proofs: dict[str, Proof] = {}
    yield proofs
    if set(proofs) == set(FORMS):
        rows = "\n".join(f"| {name} | {proof.row} |" for name, proof in sorted(proofs.items()))
        PROOF.parent.mkdir(parents=True, exist_ok=True)
        PROOF.write_text(PROOF_HEAD + rows + "\n", encoding="utf-8")


def generated(name: str, database: Database) -> Proof:
    local = read_local_form(FORMS[name])
    store = embedded_doors(settings()).artifact_store
    outcome = generate_site(submit_local_form(local, database, store))
    artifacts = f"projects/{outcome.project_id}/artifacts"
    layout = LayoutPlan.model_validate_json(store.read(f"{artifacts}/layout.json"))
    codes = [locale.lower() for locale in local.form.locales if locale != local.form.locale]
    names = ("sitemap.json", *(f"sitemap-{code}.json" for code in codes))
    sitemaps = [Sitemap.model_validate_json(store.read(f"{artifacts}/{name}")) for name in names]
    pages = [_built_pages(sitemap, outcome, store) for sitemap in sitemaps]
    return Proof(local.form, layout.starter, frozenset.intersection(*pages), outcome)


def _built_pages(sitemap: Sitemap, outcome: Outcome, store: ArtifactStore) -> frozenset[PageKind]:
    assert outcome.build is not None
    assert outcome.build.archive is not None
    with ZipFile(BytesIO(store.read(outcome.build.archive))) as archive:
        files = set(archive.namelist())
    return frozenset(page.id for page in sitemap.pages if f"{page.path}index.html".lstrip("/") in files)


def assert_passed(proof: Proof) -> None:
    outcome = proof.outcome
    assert proof.pages == set(proof.form.pages)
    assert outcome.status is ProjectStatus.PREVIEW_READY
    assert outcome.quality is not None
    assert outcome.quality.errors == ()
    stages = {row.name for row in stage_rows(outcome.flow_run_id, task_runs=outcome.task_runs)}
    assert Stage.GENERATE_FIX_PATCH not in stages


@pytest.mark.usefixtures("prefect_server")
def test_one_form_passes_the_gate(database: Database) -> None:
    assert_passed(generated(SAMPLE, database))


@pytest.fixture
def in_a_browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The gate looks at every page."""
    monkeypatch.delenv("SITEGEN_CHROMIUM")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.matrix
@pytest.mark.usefixtures("prefect_server", "in_a_browser")
@every_form
def test_each_form_passes_the_gate(name: str, database: Database, proofs: dict[str, Proof]) -> None:
    proof = generated(name, database)
    assert_passed(proof)
    proofs[name] = proof
