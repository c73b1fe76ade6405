"""Every phrase that the rules need; one frozen model, so that no language can lack one.

`{name}`, `{place}` and the like are filled with the client's own words. Where a language bends with
the gender of a business's name, the phrase has a form for each.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Goal, PageKind, Template
from domain.business_kinds import Offering
from domain.plain_text import words

_OF = frozenset({"de", "da", "do", "das", "dos"})


class NameForm(StrEnum):
    """What article a business's name takes: `a Padaria Aurora`, `o Bar do Zé`, none for `Lucía Ferrer`."""

    BARE = "bare"
    FEMININE = "feminine"
    MASCULINE = "masculine"
    FEMININE_PLURAL = "feminine_plural"
    MASCULINE_PLURAL = "masculine_plural"


class WithName(Frozen):
    """A phrase around `{name}`; a form that the language does not tell apart is the bare one.

    `short` does without the name, where that is long.
    """

    bare: str
    feminine: str | None = None
    masculine: str | None = None
    feminine_plural: str | None = None
    masculine_plural: str | None = None
    short: str | None = None

    def of(self, form: NameForm) -> str:
        """The phrase for a name of that form."""
        return {
            NameForm.BARE: self.bare,
            NameForm.FEMININE: self.feminine,
            NameForm.MASCULINE: self.masculine,
            NameForm.FEMININE_PLURAL: self.feminine_plural,
            NameForm.MASCULINE_PLURAL: self.masculine_plural,
        }[form] or self.bare

    def with_plural(self, before: str) -> Self:
        """The same where a verb before the article takes the plural: `Onde fica a`, `Onde ficam as`."""
        forms = {"feminine_plural": self.feminine_plural, "masculine_plural": self.masculine_plural}
        singular = self.bare.removesuffix(" {name}")
        return self.model_copy(
            update={name: before + phrase.removeprefix(singular) for name, phrase in forms.items() if phrase}
        )


def _heads(named: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that do not only belong to another: no `casa` in `Sabor da Casa`."""
    before = ("", *named)
    return tuple(word for word, last in zip(named, before, strict=False) if last not in _OF)


class OfferingWords(Frozen):
    """What offers are called; `{place}` is ` in Granada`, or nothing."""

    label: str
    path: str
    title: str
    title_with_prices: str
    see_all: str


class PageWords(Frozen):
    """A page's name in the navigation, its path and what it is for."""

    label: str
    path: str
    purpose: str


class ChannelWords(Frozen):
    """The button towards one goal, by the channel that it uses, and the first message of a chat."""

    whatsapp: str
    phone: str
    email: str
    link: str
    message: str

    @property
    def labels(self) -> tuple[str, ...]:
        """What the button says, by any channel."""
        return (self.whatsapp, self.phone, self.email, self.link)


class BriefWords(Frozen):
    """The brief's headings and sentences."""

    title: str
    by_rules: str
    business: str
    offers: str
    voice: str
    pages: str
    facts: str
    missing: str
    nothing_missing: str
    remarks: str
    apart: str
    look: str
    headline: str
    positioning: str
    audience: str
    goal: str
    action: str
    secondary: str
    more: str
    taken_up: str
    tone: str
    voice_rules: tuple[str, ...]
    goals: Mapping[Goal, str]
    founded: str
    address: str
    hours: str
    phone: str
    photos: str
    people: str
    testimonials: str
    faqs: str
    special_hours: str
    closed: str
    registration: str
    legal_name: str
    tax_id: str
    booking: str
    ordering: str
    profiles: str


class MissingWords(Frozen):
    """What a good site would still like to have from the client."""

    tagline: str
    audience: str
    founded: str
    differentiators: str
    logo: str
    photos: str
    offers: str
    prices: str
    testimonials: str
    phone: str
    address: str
    area: str
    hours: str
    booking_url: str
    order_url: str
    groups: str
    page: str
    repeated_page: str


class LayoutWords(Frozen):
    """Why the site looks as it does."""

    starters: Mapping[Template, str]
    color_of_client: str
    color_of_kind: str
    hero_cover: str
    hero_split: str
    hero_statement: str
    hero_pattern: str
    rhythm: str
    action: str


class Phrases(Frozen):
    """One language."""

    in_place: str
    place_exceptions: Mapping[str, str]
    since: str
    name_since: str
    list_and: str
    list_and_before_i: str
    for_audience: str
    audience_openings: tuple[str, ...]
    distinction: WithName
    behind_name: WithName
    write_to_name: WithName
    said_of_name: WithName
    work_of_name: WithName
    pictures_of_name: WithName
    reserve_with_name: WithName
    questions_about_name: WithName
    photos_of_name: WithName
    give_to_name: WithName
    stay_with_name: WithName
    hire_name: WithName
    partners: str
    hours: str
    where_name: WithName
    when_name: WithName
    order_from_name: WithName
    said_by: str
    team: str
    history: str
    answers: str
    one_person: str
    one_offer: str
    faq: str
    phone: str
    whatsapp: str
    email: str
    call_number: str
    about_link: str
    gallery_link: str
    contact_details: str
    more_offers: str
    place_words: tuple[str, ...]
    filler: tuple[str, ...]
    highlight_cues: tuple[str, ...]
    negations: tuple[str, ...]
    articles: Mapping[NameForm, str]
    names_take_article: bool
    genders: Mapping[NameForm, str]
    offerings: Mapping[Offering, OfferingWords]
    pages: Mapping[PageKind, PageWords]
    channels: Mapping[Goal, ChannelWords]
    channels_for: Mapping[Offering, Mapping[Goal, ChannelWords]]
    brief: BriefWords
    missing: MissingWords
    layout: LayoutWords

    @property
    def standing_alone(self) -> tuple[str, ...]:
        """What stands on pages as it is here and in several words, so that it is in this language for sure."""
        pages = (words.label for words in self.pages.values())
        offers = (text for words in self.offerings.values() for text in (words.label, words.title, words.see_all))
        kinds = (self.channels, *self.channels_for.values())
        ways = (way for kind in kinds for words in kind.values() for way in words.labels)
        others = (self.team, self.history, self.answers, self.one_person, self.one_offer, self.faq, self.gallery_link)
        texts = (*pages, *offers, *ways, *others, self.about_link, self.more_offers)
        return tuple(sorted({text for text in texts if " " in text and "{" not in text}))

    def name_form(self, name: str, trade: str = "") -> NameForm:
        """The article that a name takes, told by its first word.

        Where every name takes one (`a Odonto Ribeira`), by another noun in it, else by what the business calls itself.
        """
        named = words(name)
        nouns = named[:1] if not self.names_take_article else (*_heads(named), *words(trade)[:1])
        forms = (form for noun in nouns for form, known in self.genders.items() if noun in known.split())
        return next(forms, NameForm.BARE)

    def form_in(self, text: str, name: str) -> NameForm | None:
        """The article that a text itself gives to a name: masculine in `O Agendi emite nota fiscal`."""
        for form, articles in self.articles.items():
            if re.search(rf"\b(?:{articles.replace(' ', '|')})\s+{re.escape(name)}\b", text, re.IGNORECASE):
                return form
        return None

    def channel_words(self, goal: Goal, offering: Offering) -> ChannelWords:
        """The buttons towards a goal, as a business of this offering would write them."""
        return self.channels_for.get(offering, {}).get(goal, self.channels[goal])
