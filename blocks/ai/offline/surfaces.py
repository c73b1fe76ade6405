"""What the sections of a page stand on: a few movements instead of stripes, and one place for the brand's colour."""

from collections.abc import Mapping, Sequence

from blocks.ai.offline.choice import stable_number
from domain.artifacts.content import Hero, Section
from domain.artifacts.layout import Surface
from domain.artifacts.onboarding import Template

# Sections that speak of one thing; neighbours of a movement share a surface.
_MOVEMENTS = (
    frozenset({"testimonials", "logos"}),
    frozenset({"about", "team"}),
    frozenset({"faq", "visit", "contact"}),
    frozenset({"offers", "cta"}),
    frozenset({"highlights"}),
    frozenset({"gallery"}),
)
# Where a starter likes its tint, the dearest first.
_TINTED: Mapping[Template, tuple[str, ...]] = {
    Template.LOCAL_BUSINESS: ("about", "visit", "testimonials", "highlights", "team", "faq", "offers"),
    Template.LANDING_PAGE: ("highlights", "testimonials", "offers", "faq", "about", "visit"),
    Template.SAAS_PLATFORM: ("offers", "testimonials", "faq", "about", "highlights", "visit"),
    Template.PORTFOLIO: ("testimonials", "about", "offers", "visit", "highlights", "faq"),
}
_TINTED_INTRO = frozenset({Template.LOCAL_BUSINESS, Template.SAAS_PLATFORM})
_CHOICES = 3
_LONG_PAGE = 6
_APART = 2


def surfaces_of(sections: Sequence[Section], starter: Template, slug: str) -> tuple[Surface, ...]:
    """Plain with one tinted movement, on a long page two that are not neighbours; the brand's colour once at most."""
    kinds = [section.content.kind for section in sections]
    tinted = _tinted(kinds, starter, slug)
    surfaces = [Surface.TINT if place in tinted else Surface.PLAIN for place in range(len(kinds))]
    if starter is Template.LANDING_PAGE and _is_bare_hero(sections[0]):
        surfaces[0] = Surface.BRAND
    elif sections[-1].id == "cta":
        surfaces[-1] = Surface.TINT if starter is Template.PORTFOLIO else Surface.BRAND
    return tuple(surfaces)


def _is_bare_hero(section: Section) -> bool:
    return isinstance(section.content, Hero) and section.content.image is None


def _tinted(kinds: Sequence[str], starter: Template, slug: str) -> frozenset[int]:
    """The places of the tinted movements, chosen among those that the starter likes best."""
    if kinds[0] == "page_intro" and starter in _TINTED_INTRO:
        return frozenset({0})
    inner = range(1, len(kinds) - (kinds[-1] == "cta"))
    liked = [kind for kind in _TINTED[starter] if any(kinds[place] == kind for place in inner)]
    turn = stable_number(slug, f"tint {kinds[0]}", min(_CHOICES, len(liked)) or 1)
    runs = [_movement(kinds, kind, inner) for kind in (*liked[turn:], *liked[:turn])]
    if not runs:
        return frozenset()
    apart = (run for run in runs if min(abs(one - other) for one in run for other in runs[0]) > _APART)
    return runs[0] | next(apart, frozenset()) if len(kinds) >= _LONG_PAGE else runs[0]


def _movement(kinds: Sequence[str], kind: str, inner: range) -> frozenset[int]:
    """The first section of a kind with the neighbours that speak of the same thing."""
    movement = next((kinds_of_it for kinds_of_it in _MOVEMENTS if kind in kinds_of_it), frozenset({kind}))
    first = last = next(place for place in inner if kinds[place] == kind)
    while first - 1 in inner and kinds[first - 1] in movement:
        first -= 1
    while last + 1 in inner and kinds[last + 1] in movement:
        last += 1
    return frozenset(range(first, last + 1))
