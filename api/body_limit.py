"""Request bodies that are too large are refused before anything reads them as a form or as JSON."""

from fastapi import HTTPException, status
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024


class BodyLimit:
    """ASGI middleware; a body that does not tell its length is counted as it comes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that ends in an error once it is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = int(Headers(scope=scope).get("content-length", "0"))
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = {"type": "http.disconnect"} if announced > MOST_BYTES else await receive()
            received += len(message.get("body", b""))
            if max(announced, received) > MOST_BYTES:
                raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE)
            return message

        await self._app(scope, limited, send)
