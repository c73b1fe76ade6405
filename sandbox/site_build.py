"""Builds a site from the exported files of its repository."""

import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from sandbox.errors import FilesRefused
from sandbox.output import digest, read_path
from sandbox.policy import BUILD, Limits
from sandbox.problems import Problem, problems_in
from sandbox.runner import Result, run
from sandbox.selfcheck import ensure_ready
from sandbox.toolchain import Toolchain

OUTPUT = "dist"
IMAGE_CACHE = ".cache/astro/assets"
_LOG_TAIL = 8_000


class SiteBuild(BaseModel):
    """What a build made, or why it made nothing."""

    model_config = ConfigDict(frozen=True)

    passed: bool
    exit_code: int
    problems: tuple[Problem, ...] = ()
    seconds: float
    peak_memory: int = Field(description="Bytes")
    log_tail: str
    files: dict[str, bytes] = Field(default={}, repr=False)
    digest: str | None = Field(default=None, description="Of the built files' paths and contents")


def build_site(
    source: Path,
    toolchain: Toolchain,
    *,
    site_url: str,
    forms_url: str,
    limits: Limits = BUILD,
    cache: Path | None = None,
) -> SiteBuild:
    """Run `astro build` on a folder of sources, isolated; the folder itself stays as it is.

    `cache` is a folder of the project's own that keeps its converted images from build to build.

    Raises:
        SandboxError: the sandbox cannot work here, or was ended from outside.
        FilesRefused: the sources are no plain files or more than the limits allow.
    """
    ensure_ready()
    files = read_path(source, limits) | _cached_images(cache, limits)
    argv, mounts = toolchain.build_command()
    environment = {
        "ASTRO_TELEMETRY_DISABLED": "1",
        "NO_COLOR": "1",
        # What draws the share images would take gigabytes at once and use none of them, beyond the limit of memory.
        "MIMALLOC_ARENA_EAGER_COMMIT": "0",
        "SITE_URL": site_url,
        "FORMS_URL": forms_url,
    }
    with run(argv, files=files, mounts=mounts, environment=environment, limits=limits) as result:
        if not result.passed:
            return _report(result, _problems(result))
        try:
            built, images = result.read(OUTPUT), result.read(IMAGE_CACHE)
        except FilesRefused as refusal:
            return _report(result, (Problem(message=refusal.reason, code="output"),))
    if not built:
        return _report(result, (Problem(message="The build ended well but made no files.", code="output"),))
    if cache is not None:
        _replace_folder(cache, images)
    return _report(result, files=built)


def _report(result: Result, problems: tuple[Problem, ...] = (), files: dict[str, bytes] | None = None) -> SiteBuild:
    return SiteBuild(
        passed=files is not None,
        exit_code=result.exit_code,
        problems=problems,
        seconds=result.seconds,
        peak_memory=result.peak_memory,
        log_tail=result.log[-_LOG_TAIL:],
        files=files or {},
        digest=digest(files) if files else None,
    )


def _problems(result: Result) -> tuple[Problem, ...]:
    if result.stop is not None:
        return (Problem(message=f"{result.stop.reason}.", code=f"limit: {result.stop.guard}"),)
    return problems_in(result.log)


def _cached_images(cache: Path | None, limits: Limits) -> dict[str, bytes]:
    if cache is None or not cache.is_dir():
        return {}
    try:
        return {f"{IMAGE_CACHE}/{path}": content for path, content in read_path(cache, limits).items()}
    except FilesRefused:
        return {}  # a cache that cannot be trusted is only slower


def _replace_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files; a crash leaves the old folder, the new one, or none."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for path, content in files.items():
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    if fresh.exists():
        fresh.rename(folder)
