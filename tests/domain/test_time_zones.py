from zoneinfo import ZoneInfo

import pytest

from domain.artifacts.onboarding import Address
from domain.time_zones import time_zone_of


@pytest.mark.parametrize(
    ("country", "region", "zone"),
    [
        ("BR", "SC", "America/Sao_Paulo"),
        ("BR", "AM", "America/Manaus"),
        ("BR", "Mato Grosso", "America/Cuiaba"),
        ("ES", None, "Europe/Madrid"),
        ("ES", "Las Palmas", "Atlantic/Canary"),
        ("FR", None, "Europe/Paris"),
        ("CO", None, "America/Bogota"),
    ],
)
def test_places_with_an_obvious_zone(country: str, region: str | None, zone: str) -> None:
    assert time_zone_of(Address(city="X", region=region, country=country)) == zone
    ZoneInfo(zone)


def test_only_the_client_can_know_the_rest() -> None:
    assert time_zone_of(Address(city="Springfield", country="US")) is None
    assert time_zone_of(None) is None
