"""The links that a client's contact facts become."""

from urllib.parse import quote, urlencode

from domain.artifacts.onboarding import Address, Contact
from domain.fields import phone_digits

_LONGEST = 2_000


def phone_link(number: str) -> str:
    """A number to call."""
    return f"tel:{phone_digits(number)}"


def whatsapp_link(number: str, text: str = "") -> str:
    """A chat, with a first message to send where there is one."""
    chat = f"https://wa.me/{phone_digits(number).removeprefix('+')}"
    return f"{chat}?{urlencode({'text': text}, quote_via=quote)}" if text else chat


def mail_link(email: str) -> str:
    """A message to write."""
    return f"mailto:{quote(email, safe='@')}"


def web_link(url: str | None) -> str | None:
    """An https address with nothing in it that could end an attribute; None where that makes it too long."""
    if url is None:
        return None
    safe = url.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    return safe if len(safe) <= _LONGEST else None


def directions_link(name: str, contact: Contact) -> str | None:
    """The client's own maps link, else a search for the business at its street; None without either."""
    own = web_link(contact.maps_url)
    if own or contact.address is None or contact.address.street is None:
        return own
    place = urlencode({"api": "1", "query": f"{name}, {postal_line(contact.address)}"}, quote_via=quote)
    return web_link(f"https://www.google.com/maps/search/?{place}")


def postal_line(address: Address) -> str:
    """The address in one line: street, city, region, postal code, country."""
    parts = (address.street, address.city, address.region, address.postal_code, address.country)
    return ", ".join(part for part in parts if part)
