"""Opening hours in texts: lines such as `Mon–Fri 09:00–18:00`, among other facts or joined in one line."""

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from blocks.ai.offline.facts import Facts
from domain.artifacts.content import SiteContent
from domain.artifacts.onboarding import Locale
from domain.artifacts.site_documents import SiteDocuments
from tasks.revise.operations.carrying import Change, in_texts, in_turn, whole

M = TypeVar("M", bound=BaseModel)
_JOINTS = (" · ", ", ")
_MOST_FACTS = 4  # a hero's


def in_timetables(before: SiteDocuments, after: SiteDocuments) -> SiteDocuments:
    """The documents of `after`, with the week of `before` replaced in the texts of every language."""

    def told(pages: tuple[M, ...], locale: Locale) -> tuple[M, ...]:
        old, new = (Facts(documents.spec.in_language(locale)).hours for documents in (before, after))
        return tuple(_retold(page, old, new) for page in pages)

    content = after.content
    translations = tuple(
        item.model_copy(update={"pages": told(item.pages, item.locale)}) for item in content.translations
    )
    pages = told(content.pages, after.spec.client_locale)
    return after.changed(content=SiteContent(pages=pages, translations=translations))


def _retold(page: M, old: tuple[str, ...], new: tuple[str, ...]) -> M:
    listed = type(page).model_validate(_in_lists(page.model_dump(mode="json"), [*old], [*new]))
    return in_texts(listed, _in_lines(old, new))


def _in_lines(old: Sequence[str], new: Sequence[str]) -> Change:
    joined = [whole(joint.join(old), joint.join(new)) for joint in _JOINTS]
    days = {line.rpartition(" ")[0]: line for line in new}
    alone = [whole(line, days[name]) for line in old if (name := line.rpartition(" ")[0]) in days]
    return in_turn([*joined, *alone])


def _in_lists(value: Any, old: list[str], new: list[str]) -> Any:
    match value:
        case dict():
            return {key: _in_lists(item, old, new) for key, item in value.items()}
        case list():
            return _in_list([_in_lists(item, old, new) for item in value], old, new)
    return value


def _in_list(items: list[Any], old: list[str], new: list[str]) -> list[Any]:
    for start in range(len(items) - len(old) + 1):
        if old and items[start : start + len(old)] == old:
            before, after = items[:start], items[start + len(old) :]
            room = len(before) + len(new) + len(after) <= max(_MOST_FACTS, len(items))
            return [*before, *(new if room else ()), *after]
    return items
