"""One answer as JSON for programs or as a page for people, by what the request accepts."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel

_PAGES = Path(__file__).parent / "pages"
_STYLE = (_PAGES / "style.css").read_text()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


def content_policy(forms_lead_to: str = "'self'") -> str:
    """What a page of ours may do; a form that is answered with a way to elsewhere names that as well."""
    return (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action {forms_lead_to}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


_HEADERS = {
    "Content-Security-Policy": content_policy(),
    "Vary": "Accept, Accept-Language, Origin",
}
AS_PAGE: Mapping[str, Any] = {"content": {"text/html": {"schema": {"type": "string"}}}}
"""For the OpenAPI document: a route that answers programs and people."""

_environment = Environment(
    loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_environment.globals["style"] = Markup(_STYLE)  # noqa: S704 - a file of ours


def wants_json(request: Request) -> bool:
    """Whether a program asks; a browser that follows a link or sends a form does not name JSON."""
    return "application/json" in request.headers.get("accept", "")


def answer(
    request: Request,
    status: int,
    body: BaseModel,
    page: str,
    values: Mapping[str, Any],
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """The body as JSON, or the page with its values."""
    if wants_json(request):
        return JSONResponse(body.model_dump(mode="json"), status, {**_HEADERS, **headers})
    return page_of(page, values, status, headers)


def page_of(
    page: str, values: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """The page with its values."""
    return HTMLResponse(_environment.get_template(page).render(values), status, {**_HEADERS, **headers})
