"""The page on the stages of the pipeline."""

from pathlib import Path
from typing import Any

from prefect import Task

import tasks
from cli.reference.code_objects import definitions
from cli.reference.markdown import code, page, table
from domain.stages import Stage, needs
from tasks.project.starters import STARTERS
from tasks.stage import StageCache

_INTRODUCTION = """\
Each stage is a Prefect task of this name, in the pipeline's order. It waits for the stages that are named and for
whatever those wait for; `generate_fix_patch` runs only where the build or the gate found errors, and `notify_human`
only where a run cannot go on.
"""
_HOW = """\
`version` changes when the same inputs should give another result. The time limit is a backstop: doors and the sandbox
keep limits of their own. *Looked at* means that a cached result is only used while its effect is still there.
"""
_AROUND = "These two tasks hold a project's lease while the stages run. They are never cached."


def stages_page() -> str:
    """Every stage, and the tasks around them."""
    found = stage_tasks()
    others = {
        thing.name: thing
        for thing in definitions(tasks)
        if isinstance(thing, Task) and not isinstance(thing.cache_policy, StageCache)
    }
    return page(
        "Stages",
        _INTRODUCTION,
        table(("stage", "does", "waits for", "returns"), (_row(stage, found[stage]) for stage in Stage)),
        "## How each one runs",
        _HOW,
        table(
            ("stage", "version", "seconds", "AI purpose", "prompts", "effect", "code"),
            (_details(stage, found[stage]) for stage in Stage),
        ),
        "## Around the stages",
        _AROUND,
        table(
            ("task", "does", "code"),
            ((code(name), task.description or "", _code(task)) for name, task in others.items()),
        ),
    )


def stage_tasks() -> dict[Stage, Task[..., Any]]:
    """The Prefect task of each stage."""
    found = (thing for thing in definitions(tasks) if isinstance(thing, Task))
    return {Stage(task.name): task for task in found if isinstance(task.cache_policy, StageCache)}


def _row(stage: Stage, task: Task[..., Any]) -> tuple[str, str, str, str]:
    returns = _cache(task).returns
    return (
        code(stage),
        task.description or "",
        ", ".join(map(code, needs(stage))),
        f"[{returns.__name__}](artifacts.md#{returns.__name__.lower()})",
    )


def _details(stage: Stage, task: Task[..., Any]) -> tuple[str, ...]:
    cache = _cache(task)
    return (
        code(stage),
        str(cache.version),
        f"{task.timeout_seconds:g}" if task.timeout_seconds else "",
        code(cache.purpose) if cache.purpose else "",
        ", ".join(_link(path) for path in cache.prompts),
        "looked at" if cache.stands else "",
        _code(task),
    )


def _cache(task: Task[..., Any]) -> StageCache:
    policy = task.cache_policy
    if not isinstance(policy, StageCache):
        raise TypeError(f"{task.name} is no stage")
    return policy


def _code(task: Task[..., Any]) -> str:
    return _link(STARTERS.parent / f"{task.fn.__module__.replace('.', '/')}.py")


def _link(file: Path) -> str:
    return f"[{file.name}](../../{file.relative_to(STARTERS.parent).as_posix()})"
