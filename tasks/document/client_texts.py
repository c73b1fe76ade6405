"""Which texts of the pages are the client's own: on a page of another language they are marked with theirs."""

import re
from collections.abc import Iterator
from typing import Any

from domain.artifacts.content import PageContent, SiteContent
from domain.artifacts.spec import SiteSpec

# Keys of content whose values are not read by anybody.
_UNREAD = frozenset({"id", "kind", "page", "href", "image", "images", "photo", "component"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = " .…"
_PASSAGE = 3  # words from which a part of a longer text is surely a part of it


def client_texts(spec: SiteSpec, content: SiteContent) -> tuple[str, ...]:
    """Every text that some page shows in the client's own words; names, addresses and numbers are in no language."""
    own, names = _Texts(_prose(spec)), set(map(_plain, _names(spec)))
    shown = {" ".join(text.split()) for text in (*_shown(spec), *_written(content))}
    return tuple(sorted(text for text in shown if _plain(text) not in names and own.cover(text)))


class _Texts:
    """The client's texts, to find others in."""

    def __init__(self, texts: Iterator[str]) -> None:
        plain = {_plain(text) for text in texts}
        self._longest_first = sorted((text for text in plain if text), key=lambda text: (-len(text), text))

    def cover(self, text: str) -> bool:
        """Whether a text is one of these, several of them together, or a passage of one."""
        plain = _plain(text)
        if not _WORD.search(text) or text.upper() == text:
            return False
        if len(plain.split()) >= _PASSAGE and any(plain in whole for whole in self._longest_first):
            return True
        for whole in self._longest_first:
            plain = plain.replace(whole, " ")
        return not _WORD.search(plain)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_ENDINGS).casefold()


def _prose(spec: SiteSpec) -> Iterator[str]:
    """What a client tells in a language."""
    business = spec.business
    yield from (business.industry, business.description, *business.differentiators)
    yield from (text for text in (business.tagline, business.audience, business.registration) if text)
    for offer in spec.offers:
        yield from (text for text in (offer.name, offer.description, offer.price, offer.group) if text)
    for person in spec.people:
        yield from (text for text in (person.role, person.bio) if text)
    yield from (item.quote for item in spec.testimonials)
    for faq in spec.faqs:
        yield from (faq.question, faq.answer)
    yield from _shown(spec)


def _shown(spec: SiteSpec) -> Iterator[str]:
    """What pages show beside their content."""
    yield from (image.alt for image in spec.images)
    yield from (row.label for row in spec.hours)
    yield from (day.note for day in spec.special_hours if day.note)
    yield from (text for text in (spec.business.registration,) if text)


def _names(spec: SiteSpec) -> Iterator[str]:
    yield spec.business.name
    yield from (person.name for person in spec.people)
    yield from (partner.name for partner in spec.partners)
    yield from (item.author for item in spec.testimonials)


def _written(content: SiteContent) -> Iterator[str]:
    pages: tuple[PageContent, ...] = (*content.pages, *(page for item in content.translations for page in item.pages))
    for page in pages:
        yield from _texts([section.content.model_dump(mode="json") for section in page.sections])


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for key, item in value.items() if key not in _UNREAD for text in _texts(item))
        case list():
            yield from (text for item in value for text in _texts(item))
