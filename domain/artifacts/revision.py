"""What a client wants changed, and the plan that it becomes: typed operations that can be made again elsewhere.

An operation names what it finds (`was`) and what it leaves (`becomes`); where neither is there, it fits no more.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from domain.artifacts.assets import Asset, AssetRequest
from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.onboarding import Faq, Locale, Offer, PageKind, SpecialHours, Testimonial
from domain.artifacts.spec import OpeningHours
from domain.fields import CommitSha, Digest, HexColor, Identifier, Line, ShortLine, VisibleText


class SectionRef(Frozen):
    """A section of a page, as the preview's `data-section` names it."""

    page: PageKind
    section: Identifier

    def __str__(self) -> str:
        return f"{self.page}/{self.section}"


class RevisionRequest(Artifact):
    """A request for change as the client made it; `text` is data, never instructions."""

    text: Annotated[VisibleText, Field(max_length=2_000)]
    locale: Locale = Field(description="The language that it is written in and answered in")
    section: SectionRef | None = Field(default=None, description="The section that was clicked")
    attachments: tuple[AssetRequest, ...] = Field(default=(), max_length=10, description="Pictures sent with it")
    on: date = Field(description="The day that it was made, for dates without a year")


class ContactField(StrEnum):
    """The ways to reach a business that a revision can change."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"


class SetContact(Frozen):
    """Another number or address, wherever the old one stands."""

    op: Literal["set_contact"] = "set_contact"
    field: ContactField
    was: Line | None
    becomes: Line


class SetPrice(Frozen):
    """Another price of an offer, as the client writes it."""

    op: Literal["set_price"] = "set_price"
    offer: Line
    was: ShortLine | None
    becomes: ShortLine


class SetHours(Frozen):
    """Another week."""

    op: Literal["set_hours"] = "set_hours"
    was: tuple[OpeningHours, ...]
    becomes: Annotated[tuple[OpeningHours, ...], Field(max_length=14)]


class SetSpecialHours(Frozen):
    """A date that differs from the usual week, instead of what was said of that date before."""

    op: Literal["set_special_hours"] = "set_special_hours"
    day: SpecialHours


class ReplaceText(Frozen):
    """Other words, wherever the old ones stand in the client's facts and, in `page` and `section`, in the texts."""

    op: Literal["replace_text"] = "replace_text"
    was: VisibleText
    becomes: VisibleText
    where: SectionRef | None = None


class AddOffer(Frozen):
    """One more product or service, behind the others of its group."""

    op: Literal["add_offer"] = "add_offer"
    offer: Offer


class AddFaq(Frozen):
    """One more question with its answer."""

    op: Literal["add_faq"] = "add_faq"
    faq: Faq


class AddTestimonial(Frozen):
    """Words of one more customer."""

    op: Literal["add_testimonial"] = "add_testimonial"
    testimonial: Testimonial


class HideSection(Frozen):
    """A section is not shown any more; what it says is kept."""

    op: Literal["hide_section"] = "hide_section"
    where: SectionRef


class ShowSection(Frozen):
    """A hidden section is shown again, where it stood."""

    op: Literal["show_section"] = "show_section"
    where: SectionRef


class MoveSection(Frozen):
    """A section stands elsewhere on its page: right before another one, or at its end."""

    op: Literal["move_section"] = "move_section"
    where: SectionRef
    before: Identifier | None


class SetColor(Frozen):
    """Another brand colour; every other colour is computed from it."""

    op: Literal["set_color"] = "set_color"
    was: HexColor
    becomes: HexColor


class SwapPhoto(Frozen):
    """Another picture in the place of one, with the words that say what it shows."""

    op: Literal["swap_photo"] = "swap_photo"
    was: Identifier
    becomes: Asset


class RenamePage(Frozen):
    """Another name of a page in the navigation and over it; its address stays, since others link to it."""

    op: Literal["rename_page"] = "rename_page"
    page: PageKind
    was: Line
    becomes: Annotated[Line, Field(max_length=30)]


class HidePage(Frozen):
    """A page is taken out, and every link to it; what it says is kept."""

    op: Literal["hide_page"] = "hide_page"
    page: PageKind


class ShowPage(Frozen):
    """A page that was taken out is there again."""

    op: Literal["show_page"] = "show_page"
    page: PageKind


Operation = Annotated[
    SetContact
    | SetPrice
    | SetHours
    | SetSpecialHours
    | ReplaceText
    | AddOffer
    | AddFaq
    | AddTestimonial
    | HideSection
    | ShowSection
    | MoveSection
    | SetColor
    | SwapPhoto
    | RenamePage
    | HidePage
    | ShowPage,
    Field(discriminator="op"),
]


class PlanKind(StrEnum):
    """What becomes of a request."""

    CHANGE = "change"
    RESTORE = "restore"
    QUESTION = "question"
    REFUSAL = "refusal"


class RevisionPlan(Artifact):
    """What is to be changed, or a question, or why nothing is: `answer` tells the client, in the request's language."""

    filename: ClassVar[str | None] = "revision.json"

    kind: PlanKind
    operations: tuple[Operation, ...] = Field(default=(), max_length=20)
    answer: Annotated[VisibleText, Field(max_length=2_000)]

    @model_validator(mode="after")
    def _changes_name_operations(self) -> Self:
        if (self.kind is PlanKind.CHANGE) != bool(self.operations):
            raise ValueError("a change needs operations; whatever else has none")
        return self

    @property
    def changes_site(self) -> bool:
        """Whether there is something to build."""
        return self.kind in {PlanKind.CHANGE, PlanKind.RESTORE}


class StandingVersion(Frozen):
    """The version that a run builds upon, and the plans that made it out of the client's form."""

    number: int = Field(ge=1)
    commit: CommitSha
    documents: Digest | None = Field(description="None for a version from before there were revisions")
    revisions: tuple[int, ...] = ()
    plans: tuple[RevisionPlan, ...] = ()
    pages: dict[str, Digest] = Field(default_factory=dict, description="Of each page's HTML, by the page's address")


class OpenRevision(Frozen):
    """The revision that a run works on, and what it builds upon."""

    number: int = Field(ge=1)
    request: RevisionRequest
    restores: int | None = Field(description="The version to go back to")
