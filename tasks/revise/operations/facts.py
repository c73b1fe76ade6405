"""Facts that stand in many places: ways to reach the business, prices, hours."""

from phonenumbers import (
    Leniency,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
    parse,
    region_code_for_country_code,
)

from domain.artifacts.onboarding import Hours
from domain.artifacts.revision import ContactField, SetContact, SetHours, SetPrice, SetSpecialHours
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import OpeningHours
from domain.fields import phone_digits
from domain.links import mail_link, phone_link, whatsapp_link
from tasks.revise.operations.applying import applied, misfit
from tasks.revise.operations.carrying import Change, carried, in_turn, whole
from tasks.revise.operations.rows import with_items
from tasks.revise.operations.timetable import in_timetables

_LINKS = {ContactField.PHONE: phone_link, ContactField.WHATSAPP: whatsapp_link, ContactField.EMAIL: mail_link}
_NUMBERS = frozenset({ContactField.PHONE, ContactField.WHATSAPP})
_FEWEST_DIGITS = 6


@applied.register
def _(operation: SetContact, documents: SiteDocuments) -> SiteDocuments:
    contact = documents.spec.contact
    found = getattr(contact, operation.field)
    if found == operation.becomes:
        return documents
    if found != operation.was:
        misfit(f"contact.{operation.field}", expected=operation.was, found=found)
    documents = documents.with_spec(contact=contact.model_copy(update={operation.field: operation.becomes}))
    return carried(documents, _contact_change(operation, documents)) if operation.was else documents


def _contact_change(operation: SetContact, documents: SiteDocuments) -> Change:
    """Links and texts; a number that phone and WhatsApp shared remains in the texts, where it is still true of one."""
    old, new = operation.was or "", operation.becomes
    link = _LINKS[operation.field]
    changes = [whole(link(old), link(new))]
    if operation.field not in _NUMBERS:
        return in_turn([*changes, whole(old, new)])
    contact = documents.spec.contact
    others = {phone_digits(number) for number in (contact.phone, contact.whatsapp) if number}
    if phone_digits(old) not in others:
        changes.append(_other_number(old, new))
    return in_turn(changes)


def _other_number(old: str, new: str) -> Change:
    """Replaces a number however it is written, with or without its country code."""
    number, region = phone_digits(old), region_code_for_country_code(parse(old, None).country_code or 0)
    national = format_number(parse(new, None), PhoneNumberFormat.NATIONAL)

    def change(text: str) -> str:
        if text.startswith(("tel:", "https:", "mailto:")) or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
            return text
        for match in reversed(list(PhoneNumberMatcher(text, region, leniency=Leniency.POSSIBLE))):
            if format_number(match.number, PhoneNumberFormat.E164) == number:
                written = new if match.raw_string.startswith("+") else national
                text = f"{text[: match.start]}{written}{text[match.end :]}"
        return text

    return change


@applied.register
def _(operation: SetPrice, documents: SiteDocuments) -> SiteDocuments:
    offers = documents.spec.offers
    found = [offer for offer in offers if offer.name == operation.offer]
    if len(found) != 1:
        misfit(f"The offer '{operation.offer}'", expected="one", found=len(found))
    (offer,) = found
    if offer.price == operation.becomes:
        return documents
    if offer.price != operation.was:
        misfit(f"The price of '{offer.name}'", expected=operation.was, found=offer.price)
    dearer = offer.model_copy(update={"price": operation.becomes})
    documents = documents.with_spec(offers=tuple(dearer if item is offer else item for item in offers))
    documents = with_items(
        documents,
        lambda item: item.model_copy(update={"price": operation.becomes}) if item.name == offer.name else item,
    )
    told_apart = operation.was and operation.was not in {item.price for item in documents.spec.offers}
    return carried(documents, whole(operation.was or "", operation.becomes)) if told_apart else documents


@applied.register
def _(operation: SetHours, documents: SiteDocuments) -> SiteDocuments:
    spec = documents.spec
    if spec.hours == operation.becomes:
        return documents
    if spec.hours != operation.was:
        misfit("The opening hours", expected=_listed(operation.was), found=_listed(spec.hours))
    rows = tuple(Hours(days=row.label, opens=row.opens, closes=row.closes) for row in operation.becomes)
    contact = spec.contact.model_copy(update={"hours": rows})
    return in_timetables(documents, documents.with_spec(hours=operation.becomes, contact=contact))


@applied.register
def _(operation: SetSpecialHours, documents: SiteDocuments) -> SiteDocuments:
    others = (day for day in documents.spec.special_hours if day.date != operation.day.date)
    days = tuple(sorted((*others, operation.day), key=lambda day: day.date))
    contact = documents.spec.contact.model_copy(update={"special_hours": days})
    return documents.with_spec(special_hours=days, contact=contact)


def _listed(rows: tuple[OpeningHours, ...]) -> str:
    return ", ".join(f"{row.label} {row.opens}–{row.closes}" for row in rows)
