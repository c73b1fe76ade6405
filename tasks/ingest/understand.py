"""From a validated form and the files that could be had to the site's spec. Pure: no door, no clock."""

import re
from collections.abc import Iterator

from domain import opening_hours
from domain.artifacts.assets import AssetCatalogue, AssetRole
from domain.artifacts.onboarding import OnboardingForm, Partner, Person, Template
from domain.artifacts.spec import ANALYTICS_ID_PATTERN, OpeningHours, SiteSpec, SpecPartner, SpecPerson
from domain.business_kinds import kind_of, schema_type_of, suggested_starter
from domain.time_zones import time_zone_of
from tasks.ingest.wording import WORDINGS


def understand_form(form: OnboardingForm, catalogue: AssetCatalogue, *, slug: str) -> SiteSpec:
    """What the form says, verbatim, with what follows from it; doubts become warnings in the form's language."""
    kind = kind_of(form.business, form.offers)
    hours = _hours(form)
    timezone = form.timezone or time_zone_of(form.contact.address)
    logo = next(iter(catalogue.of_role(AssetRole.LOGO)), None)
    return SiteSpec(
        slug=slug,
        locale=form.locale,
        languages=tuple(dict.fromkeys((form.locale, *form.locales))),
        starter=_starter(form),
        business=form.business,
        schema_type=schema_type_of(kind, form.contact.address),
        goal=form.goal,
        pages=form.pages,
        offers=form.offers,
        people=tuple(_person(person, catalogue) for person in form.people),
        testimonials=form.testimonials,
        faqs=form.faqs,
        partners=tuple(_partner(partner, catalogue) for partner in form.partners),
        contact=form.contact,
        hours=hours,
        special_hours=form.contact.special_hours,
        timezone=timezone,
        tone=form.style.tone,
        brand_color=form.style.primary_color or (logo.color if logo else None),
        logo=logo,
        images=catalogue.of_role(AssetRole.IMAGE),
        portraits=catalogue.of_role(AssetRole.PHOTO),
        partner_logos=catalogue.of_role(AssetRole.PARTNER),
        notes=form.notes,
        custom_domain=form.custom_domain,
        analytics_id=form.analytics_id if _is_understood(form.analytics_id) else None,
        warnings=(*catalogue.warnings, *_doubts(form, hours, timezone=timezone)),
    )


def _is_understood(analytics_id: str | None) -> bool:
    return analytics_id is not None and re.fullmatch(ANALYTICS_ID_PATTERN, analytics_id) is not None


def _starter(form: OnboardingForm) -> Template:
    if form.template is not Template.AUTO:
        return form.template
    return suggested_starter(
        kind_of(form.business, form.offers),
        goal=form.goal,
        address=form.contact.address,
        hours=form.contact.hours,
        offers=len(form.offers),
    )


def _hours(form: OnboardingForm) -> tuple[OpeningHours, ...]:
    return tuple(
        OpeningHours(label=row.days, days=opening_hours.understand(row.days), opens=row.opens, closes=row.closes)
        for row in form.contact.hours
    )


def _person(person: Person, catalogue: AssetCatalogue) -> SpecPerson:
    photos = catalogue.ids_of_role(AssetRole.PHOTO)
    return SpecPerson(
        name=person.name,
        role=person.role,
        bio=person.bio,
        photo=person.photo,
        photo_asset=photos.get((person.photo or "", person.name)),
    )


def _partner(partner: Partner, catalogue: AssetCatalogue) -> SpecPartner:
    logos = catalogue.ids_of_role(AssetRole.PARTNER)
    return SpecPartner(name=partner.name, logo=partner.logo, logo_asset=logos.get((partner.logo or "", partner.name)))


def _doubts(form: OnboardingForm, hours: tuple[OpeningHours, ...], *, timezone: str | None) -> Iterator[str]:
    words = WORDINGS[form.locale]
    for row in hours:
        if not row.days:
            yield words.days_not_understood.format(days=row.label)
    if hours and timezone is None:
        yield words.time_zone_unknown
    if form.analytics_id and not _is_understood(form.analytics_id):
        yield words.analytics_not_understood.format(asked=form.analytics_id)
