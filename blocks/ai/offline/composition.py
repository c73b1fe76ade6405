"""What a visitor wants to know first: the order of the home page, weighed from what the business is and has.

Each part begins with a weight; every rule that holds adds to one. The heaviest part comes first. A few points from
the site's own slug let two businesses of a kind differ where no rule separates their parts.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from blocks.ai.offline.choice import stable_number
from blocks.ai.offline.facts import Facts
from domain.artifacts.onboarding import Goal, Template
from domain.business_kinds import EATEN, Offering

_WEIGHTS = {
    "offers": 62,
    "highlights": 50,
    "story": 45,
    "testimonials": 42,
    "gallery": 38,
    "team": 35,
    "logos": 30,
    "faq": 20,
    "visit": 12,
}
_PLAY = 18
_MANY_PICTURES, _MANY_PEOPLE, _MANY_QUOTES, _MANY_QUESTIONS = 6, 3, 3, 4
_LONG_STORY = 500
TRUSTED_PERSON = frozenset({Offering.AREAS, Offering.APPOINTMENTS, Offering.TREATMENTS})
_TAUGHT = frozenset({Offering.CLASSES, Offering.MEMBERSHIPS})


@dataclass(frozen=True)
class Rule:
    """Points for a part where something holds."""

    part: str
    points: int
    holds: Callable[[Facts], bool]


def _sells(*offerings: Offering) -> Callable[[Facts], bool]:
    return lambda facts: facts.kind.offering in offerings


def _is_on(*starters: Template) -> Callable[[Facts], bool]:
    return lambda facts: facts.spec.starter in starters


def _wants(*goals: Goal) -> Callable[[Facts], bool]:
    return lambda facts: facts.spec.goal in goals


_RULES = (
    # The work is the argument; a room is chosen by its picture.
    Rule("gallery", 45, lambda facts: facts.shows_work),
    Rule("gallery", 26, _sells(Offering.STAYS)),
    Rule("gallery", 8, lambda facts: len(facts.spec.images) >= _MANY_PICTURES),
    # Who is hungry asks when, who wants to train asks for the timetable, who calls asks how far they come.
    Rule("offers", 26, _sells(Offering.MEMBERSHIPS, *EATEN)),
    Rule("visit", 36, lambda facts: bool(facts.spec.hours) and _sells(*EATEN)(facts)),
    Rule("visit", 20, lambda facts: bool(facts.spec.hours) and _sells(*_TAUGHT)(facts)),
    Rule("visit", 44, lambda facts: _wants(Goal.VISITS)(facts) and not _sells(*EATEN)(facts)),
    Rule("visit", 20, lambda facts: _wants(Goal.VISITS)(facts) and _sells(*EATEN)(facts)),
    Rule("visit", 44, _wants(Goal.CALLS)),
    Rule("visit", 22, lambda facts: bool(facts.spec.special_hours) and _sells(Offering.SHOWS)(facts)),
    Rule("offers", 16, _sells(*TRUSTED_PERSON)),
    # One trusts a person and not a practice, and comes for those who teach or play.
    Rule("team", 26, _sells(*TRUSTED_PERSON)),
    Rule("team", 14, _sells(Offering.CLASSES, Offering.PROGRAMMES, Offering.SHOWS)),
    Rule("team", 6, lambda facts: len(facts.spec.people) >= _MANY_PEOPLE),
    # The cause comes before what is done for it, and the argument before the offer.
    Rule("story", 40, _sells(Offering.CAUSES)),
    Rule("story", 8, lambda facts: len(facts.spec.business.description) >= _LONG_STORY),
    Rule("highlights", 20, _is_on(Template.SAAS_PLATFORM, Template.LANDING_PAGE)),
    Rule("highlights", 16, lambda facts: not facts.spec.offers),
    # A stranger is hired on somebody's word, a tool on who else uses it.
    Rule("testimonials", 8, _wants(Goal.CALLS, Goal.LEADS)),
    Rule("testimonials", 6, lambda facts: len(facts.spec.testimonials) >= _MANY_QUOTES),
    Rule("logos", 60, _sells(Offering.PLANS)),
    Rule("logos", 12, _is_on(Template.LANDING_PAGE)),
    # Questions come before a decision that binds.
    Rule("faq", 14, _sells(Offering.CLASSES, Offering.PROGRAMMES, Offering.PLANS, Offering.CAUSES)),
    Rule("faq", 6, lambda facts: len(facts.spec.faqs) >= _MANY_QUESTIONS),
)


def home_order(facts: Facts) -> tuple[str, ...]:
    """The parts of the home page from top to bottom, between the first screen and the closing call."""
    weights = Counter(_WEIGHTS)
    for rule in _RULES:
        weights[rule.part] += rule.points if rule.holds(facts) else 0
    weights.update({part: stable_number(facts.spec.slug, part, _PLAY) for part in _WEIGHTS})
    return tuple(sorted(weights, key=lambda part: (-weights[part], part)))
