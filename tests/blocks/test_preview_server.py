"""The local preview server, over a real connection."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
import uvicorn

from blocks.site_host.local import LocalSiteHost
from blocks.site_host.preview_index import index_page
from blocks.site_host.preview_server import preview_app
from blocks.site_host.shelf import Shelf

PORTAL = "http://portal.example:8000"
SITE = {
    "index.html": "<!doctype html><h1>Pão</h1>".encode(),
    "contato/index.html": b"<h1>Contato</h1>",
    "404.html": b"<h1>Nada aqui</h1>",
    "_astro/style.C0ffee.css": b"body{color:red}",
    "_astro/app.js": b"1",
    "assets/foto.avif": bytes(range(256)) * 40,
    "assets/foto.webp": b"webp",
    "assets/fonte.woff2": b"woff2",
    "assets/marca.svg": b"<svg/>",
    "site.webmanifest": b"{}",
    "sitemap.xml": b"<urlset/>",
    "manifest.json": b'{"of": "the site"}',
    "robots.txt": b"User-agent: *",
    "_redirects": b"/a /b",
    "_headers": b"""# for every page
/*
  X-Frame-Options: DENY
  X-Robots-Tag: all
  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'
  X-Tag: one

/_astro/*
  Cache-Control: public, max-age=31556952, immutable
  ! X-Frame-Options
  X-Tag: two
/:page/
  X-Page: yes
https://example.com/*
  X-Other-Host: yes
""",
}


class Preview(NamedTuple):
    """A running preview server; `get` asks it under a host name."""

    host: LocalSiteHost
    port: int

    def get(self, name: str, path: str = "/", method: str = "GET", **headers: str) -> httpx.Response:
        named = {"Host": f"{name}:{self.port}"} | {key.replace("_", "-"): value for key, value in headers.items()}
        return httpx.request(method, f"http://127.0.0.1:{self.port}{path}", headers=named)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("sites")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(preview_app(root, PORTAL), lifespan="off", ws="none", log_level="warning")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        preview = Preview(LocalSiteHost(root=root, port=port), port)
        _publish_two_versions(preview.host)
        yield preview
        server.should_exit = True
        thread.join()


def _publish_two_versions(host: LocalSiteHost) -> None:
    other = SITE | {"index.html": b"<h1>Second</h1>"}
    for version, files in ((1, SITE), (2, other)):
        deployment = host.publish(
            "aurora", version, files, project_id="p1", commit="0" * 40, build_digest=f"{version}" * 64
        )
        if version == 1:
            host.point_preview(deployment, project_id="p1", token=1)
    host.publish("plain", 1, {"index.html": b"plain"}, project_id="p2", commit="0" * 40, build_digest="c" * 64)
    (host.root / "outside.txt").write_text("secret")


def test_the_stable_address_and_each_versions_own(preview: Preview) -> None:
    assert preview.get("aurora.localhost").text == "<!doctype html><h1>Pão</h1>"
    assert preview.get("v1--aurora.localhost").text == "<!doctype html><h1>Pão</h1>"
    assert preview.get("v2--aurora.localhost").text == "<h1>Second</h1>"
    assert preview.get("V2--Aurora.LOCALHOST").text == "<h1>Second</h1>"


@pytest.mark.parametrize(
    "name",
    [
        "none.localhost", "v3--aurora.localhost", "v0--aurora.localhost", "v01--aurora.localhost", "plain.localhost",
        "aurora.example.com", "aurora.localhost.example.com", "x--aurora.localhost", "..localhost", "a..b.localhost",
        "%2e%2e.localhost", "../aurora.localhost", "v99999999999--aurora.localhost", "-.localhost", "",
        "v1--.localhost",
    ],
)  # fmt: skip
def test_other_names_show_no_site(preview: Preview, name: str) -> None:
    answer = preview.get(name)
    assert answer.status_code in {400, 404}
    assert "<h1>" not in answer.text


def test_a_folder_shows_its_index_and_is_found_without_its_slash(preview: Preview) -> None:
    assert preview.get("aurora.localhost", "/contato/").text == "<h1>Contato</h1>"
    moved = preview.get("aurora.localhost", "/contato?a=1")
    assert moved.status_code == 308
    assert moved.headers["Location"] == f"http://aurora.localhost:{preview.port}/contato/?a=1"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/_astro/style.C0ffee.css", "text/css; charset=utf-8"),
        ("/_astro/app.js", "text/javascript; charset=utf-8"),
        ("/assets/foto.avif", "image/avif"),
        ("/assets/foto.webp", "image/webp"),
        ("/assets/fonte.woff2", "font/woff2"),
        ("/assets/marca.svg", "image/svg+xml"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_have_their_types(preview: Preview, path: str, kind: str) -> None:
    answer = preview.get("aurora.localhost", path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind


def test_a_sites_own_manifest_is_served_and_ours_is_not(preview: Preview) -> None:
    assert preview.get("aurora.localhost", "/manifest.json").json() == {"of": "the site"}
    assert preview.get("v1--plain.localhost", "/manifest.json").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/none", "/none/", "/_headers", "/_redirects", "/_astro", "/_astro/", "/assets/", "/site.json",
        "/../manifest.json", "/..%2fmanifest.json", "/%2e%2e/%2e%2e/outside.txt", "/..%5c..%5coutside.txt",
        "/contato/../../../../../outside.txt", "//etc/passwd", "/%00", "/index.html%00", "/.%2e/", "/index.html/",
        "/%ff", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_page_gets_the_sites_own_404(preview: Preview, path: str) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        request = f"GET {path} HTTP/1.1\r\nHost: aurora.localhost:{preview.port}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 404 ")
    assert answer.endswith("<h1>Nada aqui</h1>")
    assert "x-robots-tag: noindex" in answer


def test_a_site_without_a_404_page_has_a_plain_one(preview: Preview) -> None:
    answer = preview.get("v1--plain.localhost", "/none")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_the_sites_header_rules_apply(preview: Preview) -> None:
    page = preview.get("aurora.localhost", "/contato/").headers
    assert page["Content-Security-Policy"] == f"default-src 'self'; frame-ancestors {PORTAL}"
    assert "X-Frame-Options" not in page
    assert page["X-Page"] == "yes"
    assert "X-Other-Host" not in page
    style = preview.get("aurora.localhost", "/_astro/style.C0ffee.css").headers
    assert style["Cache-Control"] == "public, max-age=31556952, immutable"
    assert style["X-Tag"] == "one, two"
    assert "X-Frame-Options" not in style
    assert "X-Page" not in style


def test_no_preview_is_to_be_indexed(preview: Preview) -> None:
    for name, path in (("aurora.localhost", "/"), ("v1--aurora.localhost", "/none"), ("localhost", "/"), ("x", "/")):
        assert preview.get(name, path).headers["X-Robots-Tag"] == "noindex"


def test_what_a_browser_has_is_not_sent_again(preview: Preview) -> None:
    first = preview.get("aurora.localhost")
    known = first.headers["ETag"]
    for tags in (known, f"W/{known}", f'"other", {known}', "*"):
        again = preview.get("aurora.localhost", If_None_Match=tags)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == known
    assert preview.get("v2--aurora.localhost", If_None_Match=known).status_code == 200
    assert preview.get("aurora.localhost", "/none", If_None_Match="*").status_code == 404


def test_a_moved_preview_is_never_taken_for_the_old_one(preview: Preview) -> None:
    first = preview.host.publish(
        "moved", 1, {"index.html": b"1"}, project_id="p", commit="0" * 40, build_digest="1" * 64
    )
    second = preview.host.publish(
        "moved", 2, {"index.html": b"2"}, project_id="p", commit="0" * 40, build_digest="2" * 64
    )
    for deployment, text in ((second, "2"), (first, "1"), (second, "2")):
        preview.host.point_preview(deployment, project_id="p", token=1)
        answer = preview.get("moved.localhost", If_Modified_Since="Fri, 31 Dec 2100 23:59:59 GMT")
        assert (answer.status_code, answer.text) == (200, text)
        assert "Last-Modified" not in answer.headers
    preview.host.remove("moved")
    assert preview.get("moved.localhost").status_code == 404


def test_a_part_of_a_file_can_be_asked_for(preview: Preview) -> None:
    part = preview.get("aurora.localhost", "/assets/foto.avif", Range="bytes=10-19")
    assert part.status_code == 206
    assert part.content == bytes(range(10, 20))


def test_only_reading_is_possible(preview: Preview) -> None:
    head = preview.get("aurora.localhost", method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(SITE["index.html"])
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert preview.get("aurora.localhost", method=method).status_code == 405


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_servers_own_address_lists_the_sites(preview: Preview, name: str) -> None:
    page = preview.get(name).text
    assert f'<a href="http://aurora.localhost:{preview.port}/">aurora</a>' in page
    assert f'<a href="http://v2--aurora.localhost:{preview.port}/">version 2</a>' in page
    assert f'<a href="http://plain.localhost:{preview.port}/">' not in page
    assert "outside" not in page


def test_a_server_without_sites_says_so(tmp_path: Path) -> None:
    assert "There is no site yet" in index_page(Shelf(tmp_path / "none"), port=8080)
