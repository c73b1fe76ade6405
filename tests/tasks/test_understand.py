import hashlib
from typing import Any

import pytest

from domain.artifacts.assets import Asset, AssetCatalogue, AssetRole
from domain.artifacts.onboarding import Template, read_form
from domain.artifacts.spec import SiteSpec
from tasks.ingest.understand import understand_form

FORM: dict[str, Any] = {
    "locale": "pt-BR",
    "business": {"name": "Padaria Aurora", "industry": "padaria artesanal", "description": "Pães desde 1987."},
    "goal": "visits",
    "people": [{"name": "Irene", "photo": "upload:irene"}, {"name": "Beto", "photo": "upload:beto"}, {"name": "Ana"}],
    "contact": {
        "email": "ola@example.com",
        "address": {"street": "Rua A, 1", "city": "Florianópolis", "region": "SC", "country": "BR"},
        "hours": [
            {"days": "Seg–Sáb", "opens": "06:00", "closes": "19:00"},
            {"days": "quando der", "opens": "07:00", "closes": "12:00"},
        ],
    },
}


def asset(name: str, role: AssetRole, color: str | None = None) -> Asset:
    return Asset(
        id=name,
        file=f"{name}.jpg",
        source=f"upload:{name}",
        role=role,
        alt=name.capitalize(),
        width=800,
        height=600,
        size=1,
        digest=hashlib.sha256(name.encode()).hexdigest(),
        color=color,
    )


def understand(catalogue: AssetCatalogue | None = None, **changes: Any) -> SiteSpec:
    return understand_form(read_form(FORM | changes), catalogue or AssetCatalogue(), slug="aurora")


def test_what_follows_from_the_form() -> None:
    spec = understand()
    assert spec.slug == "aurora"
    assert spec.starter is Template.LOCAL_BUSINESS
    assert spec.schema_type == "Bakery"
    assert spec.timezone == "America/Sao_Paulo"
    assert spec.hours[0].days == ("Mo", "Tu", "We", "Th", "Fr", "Sa")
    assert spec.brand_color is None


def test_days_that_are_not_understood_stay_verbatim_with_a_warning_in_the_forms_language() -> None:
    spec = understand()
    assert (spec.hours[1].label, spec.hours[1].days) == ("quando der", ())
    assert len(spec.warnings) == 1
    assert "“quando der”" in spec.warnings[0]
    assert "«quando der»" in understand(locale="es").warnings[0]
    assert spec.warnings[0].startswith("Não entendemos")


def test_people_get_the_photos_that_could_be_had() -> None:
    catalogue = AssetCatalogue(
        assets=(asset("irene", AssetRole.PHOTO), asset("forno", AssetRole.IMAGE)), warnings=("beto.jpg não abriu",)
    )
    spec = understand(catalogue)
    assert [person.photo_asset for person in spec.people] == ["irene", None, None]
    assert [image.id for image in spec.images] == ["forno"]
    assert [portrait.id for portrait in spec.portraits] == ["irene"]
    assert "beto.jpg não abriu" in spec.warnings


def test_the_colour_is_the_clients_else_the_logos() -> None:
    catalogue = AssetCatalogue(assets=(asset("logo", AssetRole.LOGO, "#123456"),))
    assert understand(catalogue).brand_color == "#123456"
    assert understand(catalogue, style={"primary_color": "#ABCDEF"}).brand_color == "#abcdef"


def test_a_starter_that_is_asked_for_is_taken() -> None:
    assert understand(template="portfolio").starter is Template.PORTFOLIO


@pytest.mark.parametrize(("country", "zone"), [("ES", "Europe/Madrid"), ("US", None)])
def test_a_country_of_many_zones_leaves_the_question_open(country: str, zone: str | None) -> None:
    contact = {**FORM["contact"], "address": {"city": "X", "country": country}, "hours": FORM["contact"]["hours"][:1]}
    spec = understand(contact=contact)
    assert spec.timezone == zone
    assert bool(spec.warnings) is (zone is None)
    assert understand(contact=contact, timezone="America/Denver").timezone == "America/Denver"


@pytest.mark.parametrize(
    ("locale", "words"), [("pt-BR", "estatísticas “UA-1234-1”"), ("en", "code “UA-1234-1”"), ("es", "«UA-1234-1»")]
)
def test_only_an_id_of_google_analytics_4_is_used(locale: str, words: str) -> None:
    assert understand(locale=locale, analytics_id="G-ABC123").analytics_id == "G-ABC123"
    old = understand(locale=locale, analytics_id="UA-1234-1")
    assert old.analytics_id is None
    assert any(words in warning for warning in old.warnings)
