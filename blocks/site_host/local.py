"""The embedded site host: a folder of sites that the preview server shows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from filelock import FileLock
from pydantic import Field

from blocks.files import Folder, disk_faults
from blocks.site_host.interface import SiteHost
from blocks.site_host.shelf import Manifest, Shelf, SiteState, file_digest
from domain.artifacts.deployment import Deployment, Preview
from domain.errors import DoorMisconfigured, NotFound, Overtaken

_LOCK_SECONDS = 60


class LocalSiteHost(SiteHost):
    """Keeps the versions of sites in a folder of this machine, for the preview server to show."""

    _block_type_name = "Sitegen Local Site Host"

    root: Folder = Field(description="The folder that holds the sites.")
    port: int = Field(ge=1, le=65535, description="The preview server's port, which is part of every address.")

    @property
    def address(self) -> str:
        return f"{self.root}:{self.port}"

    def live_url(self, slug: str) -> str:
        return self._url(slug)

    def publish(
        self, slug: str, version: int, files: Mapping[str, bytes], *, project_id: str, commit: str, build_digest: str
    ) -> Deployment:
        manifest = Manifest(
            project_id=project_id,
            version=version,
            commit=commit,
            build_digest=build_digest,
            files={path: file_digest(content) for path, content in sorted(files.items())},
        )
        with self._changing(slug) as shelf:
            _claim(shelf, slug, project_id)
            existing = shelf.manifest(slug, version)
            if existing is None:
                shelf.add_version(slug, manifest, files)
            elif existing.build_digest != build_digest:
                raise DoorMisconfigured(
                    f"Version {version} of '{slug}' is published already, with other files.",
                    next_step="Publish the files as a new version.",
                )
        return self._deployment(slug, existing or manifest)

    def holds(self, deployment: Deployment) -> bool:
        shelf = Shelf(self.root)
        with disk_faults("site host", self.root):
            manifest = shelf.manifest(deployment.slug, deployment.version)
            if manifest is None or manifest.build_digest != deployment.build_digest:
                return False
            return shelf.intact(deployment.slug, manifest)

    def files(self, slug: str, version: int) -> Mapping[str, bytes]:
        shelf = Shelf(self.root)
        with disk_faults("site host", self.root):
            manifest = shelf.manifest(slug, version)
        if manifest is None:
            raise NotFound(f"'{slug}' has no version {version}.", next_step="Publish the version first.")
        return _Files(shelf, slug, manifest)

    def point_preview(self, deployment: Deployment, *, project_id: str, token: int) -> Preview:
        slug, version = deployment.slug, deployment.version
        with self._changing(slug) as shelf:
            if shelf.manifest(slug, version) is None:
                raise NotFound(f"'{slug}' has no version {version}.", next_step="Publish the version first.")
            state = _claim(shelf, slug, project_id)
            if token < state.token:
                raise Overtaken(f"Run {state.token} of the project has pointed the preview of '{slug}' already.")
            shelf.set_state(slug, SiteState(project_id=project_id, previewed=version, token=token))
        return Preview(host=f"{slug}.localhost", url=self._url(slug), version=version)

    def previewed_version(self, slug: str) -> int | None:
        with disk_faults("site host", self.root):
            state = Shelf(self.root).state(slug)
        return state.previewed if state else None

    def remove(self, slug: str) -> None:
        with self._changing(slug) as shelf:
            shelf.remove(slug)

    @contextmanager
    def _changing(self, slug: str) -> Iterator[Shelf]:
        shelf = Shelf(self.root)
        shelf.state(slug)
        with disk_faults("site host", self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / f".{slug}.lock", timeout=_LOCK_SECONDS):
                yield shelf

    def _deployment(self, slug: str, manifest: Manifest) -> Deployment:
        return Deployment(
            slug=slug,
            version=manifest.version,
            commit=manifest.commit,
            build_digest=manifest.build_digest,
            url=self._url(f"v{manifest.version}--{slug}"),
        )

    def _url(self, name: str) -> str:
        return f"http://{name}.localhost:{self.port}/"


class _Files(Mapping[str, bytes]):
    """The files of a version, read one by one."""

    def __init__(self, shelf: Shelf, slug: str, manifest: Manifest) -> None:
        self._shelf = shelf
        self._slug = slug
        self._manifest = manifest

    def __getitem__(self, path: str) -> bytes:
        if path not in self._manifest.files:
            raise KeyError(path)
        return self._shelf.file(self._slug, self._manifest.version, path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._manifest.files)

    def __len__(self) -> int:
        return len(self._manifest.files)


def _claim(shelf: Shelf, slug: str, project_id: str) -> SiteState:
    """The site's state; a new site becomes the project's."""
    state = shelf.state(slug)
    if state is None:
        state = SiteState(project_id=project_id)
        shelf.set_state(slug, state)
    if state.project_id != project_id:
        raise DoorMisconfigured(
            f"'{slug}' is the site of project {state.project_id}, not of project {project_id}.",
            next_step="Give the project another slug.",
        )
    return state
