"""Bearer tokens: what is believed, for how long, and how keys come and go."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from pydantic import SecretStr

from domain.errors import NotSignedIn, SettingInvalid
from domain.settings import Settings
from domain.tokens import AUDIENCE, Grant, Role, TokenKeys

OLD, NEW = "2025:" + "o" * 32, "2026:" + "n" * 32
REPORTS = Grant(subject="reports", role=Role.DATA)
HOUR = timedelta(hours=1)


def keys(*named: str) -> TokenKeys:
    return TokenKeys.of_setting(SecretStr(",".join(named)))


def made(by: TokenKeys, at: datetime | None = None) -> str:
    return by.issue(REPORTS, lives=HOUR, at=at or datetime.now(UTC))


def forged(*, without: str = "", key: str = "n" * 32, kid: str | None = "2026", **changed: Any) -> str:
    claims = jwt.decode(made(keys(NEW)), options={"verify_signature": False}) | changed
    claims.pop(without, None)
    return jwt.encode(claims, key, "HS256", headers={"kid": kid} if kid else {})


def test_a_token_says_who_may_do_what() -> None:
    assert keys(NEW).read(made(keys(NEW))) == REPORTS
    assert keys(NEW).read(forged()) == REPORTS


def test_tokens_of_an_old_key_are_believed_until_it_is_taken_away() -> None:
    token = made(keys(OLD))
    rotated = keys(NEW, OLD)
    assert rotated.read(token) == REPORTS
    assert keys(NEW).read(made(rotated)) == REPORTS
    with pytest.raises(NotSignedIn):
        keys(NEW).read(token)


def test_a_token_expires() -> None:
    with pytest.raises(NotSignedIn, match="expired"):
        keys(NEW).read(made(keys(NEW), datetime.now(UTC) - HOUR))


@pytest.mark.parametrize(
    "token",
    [
        "", "nonsense", "a.b.c",
        forged(key="x" * 32), forged(kid="2027"), forged(kid=None), forged(aud="another"), forged(role="root"),
        forged(sub=""), *(forged(without=claim) for claim in ("aud", "exp", "iat", "jti", "role", "sub")),
        jwt.encode({"sub": "x"}, "", "none", headers={"kid": "2026"}),
        jwt.encode({"sub": "x", "aud": AUDIENCE}, "n" * 64, "HS512", headers={"kid": "2026"}),
    ],
)  # fmt: skip
def test_nothing_else_is_believed(token: str) -> None:
    with pytest.raises(NotSignedIn, match="not valid"):
        keys(NEW).read(token)


@pytest.mark.parametrize("setting", ["", "2026", f"2026:{'n' * 31}", f":{'n' * 32}", f"{NEW},", f"{NEW},{NEW}"])
def test_keys_that_cannot_be_used_are_refused_without_being_shown(setting: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        keys(setting)
    assert "n" * 31 not in refused.value.reason


def test_without_a_setting_one_key_is_made_and_kept_from_others(tmp_path: Path) -> None:
    settings = Settings.model_validate({"home": tmp_path / "home"})
    with ThreadPoolExecutor() as at_once:
        token, *others = at_once.map(lambda _: made(TokenKeys.of(settings)), range(8))
    for other in (token, *others):
        assert TokenKeys.of(settings).read(other) == REPORTS
    (file,) = (tmp_path / "home").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_setting_goes_before_the_file(tmp_path: Path) -> None:
    settings = Settings.model_validate({"home": tmp_path, "token_keys": NEW})
    assert keys(NEW).read(made(TokenKeys.of(settings))) == REPORTS
    assert list(tmp_path.iterdir()) == []
