"""The local preview server: shows the embedded site host's sites by host name."""

import mimetypes
import re
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import NotModifiedResponse

from blocks.site_host.header_rules import allow_frames_of, apply_header_rules, parse_header_rules
from blocks.site_host.preview_index import index_page
from blocks.site_host.shelf import Manifest, Shelf

_HOST = re.compile(r"(?:v(?P<version>[1-9]\d{0,8})--)?(?P<slug>[a-z0-9](?:-?[a-z0-9])*)\.localhost(?::\d+)?")
_OWN_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?")
_FOR_THE_HOST = frozenset({"_headers", "_redirects"})
# The web's types, whatever this machine's own list says.
_TYPES = MappingProxyType(
    {
        ".html": "text/html",
        ".css": "text/css",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".txt": "text/plain",
        ".xml": "application/xml",
        ".svg": "image/svg+xml",
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
    }
)


class _Shown(NamedTuple):
    """The version that a host name stands for."""

    slug: str
    manifest: Manifest


def preview_app(root: Path, portal: str) -> Starlette:
    """An ASGI application that shows the sites in the embedded site host's folder, in frames of the portal, too."""
    return Starlette(routes=[Route("/{path:path}", _answer(Shelf(root), portal), methods=["GET", "HEAD"])])


def _answer(shelf: Shelf, portal: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        host = request.headers.get("host", "").lower()
        if _OWN_HOST.fullmatch(host):
            response: Response = HTMLResponse(index_page(shelf, port=request.url.port))
        elif shown := _shown(shelf, host):
            response = _site_response(shelf, shown, request)
            allow_frames_of(portal, response.headers)
        else:
            response = PlainTextResponse("No site is shown at this address.", status_code=404)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def _shown(shelf: Shelf, host: str) -> _Shown | None:
    match = _HOST.fullmatch(host)
    state = shelf.state(match["slug"]) if match and 3 <= len(match["slug"]) <= 40 else None
    if match is None or state is None:
        return None
    version = int(match["version"]) if match["version"] else state.previewed
    manifest = shelf.manifest(match["slug"], version) if version else None
    return _Shown(match["slug"], manifest) if manifest else None


def _site_response(shelf: Shelf, shown: _Shown, request: Request) -> Response:
    path = request.path_params["path"]
    files = shown.manifest.files
    if _servable(files, found := f"{path}index.html" if path.endswith("/") or not path else path):
        response = _file_response(shelf, shown, found, request)
    elif f"{path}/index.html" in files:
        return RedirectResponse(request.url.replace(path=f"/{path}/"), status_code=308)
    elif "404.html" in files:
        response = _file_response(shelf, shown, "404.html", request, status=404)
    else:
        response = PlainTextResponse("This page does not exist.", status_code=404)
    if "_headers" in files:
        rules = parse_header_rules(shelf.file(shown.slug, shown.manifest.version, "_headers").read_text())
        apply_header_rules(rules, request.url.path, response.headers)
    return response


def _servable(files: dict[str, str], path: str) -> bool:
    return path in files and path not in _FOR_THE_HOST


def _file_response(shelf: Shelf, shown: _Shown, path: str, request: Request, status: int = 200) -> Response:
    file = shelf.file(shown.slug, shown.manifest.version, path)
    etag = f'"{shown.manifest.files[path]}"'
    kind = _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    # A version's files never change, but a stable address changes its version: the digest tells, a date would not.
    response = FileResponse(
        file,
        status_code=status,
        media_type=kind,
        headers={"ETag": etag, "Cache-Control": "no-cache"},
        stat_result=file.stat(),
    )
    del response.headers["last-modified"]
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and (etag in known or "*" in known):
        return NotModifiedResponse(response.headers)
    return response
