"""A browser is known by one cookie: a random text, which stands for a session once its owner has signed in."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response, status

from api.services import Services, WithServices


@dataclass(frozen=True)
class Browser:
    """The browser that asks; a new one has not been given its token yet."""

    token: str
    is_new: bool = False

    @property
    def csrf(self) -> str:
        """What a form of ours carries along: no page of anybody else's knows it."""
        return hmac.new(self.token.encode(), b"csrf", hashlib.sha256).hexdigest()

    def require(self, csrf: str) -> None:
        """Let a form through that we gave to this very browser.

        Raises:
            HTTPException: 403 for any other.
        """
        if self.is_new or not hmac.compare_digest(self.csrf.encode(), csrf.encode()):
            raise HTTPException(status.HTTP_403_FORBIDDEN)


def _browser(request: Request, services: WithServices) -> Browser:
    token = request.cookies.get(cookie_name(services))
    return Browser(token) if token else Browser(secrets.token_urlsafe(32), is_new=True)


WithBrowser = Annotated[Browser, Depends(_browser)]


def cookie_name(services: Services) -> str:
    """`__Host-` keeps other hosts of a shared domain from setting it; browsers want TLS for that."""
    return "sitegen" if services.on_loopback else "__Host-sitegen"


def give_cookie(response: Response, services: Services, browser: Browser, stays: timedelta | None = None) -> Response:
    """Have the browser send its token with each request, for a time or until it is closed."""
    response.set_cookie(
        cookie_name(services),
        browser.token,
        max_age=int(stays.total_seconds()) if stays else None,
        secure=not services.on_loopback,
        httponly=True,
        samesite="lax",
    )
    return response


def take_cookie(response: Response, services: Services) -> Response:
    """Have the browser forget its token."""
    response.delete_cookie(cookie_name(services), secure=not services.on_loopback, httponly=True, samesite="lax")
    return response
