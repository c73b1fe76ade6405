"""Which days of the week a client's words name, in Portuguese, English and Spanish, and what another language says.

Strict on purpose: words that are not understood to the last one give no days at all, and the
client's own words are then shown as they are.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import get_args

from domain.artifacts.onboarding import Locale
from domain.artifacts.spec import OpeningHours, Weekday
from domain.plain_text import folded

WEEK: tuple[Weekday, ...] = get_args(Weekday)

_NAMES: dict[Weekday, str] = {
    "Mo": "mo mon monday mondays lu lun lunes seg segs segunda segundas 2a",
    "Tu": "tu tue tues tuesday tuesdays ma mar martes ter terca tercas 3a",
    "We": "we wed weds wednesday wednesdays mi mie mier miercoles qua quarta quartas 4a",
    "Th": "th thu thur thurs thursday thursdays ju jue jueves qui quinta quintas 5a",
    "Fr": "fr fri friday fridays vi vie vier viernes sex sexta sextas 6a",
    "Sa": "sa sat saturday saturdays sab sabado sabados",
    "Su": "su sun sunday sundays do dom domingo domingos",
}
_DAYS: dict[str, Weekday] = {name: day for day, names in _NAMES.items() for name in names.split()}
# Spain writes L M X J V S D. M and S alone could be other days in English and Portuguese, so that
# one of the unmistakable letters has to stand beside them.
_SPANISH_LETTERS: dict[str, Weekday] = dict(zip("lmxjvsd", WEEK, strict=True))
_UNMISTAKABLE = frozenset("lxjv")
_GROUPS: dict[tuple[Weekday, ...], tuple[str, ...]] = {
    WEEK: (
        *("todos os dias da semana", "todos os dias", "todo os dias", "todo dia", "todo o dia", "diariamente"),
        *("toda a semana", "toda semana", "a semana toda", "7 dias por semana", "7 dias da semana"),
        *("todos los dias de la semana", "todos los dias", "cada dia", "diariamente", "a diario", "diario"),
        *("toda la semana", "7 dias a la semana"),
        *("every day of the week", "every day", "everyday", "each day", "daily", "all week", "all days"),
        *("seven days a week", "7 days a week", "7 days", "7/7"),
    ),
    WEEK[:5]: (
        *("dias uteis", "dia util", "dias de semana", "dia de semana", "durante a semana"),
        *("dias laborables", "dias laborales", "dias habiles", "entre semana", "laborables"),
        *("weekdays", "weekday", "working days", "business days", "work days", "workdays", "m – f"),
    ),
    WEEK[5:]: (
        *("fins de semana", "fim de semana", "finais de semana", "final de semana"),
        *("fines de semana", "fin de semana", "weekends", "weekend"),
    ),
}
_GROUP_NAMES = sorted(((name, days) for days, names in _GROUPS.items() for name in names), key=lambda n: -len(n[0]))
_RANGE = "–"
_LIST = ","
_RANGE_WORDS = frozenset({"a", "to", "ate", "al", "hasta", "till", "til", "until", "through", "thru"})
_LIST_WORDS = frozenset({"e", "y", "and", "&", "+", "/", ";", "mais", "tambem", "tambien", "also"})
# Words around the days that change nothing about which days they are; `no` is not among them.
_IGNORED = frozenset({"de", "da", "das", "dos", "del", "desde", "el", "los", "las", "la", "o", "os", "as", "aos"})
_IGNORED |= frozenset({"on", "from", "every", "toda", "todas", "todo", "todos", "cada", "the"})
_HOLIDAYS = frozenset({"feriado", "feriados", "holiday", "holidays", "festivo", "festivos"})
_SHORT = MappingProxyType(
    {
        Locale.PT_BR: dict(zip(WEEK, ("Seg", "Ter", "Qua", "Qui", "Sex", "Sáb", "Dom"), strict=True)),
        Locale.EN: dict(zip(WEEK, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)),
        Locale.ES: dict(zip(WEEK, ("Lun", "Mar", "Mié", "Jue", "Vie", "Sáb", "Dom"), strict=True)),
    }
)
_EVERY_DAY = MappingProxyType(
    {Locale.PT_BR: "Todos os dias", Locale.EN: "Every day", Locale.ES: "Todos los días"}
)  # fmt: skip
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u30fb\u3030\ufe58\ufe63\uff0d~-]+|\.{3}|…")


def understand(days: str) -> tuple[Weekday, ...]:
    """The days that the words name, Monday first; empty where the words are not wholly understood.

    Holidays beside days of the week are passed over: they are no day of the week.
    """
    named = set[Weekday]()
    for item in _items(_tokens(days)):
        understood = _item_days(item)
        if understood is None:
            return ()
        named.update(understood)
    return tuple(day for day in WEEK if day in named)


def days_in(locale: Locale, row: OpeningHours) -> str:
    """A row's days in a language: `Tue–Sat`; the client's own words where they say more than days of the week."""
    if not row.days or _HOLIDAYS.intersection(_tokens(row.label)):
        return row.label
    if row.days == WEEK:
        return _EVERY_DAY[locale]
    return ", ".join(_run_in(locale, run) for run in _runs(row.days))


def _runs(days: Iterable[Weekday]) -> list[list[Weekday]]:
    """Days that follow each other, together."""
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and WEEK.index(day) == WEEK.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run_in(locale: Locale, run: list[Weekday]) -> str:
    names = [_SHORT[locale][day] for day in run]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)


def _tokens(days: str) -> list[str]:
    """Days, groups, `–` for a range and `,` for a list; any other word stays, and is refused later."""
    text = _ordinals(folded(days.replace("ª", "a").replace("º", "a")))
    text = re.sub(r"[\s\u2010-\u2015-]*\bfeiras?\b", "", text)
    text = _DASHES.sub(f" {_RANGE} ", re.sub(r"(?<=\w)\.(?!\.)", " ", text))
    text = re.sub(r"\s+", " ", text)
    for number, (name, _) in enumerate(_GROUP_NAMES):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"group{number}", text)
    words = [word for word in re.findall(r"[^\W_]+|[^\w\s]", text) if word not in _IGNORED]
    letters = _SPANISH_LETTERS if _UNMISTAKABLE & set(words) else {}
    return [_token(str(letters.get(word, word)).lower()) for word in words]


def _token(word: str) -> str:
    if word in _RANGE_WORDS:
        return _RANGE
    if word in _LIST_WORDS:
        return _LIST
    return word


def _ordinals(text: str) -> str:
    """Brazilian weekdays are numbered: `2a a 6a`, also with a bare number beside a marked one."""
    marked = re.sub(r"\b([2-6])[ao°](?!\w)", r"\1a", text)
    if re.search(r"\b[2-6]a\b|\bfeiras?\b", marked):
        return re.sub(r"\b([2-6])\b(?!\s*(?:dias|days))", r"\1a", marked)
    return marked


def _items(tokens: Iterable[str]) -> list[list[str]]:
    """The parts between list separators; a doubled separator (`, e`) is one."""
    items: list[list[str]] = [[]]
    for token in tokens:
        if token == _LIST:
            items.append([])
        else:
            items[-1].append(token)
    return [item for item in items if item]


def _item_days(item: list[str]) -> tuple[Weekday, ...] | None:
    match item:
        case [word] if word in _HOLIDAYS:
            return ()
        case [word] if word in _DAYS:
            return (_DAYS[word],)
        case [word] if re.fullmatch(r"group\d+", word):
            return _GROUP_NAMES[int(word.removeprefix("group"))][1]
        case [first, separator, last] if separator == _RANGE and first in _DAYS and last in _DAYS:
            return _from_to(_DAYS[first], _DAYS[last])
        case _:
            return None


def _from_to(first: Weekday, last: Weekday) -> tuple[Weekday, ...]:
    """Both ends included; a range may pass from Sunday to Monday."""
    start, end = WEEK.index(first), WEEK.index(last)
    return WEEK[start : end + 1] if start <= end else WEEK[start:] + WEEK[: end + 1]
