from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.artifacts.onboarding import Locale
from domain.artifacts.spec import OpeningHours, Weekday
from domain.opening_hours import WEEK, days_in, understand

WORKDAYS = ("Mo", "Tu", "We", "Th", "Fr")
DAILY = get_args(Weekday)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        # Portuguese
        ("Seg–Sáb", (*WORKDAYS, "Sa")),
        ("Dom", ("Su",)),
        ("Segunda a sexta", WORKDAYS),
        ("de segunda-feira à sexta-feira", WORKDAYS),
        ("2ª a 6ª", WORKDAYS),
        ("2 a 6ª feira", WORKDAYS),
        ("2ª, 4ª e 6ª", ("Mo", "We", "Fr")),
        ("sáb e dom", ("Sa", "Su")),
        ("Sábados", ("Sa",)),
        ("Seg/Qua/Sex", ("Mo", "We", "Fr")),
        ("todos os dias", DAILY),
        ("dias úteis", WORKDAYS),
        ("fins de semana", ("Sa", "Su")),
        ("Dom e feriados", ("Su",)),
        # English
        ("Mon-Fri", WORKDAYS),
        ("Mo–Fr", WORKDAYS),
        ("Mon, Wed & Fri", ("Mo", "We", "Fr")),
        ("Monday through Saturday", (*WORKDAYS, "Sa")),
        ("weekdays", WORKDAYS),
        ("every day", DAILY),
        ("daily", DAILY),
        ("M-F", WORKDAYS),
        ("Fri–Mon", ("Mo", "Fr", "Sa", "Su")),
        # Spanish
        ("Lunes a viernes", WORKDAYS),
        ("De lunes a viernes y domingos", (*WORKDAYS, "Su")),
        ("martes y jueves", ("Tu", "Th")),
        ("L-V", WORKDAYS),
        ("L, X y V", ("Mo", "We", "Fr")),
        ("Todos los días", DAILY),
        ("fin de semana", ("Sa", "Su")),
    ],
)
def test_days_that_people_write(words: str, days: tuple[str, ...]) -> None:
    assert understand(words) == days


@pytest.mark.parametrize(
    "words",
    [
        *("", "–", "sob consulta", "by appointment", "a convenir"),
        # An exception or a condition must not become its opposite.
        *("exceto domingo", "no sundays", "todos los días menos lunes", "Mon-Fri in summer"),
        # Other days in another language, or no clear meaning.
        *("M-S", "Seg Ter", "Mon-Wed-Fri", "1-5", "24/7", "feriados"),
    ],
)
def test_words_that_are_not_wholly_understood_give_no_days(words: str) -> None:
    assert understand(words) == ()


@pytest.mark.parametrize("dash", ["-", "‐", "‑", "‒", "–", "—", "―", "−", "~", " - ", " – ", "…"])
def test_any_dash_makes_a_range(dash: str) -> None:
    assert understand(f"Seg{dash}Sex") == WORKDAYS


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Seg–Sáb", ("Mon–Sat", "Lun–Sáb", "Seg–Sáb")),
        ("terça a quinta e sábado", ("Tue–Thu, Sat", "Mar–Jue, Sáb", "Ter–Qui, Sáb")),
        ("sábado e domingo", ("Sat, Sun", "Sáb, Dom", "Sáb, Dom")),
        ("Todos os dias", ("Every day", "Todos los días", "Todos os dias")),
        ("Domingos e feriados", ("Domingos e feriados",) * 3),
        ("Vésperas de festa", ("Vésperas de festa",) * 3),
    ],
)
def test_days_are_told_in_another_language_where_that_loses_nothing(label: str, said: tuple[str, str, str]) -> None:
    row = OpeningHours(label=label, days=understand(label), opens="08:00", closes="18:00")
    assert tuple(days_in(locale, row) for locale in (Locale.EN, Locale.ES, Locale.PT_BR)) == said


_ABBREVIATIONS = {
    "pt": ("seg", "ter", "qua", "qui", "sex", "sáb", "dom"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_AND = {"pt": "e", "en": "and", "es": "y"}


@given(st.sampled_from(["pt", "en", "es"]), st.integers(0, 6), st.integers(0, 6))
def test_a_range_has_both_ends_and_wraps_around(language: str, start: int, end: int) -> None:
    names = _ABBREVIATIONS[language]
    expected = {WEEK[(start + step) % 7] for step in range((end - start) % 7 + 1)}
    assert set(understand(f"{names[start]} – {names[end]}")) == expected


@given(st.sampled_from(["pt", "en", "es"]), st.lists(st.integers(0, 6), min_size=2, max_size=7, unique=True))
def test_a_list_has_exactly_its_days_in_the_order_of_the_week(language: str, chosen: list[int]) -> None:
    names = [_ABBREVIATIONS[language][number] for number in chosen]
    text = f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}"
    assert understand(text) == tuple(WEEK[number] for number in sorted(chosen))


@given(st.text(max_size=60))
def test_any_text_gives_distinct_days_in_order(text: str) -> None:
    days = understand(text)
    assert list(days) == sorted(set(days), key=WEEK.index)


@given(st.sampled_from([name for names in _ABBREVIATIONS.values() for name in names]))
def test_capitals_and_accents_do_not_matter(name: str) -> None:
    plain = name.replace("á", "a").replace("é", "e")
    assert understand(name.upper()) == understand(plain) == understand(f"{name}.") != ()
