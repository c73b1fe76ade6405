"""Carrying a changed fact to every text that repeats it: facts, navigation and pages, in each language."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from domain.artifacts.site_documents import SiteDocuments

M = TypeVar("M", bound=BaseModel)
Change = Callable[[str], str]
_NOT_TEXT = frozenset({"id", "kind", "page", "section", "op", "slug", "source", "file", "digest", "image", "images"})


def whole(old: str, new: str) -> Change:
    """Replaces a text where it stands by itself, not as a part of a longer word or number."""
    pattern = re.compile(rf"(?<![^\W_])(?<!\d[.,]){re.escape(old)}(?![^\W_]|[.,]\d)")
    return lambda text: pattern.sub(lambda _: new, text)


def in_turn(changes: Sequence[Change]) -> Change:
    """All changes, one after the other."""

    def change(text: str) -> str:
        for each in changes:
            text = each(text)
        return text

    return change


def carried(documents: SiteDocuments, change: Change) -> SiteDocuments:
    """A change of texts, made in all documents; what names things (ids, files, addresses of pictures) stays."""
    return documents.changed(
        spec=in_texts(documents.spec, change),
        sitemap=in_texts(documents.sitemap, change),
        content=in_texts(documents.content, change),
    )


def in_texts(model: M, change: Change) -> M:
    """The model with every text within it changed."""
    return type(model).model_validate(_walked(model.model_dump(mode="json"), change))


def _walked(value: Any, change: Change) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: item if key in _NOT_TEXT else _walked(item, change) for key, item in value.items()}
        case list():
            return [_walked(item, change) for item in value]
    return value


def mentions(model: BaseModel, words: str) -> bool:
    """Whether a text within the model says this."""
    said = False

    def listen(text: str) -> str:
        nonlocal said
        said = said or words in text
        return text

    _walked(model.model_dump(mode="json"), listen)
    return said
