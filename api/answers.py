"""One answer as JSON for programs or as a page for people, by what the request accepts."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel

_PAGES = Path(__file__).parent / "pages"
_STYLE = (_PAGES / "style.css").read_text()
_SCRIPT = (_PAGES / "progress.js").read_text()


def hash_of(inline: str) -> str:
    """What a policy names a style or a script by that stands within the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def policy(*, forms_lead_to: str = "'self'", frames: Iterable[str] = (), script: bool = False) -> Mapping[str, str]:
    """The header that says what a page of ours may do: whether it frames other sites, carries our script, or has a form
    that is answered with a way to elsewhere."""
    origins = sorted({"{0.scheme}://{0.netloc}".format(urlsplit(frame)) for frame in frames})
    rules = [
        "default-src 'none'",
        f"style-src {hash_of(_STYLE)}",
        "img-src 'self'",
        f"form-action {forms_lead_to}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        *([f"frame-src {' '.join(origins)}"] if origins else []),
        *([f"script-src {hash_of(_SCRIPT)}", "connect-src 'self'"] if script else []),
    ]
    return {"Content-Security-Policy": "; ".join(rules)}


_HEADERS = {
    **policy(),
    "Vary": "Accept, Accept-Language, Origin",
}
AS_PAGE: Mapping[str, Any] = {"content": {"text/html": {"schema": {"type": "string"}}}}
"""For the OpenAPI document: a route that answers programs and people."""

_environment = Environment(
    loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_environment.globals["style"] = Markup(_STYLE)  # noqa: S704 - a file of ours
_environment.globals["script"] = Markup(_SCRIPT)  # noqa: S704 - a file of ours


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
