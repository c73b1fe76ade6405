"""The frame of all operations."""

from functools import singledispatch
from typing import NoReturn, TypeVar

from domain.artifacts.revision import Operation
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage

T = TypeVar("T")


@singledispatch
def applied(operation: Operation, _documents: SiteDocuments) -> SiteDocuments:
    """The documents after an operation; those of the other languages change alike.

    Raises:
        RevisionConflict: what it finds is not there any more.
    """
    raise TypeError(f"nothing is known of {type(operation).__name__}")


def misfit(what: str, *, expected: object, found: object) -> NoReturn:
    """Both sides of a conflict."""
    raise RevisionConflict(
        f"{what}: the revision was made for '{expected}', but it is '{found}' now.",
        stage=Stage.GENERATE_REVISION_PATCH,
    )


def replaced(row: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    """The row with an item in the place of another."""
    return tuple(new if item == old else item for item in row)
