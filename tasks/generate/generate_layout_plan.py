"""The layout plan: how each section looks, in which order, and from which colour the theme is made."""

from pathlib import Path

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.content import PageContent, SiteContent
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan, PageLayout
from domain.artifacts.spec import SiteSpec
from domain.stages import Stage
from tasks.asking import ask
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "layout.md.j2"


@stage(
    Stage.GENERATE_LAYOUT_PLAN,
    about="Plan the look: order, variant and surface of every section",
    prompts=(PROMPT,),
    purpose=Purpose.ANALYSIS,
    seconds=300,
)
def generate_layout_plan(
    run: Run, spec: SiteSpec, sitemap: Sitemap, content: SiteContent, ai: AIProvider
) -> LayoutPlan:
    """Every page of the content, each of its sections placed once at most."""

    def problems_of(plan: LayoutPlan) -> tuple[str, ...]:
        return layout_problems(plan, spec, content)

    prompt = Prompt(Purpose.ANALYSIS, PROMPT, {"spec": spec, "sitemap": sitemap, "content": content})
    return ask(run, Stage.GENERATE_LAYOUT_PLAN, ai, LayoutPlan, prompt, problems_of)


def layout_problems(plan: LayoutPlan, spec: SiteSpec, content: SiteContent) -> tuple[str, ...]:
    """Where a plan does not fit the content that it places, as sentences."""
    problems = [] if plan.starter == spec.starter else [f"starter must be {spec.starter}"]
    pages = {page.page: page for page in content.pages}
    if len(plan.pages) != len(pages) or {page.page for page in plan.pages} != set(pages):
        problems.append(f"pages must be exactly {', '.join(pages)}")
    for layout in plan.pages:
        if layout.page in pages:
            problems += _page_problems(layout, pages[layout.page])
    return tuple(problems)


def _page_problems(layout: PageLayout, page: PageContent) -> list[str]:
    kinds = {section.id: section.content.kind for section in page.sections}
    placed = [placement.section for placement in layout.sections]
    problems = [f"{page.page}: section {name} is placed twice" for name in set(placed) if placed.count(name) > 1]
    problems += [
        f"{page.page}: there is no {placement.kind} section '{placement.section}'"
        for placement in layout.sections
        if kinds.get(placement.section) != placement.kind
    ]
    return problems
