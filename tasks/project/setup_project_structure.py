"""The first commit: a repository that stands on its own, with the kit, the starter and a README."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.patch import EDITABLE_FOLDERS
from domain.artifacts.repository import Commit, RepositoryRef, SiteIdentity, Starter
from domain.stages import Stage
from tasks.project.revision import FIRST_REVISION, commit_revision, commit_stands
from tasks.project.starters import starter_files
from tasks.run import Run
from tasks.stage import stage

MAIN = "main"
_README = Path(__file__).parent / "site-readme.md.j2"


@stage(
    Stage.SETUP_PROJECT_STRUCTURE,
    about="Commit the kit and the starter, so that the repository builds by itself",
    stands=commit_stands,
)
def setup_project_structure(
    run: Run, repository: RepositoryRef, site: SiteIdentity, starter: Starter, host: RepositoryHost
) -> Commit:
    """The starter's files; what was generated or written by hand in the editable folders stays."""
    git = host.open(repository)
    head = git.head(FIRST_REVISION)
    editable = {
        path: content
        for path, content in (git.files(head.sha) if head else {}).items()
        if path.startswith(EDITABLE_FOLDERS)
    }
    files = {**starter_files(starter.name), **editable, "README.md": _readme(site, starter)}
    message = f"Set up the site of {site.name} on the {starter.name} starter"
    commit = commit_revision(run, git, head, files, stage=Stage.SETUP_PROJECT_STRUCTURE, message=message)
    if git.head(MAIN) is None:
        git.point(MAIN, commit.sha, expected=None)
    return commit


def _readme(site: SiteIdentity, starter: Starter) -> bytes:
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_README.read_text()).render(site=site, starter=starter).encode()
