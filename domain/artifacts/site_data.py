"""What the kit reads under `src/data/`: `site.json` and the pages, those of other languages in a folder for each.

Their JSON Schema is exported into the kit, which validates the data again at build time.
"""

from typing import Annotated

from pydantic import Field

from domain.artifacts.assets import Focus
from domain.artifacts.base import Frozen
from domain.artifacts.content import SectionContent
from domain.artifacts.documents import MetaDescription, PagePath, Title
from domain.artifacts.layout import Corners, Surface, TypePair
from domain.artifacts.onboarding import Address, Locale, PageKind, SpecialHours, Template
from domain.artifacts.spec import Action, AnalyticsId, OpeningHours
from domain.fields import Email, HexColor, HttpsUrl, Identifier, Line, Name, Timezone


class ImageData(Frozen):
    """A picture under `src/data/assets/`."""

    file: str
    alt: Line
    width: int
    height: int
    focus: Focus | None = None


class LinkData(Frozen):
    """A fact as the client wrote it, and the link that it becomes."""

    label: Line
    href: Annotated[str, Field(pattern=r"^(https://|tel:\+?|mailto:)[^\s<>\"]*$")]


class ContactData(Frozen):
    """How customers reach the business."""

    email: Email
    privacy_email: Email | None = Field(default=None, description="For questions about personal data, where it differs")
    phone: LinkData | None = None
    whatsapp: LinkData | None = None
    address: Address | None = None
    directions: HttpsUrl | None = Field(
        default=None, description="The client's maps link, else a search for the address"
    )
    hours: tuple[OpeningHours, ...] = ()
    special_hours: tuple[SpecialHours, ...] = ()
    timezone: Timezone | None = None
    socials: dict[str, HttpsUrl] = Field(default_factory=dict)


class NavItem(Frozen):
    """An entry of the navigation."""

    label: Line
    path: PagePath


class LanguageData(Frozen):
    """A language of the site, with what its pages have in common."""

    locale: Locale
    home: PagePath
    nav: tuple[NavItem, ...]
    action: Action
    days: dict[str, str] = Field(
        default_factory=dict, description="In a translation: the client's words for days, and these in the language"
    )


Colors = dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")], HexColor]


class ThemeData(Frozen):
    """Colours as CSS custom properties (`brand-600` → `#…`), every text pair with enough contrast."""

    brand: HexColor
    corners: Corners
    type_pair: TypePair
    colors: Colors
    dark: Annotated[Colors, Field(description="The same names, for a visitor who prefers a dark screen")]


class SiteData(Frozen):
    """`src/data/site.json`: what is the same on every page."""

    starter: Template
    languages: Annotated[
        tuple[LanguageData, ...], Field(min_length=1, description="The client's own, then those that pages exist in")
    ]
    name: Name
    legal_name: Line | None = None
    tax_id: str | None = None
    registration: Line | None = None
    tagline: Line | None = None
    industry: Line
    description: str
    founded: int | None = None
    schema_type: str
    contact: ContactData
    analytics_id: AnalyticsId | None = Field(
        default=None, description="Google Analytics 4, which is loaded with the visitor's consent only"
    )
    theme: ThemeData
    logo: Identifier | None = None
    images: dict[Identifier, ImageData] = Field(default_factory=dict)
    client_texts: tuple[str, ...] = Field(
        default=(), description="Texts in the client's language on pages of another one, where they are marked"
    )


class PlacedSection(Frozen):
    """A section with its content and its look."""

    id: Identifier
    variant: str
    surface: Surface
    content: SectionContent


class PageData(Frozen):
    """`src/data/pages/{page}.json`, in a translation `src/data/pages/{locale}/{page}.json`."""

    page: PageKind
    locale: Locale
    path: PagePath
    title: Title
    description: MetaDescription
    sections: tuple[PlacedSection, ...]
