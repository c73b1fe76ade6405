"""The plans that a client can buy."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated

from babel.numbers import format_currency, get_currency_precision, list_currencies
from pydantic import AfterValidator, Field, ValidationError, field_validator

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale
from domain.errors import NotFound, SettingInvalid
from domain.fields import Identifier, ShortLine
from domain.settings import settings

DEFAULT = Path(__file__).with_name("plans.toml")


def _currency(code: str) -> str:
    if code.upper() not in list_currencies():
        raise ValueError("must be a currency such as brl, eur or usd")
    return code.lower()


Currency = Annotated[str, AfterValidator(_currency)]


class Plan(Frozen):
    """What is sold; an order keeps it as it was when it was bought."""

    id: Identifier
    names: Mapping[Locale, ShortLine] = Field(description="Its name in every language that clients are written in")
    price: int = Field(ge=0, le=99_999_999, description="In the smallest unit of the currency")
    currency: Currency
    pages: int = Field(ge=1, le=20, description="How many pages the site may have")
    revisions: int = Field(ge=0, le=50, description="How many requests for changes are included")
    agency_looks_first: bool = Field(description="Whether the agency sees a preview before the client does")

    @field_validator("names")
    @classmethod
    def _in_every_language(cls, names: Mapping[Locale, str]) -> Mapping[Locale, str]:
        if missing := sorted(set(Locale) - set(names)):
            raise ValueError(f"has no name in {', '.join(missing)}")
        return names


class _Plans(Frozen):
    plans: tuple[Plan, ...] = Field(min_length=1)

    @field_validator("plans")
    @classmethod
    def _each_once(cls, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
        if len({plan.id for plan in plans}) < len(plans):
            raise ValueError("have an id twice")
        return plans


def plans() -> tuple[Plan, ...]:
    """Every plan, in the order in which they are shown.

    Raises:
        SettingInvalid: the file cannot be read, or says something that a plan cannot be.
    """
    return _read(settings().plans or DEFAULT)


def find_plan(plan_id: str) -> Plan:
    """The plan of that id.

    Raises:
        NotFound: there is none.
    """
    plan = next((plan for plan in plans() if plan.id == plan_id), None)
    if plan is None:
        raise NotFound(f"There is no plan '{plan_id}'.", next_step="Choose one of the plans that are offered.")
    return plan


def money(amount: int, currency: str, locale: Locale) -> str:
    """An amount in its smallest unit, as people write it."""
    code = currency.upper()
    value = Decimal(amount).scaleb(-get_currency_precision(code))
    return str(format_currency(value, code, locale=locale.replace("-", "_")))


@cache
def _read(path: Path) -> tuple[Plan, ...]:
    try:
        return _Plans.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).plans
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingInvalid(f"SITEGEN_PLANS: {path} cannot be read: {error}") from error
    except ValidationError as error:
        problems = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise SettingInvalid(f"SITEGEN_PLANS: {path}: {'; '.join(problems)}") from error
