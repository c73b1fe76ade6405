"""The client's files after they were fetched, checked and made safe."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.onboarding import Locale
from domain.fields import AssetSource, Digest, HexColor, Identifier, Line


class AssetRole(StrEnum):
    """What an asset is for."""

    LOGO = "logo"
    IMAGE = "image"
    PHOTO = "photo"
    PARTNER = "partner"


class AssetRequest(Frozen):
    """One file to fetch; `alt` says what it shows, or whom."""

    source: AssetSource
    role: AssetRole
    alt: Line


class AssetRequests(Frozen):
    """Every file that a form names, in the form's order."""

    locale: Locale
    requests: tuple[AssetRequest, ...] = ()


class Focus(Frozen):
    """Where a photo's subject is: what stays in sight when the photo is cut to its slot."""

    x: float = Field(ge=0, le=1, description="From the left, in tenths")
    y: float = Field(ge=0, le=1, description="From the top, in tenths")


class Asset(Frozen):
    """A file of the project, re-encoded by us, under `projects/{project_id}/assets/{file}` in the artifact store."""

    id: Identifier
    file: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*\.(jpg|png|webp|svg)$")
    source: AssetSource
    role: AssetRole
    alt: Line
    width: int = Field(gt=0, le=20_000, description="Pixels, or units of an SVG's view box")
    height: int = Field(gt=0, le=20_000)
    size: int = Field(gt=0, description="Bytes")
    digest: Digest
    color: HexColor | None = Field(default=None, description="The most telling colour, where there is one")
    focus: Focus | None = Field(default=None, description="Photos only")


class AssetCatalogue(Artifact):
    """What could be had, and in words what could not."""

    filename: ClassVar[str | None] = "assets.json"

    assets: tuple[Asset, ...] = ()
    warnings: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = Field(default=(), description="Sources that a later run should ask again")

    def of_role(self, role: AssetRole) -> tuple[Asset, ...]:
        """The assets for one purpose, in the form's order."""
        return tuple(asset for asset in self.assets if asset.role is role)

    def ids_of_role(self, role: AssetRole) -> dict[tuple[str, str], str]:
        """Asset ids by the source that the form named and by whom it shows: two may have one photo."""
        return {(asset.source, asset.alt): asset.id for asset in self.of_role(role)}
