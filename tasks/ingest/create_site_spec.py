"""The spec: what we understood of the form and its files."""

from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.onboarding import OnboardingForm
from domain.artifacts.spec import SiteSpec
from domain.fields import Slug
from domain.stages import Stage
from tasks.ingest.understand import understand_form
from tasks.run import Run
from tasks.stage import stage


@stage(Stage.CREATE_SITE_SPEC, about="Understand the form: hours, kind of business, starter, colour", version=3)
def create_site_spec(_run: Run, form: OnboardingForm, assets: AssetCatalogue, slug: Slug) -> SiteSpec:
    """The facts verbatim, in the shape that everything later is written from."""
    return understand_form(form, assets, slug=slug)
