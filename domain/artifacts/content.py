"""What the pages say, section by section; how it looks is the layout plan's."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.documents import MetaDescription, Sitemap, Title
from domain.artifacts.onboarding import Locale, PageKind
from domain.artifacts.spec import Action
from domain.fields import Identifier, Line, Name, Paragraph

Heading = Annotated[Line, Field(max_length=110)]
Price = Annotated[str, Field(min_length=1, max_length=60)]


class Hero(Frozen):
    """The first screen of the home page: who, what, where, and the one thing to do."""

    kind: Literal["hero"] = "hero"
    eyebrow: Line | None = None
    headline: Heading
    lead: Paragraph | None = None
    facts: tuple[Line, ...] = Field(default=(), max_length=4)
    actions: tuple[Action, ...] = Field(default=(), max_length=2)
    image: Identifier | None = None


class PageIntro(Frozen):
    """The head of every page but home."""

    kind: Literal["page_intro"] = "page_intro"
    headline: Heading
    lead: Paragraph | None = None


class OfferItem(Frozen):
    """A product or service, its price verbatim."""

    name: Line
    description: Paragraph | None = None
    price: Price | None = None


class OfferGroup(Frozen):
    """Offers that belong together; without a title when there is only one group."""

    title: Line | None = None
    items: tuple[OfferItem, ...] = Field(min_length=1, max_length=60)


class Offers(Frozen):
    """What is sold."""

    kind: Literal["offers"] = "offers"
    title: Heading
    lead: Paragraph | None = None
    groups: tuple[OfferGroup, ...] = Field(min_length=1, max_length=12)
    link: Action | None = None


class About(Frozen):
    """The business in its own words."""

    kind: Literal["about"] = "about"
    title: Heading
    paragraphs: tuple[Annotated[str, Field(min_length=1, max_length=5_000)], ...] = Field(min_length=1, max_length=20)
    year: int | None = Field(default=None, description="Year of founding, when it is worth a mark of its own")
    image: Identifier | None = None
    link: Action | None = None


class Highlights(Frozen):
    """What sets the business apart."""

    kind: Literal["highlights"] = "highlights"
    title: Heading
    items: tuple[Line, ...] = Field(min_length=1, max_length=12)


class TeamMember(Frozen):
    """Someone of the team."""

    name: Name
    role: Line | None = None
    bio: Paragraph | None = None
    photo: Identifier | None = None


class Team(Frozen):
    """The people."""

    kind: Literal["team"] = "team"
    title: Heading
    people: tuple[TeamMember, ...] = Field(min_length=1, max_length=40)


class Quote(Frozen):
    """Words of a real customer."""

    quote: Paragraph
    author: Line


class Testimonials(Frozen):
    """What customers said, verbatim."""

    kind: Literal["testimonials"] = "testimonials"
    title: Heading
    quotes: tuple[Quote, ...] = Field(min_length=1, max_length=30)


class Gallery(Frozen):
    """The photos, by asset id."""

    kind: Literal["gallery"] = "gallery"
    title: Heading
    images: tuple[Identifier, ...] = Field(min_length=1, max_length=60)


class LogoItem(Frozen):
    """A partner's logo by asset id; without one, the name stands for itself."""

    name: Line
    image: Identifier | None = None


class Logos(Frozen):
    """Those whom the business works for or with, or whose mark it carries."""

    kind: Literal["logos"] = "logos"
    title: Heading
    items: tuple[LogoItem, ...] = Field(min_length=1, max_length=24)


class FaqItem(Frozen):
    """A question and its answer."""

    question: Line
    answer: Paragraph


class FaqList(Frozen):
    """Questions that customers ask."""

    kind: Literal["faq"] = "faq"
    title: Heading
    items: tuple[FaqItem, ...] = Field(min_length=1, max_length=40)


class Visit(Frozen):
    """Opening hours and address; the facts themselves are the site's."""

    kind: Literal["visit"] = "visit"
    title: Heading
    note: Paragraph | None = None


class CallToAction(Frozen):
    """The one action again, where the page has made its case."""

    kind: Literal["cta"] = "cta"
    title: Heading
    text: Paragraph | None = None
    action: Action


class ContactSection(Frozen):
    """Every way to reach the business; the facts themselves are the site's."""

    kind: Literal["contact"] = "contact"
    title: Heading
    lead: Paragraph | None = None


class Custom(Frozen):
    """A component of `src/custom/`; it gets these texts and nothing else."""

    kind: Literal["custom"] = "custom"
    component: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]{1,40}$")]
    title: Heading | None = None
    texts: tuple[Paragraph, ...] = Field(default=(), max_length=20)


SectionContent = Annotated[
    Hero
    | PageIntro
    | Offers
    | About
    | Highlights
    | Team
    | Testimonials
    | Gallery
    | Logos
    | FaqList
    | Visit
    | CallToAction
    | ContactSection
    | Custom,
    Field(discriminator="kind"),
]


class Section(Frozen):
    """A component with content; its id is stable over revisions and unique on its page."""

    id: Identifier
    content: SectionContent


class PageContent(Artifact):
    """One page: what search engines are told, and its sections."""

    page: PageKind
    title: Title
    description: MetaDescription
    sections: tuple[Section, ...] = Field(min_length=1, max_length=24)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        if len({section.id for section in self.sections}) != len(self.sections):
            raise ValueError("two sections share an id")
        return self

    @property
    def structure(self) -> tuple[tuple[str, str], ...]:
        """Id and kind of each section: what a layout plan hangs on, and what every language has alike."""
        return tuple((section.id, section.content.kind) for section in self.sections)


class Translation(Frozen):
    """The site in another language, at addresses of its own."""

    locale: Locale
    sitemap: Sitemap
    pages: tuple[PageContent, ...] = Field(min_length=1, max_length=10)


class SiteContent(Artifact):
    """All pages together, in the client's language and in the others."""

    filename: ClassVar[str | None] = "content.json"

    pages: tuple[PageContent, ...] = Field(min_length=1, max_length=10)
    translations: tuple[Translation, ...] = ()

    @model_validator(mode="after")
    def _one_layout_fits_all(self) -> Self:
        structure = [(page.page, page.structure) for page in self.pages]
        for translation in self.translations:
            if [(page.page, page.structure) for page in translation.pages] != structure:
                raise ValueError(f"the pages in {translation.locale} do not have the sections of the first language")
        return self
