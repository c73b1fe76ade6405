"""The embedded repository host: a folder of bare repositories."""

import re
from pathlib import Path

from filelock import FileLock
from pydantic import Field

from blocks.files import Folder, disk_faults, remove_tree
from blocks.repository_host.commands import GitCommands
from blocks.repository_host.git import GitRepository
from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.repository import RepositoryRef
from domain.errors import DoorMisconfigured, NotFound

_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?")
_PROJECT = "sitegen.projectId"
_LOCK_SECONDS = 60


class LocalRepositoryHost(RepositoryHost):
    """Keeps a bare git repository for each project in a folder of this machine."""

    _block_type_name = "Sitegen Local Repository Host"

    root: Folder = Field(description="The folder that holds the repositories.")

    @property
    def address(self) -> str:
        return str(self.root)

    def find_or_create(self, name: str, *, project_id: str, description: str) -> RepositoryRef:
        folder = self._folder(name)
        with disk_faults("repository host", self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / f".{name}.lock", timeout=_LOCK_SECONDS):
                if not folder.exists():
                    self._create(folder, project_id, description)
        if (owner := _owner(folder)) != project_id:
            raise DoorMisconfigured(
                f"Repository '{name}' in {self.root} belongs to {f'project {owner}' if owner else 'no project'}, "
                f"not to project {project_id}.",
                next_step="Give the project another slug, or move that repository away.",
            )
        return RepositoryRef(name=name, url=folder.as_uri(), project_id=project_id)

    def open(self, ref: RepositoryRef) -> GitRepository:
        folder = self._folder(ref.name)
        if not folder.is_dir() or _owner(folder) != ref.project_id:
            raise NotFound(
                f"Project {ref.project_id} has no repository '{ref.name}' in {self.root} any more.",
                next_step="Put it back from the backup, or run `sitegen rerun PROJECT provision_repository`.",
            )
        return GitRepository(ref.name, folder)

    def _folder(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise DoorMisconfigured(
                f"{name!r} cannot be a repository's name.", next_step="Use small letters, digits and hyphens."
            )
        return self.root / f"{name}.git"

    def _create(self, folder: Path, project_id: str, description: str) -> None:
        unfinished = folder.with_suffix(".new")
        remove_tree(unfinished)
        unfinished.mkdir()
        git = GitCommands(unfinished)
        git.run("init", "--bare", "--quiet", "--template=", "--initial-branch=main")
        git.run("config", "--local", _PROJECT, project_id)
        (unfinished / "description").write_text(f"{' '.join(description.split())}\n")
        unfinished.rename(folder)


def _owner(folder: Path) -> str | None:
    result = GitCommands(folder).attempt("config", "--local", "--get", _PROJECT)
    return result.output.decode().strip() or None
