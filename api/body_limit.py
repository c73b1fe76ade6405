"""Request bodies that are too large are refused before anything reads them as a form or as JSON."""

import re
from collections.abc import Mapping

from fastapi import HTTPException, status
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024


class BodyLimit:
    """ASGI middleware; `larger` are paths that take more. A body of untold length is counted as it comes."""

    def __init__(self, app: ASGIApp, larger: Mapping[re.Pattern[str], int]) -> None:
        self._app = app
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that ends in an error once it is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = next((size for path, size in self._larger.items() if path.fullmatch(scope["path"])), MOST_BYTES)
        announced = int(Headers(scope=scope).get("content-length", "0"))
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = {"type": "http.disconnect"} if announced > most else await receive()
            received += len(message.get("body", b""))
            if max(announced, received) > most:
                raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE)
            return message

        await self._app(scope, limited, send)
