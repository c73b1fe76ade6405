"""How the embedded site host lays its sites out in a folder.

{slug}/site.json                    whose site it is, and which version the stable address shows
{slug}/versions/v{n}/manifest.json  what a version is, with each file's digest
{slug}/versions/v{n}/files/…        the built files
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError

from blocks.files import remove_tree, write_atomically, write_tree
from domain.artifacts.base import Frozen
from domain.errors import DoorMisconfigured, EditRefused
from domain.fields import SLUG_PATTERN, CommitSha, Digest

Kind = TypeVar("Kind", bound=Frozen)


class SiteState(Frozen):
    """Whose site it is, which version its stable address shows, and the newest fencing token seen."""

    project_id: str
    previewed: int | None = None
    token: int = 0


class Manifest(Frozen):
    """A published version; `files` maps each path to its content's SHA-256."""

    project_id: str
    version: int = Field(ge=1)
    commit: CommitSha
    build_digest: Digest
    files: dict[str, Digest]


class Shelf:
    """The sites in a folder; whoever changes one holds its lock."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def slugs(self) -> list[str]:
        """Every site, sorted."""
        if not self.root.is_dir():
            return []
        return sorted(folder.name for folder in self.root.iterdir() if (folder / "site.json").is_file())

    def state(self, slug: str) -> SiteState | None:
        """What is known of a site, None where there is none."""
        return _read(SiteState, self._site(slug) / "site.json")

    def set_state(self, slug: str, state: SiteState) -> None:
        """Replace it in a single step."""
        write_atomically(self._site(slug) / "site.json", state.model_dump_json().encode())

    def versions(self, slug: str) -> list[int]:
        """The published versions, the newest first."""
        found = (re.fullmatch(r"v(\d+)", folder.name) for folder in (self._site(slug) / "versions").glob("v*"))
        return sorted((int(match[1]) for match in found if match), reverse=True)

    def manifest(self, slug: str, version: int) -> Manifest | None:
        """A version's manifest, None where it was not published."""
        return _read(Manifest, self._version(slug, version) / "manifest.json")

    def file(self, slug: str, version: int, path: str) -> Path:
        """Where a file of a version's manifest lies."""
        return self._version(slug, version) / "files" / path

    def add_version(self, slug: str, manifest: Manifest, files: Mapping[str, bytes]) -> None:
        """Put a version there in a single step."""
        folder = self._version(slug, manifest.version)
        unfinished = folder.with_name(f".{folder.name}.partial")
        remove_tree(unfinished)
        write_tree(unfinished / "files", files)
        write_atomically(unfinished / "manifest.json", manifest.model_dump_json(indent=2).encode())
        unfinished.rename(folder)

    def intact(self, slug: str, manifest: Manifest) -> bool:
        """Whether every file of the manifest is there, unchanged."""
        return all(digest == found for digest, found in self._compared(slug, manifest))

    def remove(self, slug: str) -> None:
        """Take a site away: at once for visitors, then from the disk."""
        removed = self.root / f".removed-{slug}"
        remove_tree(removed)
        if self._site(slug).exists():
            self._site(slug).rename(removed)
            remove_tree(removed)

    def _compared(self, slug: str, manifest: Manifest) -> Iterator[tuple[str, str | None]]:
        for path, digest in manifest.files.items():
            file = self.file(slug, manifest.version, path)
            yield digest, file_digest(file.read_bytes()) if file.is_file() else None

    def _site(self, slug: str) -> Path:
        if not re.fullmatch(SLUG_PATTERN, slug) or "--" in slug:
            raise EditRefused(f"{slug!r} cannot be a site's name.", next_step="Use small letters, digits and hyphens.")
        return self.root / slug

    def _version(self, slug: str, version: int) -> Path:
        return self._site(slug) / "versions" / f"v{version}"


def file_digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _read(kind: type[Kind], path: Path) -> Kind | None:
    try:
        return kind.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValidationError as error:
        raise DoorMisconfigured(
            f"{path} is damaged.", next_step="Remove the site with its folder and run the project again."
        ) from error
