"""The page on what can go wrong."""

from cli.reference.markdown import about, code, page, table
from domain import errors
from domain.errors import SitegenError

_INTRODUCTION = """\
Every error says what happened and what to do next, and names its project and stage where they are known. A stage is
tried again, with growing pauses, only after an error that *can pass*. Any other error that a stage raises ends the
run, and the project then needs a human, unless a newer run has taken over. The next step is the usual one; a place
that knows more says more.
"""


def errors_page() -> str:
    """Every error of the family."""
    rows = (
        (code(kind.__name__), about(kind), "can pass" if kind.can_pass else "final", kind.default_next_step)
        for kind in error_classes()
    )
    return page("Errors", _INTRODUCTION, table(("error", "means", "kind", "next step"), rows))


def error_classes() -> list[type[SitegenError]]:
    """The family, in the order in which it is written; its base is nothing that happens."""
    things = vars(errors).values()
    return [
        thing
        for thing in things
        if isinstance(thing, type) and issubclass(thing, SitegenError) and thing is not SitegenError
    ]
