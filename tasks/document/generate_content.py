"""What a page says; one task run for each page and language, translations after what they translate."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    label="{page.id} · {spec.locale}",
    prompts=(PROMPT,),
    purpose=Purpose.CONTENT_GENERATION,
    seconds=600,
)
def generate_content(
    run: Run,
    spec: SiteSpec,
    brief: Brief,
    sitemap: Sitemap,
    page: SitemapPage,
    original: PageContent | None,
    ai: AIProvider,
) -> PageContent:
    """Facts come out of the spec verbatim; what the spec does not say is not said."""

    def problems_of(content: PageContent) -> tuple[str, ...]:
        return content_problems(content, spec, sitemap, page, original)

    values = {"spec": spec, "brief": brief, "sitemap": sitemap, "page": page}
    values |= {"original": original} if original else {}
    prompt = Prompt(Purpose.CONTENT_GENERATION, PROMPT, values)
    return ask(run, Stage.GENERATE_CONTENT, ai, PageContent, prompt, problems_of)


def content_problems(
    content: PageContent, spec: SiteSpec, sitemap: Sitemap, page: SitemapPage, original: PageContent | None = None
) -> tuple[str, ...]:
    """What is not the page that was asked for, as sentences."""
    problems = [] if content.page == page.id else [f"page must be {page.id}"]
    if original and content.structure != original.structure:
        wanted = ", ".join(f"{name} ({kind})" for name, kind in original.structure)
        problems.append(f"sections must be those of the original, in its order: {wanted}")
    paths = {item.path for item in sitemap.pages}
    strays = sorted(href for href in _links(content.model_dump()) if href.startswith("/") and href not in paths)
    problems += [f"the sitemap has no page {href}" for href in strays]
    return (*problems, *invented_facts(content, spec))


def _links(value: Any) -> Iterator[str]:
    """Every `href` within a page."""
    match value:
        case {"href": str(href)}:
            yield href
        case dict():
            yield from (href for item in value.values() for href in _links(item))
        case list() | tuple():
            yield from (href for item in value for href in _links(item))
