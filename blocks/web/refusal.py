"""Why a client's picture is not used: a kind that can be put in the client's language, and a reason for operators."""

from enum import StrEnum

from domain.errors import AssetRefused


class Why(StrEnum):
    """What is wrong with a picture or its link."""

    ADDRESS = "address"
    """The link leads to something that is not public, or is no link that is followed."""
    ABSENT = "absent"
    UNREACHABLE = "unreachable"
    """Its server does not answer, also at a later attempt."""
    NO_PICTURE = "no picture"
    TOO_LARGE = "too large"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"
    """A drawing with parts that are not accepted, such as entities."""
    TOO_MANY = "too many"
    """The form's pictures before it used up what all of them may take together."""
    TIME_UP = "time up"
    """Fetching and cleaning the pictures before it took all the time that there is."""


PASSING = frozenset({Why.UNREACHABLE, Why.TIME_UP})
"""What may be otherwise in a later run."""


class PictureRefused(AssetRefused):
    """A client's picture cannot be had or cannot be used, and what kind of fault it is."""

    def __init__(self, why: Why, reason: str) -> None:
        super().__init__(reason)
        self.why = why
