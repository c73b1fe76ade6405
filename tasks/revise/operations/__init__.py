"""What each operation does to the documents, a module for each kind; the same plan can be made again on others."""

from collections.abc import Iterable

from pydantic import ValidationError

from domain.artifacts.revision import Operation
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage
from tasks.revise.operations import facts, looks, rows, sections, words  # noqa: F401 - imported for what they register
from tasks.revise.operations.applying import applied


def revised(documents: SiteDocuments, operations: Iterable[Operation]) -> SiteDocuments:
    """The documents after all operations, validated; the given ones stay as they are.

    Raises:
        RevisionConflict: what an operation finds is not there any more, or what it leaves is too long.
    """
    try:
        for operation in operations:
            documents = applied(operation, documents)
        return SiteDocuments.model_validate_json(documents.model_dump_json())
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise RevisionConflict(f"{place}: {problem['msg']}", stage=Stage.GENERATE_REVISION_PATCH) from None
