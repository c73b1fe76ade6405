"""An AI provider whose answers a test writes, as a saved block that the pipeline finds like any other."""

import json
from typing import TypeVar

from blocks.ai.interface import AIOutput, Prompt
from blocks.ai.offline_writer import OfflineWriter
from domain.artifacts.base import Artifact
from domain.artifacts.build import FixPatch
from domain.artifacts.content import Custom, Offers, PageContent, Section, Testimonials
from domain.artifacts.onboarding import PageKind
from domain.artifacts.patch import CodePatch, WriteText

T = TypeVar("T", bound=Artifact)
COMPONENT = "src/custom/Noticeboard.astro"
NOTICE = "Encomende até as 18h"


class ScriptedWriter(OfflineWriter):
    """The offline writer, with a scripted component on the home page or with a scripted fault.

    `drafts` are the component's source: as it is written first, then after each repair.
    """

    _block_type_name = "Test Scripted Writer"

    drafts: tuple[str, ...] = ()
    invents_a_price: bool = False
    forgets_the_quotes: bool = False

    def generate(self, artifact_type: type[T], prompt: Prompt, feedback: tuple[str, ...] = ()) -> AIOutput[T]:
        if artifact_type is CodePatch and self.drafts:
            return self._answer(artifact_type, {"summary": "Add a noticeboard", "edits": (_write(self.drafts[0]),)})
        if artifact_type is FixPatch and self.drafts:
            draft = self.drafts[self.drafts.index(_shown_source(prompt)) + 1]
            return self._answer(artifact_type, {"approach": "ai", "summary": "Mend it", "edits": (_write(draft),)})
        output = super().generate(artifact_type, prompt, feedback)
        if isinstance(output.content, PageContent):
            return self._answer(artifact_type, self._scripted(output.content).model_dump())
        return output

    def _answer(self, artifact_type: type[T], values: dict[str, object]) -> AIOutput[T]:
        content = artifact_type.model_validate(values)
        return AIOutput[T](success=True, artifact_type=artifact_type.__name__, content=content)

    def _scripted(self, page: PageContent) -> PageContent:
        sections = list(page.sections)
        if self.drafts and page.page is PageKind.HOME:
            notice = Custom(component="Noticeboard", title="Avisos", texts=(NOTICE,))
            sections.append(Section(id="noticeboard", content=notice))
        if self.forgets_the_quotes:
            sections = [section for section in sections if not isinstance(section.content, Testimonials)]
        if self.invents_a_price:
            sections = [_with_invented_price(section) for section in sections]
        return page.model_copy(update={"sections": tuple(sections)})


def _with_invented_price(section: Section) -> Section:
    if not isinstance(section.content, Offers):
        return section
    offers = json.loads(section.content.model_dump_json())
    offers["groups"][0]["items"][0]["price"] = "R$ 1"
    return section.model_copy(update={"content": Offers.model_validate(offers)})


def _write(source: str) -> WriteText:
    return WriteText(path=COMPONENT, text=source)


def _shown_source(prompt: Prompt) -> str:
    files = prompt.values["files"]
    assert isinstance(files, tuple)
    return next(str(file.text) for file in files if file.path == COMPONENT)  # type: ignore[attr-defined]
