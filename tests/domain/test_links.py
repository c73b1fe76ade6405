import pytest

from domain.artifacts.onboarding import Address, Contact
from domain.artifacts.spec import Action, ActionKind
from domain.links import directions_link, mail_link, phone_link, web_link, whatsapp_link

STREET = Address(street="Rua das Palmeiras, 210", city="Florianópolis", region="SC", country="BR")


def contact(address: Address | None, maps_url: str | None = None) -> Contact:
    return Contact(email="ola@example.com", address=address, maps_url=maps_url)


def test_numbers_become_links_in_international_form() -> None:
    assert phone_link("+55 48 3333-0142") == "tel:+554833330142"
    assert whatsapp_link("+55 (48) 99999-0142") == "https://wa.me/5548999990142"
    assert whatsapp_link("+34 600 000 142", "Hola, ¿qué tal?") == (
        "https://wa.me/34600000142?text=Hola%2C%20%C2%BFqu%C3%A9%20tal%3F"
    )


def test_directions_search_for_the_business_at_its_street() -> None:
    link = directions_link("Padaria Aurora", contact(STREET))
    assert link is not None
    assert link.startswith(
        "https://www.google.com/maps/search/?api=1&query=Padaria%20Aurora%2C%20Rua%20das%20Palmeiras"
    )


def test_the_clients_own_maps_link_comes_first_and_a_city_alone_is_no_destination() -> None:
    assert directions_link("X", contact(STREET, "https://maps.example.com/x")) == "https://maps.example.com/x"
    assert directions_link("X", contact(Address(city="Granada", country="ES"))) is None
    assert directions_link("X", contact(None)) is None


@pytest.mark.parametrize("url", ['https://example.com/"><b>', "https://example.com/?a=<x>"])
def test_an_address_cannot_end_an_attribute(url: str) -> None:
    link = web_link(url)
    assert link is not None
    assert not set(link) & set('<>"')
    Action(kind=ActionKind.BOOKING, label="Book", href=link)


def test_an_address_that_grows_too_long_is_no_link() -> None:
    assert web_link("https://example.com/" + "<" * 900) is None


def test_mail_addresses_are_escaped() -> None:
    assert mail_link("a+b@example.com") == "mailto:a%2Bb@example.com"
