"""File edits: the only way in which anything generated reaches a site's repository."""

import re
import unicodedata
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from domain.artifacts.base import Artifact, Frozen
from domain.fields import Digest, Line

EDITABLE_FOLDERS = ("src/data/", "src/custom/", "public/assets/")
_SEGMENT = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")


def editable_path(path: str) -> str:
    """Let a path through if an edit may touch it.

    Plain ASCII names below an editable folder only: no traversal, nothing hidden (`.git` in any
    spelling), and nothing that another file system's case or Unicode rules could read differently.

    Raises:
        ValueError: with the reason.
    """
    if unicodedata.normalize("NFKC", path) != path or not path.isascii():
        raise ValueError("must be plain ASCII")
    if len(path) > 200:
        raise ValueError("is longer than 200 characters")
    if not path.startswith(EDITABLE_FOLDERS):
        raise ValueError(f"must be below {', '.join(EDITABLE_FOLDERS)}")
    for segment in path.split("/"):
        if not _SEGMENT.fullmatch(segment) or ".." in segment or segment.endswith("."):
            raise ValueError("has a name that edits may not use")
    return path


EditablePath = Annotated[str, AfterValidator(editable_path), Field(examples=["src/custom/Map.astro"])]


class WriteText(Frozen):
    """A whole file."""

    op: Literal["write"] = "write"
    path: EditablePath
    text: Annotated[str, Field(max_length=400_000)]

    model_config = ConfigDict(str_strip_whitespace=False)


class ReplaceText(Frozen):
    """A change within a file; the search text must match exactly once."""

    op: Literal["replace"] = "replace"
    path: EditablePath
    search: Annotated[str, Field(min_length=1, max_length=20_000)]
    replacement: Annotated[str, Field(max_length=20_000)]

    model_config = ConfigDict(str_strip_whitespace=False)


class WriteAsset(Frozen):
    """A file of the project's assets, by its name in the artifact store."""

    op: Literal["asset"] = "asset"
    path: EditablePath
    file: str
    digest: Digest


class DeleteFile(Frozen):
    """A file that goes; one that is not there is fine."""

    op: Literal["delete"] = "delete"
    path: EditablePath


FileEdit = Annotated[WriteText | ReplaceText | WriteAsset | DeleteFile, Field(discriminator="op")]


class CodePatch(Artifact):
    """Edits that apply all together to a clean tree, or not at all.

    In the folders of `owns`, nothing remains but what the patch writes.
    """

    filename: ClassVar[str | None] = "patch.json"

    summary: Line
    edits: tuple[FileEdit, ...] = Field(max_length=400)
    owns: tuple[Annotated[str, Field(pattern=r"^(src/data|src/custom|public/assets)/([a-z-]+/)*$")], ...] = ()

    @model_validator(mode="after")
    def _one_edit_for_a_path(self) -> Self:
        seen: set[str] = set()
        for edit in self.edits:
            if edit.op != "replace" and edit.path.lower() in seen:
                raise ValueError(f"{edit.path} is edited twice, or in two spellings")
            seen.add(edit.path.lower())
        return self
