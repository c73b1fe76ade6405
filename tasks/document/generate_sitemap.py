"""The sitemap: the pages, and the one action that all of them lead to."""

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
    prompts=(PROMPT,),
    purpose=Purpose.ANALYSIS,
    seconds=300,
)
def generate_sitemap(run: Run, spec: SiteSpec, brief: Brief, ai: AIProvider) -> Sitemap:
    """Only pages that the form asks for."""

    def problems_of(sitemap: Sitemap) -> tuple[str, ...]:
        unasked = [page.id for page in sitemap.pages if page.id not in spec.pages]
        return tuple(f"The form does not ask for a page {page}" for page in unasked)

    prompt = Prompt(Purpose.ANALYSIS, PROMPT, {"spec": spec, "brief": brief})
    return ask(run, Stage.GENERATE_SITEMAP, ai, Sitemap, prompt, problems_of)
