"""The kinds of text that a form or an artifact may hold, each with its limits and its refusal in words."""

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, EmailStr, Field, ValidationInfo

SLUG_PATTERN = r"^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$"
HEX_COLOR_PATTERN = r"^#[0-9a-fA-F]{6}$"
CLOCK_PATTERN = r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"
RESERVED_SLUGS = frozenset(
    {"admin", "api", "app", "assets", "autoconfig", "blog", "cdn", "clients", "dashboard", "dev", "docs", "email"}
    | {"ftp", "help", "imap", "live", "localhost", "mail", "ns1", "ns2", "pop", "portal", "preview", "root", "smtp"}
    | {"staging", "static", "status", "support", "test", "webmail", "www"}
)
UPLOAD_PREFIX = "upload:"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_HOSTNAME = re.compile(r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$")


def _no_control_characters(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("has control characters")
    return text


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text."""
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def _line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError("must be a single line")
    if is_blank(text):
        raise ValueError("must not be blank")
    return _no_control_characters(text)


def _plain_newlines(text: Any) -> Any:
    return text.replace("\r\n", "\n") if isinstance(text, str) else text


def _visible(text: str) -> str:
    if is_blank(text.replace("\n", "")):
        raise ValueError("must not be blank")
    return _no_control_characters(text)


def _slug(slug: str) -> str:
    if not re.fullmatch(SLUG_PATTERN, slug):
        raise ValueError("must be 3 to 40 small letters, digits and hyphens, beginning and ending with no hyphen")
    if "--" in slug:
        raise ValueError("must not have two hyphens in a row")
    if slug in RESERVED_SLUGS:
        raise ValueError(f"'{slug}' is reserved; choose another")
    return slug


def _hex_color(color: str) -> str:
    if not re.fullmatch(HEX_COLOR_PATTERN, color):
        raise ValueError("must be a colour as #rrggbb, such as #b5541c")
    return color.lower()


def _clock_time(time: str) -> str:
    if not re.fullmatch(CLOCK_PATTERN, time):
        raise ValueError("must be a time as HH:MM, from 00:00 to 24:00")
    return time


def _https_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise ValueError("must be a link that starts with https://")
    if not parts.hostname or parts.username or parts.password or re.search(r"\s", url):
        raise ValueError("must be a complete https:// address without a user name")
    return url


def _http_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"[\s@?#;,'\"]", address):
        raise ValueError("must be like https://api.example.com")
    return address.rstrip("/")


def _hostname(name: str) -> str:
    name = name.lower().rstrip(".")
    if not _HOSTNAME.match(name) or name.endswith((".localhost", ".local", ".internal")):
        raise ValueError("must be a domain such as www.example.com")
    return name


def _timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("must be an IANA time zone such as America/Sao_Paulo")
    return name


def _phone(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        raise ValueError("must be a phone number with its country code, such as +55 48 3333-0142") from None
    if not phonenumbers.is_possible_number(parsed):
        raise ValueError("is not a possible phone number in its country")
    return number


def _iso_date(text: str) -> str:
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError("must be a date as YYYY-MM-DD")


def _asset_source(source: str, info: ValidationInfo) -> str:
    if source.startswith(UPLOAD_PREFIX):
        if not re.fullmatch(r"upload:[A-Za-z0-9_-]{1,64}", source):
            raise ValueError("must be upload: followed by the id that the upload answered with")
        return source
    if ":" in source.split("/", maxsplit=1)[0]:
        return _https_url(source)
    if not (info.context or {}).get("local_files"):
        raise ValueError("must be upload:{asset_id} or an https:// address")
    if "\\" in source or PurePosixPath(source).is_absolute() or ".." in PurePosixPath(source).parts:
        raise ValueError("must be a path beside the form, without '..' and not absolute")
    return source


def phone_digits(number: str) -> str:
    """The number in E.164 form (`+554833330142`), for links."""
    return phonenumbers.format_number(phonenumbers.parse(number, None), phonenumbers.PhoneNumberFormat.E164)


Name = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_line)]
Line = Annotated[str, Field(min_length=1, max_length=160), AfterValidator(_line)]
ShortLine = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_line)]
Paragraph = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_no_control_characters)]
Text = Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(_no_control_characters)]
VisibleText = Annotated[
    str, Field(min_length=1, max_length=5_000), BeforeValidator(_plain_newlines), AfterValidator(_visible)
]
Notes = Annotated[str, Field(max_length=5_000), AfterValidator(_no_control_characters)]
Slug = Annotated[
    str, Field(json_schema_extra={"pattern": SLUG_PATTERN}, examples=["padaria-aurora"]), AfterValidator(_slug)
]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")]
HexColor = Annotated[
    str, Field(json_schema_extra={"pattern": HEX_COLOR_PATTERN}, examples=["#b5541c"]), AfterValidator(_hex_color)
]
HttpsUrl = Annotated[str, Field(max_length=2_000, examples=["https://example.com/"]), AfterValidator(_https_url)]
HttpAddress = Annotated[str, AfterValidator(_http_address)]
Hostname = Annotated[str, Field(max_length=253, examples=["www.example.com"]), AfterValidator(_hostname)]
Timezone = Annotated[str, Field(examples=["America/Sao_Paulo"]), AfterValidator(_timezone)]
Phone = Annotated[str, Field(max_length=40, examples=["+55 48 3333-0142"]), AfterValidator(_phone)]
Email = Annotated[EmailStr, Field(max_length=254)]
ClockTime = Annotated[
    str, Field(json_schema_extra={"pattern": CLOCK_PATTERN}, examples=["06:00"]), AfterValidator(_clock_time)
]
IsoDate = Annotated[str, Field(examples=["2026-12-25"]), AfterValidator(_iso_date)]
AssetSource = Annotated[
    str, Field(min_length=1, max_length=2_000, examples=["upload:logo-1"]), AfterValidator(_asset_source)
]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
CommitSha = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
