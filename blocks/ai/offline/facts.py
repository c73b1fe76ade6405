"""The form's facts as the rules need them, put into words where that takes no invention.

In a translation the client's own texts stay as they are: no phrase of ours is built around them, only around names,
places and numbers, which every language shares.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from blocks.ai.offline.cuts import IMAGE_PAGES, OFFER_PAGES, offer_cuts, picture_cuts
from blocks.ai.offline.grouping import LONG_LIST, grouped
from blocks.ai.offline.phrases import addresses_formally, phrases_for
from blocks.ai.offline.phrases.model import NameForm, OfferingWords, Phrases, WithName
from blocks.ai.offline.text import capitalised, heading
from blocks.ai.offline.wishes import wished_for
from domain.artifacts.assets import Asset
from domain.artifacts.onboarding import Offer, PageKind, Template
from domain.artifacts.spec import SiteSpec
from domain.business_kinds import Kind, Offering, kind_of
from domain.opening_hours import days_in
from domain.plain_text import folded, words

_LONG_NAME = 40
_SHOWN_BY_WORK = frozenset({Offering.COMMISSIONS, Offering.SHOWS})


@dataclass(frozen=True)
class Facts:
    """A spec, its language and what follows from both."""

    spec: SiteSpec

    @property
    def name(self) -> str:
        return self.spec.business.name

    @cached_property
    def words(self) -> Phrases:
        return phrases_for(self.spec.locale, formal=self._formal)

    @property
    def client_words(self) -> Phrases:
        """The phrases of the language that the client's own texts are in."""
        return phrases_for(self.spec.client_locale)

    @property
    def is_translation(self) -> bool:
        return self.spec.is_translation

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.spec.business, self.spec.offers)

    @property
    def _formal(self) -> bool:
        """Whether customers are addressed with distance: as the client does, else as the trade does."""
        business = self.spec.business
        own = (business.tagline or "", business.description, *(faq.answer for faq in self.spec.faqs))
        spoken = () if self.is_translation else words(" ".join(own))
        return addresses_formally(self.spec.locale, spoken, otherwise=self.kind.formal)

    @property
    def shows_work(self) -> bool:
        """Whether pictures of the work are the argument."""
        return self.spec.starter is Template.PORTFOLIO or self.kind.offering in _SHOWN_BY_WORK

    @property
    def makes_pieces(self) -> bool:
        """Whether there are works to look at, and not only pictures of people at work."""
        return self.shows_work and self.kind.offering is not Offering.SHOWS

    @property
    def offering(self) -> OfferingWords:
        """What the offers are called."""
        return self.words.offerings[self.kind.offering]

    def offering_on(self, page: PageKind) -> OfferingWords:
        """The same on a page: beside a page of prices, a gym's other page is its classes."""
        apart = page is PageKind.SERVICES and PageKind.PRICING in self.offers_by_page
        by_classes = apart and self.kind.offering is Offering.MEMBERSHIPS
        return self.words.offerings[Offering.CLASSES] if by_classes else self.offering

    @property
    def is_one_long_list(self) -> bool:
        """Whether there are many offers that share no words to be grouped by."""
        groups = grouped(self.spec.offers, self.spec.client_locale, self.words.more_offers)
        return len(self.spec.offers) >= 2 * LONG_LIST and [title for title, _ in groups] == [None]

    @property
    def place(self) -> str | None:
        """`in Granada`."""
        if self.spec.address is None:
            return None
        city = self.spec.address.city
        return self.words.place_exceptions.get(folded(city), self.words.in_place).format(city=city)

    @property
    def trade(self) -> str:
        """`Padaria artesanal em Florianópolis`; in a translation, which has no word for it, `Padaria Aurora in …`."""
        what = self.name if self.is_translation else self.industry
        already_placed = self.spec.address and folded(self.spec.address.city) in folded(what)
        return what if already_placed or not self.place else f"{what} {self.place}"

    @property
    def industry(self) -> str:
        """`Padaria artesanal`."""
        return heading(capitalised(self.spec.business.industry))

    @property
    def since(self) -> str | None:
        """`Desde 1987`."""
        year = self.spec.business.founded
        return self.words.since.format(year=year) if year else None

    @property
    def name_since(self) -> str | None:
        """`Padaria Aurora, desde 1987`."""
        year = self.spec.business.founded
        return self.words.name_since.format(name=self.name, year=year) if year else None

    @property
    def audience(self) -> str | None:
        """`For owners of one to five shops`."""
        audience = self.spec.business.audience
        if not audience or self.is_translation:
            return None
        opening = next(iter(words(audience)), "")
        addressed = opening in self.words.audience_openings
        return heading(capitalised(audience) if addressed else self.words.for_audience.format(audience=audience))

    @property
    def street(self) -> str | None:
        """`Rua das Palmeiras, 210, Florianópolis`."""
        address = self.spec.address
        return f"{address.street}, {address.city}" if address and address.street else None

    @property
    def hours(self) -> tuple[str, ...]:
        """`Seg–Sáb 06:00–19:00`, a line for each row; what opens twice on the same days is one."""
        times: dict[str, list[str]] = {}
        for row in self.spec.hours:
            label = days_in(self.spec.locale, row) if self.is_translation else row.label
            times.setdefault(label, []).append(f"{row.opens}–{row.closes}")
        return tuple(f"{label} {self.listed(tuple(opened))}" for label, opened in times.items())

    def with_name(self, phrase: WithName) -> str:
        """A phrase around the business's name, with the article that the name takes; a very long name is left out."""
        if phrase.short and len(self.name) > _LONG_NAME:
            return phrase.short
        return phrase.of(self._name_form).format(name=self.name)

    @cached_property
    def _name_form(self) -> NameForm:
        """As the client writes it, else told by the name; a person's own name takes the article of no trade."""
        business = self.spec.business
        if self.is_translation:
            return self.words.name_form(self.name)
        answers = (f"{faq.question} {faq.answer}" for faq in self.spec.faqs)
        written = self.words.form_in(" ".join((business.description, business.tagline or "", *answers)), self.name)
        if written:
            return written
        own = next(iter(words(self.name)), "")
        is_a_person = any(own in words(person.name) for person in self.spec.people)
        return self.words.name_form(self.name, "" if is_a_person else self.spec.business.industry)

    def told_apart(self, said: str) -> str:
        """A phrase around a name, with the trade and the place behind it: no neighbour could say the same."""
        if self.is_translation:
            return self.placed(said)
        industry = heading(self.spec.business.industry)
        already_placed = self.spec.address and folded(self.spec.address.city) in folded(f"{said} {industry}")
        return f"{said}, {industry}" if already_placed or not self.place else f"{said}, {industry} {self.place}"

    def placed(self, said: str) -> str:
        """A phrase with the place behind it; with the trade where there is none, or it does not matter."""
        city = self.spec.address.city if self.spec.address else ""
        if self.place and self.kind.offering is not Offering.PLANS and folded(city) not in folded(said):
            return f"{said} {self.place}"
        return said if self.is_translation else f"{said}, {heading(self.spec.business.industry)}"

    def listed(self, items: tuple[str, ...]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        before_i = folded(items[-1]).startswith(("i", "hi")) and not folded(items[-1]).startswith(("hie", "ia", "io"))
        conjunction = self.words.list_and_before_i if before_i else self.words.list_and
        return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"

    @property
    def told_name(self) -> str:
        """The name where a title has room for it, else the trade."""
        return self.name if len(self.name) <= _LONG_NAME else self.trade

    @property
    def landscape(self) -> Asset | None:
        """The first picture that is at least as wide as high."""
        return next((image for image in self.spec.images if image.width >= image.height), None)

    @property
    def lead_picture(self) -> Asset | None:
        """The picture of the first screen: a landscape, else whatever there is."""
        return self.landscape or next(iter(self.spec.images), None)

    @property
    def priced(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.spec.offers if offer.price)

    @cached_property
    def featured(self) -> Offer | None:
        """The offer that the notes ask to highlight, if they clearly do."""
        return wished_for(self.spec.notes, self.spec.offers, self.client_words)

    @cached_property
    def offers_by_page(self) -> Mapping[PageKind, tuple[Offer, ...]]:
        """What each page of offers shows."""
        return offer_cuts(self.spec, self.kind.offering)

    @cached_property
    def pictures_by_page(self) -> Mapping[PageKind, tuple[Asset, ...]]:
        """What each page of pictures shows."""
        return picture_cuts(self.spec.images, self.spec.pages, self.client_words.place_words)

    def has_content_for(self, page: PageKind) -> bool:
        """Whether there is a fact to show on a page that no other page shows; some pages always have one."""
        return {
            PageKind.SERVICES: bool(self.offers_by_page.get(page)),
            PageKind.MENU: bool(self.offers_by_page.get(page)),
            PageKind.PRICING: bool(self.offers_by_page.get(page)),
            PageKind.PORTFOLIO: bool(self.pictures_by_page.get(page)),
            PageKind.GALLERY: bool(self.pictures_by_page.get(page)),
            PageKind.TEAM: bool(self.spec.people),
            PageKind.FAQ: bool(self.spec.faqs),
        }.get(page, True)

    @property
    def empty_pages(self) -> tuple[PageKind, ...]:
        """Pages that were asked for and have nothing to show."""
        left_out = (page for page in self.spec.pages if not self.has_content_for(page))
        return tuple(page for page in left_out if page not in self.repeated_pages)

    @property
    def repeated_pages(self) -> Mapping[PageKind, PageKind]:
        """Pages that were asked for and could only repeat another one, with that other one."""
        repeated: dict[PageKind, PageKind] = {}
        for shown in (self.offers_by_page, self.pictures_by_page):
            pages = OFFER_PAGES if shown is self.offers_by_page else IMAGE_PAGES
            told = next((page for page in shown if shown[page]), None)
            unpriced = () if self.priced else (PageKind.PRICING,)
            repeats = [page for page in self.spec.pages if page in pages and not shown.get(page)]
            repeated |= {page: told for page in repeats if told and page not in unpriced}
        return repeated
