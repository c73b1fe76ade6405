"""The embedded default of the AI door: a rule-based writer that uses no AI at all."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel

from blocks.ai.interface import AIOutput, AIProvider, Prompt, Purpose
from blocks.ai.offline.brief import write_brief
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.layout import plan_layout
from blocks.ai.offline.pages import write_page
from blocks.ai.offline.reviser import plan_revision, refuse_unfit
from blocks.ai.offline.sitemap import write_sitemap
from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.base import Artifact
from domain.artifacts.content import PageContent, SiteContent
from domain.artifacts.documents import Brief, Sitemap, SitemapPage
from domain.artifacts.layout import LayoutPlan
from domain.artifacts.patch import CodePatch
from domain.artifacts.revision import RevisionPlan, RevisionRequest
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec

MODEL = "offline-writer-2"

T = TypeVar("T", bound=Artifact)
M = TypeVar("M", bound=BaseModel)


class OfflineWriter(AIProvider):
    """Writes every artifact from the onboarding alone, deterministically, in the form's language.

    Custom code is beyond rules: asked for a code patch it leaves the code as it is, and asked to
    repair code it says that this needs an AI provider.
    """

    _block_type_name = "Sitegen Offline Writer"
    _description = "Writes sites by rules, without any AI; the embedded default."

    @property
    def address(self) -> str:
        """It is part of the program."""
        return "embedded"

    def model_for(self, purpose: Purpose) -> str:  # noqa: ARG002 - the rules are the same for every purpose
        """The version of the rules."""
        return MODEL

    def generate(self, artifact_type: type[T], prompt: Prompt, feedback: tuple[str, ...] = ()) -> AIOutput[T]:
        """Write an artifact from the prompt's values; the text is for models that read.

        Rules have no second idea: a revision's plan that came back with feedback is given up in plain words.
        """
        write = _unfit if feedback and artifact_type is RevisionPlan else _WRITERS.get(artifact_type)
        if write is None:
            return AIOutput[T](
                success=False,
                artifact_type=artifact_type.__name__,
                validation_errors=(f"{artifact_type.__name__} needs an AI provider: it cannot be written by rules",),
            )
        return AIOutput[T](success=True, artifact_type=artifact_type.__name__, content=cast("T", write(prompt)))


def _brief(prompt: Prompt) -> Brief:
    return write_brief(_facts(prompt))


def _sitemap(prompt: Prompt) -> Sitemap:
    return write_sitemap(_facts(prompt))


def _page(prompt: Prompt) -> PageContent:
    return write_page(_facts(prompt), _value(prompt, "sitemap", Sitemap), _value(prompt, "page", SitemapPage))


def _layout(prompt: Prompt) -> LayoutPlan:
    return plan_layout(_facts(prompt), _value(prompt, "sitemap", Sitemap), _value(prompt, "content", SiteContent))


def _no_code(prompt: Prompt) -> CodePatch:  # noqa: ARG001 - whatever was asked
    return CodePatch(summary="No custom code: the site was written by rules", edits=())


def _revision(prompt: Prompt) -> RevisionPlan:
    return plan_revision(
        _value(prompt, "documents", SiteDocuments),
        _value(prompt, "request", RevisionRequest),
        _value(prompt, "pictures", AssetCatalogue),
    )


def _unfit(prompt: Prompt) -> RevisionPlan:
    return refuse_unfit(_value(prompt, "request", RevisionRequest))


_WRITERS: Mapping[type[Artifact], Callable[[Prompt], Artifact]] = MappingProxyType(
    {
        Brief: _brief,
        Sitemap: _sitemap,
        PageContent: _page,
        LayoutPlan: _layout,
        CodePatch: _no_code,
        RevisionPlan: _revision,
    }
)


def _facts(prompt: Prompt) -> Facts:
    return Facts(_value(prompt, "spec", SiteSpec))


def _value(prompt: Prompt, name: str, kind: type[M]) -> M:
    value = prompt.values[name]
    if not isinstance(value, kind):
        raise TypeError(f"the prompt's value {name!r} must be a {kind.__name__}, not a {type(value).__name__}")
    return value
