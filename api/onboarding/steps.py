"""Which fields of the form stand on which page. What a field may hold is in the form's own schema alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from domain.artifacts.onboarding import OnboardingForm

_SCHEMA = OnboardingForm.model_json_schema()


class Step(StrEnum):
    """The pages, in their order."""

    BUSINESS = "business"
    OFFERS = "offers"
    CONTACT = "contact"
    PEOPLE = "people"
    LOOK = "look"
    CHECK = "check"

    @property
    def next(self) -> "Step":
        """The page after this one."""
        return list(Step)[self.number]

    @property
    def number(self) -> int:
        """Which page it is, counted from one."""
        return list(Step).index(self) + 1


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "text"
    EMAIL = "email"
    PHONE = "tel"
    LINK = "url"
    TIME = "time"
    DATE = "date"
    NUMBER = "number"
    TEXT = "textarea"
    LINES = "lines"
    CHOICE = "choice"
    CHOICES = "choices"
    YES = "yes"
    PICTURE = "picture"


@dataclass(frozen=True)
class Field:
    """One field; `path` leads to it in the form, in rows without their numbers."""

    path: str
    kind: Kind = Kind.LINE
    autocomplete: str = "off"
    more: bool = False
    """Whether only few need it."""

    @property
    def name(self) -> str:
        """Its last part, which names it within a row."""
        return self.path.rpartition(".")[2]

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """What the form says of it."""
        return schema_of(self.path)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen."""
        node = resolved(self.schema["items"]) if self.kind is Kind.CHOICES else self.schema
        return tuple(node["enum"])

    @property
    def longest(self) -> int | None:
        """How many characters it may have; of lines, each of them."""
        limited = resolved(self.schema["items"]) if self.kind is Kind.LINES else self.schema
        return limited.get("maxLength")

    @property
    def required(self) -> bool:
        """Whether the form, or its row, is nothing without it."""
        return _is_required(self.path)


@dataclass(frozen=True)
class Rows:
    """A part of the form that repeats."""

    path: str
    fields: tuple[Field, ...]

    @property
    def most(self) -> int:
        """How many there may be."""
        return int(schema_of(self.path, item=False)["maxItems"])

    @property
    def picture(self) -> Field | None:
        """The field whose files make rows by themselves: photos, of which several are chosen at once."""
        first = self.fields[0]
        return first if first.kind is Kind.PICTURE else None


Part = Field | Rows


def resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the schema, with what it refers to; of what may be null, the other."""
    if "$ref" in node:
        return resolved(_SCHEMA["$defs"][node["$ref"].rpartition("/")[2]])
    if "anyOf" in node:
        return resolved(next(each for each in node["anyOf"] if each.get("type") != "null"))
    return node


def schema_of(path: str, *, item: bool = True) -> Mapping[str, Any]:
    """The schema at a path; of a list on the way, that of its entries."""
    node: Mapping[str, Any] = resolved(_SCHEMA)
    for part in filter(None, path.split(".")):
        if "items" in node:
            node = resolved(node["items"])
        known = node.get("properties", {})
        node = resolved(known[part] if part in known else next(iter(_values_of(node))))
    return resolved(node["items"]) if item and "properties" in resolved(node.get("items", {})) else node


def _is_required(path: str) -> bool:
    parent, _, name = path.rpartition(".")
    here = name in schema_of(parent).get("required", ())
    return here and (not parent or "items" in schema_of(parent, item=False) or _is_required(parent))


def _values_of(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from node.get("patternProperties", {}).values()
    if isinstance(node.get("additionalProperties"), dict):
        yield node["additionalProperties"]


def shaped(value: Any, node: Mapping[str, Any] = _SCHEMA) -> Any:
    """What of a value is of the form's shape, and not empty; whether it is right is seen when it is read."""
    node = resolved(node)
    if "items" in node:
        entries = (shaped(entry, node["items"]) for entry in value) if isinstance(value, list | tuple) else ()
        return [entry for entry in entries if not _is_empty(entry)]
    if node.get("type") == "object":
        fields = value if isinstance(value, dict) else {}
        known = node.get("properties", {})
        other = next(_values_of(node), None)
        found = {key: shaped(fields[key], known.get(key, other)) for key in fields if key in known or other is not None}
        return {key: each for key, each in found.items() if not _is_empty(each)}
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value if isinstance(value, bool | int) else None


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def _rows(path: str, *fields: tuple[str, Kind]) -> Rows:
    return Rows(path, tuple(Field(f"{path}.{name}", kind) for name, kind in fields))


_NETWORKS = ("instagram", "facebook", "youtube", "tiktok", "linkedin", "x", "tripadvisor", "pinterest")

STEPS: Mapping[Step, tuple[Part, ...]] = {
    Step.BUSINESS: (
        Field("locale", Kind.CHOICE),
        Field("business.name", autocomplete="organization"),
        Field("business.industry"),
        Field("business.description", Kind.TEXT),
        Field("goal", Kind.CHOICE),
        Field("business.tagline"),
        Field("business.differentiators", Kind.LINES),
        Field("business.audience", more=True),
        Field("business.founded", Kind.NUMBER, more=True),
        Field("business.legal_name", more=True),
        Field("business.tax_id", more=True),
        Field("business.registration", more=True),
    ),
    Step.OFFERS: (
        _rows(
            "offers",
            ("name", Kind.LINE),
            ("price", Kind.LINE),
            ("description", Kind.TEXT),
            ("group", Kind.LINE),
        ),
    ),
    Step.CONTACT: (
        Field("contact.email", Kind.EMAIL, "email"),
        Field("contact.phone", Kind.PHONE, "tel"),
        Field("contact.whatsapp", Kind.PHONE, "tel"),
        Field("contact.address.street", autocomplete="street-address"),
        Field("contact.address.city", autocomplete="address-level2"),
        Field("contact.address.region", autocomplete="address-level1"),
        Field("contact.address.postal_code", autocomplete="postal-code"),
        Field("contact.address.country", autocomplete="country"),
        _rows("contact.hours", ("days", Kind.LINE), ("opens", Kind.TIME), ("closes", Kind.TIME)),
        _rows(
            "contact.special_hours",
            ("date", Kind.DATE),
            ("closed", Kind.YES),
            ("opens", Kind.TIME),
            ("closes", Kind.TIME),
            ("note", Kind.LINE),
        ),
        *(Field(f"contact.socials.{network}", Kind.LINK, more=network != "instagram") for network in _NETWORKS),
        Field("contact.booking_url", Kind.LINK, more=True),
        Field("contact.order_url", Kind.LINK, more=True),
        Field("contact.maps_url", Kind.LINK, more=True),
        Field("contact.privacy_email", Kind.EMAIL, more=True),
        Field("timezone", more=True),
    ),
    Step.PEOPLE: (
        _rows("people", ("name", Kind.LINE), ("role", Kind.LINE), ("bio", Kind.TEXT), ("photo", Kind.PICTURE)),
        _rows("testimonials", ("quote", Kind.TEXT), ("author", Kind.LINE)),
        _rows("faqs", ("question", Kind.LINE), ("answer", Kind.TEXT)),
        _rows("partners", ("name", Kind.LINE), ("logo", Kind.PICTURE)),
    ),
    Step.LOOK: (
        Field("assets.logo", Kind.PICTURE),
        _rows("assets.images", ("source", Kind.PICTURE), ("alt", Kind.LINE)),
        Field("pages", Kind.CHOICES),
        Field("locales", Kind.CHOICES),
        Field("template", Kind.CHOICE, more=True),
        Field("style.primary_color"),
        Field("style.tone", more=True),
        Field("slug", more=True),
        Field("custom_domain", more=True),
        Field("analytics_id", more=True),
        Field("notes", Kind.TEXT),
    ),
    Step.CHECK: (),
}
