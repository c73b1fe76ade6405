"""Which picture goes where, so that no page shows the same one twice."""

from dataclasses import dataclass

from blocks.ai.offline.cuts import IMAGE_PAGES
from blocks.ai.offline.facts import Facts
from domain.artifacts.onboarding import PageKind

_TEASER = 3
_WORTH_A_GALLERY = 2


@dataclass(frozen=True)
class Images:
    """Asset ids by slot."""

    hero: str | None
    home_story: str | None
    about: str | None
    home_gallery: tuple[str, ...]


def allot(facts: Facts, pages: frozenset[PageKind]) -> Images:
    """The hero takes the first landscape, or what there is; the story another one; what is left is a gallery.

    Where the work has a page of its own, home shows a few pictures of it and the story none.
    """
    first = facts.lead_picture
    hero = first.id if first else None
    others = tuple(image.id for image in facts.spec.images if image is not first)
    if pages & set(IMAGE_PAGES) and (facts.shows_work or len(others) <= _TEASER):
        about = next(iter(others), hero)
        return Images(hero, None, about, others[:_TEASER] if len(others) >= _WORTH_A_GALLERY else ())
    story, rest = next(iter(others), None), others[1:]
    enough = len(rest) >= _WORTH_A_GALLERY
    about = next(iter(rest), hero or story)
    return Images(hero, story, about, rest if enough else ())
