"""The onboarding form: what is accepted, and that every problem is named by its field in one go."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from domain.artifacts.onboarding import OnboardingForm, PageKind, read_form
from domain.errors import OnboardingInvalid
from domain.schema_export import exported_schemas

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@pytest.fixture
def payload() -> dict[str, Any]:
    form: dict[str, Any] = json.loads((EXAMPLES / "padaria-aurora.json").read_text())
    return form


def changed(form: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    form = copy.deepcopy(form)
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    node: Any = form
    for part in parents:
        node = node[part]
    node[last] = value
    return form


def problems(payload: Any, *, local_files: bool = True) -> dict[str, str]:
    with pytest.raises(OnboardingInvalid) as caught:
        read_form(payload, local_files=local_files)
    return dict(caught.value.problems)


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.json")))
def test_the_examples_are_accepted_and_kept_verbatim(name: str) -> None:
    payload = json.loads((EXAMPLES / f"{name}.json").read_text())
    kept = read_form(payload, local_files=True).model_dump(mode="json", exclude_unset=True)
    assert kept == payload


@pytest.mark.parametrize(
    ("path", "value", "field", "words"),
    [
        ("business.name", "   ", "business.name", "blank"),
        ("business.name", "\u200b\u2060", "business.name", "blank"),
        ("offers.0.price", "R$\x005", "offers[0].price", "control characters"),
        ("contact.special_hours", [{"date": "20261225", "closed": True}], "contact.special_hours[0].date", "YYYY"),
        ("locale", "fr", "locale", "'pt-BR', 'en' or 'es'"),
        ("locales", ["es", "fr"], "locales[1]", "'pt-BR', 'en' or 'es'"),
        ("locales", ["en", "en"], "locales", "names a language twice"),
        ("contact.email", "ola@", "contact.email", "email"),
        ("contact.socials.instagram", "http://instagram.com/x", "contact.socials.instagram", "https://"),
        ("contact.booking_url", "javascript:alert(1)", "contact.booking_url", "https://"),
        ("contact.order_url", "https://user:pw@example.com/", "contact.order_url", "without a user name"),
        ("contact.phone", "3333-0142", "contact.phone", "country code"),
        ("style.primary_color", "red", "style.primary_color", "#rrggbb"),
        ("style.primary_color", "#fff", "style.primary_color", "#rrggbb"),
        ("slug", "Padaria", "slug", "small letters"),
        ("slug", "a", "slug", "3 to 40"),
        ("slug", "padaria--aurora", "slug", "two hyphens"),
        ("slug", "-padaria", "slug", "hyphen"),
        ("slug", "a" * 41, "slug", "3 to 40"),
        ("slug", "admin", "slug", "reserved"),
        ("pages", ["about"], "pages", "home"),
        ("pages", ["home", "home"], "pages", "twice"),
        ("pages", ["home", "blog"], "pages[1]", "must be one of"),
        ("goal", "fame", "goal", "must be one of"),
        ("template", "fancy", "template", "must be one of"),
        ("timezone", "Mars/Olympus", "timezone", "IANA"),
        ("custom_domain", "not a domain", "custom_domain", "www.example.com"),
        ("offers.0.price", "", "offers[0].price", "blank"),
        ("offers", [{"name": f"Offer {n}"} for n in range(61)], "offers", "more than 60"),
        ("business.description", "x" * 5_001, "business.description", "5000"),
        ("business.tax_id", "11.111.111/1111-11", "business.tax_id", "CPF or CNPJ"),
        ("contact.hours.0.opens", "25:00", "contact.hours[0].opens", "HH:MM"),
        ("contact.special_hours", [{"date": "2026-13-01", "closed": True}], "contact.special_hours[0].date", "YYYY"),
        ("contact.special_hours", [{"date": "2026-12-25"}], "contact.special_hours[0]", "closed"),
        ("assets.logo", "../secret.svg", "assets.logo", "'..'"),
        ("assets.logo", "/etc/passwd", "assets.logo", "not absolute"),
        ("assets.logo", "file:///etc/passwd", "assets.logo", "https://"),
        ("assets.logo", "http://example.com/logo.svg", "assets.logo", "https://"),
        ("assets.logo", "upload:../../x", "assets.logo", "upload:"),
        ("favourite_color", "blue", "favourite_color", "not a field"),
        ("business.owner", "Irene", "business.owner", "not a field"),
        ("contact", None, "contact", "object"),
    ],
)
def test_bad_input_is_refused_by_its_field(
    payload: dict[str, Any], path: str, value: Any, field: str, words: str
) -> None:
    found = problems(changed(payload, path, value))
    assert set(found) == {field}
    assert words in found[field]


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "localhost"])
def test_where_a_link_leads_is_not_the_forms_concern(payload: dict[str, Any], host: str) -> None:
    assert read_form(changed(payload, "assets.logo", f"https://{host}/logo.svg"), local_files=True).assets.logo


def test_every_problem_is_named_in_one_go(payload: dict[str, Any]) -> None:
    for path, value in [("locale", "fr"), ("slug", "a--b"), ("contact.email", "x"), ("business.tax_id", "1")]:
        payload = changed(payload, path, value)
    del payload["goal"]
    assert set(problems(payload)) == {"locale", "slug", "contact.email", "business.tax_id", "goal"}


@pytest.mark.parametrize("value", [None, [], "form", 3])
def test_what_is_no_form_is_refused(value: Any) -> None:
    assert set(problems(value)) == {"form"}


def test_files_beside_the_form_are_for_the_command_line_only(payload: dict[str, Any]) -> None:
    assert "assets.logo" in problems(payload, local_files=False)


def test_what_such_businesses_also_have_is_accepted(payload: dict[str, Any]) -> None:
    payload["business"] |= {"legal_name": "Padaria Aurora Ltda.", "tax_id": "11.222.333/0001-81", "registration": "X 1"}
    payload["contact"] |= {
        "booking_url": "https://example.com/book",
        "order_url": "https://example.com/order",
        "maps_url": "https://maps.example.com/?q=1",
        "privacy_email": "dados@padaria-aurora.example",
        "special_hours": [
            {"date": "2026-12-25", "closed": True, "note": "Natal"},
            {"date": "2026-12-24", "opens": "06:00", "closes": "14:00"},
        ],
    }
    payload |= {"timezone": "America/Sao_Paulo", "analytics_id": "G-ABC123", "custom_domain": "www.padaria.com.br"}
    payload["offers"] = [{"name": f"Pão {n}", "price": f"R$ {n}"} for n in range(30)]
    payload["business"]["description"] = "Pão. " * 1_000
    assert len(read_form(payload, local_files=True).offers) == 30


def test_home_comes_first(payload: dict[str, Any]) -> None:
    assert read_form(changed(payload, "pages", ["contact", "home"]), local_files=True).pages[0] is PageKind.HOME


def test_the_exported_schemas_are_up_to_date() -> None:
    for path, text in exported_schemas().items():
        assert (ROOT / path).read_text() == text, f"{path} is out of date: run `sitegen reference`"


def test_the_forms_schema_states_the_limits() -> None:
    schema = json.loads(exported_schemas()["docs/reference/onboarding-form.schema.json"])
    assert schema["properties"]["offers"]["maxItems"] == 60
    assert schema["$defs"]["Business"]["properties"]["description"]["maxLength"] == 5_000
    assert schema["title"] == OnboardingForm.__name__
