"""The code patch: data files rendered from the artifacts, and custom components where the content names one."""

import json
from pathlib import Path

from pydantic import BaseModel

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.content import Custom, SiteContent
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.patch import CodePatch, FileEdit, WriteAsset, WriteText
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec
from domain.stages import Stage
from tasks.asking import ask
from tasks.generate.site_data import asset_path, data_files, site_assets
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "custom_code.md.j2"
CUSTOM = "src/custom/"
OWNED = ("src/data/pages/", "src/data/assets/", CUSTOM)


@stage(
    Stage.GENERATE_CODE_PATCH,
    about="Turn the documents into file edits",
    prompts=(PROMPT,),
    purpose=Purpose.CODE_GENERATION,
    seconds=600,
)
def generate_code_patch(
    run: Run, spec: SiteSpec, sitemap: Sitemap, content: SiteContent, layout: LayoutPlan, ai: AIProvider
) -> CodePatch:
    """One edit for each file that is generated."""
    documents = SiteDocuments(spec=spec, sitemap=sitemap, content=content, layout=layout)
    edits: list[FileEdit] = [_json(path, data) for path, data in data_files(documents).items()]
    edits += [WriteAsset(path=asset_path(asset), file=asset.file, digest=asset.digest) for asset in site_assets(spec)]
    edits += _custom_code(run, spec, content, ai)
    return CodePatch(summary=f"Generate the site of {spec.business.name}", edits=tuple(edits), owns=OWNED)


def _custom_code(run: Run, spec: SiteSpec, content: SiteContent, ai: AIProvider) -> tuple[FileEdit, ...]:
    """Components that the content asks for; only an AI provider can write them."""
    wanted = {
        section.content.component
        for page in content.pages
        for section in page.sections
        if isinstance(section.content, Custom)
    }
    if not wanted:
        return ()
    paths = {f"{CUSTOM}{name}.astro" for name in wanted}

    def problems_of(patch: CodePatch) -> tuple[str, ...]:
        written = {edit.path for edit in patch.edits if edit.op == "write"}
        strays = tuple(f"{edit.path} was not asked for" for edit in patch.edits if not edit.path.startswith(CUSTOM))
        return (*strays, *(f"{path} is missing" for path in sorted(paths - written)))

    prompt = Prompt(Purpose.CODE_GENERATION, PROMPT, {"spec": spec, "content": content})
    return ask(run, Stage.GENERATE_CODE_PATCH, ai, CodePatch, prompt, problems_of).edits


def _json(path: str, data: BaseModel) -> WriteText:
    return WriteText(path=path, text=json.dumps(data.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
