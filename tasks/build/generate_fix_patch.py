"""A repair of a site that does not build or does not pass: rules first, then AI, then without custom code."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ConfigDict

from blocks.ai.interface import AIProvider, Prompt, Purpose
from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.base import Frozen
from domain.artifacts.build import BuildProblem, FixPatch, fingerprint
from domain.artifacts.patch import FileEdit
from domain.artifacts.quality import QualityReport
from domain.artifacts.repository import Commit, RepositoryRef
from domain.errors import AIOutputInvalid, BuildFailed
from domain.stages import Stage
from tasks.asking import ask
from tasks.build.fixers import without_custom_code, without_dangling_references
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "fix.md.j2"
_MAY_BE_SHOWN = ("src/data/pages/", "src/custom/")


class SourceFile(Frozen):
    """A file as the prompt shows it: to the letter, so that line numbers and search texts fit."""

    model_config = ConfigDict(str_strip_whitespace=False)

    path: str
    text: str


def gate_problems(quality: QualityReport) -> tuple[BuildProblem, ...]:
    """The gate's errors, in the shape that repairs are made from."""
    return tuple(BuildProblem(message=item.message, file=item.page, code=item.check) for item in quality.errors)


@stage(
    Stage.GENERATE_FIX_PATCH,
    about="Repair what the build or the gate reported",
    prompts=(PROMPT,),
    purpose=Purpose.CODE_GENERATION,
    seconds=600,
)
def generate_fix_patch(
    run: Run,
    repository: RepositoryRef,
    commit: Commit,
    problems: tuple[BuildProblem, ...],
    seen: tuple[str, ...],
    host: RepositoryHost,
    ai: AIProvider,
) -> FixPatch:
    """`seen` are the fingerprints of earlier rounds: the same errors again mean that custom code is dropped.

    Raises:
        BuildFailed: nothing is left that could be tried.
    """
    files = host.open(repository).files(commit.sha)
    if fingerprint(problems) in seen:
        return _dropping_custom_code(files, problems)
    if edits := without_dangling_references(files):
        return _fix("deterministic", "Take out references that lead nowhere", edits)
    shown = tuple(
        SourceFile(path=path, text=content.decode(errors="replace"))
        for path, content in sorted(files.items())
        if path.startswith(_MAY_BE_SHOWN)
    )
    prompt = Prompt(Purpose.CODE_GENERATION, PROMPT, {"problems": problems, "files": shown})
    try:
        return ask(run, Stage.GENERATE_FIX_PATCH, ai, FixPatch, prompt)
    except AIOutputInvalid:
        return _dropping_custom_code(files, problems)


def _dropping_custom_code(files: Mapping[str, bytes], problems: tuple[BuildProblem, ...]) -> FixPatch:
    edits = without_custom_code(files)
    if not edits:
        raise BuildFailed(f"No repair is known for: {summary_of(problems)}")
    return _fix("drop-custom-code", "Drop the custom code that does not build", edits)


def _fix(approach: str, summary: str, edits: tuple[FileEdit, ...]) -> FixPatch:
    return FixPatch(approach=approach, summary=summary, edits=edits)


def summary_of(problems: tuple[BuildProblem, ...]) -> str:
    """The first few problems in a line."""
    lines = [f"{item.file or 'build'}: {item.message}" for item in problems[:3]]
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return "; ".join(lines) + more
