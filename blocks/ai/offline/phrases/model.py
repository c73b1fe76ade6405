"""Every phrase that the rules need; one frozen model, so that no language can lack one.

`{name}`, `{place}` and the like are filled with the client's own words. Where a language bends with
the gender of a business's name, the phrase has a form for each.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Goal, PageKind
from domain.business_kinds import Offering
from domain.plain_text import words


class NameForm(StrEnum):
    """What article a business's name takes: `a Padaria Aurora`, `o Bar do Zé`, none for `Lucía Ferrer`."""

    BARE = "bare"
    FEMININE = "feminine"
    MASCULINE = "masculine"
    FEMININE_PLURAL = "feminine_plural"
    MASCULINE_PLURAL = "masculine_plural"


class WithName(Frozen):
    """A phrase around `{name}`; a form that the language does not tell apart is the bare one."""

    bare: str
    feminine: str | None = None
    masculine: str | None = None
    feminine_plural: str | None = None
    masculine_plural: str | None = None

    def of(self, form: NameForm) -> str:
        """The phrase for a name of that form."""
        return {
            NameForm.BARE: self.bare,
            NameForm.FEMININE: self.feminine,
            NameForm.MASCULINE: self.masculine,
            NameForm.FEMININE_PLURAL: self.feminine_plural,
            NameForm.MASCULINE_PLURAL: self.masculine_plural,
        }[form] or self.bare


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
    hours: str
    booking_url: str
    order_url: str
    page: str


class LayoutWords(Frozen):
    """Why the site looks as it does."""

    color_of_client: str
    color_of_kind: str
    hero_cover: str
    hero_split: str
    hero_statement: str
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
    where_name: WithName
    when_name: WithName
    order_from_name: WithName
    said_by: str
    team: str
    faq: str
    phone: str
    whatsapp: str
    email: str
    call_number: str
    chat_number: str
    write_to: str
    about_link: str
    gallery_link: str
    contact_details: str
    more_offers: str
    highlight_cues: tuple[str, ...]
    negations: tuple[str, ...]
    genders: Mapping[NameForm, str]
    offerings: Mapping[Offering, OfferingWords]
    pages: Mapping[PageKind, PageWords]
    channels: Mapping[Goal, ChannelWords]
    channels_for: Mapping[Offering, Mapping[Goal, ChannelWords]]
    brief: BriefWords
    missing: MissingWords
    layout: LayoutWords

    def name_form(self, name: str) -> NameForm:
        """The article that a name takes, told by its first word."""
        first = next(iter(words(name)), "")
        return next((form for form, nouns in self.genders.items() if first in nouns.split()), NameForm.BARE)

    def channel_words(self, goal: Goal, offering: Offering) -> ChannelWords:
        """The buttons towards a goal, as a business of this offering would write them."""
        return self.channels_for.get(offering, {}).get(goal, self.channels[goal])
