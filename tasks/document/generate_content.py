"""What a page says; one task run for each page, all at the same time."""

from pathlib import Path

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.content import PageContent
from domain.artifacts.documents import Brief, Sitemap, SitemapPage
from domain.artifacts.spec import SiteSpec
from domain.stages import Stage
from tasks.asking import ask
from tasks.document.facts import invented_facts
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "content.md.j2"


@stage(
    Stage.GENERATE_CONTENT,
    about="Write one page: its title, its description and its sections",
    label="{page.id}",
    prompts=(PROMPT,),
    purpose=Purpose.CONTENT_GENERATION,
    seconds=600,
)
def generate_content(
    run: Run, spec: SiteSpec, brief: Brief, sitemap: Sitemap, page: SitemapPage, ai: AIProvider
) -> PageContent:
    """Facts come out of the spec verbatim; what the spec does not say is not said."""

    def problems_of(content: PageContent) -> tuple[str, ...]:
        wrong_page = () if content.page == page.id else (f"page must be {page.id}",)
        return (*wrong_page, *invented_facts(content, spec))

    values = {"spec": spec, "brief": brief, "sitemap": sitemap, "page": page}
    prompt = Prompt(Purpose.CONTENT_GENERATION, PROMPT, values)
    return ask(run, Stage.GENERATE_CONTENT, ai, PageContent, prompt, problems_of)
