"""What holds for every request: an id, one line in the log, safe headers, and no answer that shows our insides."""

import logging
import re
import time
from collections.abc import Mapping
from uuid import uuid4

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import failed

_LOG = logging.getLogger("sitegen.api")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}


class Requests:
    """ASGI middleware around everything else. An id that a proxy has given is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a defect is logged with the request's id and answered without its reason."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        identity = given if _ID.fullmatch(given) else uuid4().hex
        began, status = time.monotonic(), 0
        scope.setdefault("state", {})["request_id"] = identity

        async def completed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _complete(MutableHeaders(scope=message), identity, https=scope["scheme"] == "https")
            await send(message)

        try:
            await self._app(scope, receive, completed)
        except Exception:
            _LOG.exception("%s %s failed [%s]", scope["method"], _route(scope), identity)
            if status:
                raise
            await failed(Request(scope), 500)(scope, receive, completed)
        finally:
            milliseconds = round((time.monotonic() - began) * 1000)
            _LOG.info("%s %s %s in %s ms [%s]", scope["method"], _route(scope), status, milliseconds, identity)


def _complete(headers: MutableHeaders, identity: str, *, https: bool) -> None:
    headers["X-Request-ID"] = identity
    for name, value in {**_HEADERS, **(_HTTPS if https else {})}.items():
        headers.setdefault(name, value)


def _route(scope: Scope) -> str:
    """The route's own path: a request's may hold the secret of a sign-in link."""
    return getattr(scope.get("route"), "path", "(no route)")
