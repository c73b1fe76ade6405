"""Where each kind of fact is shown, so that every fact is on the site and none is everywhere."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from blocks.ai.offline.cuts import OFFER_PAGES
from blocks.ai.offline.facts import Facts
from blocks.ai.offline.images import Images, allot
from blocks.ai.offline.limits import HEADING
from blocks.ai.offline.text import heading, one_line, opening, paragraphs, readable_paragraphs, sentences
from domain.artifacts.documents import Sitemap, SitemapPage
from domain.artifacts.onboarding import Offer, PageKind
from domain.plain_text import folded

_SHORTEST_CLAIM = 20
_LONGEST_CLAIM = 90
_LEAD = 240
_LEAD_BESIDE_A_STORY = 160
_PARAGRAPH = 520


class Topic(Enum):
    """Facts that belong together, and the pages that want them most."""

    PEOPLE = (PageKind.TEAM, PageKind.ABOUT, PageKind.HOME)
    QUESTIONS = (PageKind.FAQ, *OFFER_PAGES, PageKind.CONTACT, PageKind.HOME)
    CONTACT = (PageKind.CONTACT, PageKind.HOME)


@dataclass(frozen=True)
class Plan:
    """The facts and the pages that they are spread over."""

    facts: Facts
    sitemap: Sitemap

    @cached_property
    def pages(self) -> frozenset[PageKind]:
        return frozenset(page.id for page in self.sitemap.pages)

    @cached_property
    def images(self) -> Images:
        return allot(self.facts, self.pages)

    def shows(self, topic: Topic, page: PageKind) -> bool:
        """Whether the page is where a topic is told in full."""
        return page is next(candidate for candidate in topic.value if candidate in self.pages)

    def page(self, *kinds: PageKind) -> SitemapPage | None:
        """The first of these pages that the sitemap has."""
        return next((self.sitemap.page(kind) for kind in kinds if kind in self.pages), None)

    @cached_property
    def tagline(self) -> str | None:
        """The client's own claim, where it is short enough for a headline."""
        tagline = self.facts.spec.business.tagline
        return heading(tagline) if tagline and len(heading(tagline)) <= HEADING else None

    @cached_property
    def claim(self) -> str:
        """Without a tagline, a first sentence of the description that can stand as one; else empty."""
        first = sentences(paragraphs(self.facts.spec.business.description)[0])[0]
        says_nothing = any(cue in folded(first) for cue in self.facts.client_words.filler)
        fits = _SHORTEST_CLAIM <= len(first) <= _LONGEST_CLAIM and not first.endswith(("?", "!"))
        return first if self.tagline is None and fits and not says_nothing else ""

    @cached_property
    def lead(self) -> str:
        """What the hero says besides its headline: all of it when that is short, else the first sentences."""
        description = one_line(self.facts.spec.business.description).removeprefix(self.claim).strip()
        told_apart = PageKind.ABOUT in self.pages and self.images.home_story is not None
        limit = _LEAD_BESIDE_A_STORY if told_apart else _LEAD
        if len(description) <= limit:
            return description
        return opening(description, limit=limit, most=2) or opening(description, limit=_LEAD, most=1)

    @cached_property
    def after_the_lead(self) -> tuple[str, ...]:
        """The paragraphs of the description that the hero left out, the first of them from where it stopped."""
        said, left = f"{self.claim} {self.lead}".strip(), list[str]()
        for paragraph in paragraphs(self.facts.spec.business.description):
            if said.startswith(paragraph):
                said = said.removeprefix(paragraph).lstrip()
            else:
                left.append(paragraph.removeprefix(said).lstrip())
                said = ""
        return readable_paragraphs("\n".join(left), limit=_PARAGRAPH)

    @cached_property
    def about(self) -> tuple[str, ...]:
        """What the page about the business tells: everything."""
        return readable_paragraphs(self.facts.spec.business.description, limit=_PARAGRAPH)

    def offers_on(self, page: PageKind) -> tuple[Offer, ...]:
        """What a page of offers shows."""
        return self.facts.offers_by_page.get(page, ())

    @property
    def offers_page(self) -> SitemapPage | None:
        """Where home leads on to: the page that shows most."""
        pages = [page for page in OFFER_PAGES if page in self.pages]
        return self.page(*sorted(pages, key=lambda page: -len(self.offers_on(page))))

    def offers_on_home(self) -> tuple[Offer, ...]:
        """Every offer, less the highlighted one where another page lists it too."""
        offers = self.facts.spec.offers
        if self.facts.featured and self.offers_page and len(offers) > 1:
            return tuple(offer for offer in offers if offer is not self.facts.featured)
        return offers
