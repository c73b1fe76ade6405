"""Bearer tokens for staff and machines: signed statements of who someone is and what they may do.

A key has an id, which a token names. To rotate, put a new key first: it signs, and tokens of the others are still
good until their key is taken away.
"""

import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

import jwt
from pydantic import Field, SecretStr, ValidationError

from domain.artifacts.base import Frozen
from domain.errors import NotSignedIn, SettingInvalid
from domain.settings import Settings

AUDIENCE = "sitegen-api"
_ALGORITHM = "HS256"
_CLAIMS = ["aud", "exp", "iat", "jti", "role", "sub"]
_FORM = "SITEGEN_TOKEN_KEYS must be like id:secret,id:secret with secrets of 32 characters or more"


class Role(StrEnum):
    """What a token allows."""

    OPERATOR = "operator"
    DATA = "data"
    SERVICE = "service"


class Grant(Frozen):
    """What a token says."""

    subject: str = Field(min_length=1, max_length=120)
    role: Role


class TokenKeys:
    """Keys by id; the first one signs."""

    def __init__(self, keys: dict[str, SecretStr]) -> None:
        self._keys = keys

    @classmethod
    def of(cls, settings: Settings) -> "TokenKeys":
        """The keys that the settings name, else those of a file under the home folder.

        Raises:
            SettingInvalid: they cannot be used.
        """
        return cls.of_setting(settings.token_keys) if settings.token_keys else cls.of_file(settings.home / "token-keys")

    @classmethod
    def of_setting(cls, setting: SecretStr) -> "TokenKeys":
        """The keys that a setting names as `id:secret,id:secret`.

        Raises:
            SettingInvalid: it is not of that form, or a secret is too short.
        """
        pairs = [pair.strip().partition(":") for pair in setting.get_secret_value().split(",")]
        keys = {name: SecretStr(secret) for name, _, secret in pairs if name and len(secret) >= 32}
        if len(keys) != len(pairs):
            raise SettingInvalid(_FORM)
        return cls(keys)

    @classmethod
    def of_file(cls, path: Path) -> "TokenKeys":
        """The keys of a file that only its owner may read; made with one key where there is none."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with NamedTemporaryFile("w", dir=path.parent) as made, suppress(FileExistsError):
                made.write(f"{datetime.now(UTC):%Y%m%d}:{secrets.token_urlsafe(32)}\n")
                made.flush()
                path.hardlink_to(made.name)
        return cls.of_setting(SecretStr(path.read_text().strip()))

    def issue(self, grant: Grant, *, lives: timedelta, at: datetime) -> str:
        """A token that says so until it expires."""
        name, key = next(iter(self._keys.items()))
        claims = {
            "aud": AUDIENCE, "sub": grant.subject, "role": grant.role,
            "iat": at, "exp": at + lives, "jti": secrets.token_hex(8),
        }  # fmt: skip
        return jwt.encode(claims, key.get_secret_value(), _ALGORITHM, headers={"kid": name})

    def read(self, token: str) -> Grant:
        """What a token says.

        Raises:
            NotSignedIn: it is not one of ours, or has expired.
        """
        try:
            key = self._keys[jwt.get_unverified_header(token)["kid"]]
            claims = jwt.decode(
                token, key.get_secret_value(), algorithms=[_ALGORITHM], audience=AUDIENCE, options={"require": _CLAIMS}
            )
            return Grant(subject=claims["sub"], role=claims["role"])
        except jwt.ExpiredSignatureError:
            raise NotSignedIn("The token has expired.") from None
        except (jwt.InvalidTokenError, KeyError, ValidationError):
            raise NotSignedIn("The token is not valid.") from None
