"""Another telephone number, WhatsApp number or e-mail address."""

import re
from collections.abc import Iterator

import phonenumbers

from blocks.ai.offline.reviser.case import Case, Reading
from domain.artifacts.revision import ContactField, SetContact
from domain.fields import phone_digits

_NUMBER = re.compile(r"\+?\(?\d[\d\s().\u2010-\u2015-]{5,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBERS = (ContactField.PHONE, ContactField.WHATSAPP)


def read_contact(case: Case) -> Reading:
    """A noun and the new value, or the wish to change it."""
    fields = tuple(field for field in ContactField if case.says(getattr(case.words.nouns, field)))
    values = tuple(_values(case, fields))
    if not fields or not (values or case.says(case.words.cues.change)):
        return None
    present = {field: getattr(case.spec.contact, field) for field in fields}
    new = [value for value in values if value not in present.values()]
    if values and not new:
        return case.refuses("same")
    if len(new) != 1:
        return case.asks("contact_value", what=_names(case, fields))
    if fields == (ContactField.PHONE,) and _is_shared(case) and not case.says(case.words.cues.only):
        return case.asks("contact_both")
    operations = (SetContact(field=field, was=present[field], becomes=new[0]) for field in fields)
    old = next((value for value in present.values() if value), None)
    answer = "contact_changed" if old else "contact_added"
    return case.edits(*operations, answer=answer, what=_names(case, fields), new=new[0], old=old)


def _values(case: Case, fields: tuple[ContactField, ...]) -> Iterator[str]:
    if ContactField.EMAIL in fields:
        yield from dict.fromkeys(_EMAIL.findall(case.wish.text))
    if set(fields) & set(_NUMBERS):
        numbers = (_number(case, found) for found in _NUMBER.findall(case.wish.text))
        yield from dict.fromkeys(number for number in numbers if number)


def _number(case: Case, written: str) -> str | None:
    """A number with its country code, as the client wrote it where that has one; the present one as it is known."""
    try:
        parsed = phonenumbers.parse(written, _region(case))
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    digits = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    contact = case.spec.contact
    known = {phone_digits(number): number for number in (contact.whatsapp, contact.phone) if number}
    if digits in known:
        return known[digits]
    if written.startswith("+"):
        return " ".join(written.split())
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _region(case: Case) -> str | None:
    contact = case.spec.contact
    if contact.address:
        return contact.address.country
    number = contact.phone or contact.whatsapp
    return phonenumbers.region_code_for_number(phonenumbers.parse(number, None)) if number else None


def _is_shared(case: Case) -> bool:
    phone, whatsapp = case.spec.contact.phone, case.spec.contact.whatsapp
    return phone is not None and whatsapp is not None and phone_digits(phone) == phone_digits(whatsapp)


def _names(case: Case, fields: tuple[ContactField, ...]) -> str:
    return " / ".join(case.answers.names[field] for field in fields)
