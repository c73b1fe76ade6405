"""The form's facts as the rules need them, put into words where that takes no invention."""

import re
from dataclasses import dataclass
from functools import cached_property

from blocks.ai.offline.phrases import phrases_for
from blocks.ai.offline.phrases.model import OfferingWords, Phrases, WithName
from blocks.ai.offline.text import capitalised, heading
from domain.artifacts.assets import Asset
from domain.artifacts.onboarding import Offer, PageKind, Template
from domain.artifacts.spec import SiteSpec
from domain.business_kinds import Kind, kind_of
from domain.plain_text import folded, singular_forms, words

OFFER_PAGES = (PageKind.SERVICES, PageKind.MENU, PageKind.PRICING)
IMAGE_PAGES = (PageKind.PORTFOLIO, PageKind.GALLERY)
_TELLING_WORD = 5


@dataclass(frozen=True)
class Facts:
    """A spec, its language and what follows from both."""

    spec: SiteSpec

    @property
    def name(self) -> str:
        return self.spec.business.name

    @cached_property
    def words(self) -> Phrases:
        return phrases_for(self.spec.locale)

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.spec.business, self.spec.offers)

    @property
    def manner(self) -> Template:
        """The starter, or the one that the kind of business calls for where that one was not to be had."""
        if self.spec.starter is Template.LOCAL_BUSINESS:
            return self.kind.starter or Template.LOCAL_BUSINESS
        return self.spec.starter

    @property
    def offering(self) -> OfferingWords:
        """What the offers are called."""
        return self.words.offerings[self.kind.offering]

    @property
    def place(self) -> str | None:
        """`in Granada`."""
        if self.spec.address is None:
            return None
        city = self.spec.address.city
        return self.words.place_exceptions.get(folded(city), self.words.in_place).format(city=city)

    @property
    def trade(self) -> str:
        """`Padaria artesanal em Florianópolis`."""
        industry = heading(capitalised(self.spec.business.industry))
        already_placed = self.spec.address and folded(self.spec.address.city) in folded(industry)
        return industry if already_placed or not self.place else f"{industry} {self.place}"

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
        if not audience:
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
        """`Seg–Sáb 06:00–19:00`, a line for each row."""
        return tuple(f"{row.label} {row.opens}–{row.closes}" for row in self.spec.hours)

    def with_name(self, phrase: WithName) -> str:
        """A phrase around the business's name, with the article that the name takes."""
        return phrase.of(self.words.name_form(self.name)).format(name=self.name)

    def listed(self, items: tuple[str, ...]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        before_i = folded(items[-1]).startswith(("i", "hi")) and not folded(items[-1]).startswith(("hie", "ia", "io"))
        conjunction = self.words.list_and_before_i if before_i else self.words.list_and
        return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"

    @property
    def landscape(self) -> Asset | None:
        """The first picture that is at least as wide as high."""
        return next((image for image in self.spec.images if image.width >= image.height), None)

    @property
    def priced(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.spec.offers if offer.price)

    @cached_property
    def featured(self) -> Offer | None:
        """The offer that the notes ask to highlight, if they clearly do."""
        for wish in re.split(r"[.;!?\n]", self.spec.notes):
            spoken = words(wish)
            if _asks_for(spoken, self.words):
                named = max(self.spec.offers, key=lambda offer: _share_named(offer, spoken), default=None)
                if named and _share_named(named, spoken):
                    return named
        return None

    def has_content_for(self, page: PageKind) -> bool:
        """Whether there is a fact to show on a page; home, about and contact always have one."""
        return {
            PageKind.SERVICES: bool(self.spec.offers),
            PageKind.MENU: bool(self.spec.offers),
            PageKind.PRICING: bool(self.priced),
            PageKind.PORTFOLIO: bool(self.spec.images),
            PageKind.GALLERY: bool(self.spec.images),
            PageKind.TEAM: bool(self.spec.people),
            PageKind.FAQ: bool(self.spec.faqs),
        }.get(page, True)

    @property
    def empty_pages(self) -> tuple[PageKind, ...]:
        """Pages that were asked for and have nothing to show."""
        return tuple(page for page in self.spec.pages if not self.has_content_for(page))


def _asks_for(spoken: tuple[str, ...], phrases: Phrases) -> bool:
    cue = any(word.startswith(phrases.highlight_cues) for word in spoken)
    return cue and not any(word in phrases.negations for word in spoken)


def _share_named(offer: Offer, spoken: tuple[str, ...]) -> float:
    """The share of an offer's telling words that were spoken."""
    telling = [word for word in words(offer.name) if len(word) >= _TELLING_WORD]
    heard = frozenset[str]().union(*(singular_forms(word) for word in spoken))
    return sum(bool(singular_forms(word) & heard) for word in telling) / len(telling) if telling else 0.0
