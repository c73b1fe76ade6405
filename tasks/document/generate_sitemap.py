"""The sitemap: the pages, and the one action that all of them lead to; one task run for each language."""

from pathlib import Path

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.documents import Brief, Sitemap
from domain.artifacts.spec import SiteSpec
from domain.stages import Stage
from tasks.asking import ask
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "sitemap.md.j2"


@stage(
    Stage.GENERATE_SITEMAP,
    about="Plan the pages, their addresses and the one thing that a visitor should do",
    label="{spec.locale}",
    prompts=(PROMPT,),
    purpose=Purpose.ANALYSIS,
    seconds=300,
)
def generate_sitemap(run: Run, spec: SiteSpec, brief: Brief, original: Sitemap | None, ai: AIProvider) -> Sitemap:
    """Only pages that the form asks for; in a translation, those of the original."""

    def problems_of(sitemap: Sitemap) -> tuple[str, ...]:
        return sitemap_problems(sitemap, spec, original)

    values = {"spec": spec, "brief": brief} | ({"original": original} if original else {})
    prompt = Prompt(Purpose.ANALYSIS, PROMPT, values)
    return ask(run, Stage.GENERATE_SITEMAP, ai, Sitemap, prompt, problems_of)


def sitemap_problems(sitemap: Sitemap, spec: SiteSpec, original: Sitemap | None = None) -> tuple[str, ...]:
    """Where a sitemap does not fit the form, its language or the original, as sentences."""
    pages = [page.id for page in sitemap.pages]
    problems = [f"The form does not ask for a page {page}" for page in pages if page not in spec.pages]
    if sitemap.home != spec.home:
        problems.append(f"the pages must stand below {spec.home}")
    if original and pages != (wanted := [page.id for page in original.pages]):
        problems.append(f"pages must be those of the original, in its order: {', '.join(wanted)}")
    return tuple(problems)
