"""A request, sentence by sentence: all of it is understood, or nothing is done."""

import re
from collections.abc import Callable

from pydantic import ValidationError

from blocks.ai.offline.reviser.additions import read_addition
from blocks.ai.offline.reviser.case import Case, Edits, Question, Reading, Refusal
from blocks.ai.offline.reviser.contact import read_contact
from blocks.ai.offline.reviser.hours import read_hours, read_special_hours
from blocks.ai.offline.reviser.looks import read_colour, read_photo
from blocks.ai.offline.reviser.price import read_price
from blocks.ai.offline.reviser.sections import read_move, read_page_name, read_page_visibility, read_visibility
from blocks.ai.offline.reviser.texts import read_text
from blocks.ai.offline.reviser.wish import Wish, wishes
from blocks.ai.offline.reviser.words import ReviserWords, words_in
from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.onboarding import Locale
from domain.artifacts.revision import PlanKind, RevisionPlan, RevisionRequest, SetHours
from domain.artifacts.site_documents import SiteDocuments

# The first that understands a sentence has it: what is told by more comes before what is told by less.
READERS: tuple[Callable[[Case], Reading], ...] = (
    read_special_hours,
    read_addition,
    read_photo,
    read_contact,
    read_price,
    read_hours,
    read_colour,
    read_page_name,
    read_page_visibility,
    read_visibility,
    read_move,
    read_text,
)
_CODE = re.compile(
    r"<\s*[/!?]?\s*[a-z]|\bjavascript:|\bscripts?\b|\biframe\b|\b[\w-]+\.(?:jsonc?|m?js|ts|astro|html?|css|py|sh|ya?ml|env|lock)\b|\.git\b",
    re.IGNORECASE,
)


def plan_revision(documents: SiteDocuments, request: RevisionRequest, pictures: AssetCatalogue) -> RevisionPlan:
    """What all sentences together come to; a question or a refusal of one of them stops all."""
    answers = words_in(request.locale)
    if _CODE.search(request.text):
        return RevisionPlan(kind=PlanKind.REFUSAL, answer=answers.refusals["code"])
    readings = list[Reading]()
    for wish in wishes(request.text):
        if not _is_polite(wish, answers):
            readings.append(_reading(wish, documents, request, pictures))
            documents = _after(readings[-1], documents)
    for kind, reading_type in ((PlanKind.REFUSAL, Refusal), (PlanKind.QUESTION, Question)):
        said = [reading.said for reading in readings if isinstance(reading, reading_type)]
        if said:
            return RevisionPlan(kind=kind, answer=" ".join(said))
    edits = [reading for reading in readings if isinstance(reading, Edits)]
    if not edits:
        return RevisionPlan(kind=PlanKind.REFUSAL, answer=answers.refusals["unknown"].format(text=request.text[:200]))
    operations = tuple(operation for edit in edits for operation in edit.operations)
    return RevisionPlan(kind=PlanKind.CHANGE, operations=operations, answer=" ".join(edit.said for edit in edits))


def refuse_unfit(request: RevisionRequest) -> RevisionPlan:
    """For a plan that was understood, but that the site has no room for."""
    return RevisionPlan(kind=PlanKind.REFUSAL, answer=words_in(request.locale).refusals["unfit"])


def _after(reading: Reading, documents: SiteDocuments) -> SiteDocuments:
    """What the next sentence is read beside: its hours are changes of the week that this one leaves."""
    for operation in reading.operations if isinstance(reading, Edits) else ():
        if isinstance(operation, SetHours):
            documents = documents.with_spec(hours=operation.becomes)
    return documents


def _reading(
    wish: Wish, documents: SiteDocuments, request: RevisionRequest, pictures: AssetCatalogue
) -> Reading:  # fmt: skip
    """In the request's language, else in another one: clients write as they speak."""
    answers = words_in(request.locale)
    for locale in (request.locale, *(other for other in Locale if other is not request.locale)):
        case = Case(wish, request, documents, pictures, words_in(locale), answers)
        if _is_negated(case):
            return case.refuses("negated", text=wish.text[:200])
        if (reading := _first(case)) is not None:
            return reading
    return Refusal(answers.refusals["unknown"].format(text=wish.text[:200]))


def _first(case: Case) -> Reading:
    for read in READERS:
        try:
            reading = read(case)
        except ValidationError:
            return case.refuses("unknown", text=case.wish.text[:200])
        if reading is not None:
            return reading
    return None


def _is_negated(case: Case) -> bool:
    """What shall not be is easily misunderstood; only `we are not open` is plain."""
    own = case.words is case.answers
    return own and case.says(case.words.negations) and not case.says(case.words.cues.closed)


def _is_polite(wish: Wish, words: ReviserWords) -> bool:
    return not wish.quoted and all(wish.is_one_of(word, words.cues.filler) for word in wish.words)
