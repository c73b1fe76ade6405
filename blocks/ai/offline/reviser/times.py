"""Times, days and dates in a client's words."""

import re
from collections.abc import Iterator
from datetime import date

from blocks.ai.offline.reviser.case import Case
from domain import opening_hours
from domain.artifacts.onboarding import Locale
from domain.artifacts.spec import Weekday
from domain.plain_text import folded

_TIME = re.compile(
    r"(?<![\d/.,-])(?P<hour>\d{1,2})(?:(?::|h)(?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)?(?P<mark>hs?\b|horas\b)?"
    r"(?![\d/])"
)
_LEADS_TO_A_TIME = frozenset(
    {"das", "de", "as", "a", "las", "from", "to", "until", "till", "at", "ate", "hasta", "e", "y", "and", "–", "-"}
)
_NUMERIC = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?\b")
_SHORTEST_DAY = 3
_MOST_WORDS = 9
MONTH_FIRST = frozenset({"US"})
DAY_FIRST = frozenset({"GB", "IE", "AU", "NZ", "IN", "ZA", "MT", "SG", "HK", "BR", "PT", "ES"})


class TwoReadings(Exception):
    """A date that could be two days, as it was written."""


def times_in(text: str) -> tuple[str, ...]:
    """Times of day as HH:MM; a bare number counts where the word before it leads to a time."""
    return tuple(_times(folded(text)))


def _times(text: str) -> Iterator[str]:
    for found in _TIME.finditer(text):
        before = text[: found.start()].replace("–", " – ").replace("-", " - ").split()
        marked = found["minute"] or found["half"] or found["mark"]
        if not marked and (not before or before[-1] not in _LEADS_TO_A_TIME):
            continue
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
        if hour <= 24 and minute < 60 and (hour, minute) <= (24, 0):
            yield f"{hour:02}:{minute:02}"


def days_in(text: str) -> tuple[Weekday, ...]:
    """The days of the week that the longest run of words names."""
    spoken = re.findall(r"[^\s,;:]+|,", re.sub(r"[–—-]", " – ", folded(text)))
    runs = (
        spoken[start : start + length]
        for length in range(min(_MOST_WORDS, len(spoken)), 0, -1)
        for start in range(len(spoken) - length + 1)
    )
    for run in runs:
        if min(len(run[0]), len(run[-1])) >= _SHORTEST_DAY and (days := opening_hours.understand(" ".join(run))):
            return days
    return ()


def date_in(case: Case) -> tuple[date, str] | None:
    """A date and the words for it; without a year, the next one.

    Raises:
        TwoReadings: day and month cannot be told apart.
    """
    text = case.wish.bare
    for found in _NUMERIC.finditer(text):
        year, month, day, first, second, short = found.groups()
        if year:
            return _dated(case, int(day), int(month), year, found.group())
        return _dated(case, *_day_and_month(case, int(first), int(second), found.group()), short, found.group())
    names = [folded(name) for name in case.words.months.names]
    named = "|".join(names)
    spelt = rf"(\d{{1,2}})(?:st|nd|rd|th|º|o)?\s+(?:de\s+|of\s+)?({named})(?:\s+(?:de\s+|del\s+)?(\d{{4}}))?"
    turned = rf"({named})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?"
    if found_spelt := re.search(spelt, text):
        day, month, year = found_spelt.groups()
        return _dated(case, int(day), names.index(month) + 1, year, found_spelt.group())
    if found_turned := re.search(turned, text):
        month, day, year = found_turned.groups()
        return _dated(case, int(day), names.index(month) + 1, year, found_turned.group())
    return None


def written_date(case: Case, day: date) -> str:
    """A date as the client's language writes it."""
    months = case.answers.months
    return months.dated.format(day=day.day, month=months.names[day.month - 1], year=day.year)


def _day_and_month(case: Case, first: int, second: int, written: str) -> tuple[int, int]:
    country = case.spec.address.country if case.spec.address else ""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    if case.request.locale is Locale.EN and country not in DAY_FIRST:
        if country in MONTH_FIRST:
            return second, first
        raise TwoReadings(written)
    return first, second


def _dated(case: Case, day: int, month: int, year: str | None, written: str) -> tuple[date, str] | None:
    today = case.request.on
    years = (int(year) + (2000 if int(year) < 100 else 0),) if year else (today.year, today.year + 1)
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            return None
        if year or found >= today:
            return found, written
    return None
