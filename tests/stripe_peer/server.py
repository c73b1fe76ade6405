"""The account over HTTP, as the SDK talks to it: keys, idempotency, lists, expanded objects, errors."""

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from tests.stripe_peer.account import Account, Object, Refused
from tests.stripe_peer.shapes import CREATE_REFUND, CREATE_SESSION, LIST_DISPUTES, LIST_SESSIONS, nested, params_of

Shape = tuple[ModuleType, str]


class Desk:
    """What every route does with the account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._answered: dict[str, tuple[dict[str, str], Object]] = {}

    async def once(self, request: Request, shape: Shape, do: Callable[[Mapping[str, Any]], Object]) -> Object:
        """Do it, unless it was done under the same idempotency key."""
        fields = {name: str(value) for name, value in (await request.form()).items()}
        key = request.headers["idempotency-key"]
        with self.account.lock:
            if key not in self._answered:
                self._answered[key] = (fields, do(params_of(*shape, fields)))
            before, answer = self._answered[key]
            if before != fields:
                raise Refused("Keys for idempotent requests can only be used with the same parameters.")
            return answer

    def session(self, session_id: str) -> Object:
        if session_id not in self.account.sessions:
            raise Refused(f"No such checkout.session: '{session_id}'", status=404, code="resource_missing")
        return self.account.sessions[session_id]

    def expanded(self, found: Object, paths: Iterable[str]) -> Object:
        """The object with some of those that it names written out."""
        shown = dict(found)
        for path in paths:
            name, _, rest = path.partition(".")
            kept = {"payment_intent": self.account.intents, "latest_charge": self.account.charges}[name]
            if isinstance(shown[name], str):
                shown[name] = self.expanded(kept[shown[name]], [rest] if rest else [])
        return shown

    def page(self, found: Iterable[Object], params: Mapping[str, Any], url: str) -> Object:
        """The newest first, from where the last page ended."""
        newest = sorted(found, key=lambda one: str(one["id"]), reverse=True)
        if after := params.get("starting_after"):
            newest = [one for one in newest if one["id"] < after]
        limit = params.get("limit", 10)
        paths = [path.removeprefix("data.") for path in params.get("expand", [])]
        shown = [self.expanded(one, paths) for one in newest[:limit]]
        return {"object": "list", "url": url, "has_more": len(newest) > limit, "data": shown}


def stripe_api(account: Account, key: str) -> FastAPI:
    """The part of Stripe's API that checkouts need."""
    app, desk = FastAPI(), Desk(account)
    _guard(app, key)

    @app.post("/v1/checkout/sessions")
    async def open_session(request: Request) -> Object:
        return await desk.once(request, CREATE_SESSION, account.open_session)

    @app.get("/v1/checkout/sessions")
    def list_sessions(request: Request) -> Object:
        params = params_of(*LIST_SESSIONS, request.query_params)
        since = params.get("created", {}).get("gte", 0)
        return desk.page(
            (one for one in account.sessions.values() if one["created"] >= since), params, request.url.path
        )

    @app.get("/v1/checkout/sessions/{session_id}")
    def retrieve_session(session_id: str, request: Request) -> Object:
        return desk.expanded(desk.session(session_id), nested(request.query_params).get("expand", []))

    @app.post("/v1/checkout/sessions/{session_id}/expire")
    def expire_session(session_id: str) -> Object:
        return account.expire(str(desk.session(session_id)["id"]))

    @app.post("/v1/refunds")
    async def refund(request: Request) -> Object:
        return await desk.once(request, CREATE_REFUND, account.refund)

    @app.get("/v1/disputes")
    def list_disputes(request: Request) -> Object:
        params = params_of(*LIST_DISPUTES, request.query_params)
        return desk.page(
            (one for one in account.disputes.values() if one["charge"] == params["charge"]), params, request.url.path
        )

    return app


def _guard(app: FastAPI, key: str) -> None:
    """Errors as Stripe words them."""

    @app.middleware("http")
    async def authenticate(request: Request, go_on: Callable[[Request], Any]) -> Response:
        if request.headers.get("authorization") != f"Bearer {key}":
            return _error("Invalid API Key provided.", 401)
        answer: Response = await go_on(request)
        return answer

    @app.exception_handler(Refused)
    def refuse(_: Request, error: Refused) -> Response:
        return _error(str(error), error.status, error.code)

    @app.exception_handler(ValidationError)
    def unknown(_: Request, error: ValidationError) -> Response:
        return _error(f"Received unknown parameters: {error}", 400, "parameter_unknown")


def _error(message: str, status: int, code: str | None = None) -> Response:
    return JSONResponse({"error": {"type": "invalid_request_error", "message": message, "code": code}}, status)
