"""Opening hours: of the week, and of a date that differs."""

from blocks.ai.offline.reviser.case import Case, Question, Reading
from blocks.ai.offline.reviser.times import TwoReadings, date_in, days_in, times_in, written_date
from blocks.ai.offline.reviser.wish import Wish
from domain import opening_hours
from domain.artifacts.onboarding import SpecialHours
from domain.artifacts.revision import SetHours, SetSpecialHours
from domain.artifacts.spec import OpeningHours, Weekday


def read_special_hours(case: Case) -> Reading:
    """A date on which the business is closed, or open otherwise."""
    cues, nouns = case.words.cues, case.words.nouns
    try:
        dated = date_in(case)
    except TwoReadings as date:
        return case.asks("date_order", date=date)
    if dated is None or not (case.says(nouns.hours) or case.says(cues.closed)):
        return None
    day, written = dated
    shown = written_date(case, day)
    times = times_in(case.wish.bare.replace(written, " "))
    if not times and case.says(cues.closed):
        closed = SetSpecialHours(day=SpecialHours(date=day.isoformat(), closed=True))
        return case.edits(closed, answer="special_hours_closed", date=shown)
    if len(times) != 2 or times[0] >= times[1]:
        return case.asks("date_times", date=shown)
    opens, closes = times
    hours = SetSpecialHours(day=SpecialHours(date=day.isoformat(), opens=opens, closes=closes))
    return case.edits(hours, answer="special_hours_open", date=shown, opens=opens, closes=closes)


def read_hours(case: Case) -> Reading:
    """Days of the week with their times, or closed."""
    cues, text = case.words.cues, case.wish.bare
    days, times = days_in(text), times_in(text)
    about_hours = case.says(case.words.nouns.hours) or case.says(cues.closed) or (days and len(times) > 1)
    if not about_hours or not (days or times or case.says(cues.change)):
        return None
    rows = case.spec.hours
    if any(not row.days for row in rows):
        return case.refuses("hours_unclear")
    if not days and len(rows) == 1 and times:
        days = rows[0].days
    return _changed(case, days, times) if days else case.asks("hours_days")


def _changed(case: Case, days: tuple[Weekday, ...], times: tuple[str, ...]) -> Reading:
    rows = case.spec.hours
    opened = () if case.says(case.words.cues.closed) and not times else _times(case, days, times)
    if isinstance(opened, Question):
        return opened
    week = _week(case, days, opened)
    if week == rows:
        return case.refuses("same")
    if not week:
        return case.asks("hours_times")
    listed = ", ".join(f"{row.label} {row.opens}–{row.closes}" for row in week)
    return case.edits(SetHours(was=rows, becomes=week), answer="hours_changed", new=listed)


def _times(case: Case, days: tuple[Weekday, ...], times: tuple[str, ...]) -> tuple[tuple[str, str], ...] | Question:
    """When it opens and closes; where only one of the two was said, the other stays."""
    if len(times) in {2, 4}:
        spans = tuple(zip(times[::2], times[1::2], strict=True))
        return spans if all(opens < closes for opens, closes in spans) else case.asks("hours_times")
    present = {(row.opens, row.closes) for row in case.spec.hours if set(days) <= set(row.days)}
    if len(times) == 1 and len(present) == 1:
        ((opens, closes),) = present
        only_closes = _only(case.wish, case.words.cues.closes, case.words.cues.opens)
        only_opens = _only(case.wish, case.words.cues.opens, case.words.cues.closes)
        if only_closes or only_opens:
            span = (opens, times[0]) if only_closes else (times[0], closes)
            return (span,) if span[0] < span[1] else case.asks("hours_times")
    return case.asks("hours_times")


def _only(wish: Wish, said: tuple[str, ...], unsaid: tuple[str, ...]) -> bool:
    return wish.says(said) and not wish.says(unsaid)


def _week(
    case: Case, days: tuple[Weekday, ...], opened: tuple[tuple[str, str], ...]
) -> tuple[OpeningHours, ...]:  # fmt: skip
    """The rows, with these days taken out of the others and given rows of their own."""
    rows = list[OpeningHours]()
    for row in case.spec.hours:
        left = tuple(day for day in row.days if day not in days)
        if left:
            rows.append(row if left == row.days else _row(case, left, (row.opens, row.closes)))
    same = next((row.label for row in case.spec.hours if row.days == days), None)
    rows += [_row(case, days, span, label=same) for span in opened]
    return tuple(sorted(rows, key=lambda row: (opening_hours.WEEK.index(row.days[0]), row.opens)))


def _row(case: Case, days: tuple[Weekday, ...], span: tuple[str, str], *, label: str | None = None) -> OpeningHours:
    row = OpeningHours(label="", days=days, opens=span[0], closes=span[1])
    return row.model_copy(update={"label": label or opening_hours.days_in(case.spec.client_locale, row)})
