"""The plans that are sold, as the installation's file says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.artifacts.onboarding import Locale
from domain.errors import NotFound, SettingInvalid
from domain.plans import DEFAULT, find_plan, money, plans
from domain.settings import settings


@pytest.fixture
def sells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a file of plans in place."""

    def put(text: str) -> None:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(text)
        monkeypatch.setenv("SITEGEN_PLANS", str(path))
        settings.cache_clear()

    yield put
    settings.cache_clear()


def test_there_are_plans_without_any_setting() -> None:
    assert [plan.id for plan in plans()] == ["essential", "complete"]
    assert find_plan("complete").names[Locale.PT_BR] == "Completo"
    with pytest.raises(NotFound):
        find_plan("free")


def test_an_installation_sells_its_own(sells: Callable[[str], None]) -> None:
    sells(DEFAULT.read_text().replace('"essential"', '"small"').replace('"brl"', '"EUR"'))
    assert (find_plan("small").currency, plans()[1].id) == ("eur", "complete")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("149000", "-1", "plans.0.price"),
        ('en = "Essential", ', "", "no name in en"),
        ('"brl"', '"coins"', "must be a currency"),
        ('"complete"', '"essential"', "an id twice"),
        ("[[plans]]", "[[offers]]", "offers"),
        ("=", ":", "cannot be read"),
    ],
)
def test_a_file_that_makes_no_plans_is_named_with_its_problem(
    sells: Callable[[str], None], old: str, new: str, problem: str
) -> None:
    sells(DEFAULT.read_text().replace(old, new))
    with pytest.raises(SettingInvalid, match=problem) as caught:
        plans()
    assert "SITEGEN_PLANS" in caught.value.reason


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SITEGEN_PLANS", str(tmp_path / "none.toml"))
    settings.cache_clear()
    with pytest.raises(SettingInvalid, match=r"none\.toml"):
        plans()
    settings.cache_clear()


@pytest.mark.parametrize(
    ("currency", "locale", "text"),
    [("brl", Locale.PT_BR, "R$ 1.234,50"), ("usd", Locale.EN, "$1,234.50"), ("jpy", Locale.EN, "¥123,450")],
)
def test_money_is_written_as_people_write_it(currency: str, locale: Locale, text: str) -> None:
    assert money(123_450, currency, locale).replace("\xa0", " ") == text
