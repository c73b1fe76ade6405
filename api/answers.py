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


_POLICY = (
    f"default-src 'none'; style-src {hash_of(_STYLE)}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Vary": "Accept, Accept-Language, Origin",
}
_environment = Environment(
    loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_environment.globals["style"] = Markup(_STYLE)  # noqa: S704 - a file of ours
_environment.globals["script"] = Markup(_SCRIPT)  # noqa: S704 - a file of ours


def policy(*, frames: Iterable[str] = (), script: bool = False) -> Mapping[str, str]:
    """The header for a page that frames other sites, or carries our script."""
    origins = sorted({"{0.scheme}://{0.netloc}".format(urlsplit(frame)) for frame in frames})
    framed = f"; frame-src {' '.join(origins)}" if origins else ""
    scripted = f"; script-src {hash_of(_SCRIPT)}; connect-src 'self'" if script else ""
    return {"Content-Security-Policy": f"{_POLICY}{framed}{scripted}"}


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
