"""How the pages look: for each section a variant and a surface, and the seeds of the theme."""

from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Self

from pydantic import Field, model_validator

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.onboarding import PageKind, Template
from domain.fields import HexColor, Identifier, Line

# The variants that the kit draws of each kind of section, the plainest first.
VARIANTS = MappingProxyType(
    {
        "hero": ("statement", "split", "cover"),
        "page_intro": ("plain",),
        "offers": ("list", "cards", "menu", "price_table"),
        "about": ("plain", "split"),
        "highlights": ("row", "list"),
        "team": ("cards", "feature"),
        "testimonials": ("quotes", "feature"),
        "gallery": ("grid", "strip"),
        "faq": ("list",),
        "logos": ("row",),
        "visit": ("card",),
        "cta": ("plain", "note", "band"),
        "contact": ("cards",),
        "custom": ("plain",),
    }
)


class Surface(StrEnum):
    """What a section stands on; the page breathes by alternating them."""

    PLAIN = "plain"
    TINT = "tint"
    BRAND = "brand"


class Corners(StrEnum):
    """The character of corners and lines."""

    SHARP = "sharp"
    SOFT = "soft"
    ROUND = "round"


class TypePair(StrEnum):
    """Each starter has two pairs of type: one with tradition, one of today."""

    CLASSIC = "classic"
    MODERN = "modern"


class ThemeSeed(Frozen):
    """What the theme's colours and shapes are made from; contrast is then computed, never chosen by name."""

    brand: HexColor
    corners: Corners = Corners.SOFT
    type_pair: TypePair = TypePair.CLASSIC


class Placement(Frozen):
    """One section's look."""

    section: Identifier
    kind: str = Field(description="The section's kind, so that its variant can be checked")
    variant: str
    surface: Surface = Surface.PLAIN
    shown: bool = Field(default=True, description="False only where the client has had it hidden")

    @model_validator(mode="after")
    def _known_variant(self) -> Self:
        if self.variant not in VARIANTS.get(self.kind, ()):
            raise ValueError(f"{self.kind} has no variant {self.variant}")
        return self


class PageLayout(Frozen):
    """The sections of a page from top to bottom; one that is left out is not shown."""

    page: PageKind
    sections: tuple[Placement, ...] = Field(min_length=1, max_length=24)
    shown: bool = Field(default=True, description="False only where the client has had it taken out")


class LayoutPlan(Artifact):
    """The look of the whole site."""

    filename: ClassVar[str | None] = "layout.json"

    starter: Template
    theme: ThemeSeed
    pages: tuple[PageLayout, ...] = Field(min_length=1, max_length=10)
    rationale: tuple[Line, ...] = Field(default=(), max_length=8, description="Why it looks so, for the operator")
