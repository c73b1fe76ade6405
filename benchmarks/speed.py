"""Where the time of `sitegen generate` goes, beside the goals that are set for it.

    make bench

Caches are warm and a Prefect server is running. Figures are medians of `ROUNDS` rounds on a machine that
should have nothing else to do.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psutil
from git import Repo
from rich.console import Console
from rich.table import Table

from blocks.orchestrator.environment import use_prefect_home

ROOT = Path(__file__).parents[1]
SITEGEN = Path(sys.executable).with_name("sitegen")
FORM = ROOT / "examples" / "padaria-aurora.json"
SITE_URL = "https://padaria-aurora.example"
ROUNDS = 5
MB = 1024 * 1024

out = Console(width=100, highlight=False)


class Run(NamedTuple):
    """One `sitegen generate`: what it reported, how long it took in all, and its own process's peak memory."""

    report: dict[str, Any]
    seconds: float
    peak_memory: int

    def stage(self, name: str) -> float:
        return float(next(row["seconds"] for row in self.report["stages"] if row["name"] == name))


class Goal(NamedTuple):
    """A figure that was promised, and the one that was measured."""

    what: str
    measured: float
    limit: float
    unit: str

    @property
    def met(self) -> bool:
        return self.measured <= self.limit


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="sitegen-bench-") as folder:
        home = Path(folder, "home")
        os.environ["SITEGEN_HOME"] = str(home)
        use_prefect_home(home)
        from blocks.orchestrator.server import prefect_server  # noqa: PLC0415 - Prefect reads its settings once

        with prefect_server(home):
            out.print("Making the site once, so that caches are warm …")
            first = generate()
            everything = [name for row in first.report["stages"] for name in ("--refresh", row["name"])]
            source = sources_of(home, Path(folder, "site"))
            anew = rounds("every stage anew", lambda: generate(*everything))
            again = rounds("nothing to do", generate)
            builds = alternately(lambda: bare_build(source), lambda: sandboxed_build(source, Path(folder, "images")))
    return report(first, anew, again, *builds)


def rounds(what: str, run: Callable[[], Run]) -> list[Run]:
    out.print(f"{what}: {ROUNDS} rounds …")
    return [run() for _ in range(ROUNDS)]


def generate(*arguments: str) -> Run:
    """Run the command and watch its process; children, such as the build, are not counted."""
    began = time.perf_counter()
    with subprocess.Popen(
        [SITEGEN, "generate", FORM, "--json", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        peak = watched_peak(process)
        output = process.stdout.read() if process.stdout else ""
    seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"sitegen generate failed: {output}")
    return Run(json.loads(output.splitlines()[-1]), seconds, peak)


def watched_peak(process: subprocess.Popen[str]) -> int:
    """Peak resident memory in bytes."""
    peak, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    return peak


def sources_of(home: Path, target: Path) -> Path:
    """The generated site's own repository, as a client would clone it, with the kit's packages beside it."""
    [repository] = home.glob("repositories/*.git")
    Repo.clone_from(repository, target, branch="revision-0")
    shutil.rmtree(target / ".git")
    (target / "node_modules").symlink_to(ROOT / "starters" / "kit" / "node_modules")
    return target


def alternately(*measures: Callable[[], float]) -> list[list[float]]:
    """Rounds of several measures in turn, so that what disturbs the machine disturbs all of them; one to warm up."""
    out.print(f"the build, bare and in the sandbox: {ROUNDS} rounds …")
    taken = [[measure() for measure in measures] for _ in range(ROUNDS + 1)][1:]
    return [list(column) for column in zip(*taken, strict=True)]


def bare_build(source: Path) -> float:
    began = time.perf_counter()
    subprocess.run(
        [source / "node_modules/.bin/node", "node_modules/astro/bin/astro.mjs", "build"],
        cwd=source,
        env={"PATH": os.environ["PATH"], "SITE_URL": SITE_URL, "ASTRO_TELEMETRY_DISABLED": "1"},
        capture_output=True,
        check=True,
    )
    return time.perf_counter() - began


def sandboxed_build(source: Path, images: Path) -> float:
    from sandbox.site_build import build_site  # noqa: PLC0415
    from tasks.build.sandboxed import toolchain  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="sitegen-bench-") as folder:
        plain = Path(folder, "site")
        shutil.copytree(source, plain, ignore=shutil.ignore_patterns("node_modules", "dist", ".astro", ".cache"))
        began = time.perf_counter()
        build = build_site(plain, toolchain(), site_url=SITE_URL, forms_url="", cache=images)
        seconds = time.perf_counter() - began
    if not build.passed:
        raise SystemExit(f"the site does not build: {build.problems}")
    return seconds


def report(first: Run, anew: list[Run], again: list[Run], bare: list[float], boxed: list[float]) -> int:
    bare_seconds = median(bare)
    without_gate = median(run.seconds - run.stage("verify_site") for run in anew)
    added = median(one - other for one, other in zip(boxed, bare, strict=True))
    goals = (
        Goal("every stage anew, without verification", without_gate, 3 * bare_seconds + 5, "s"),
        Goal("the gate with its browser", median(run.stage("verify_site") for run in anew), 20, "s"),
        Goal("the identical second run", median(run.seconds for run in again), 5, "s"),
        Goal("what the sandbox adds to a build", added, 0.3, "s"),
        Goal("peak memory of the process", max(run.peak_memory for run in (first, *anew, *again)) / MB, 400, "MB"),
    )
    out.print(profile("Every stage anew", anew), profile("The identical second run", again))
    out.print(f"Bare astro build: {bare_seconds:.2f} s; in the sandbox {median(boxed):.2f} s. ", end="")
    out.print(f"Importing the command line: {median(import_seconds() for _ in range(ROUNDS)):.2f} s.")
    out.print(verdict(goals))
    met = sum(goal.met for goal in goals)
    out.print(f"bench: {met} of {len(goals)} goals met")
    return 0 if met == len(goals) else 1


def import_seconds() -> float:
    began = time.perf_counter()
    subprocess.run([SITEGEN, "--help"], capture_output=True, check=True)
    return time.perf_counter() - began


def profile(title: str, runs: list[Run]) -> Table:
    """Each stage's time, and what passes outside of them; stages may run side by side."""
    table = Table("where", "seconds", title=title, title_justify="left")
    for row in runs[0].report["stages"]:
        table.add_row(row["name"], f"{median(run.stage(row['name']) for run in runs):.2f}")
    table.add_section()
    table.add_row("in the stages, added up", f"{median(map(in_stages, runs)):.2f}")
    table.add_row("from the form's acceptance to the report", f"{median(run.report['seconds'] for run in runs):.2f}")
    table.add_row("the command, from start to exit", f"{median(run.seconds for run in runs):.2f}")
    return table


def in_stages(run: Run) -> float:
    return sum(float(row["seconds"]) for row in run.report["stages"])


def verdict(goals: Iterable[Goal]) -> Table:
    table = Table("goal", "measured", "at most", "")
    for goal in goals:
        measured, limit = (f"{figure:.2f} {goal.unit}" for figure in (goal.measured, goal.limit))
        table.add_row(goal.what, measured, limit, "met" if goal.met else "missed")
    return table


if __name__ == "__main__":
    sys.exit(main())
