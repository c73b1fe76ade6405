"""The time zone of a place, where its country has one obvious zone."""

from functools import cache
from importlib import resources
from types import MappingProxyType

from domain.artifacts.onboarding import Address
from domain.plain_text import folded

# Countries of several zones in which nearly everyone lives in one, or where the mainland has one.
_USUAL = MappingProxyType(
    {
        "BR": "America/Sao_Paulo",
        "ES": "Europe/Madrid",
        "PT": "Europe/Lisbon",
        "MX": "America/Mexico_City",
        "AR": "America/Argentina/Buenos_Aires",
        "CL": "America/Santiago",
        "EC": "America/Guayaquil",
        "DE": "Europe/Berlin",
        "NZ": "Pacific/Auckland",
        "MY": "Asia/Kuala_Lumpur",
        "UA": "Europe/Kyiv",
        "CN": "Asia/Shanghai",
    }
)
_REGIONS = MappingProxyType(
    {
        ("BR", "ac"): "America/Rio_Branco",
        ("BR", "acre"): "America/Rio_Branco",
        ("BR", "am"): "America/Manaus",
        ("BR", "amazonas"): "America/Manaus",
        ("BR", "rr"): "America/Boa_Vista",
        ("BR", "roraima"): "America/Boa_Vista",
        ("BR", "ro"): "America/Porto_Velho",
        ("BR", "rondonia"): "America/Porto_Velho",
        ("BR", "mt"): "America/Cuiaba",
        ("BR", "mato grosso"): "America/Cuiaba",
        ("BR", "ms"): "America/Campo_Grande",
        ("BR", "mato grosso do sul"): "America/Campo_Grande",
        ("ES", "canarias"): "Atlantic/Canary",
        ("ES", "islas canarias"): "Atlantic/Canary",
        ("ES", "las palmas"): "Atlantic/Canary",
        ("ES", "santa cruz de tenerife"): "Atlantic/Canary",
        ("PT", "acores"): "Atlantic/Azores",
        ("PT", "madeira"): "Atlantic/Madeira",
    }
)


def time_zone_of(address: Address | None) -> str | None:
    """The IANA time zone of an address; None where only the client can know."""
    if address is None:
        return None
    by_region = _REGIONS.get((address.country, folded(address.region or "")))
    return by_region or _USUAL.get(address.country) or _only_zones().get(address.country)


@cache
def _only_zones() -> dict[str, str]:
    """The zone of every country that has a single one, from the time zone database."""
    zones: dict[str, list[str]] = {}
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    for row in table.splitlines():
        if not row.startswith("#"):
            country, _, zone = row.split("\t")[:3]
            zones.setdefault(country, []).append(zone)
    return {country: names[0] for country, names in zones.items() if len(names) == 1}
