"""Fetching, against real servers on the loopback interface; only the resolver's answers are made up."""

import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Event, Thread
from typing import Any
from unittest import mock

import httpx
import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st

from blocks.web.fetch import Limits, fetch
from domain.errors import AssetRefused, ProviderUnavailable, SitegenError

ONLY_THIS_SERVER = Limits(
    max_bytes=1_000_000,
    schemes=frozenset({"http"}),
    ports=None,
    also_allowed=(ip_network("127.0.0.1/32"),),
    seconds=20,
)
ANY_PORT = Limits(ports=None)
EVERYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))
LOOPBACKS = ["127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::ffff:127.0.0.1"]

Page = Callable[[BaseHTTPRequestHandler], None]
Resolver = Callable[..., list[Any]]


class Web:
    """A small web server whose pages are functions."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Page] = {}
        self.hosts_asked_for: list[str | None] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.hosts_asked_for.append(self.headers["Host"])
                web.pages[self.path](self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Listener:
    """Something that must not be reached."""

    def __init__(self, address: str, family: socket.AddressFamily = socket.AF_INET) -> None:
        self.socket = socket.socket(family)
        if family is socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        self.socket.bind((address, 0))
        self.socket.listen()
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]

    def was_reached(self) -> bool:
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    yield web
    web.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Listens on every address of this machine, IPv4 and IPv6."""
    listener = Listener("::", socket.AF_INET6)
    yield listener
    listener.socket.close()


@pytest.fixture
def neighbour() -> Iterator[Listener]:
    """A service on an address that the fetch is not allowed to reach."""
    listener = Listener("127.0.0.2")
    yield listener
    listener.socket.close()


def sending(content: bytes, status: int = 200, **headers: str) -> Page:
    def page(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return page


def redirecting(location: str, status: int = 302) -> Page:
    return sending(b"", status, Location=location)


def resolving(names: dict[str, list[list[str]]]) -> Resolver:
    """A resolver that gives each name's answers one after the other, the last one for ever."""
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        if host not in names:
            return real(host, port, *args, **kwargs)
        answers = names[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [found for address in addresses for found in real(address, port, *args, **kwargs)]

    return getaddrinfo


def test_a_file_comes_with_what_its_server_says_about_it(web: Web) -> None:
    web.pages["/logo"] = sending(b"picture", Content_Type="Image/PNG; charset=binary")
    fetched = fetch(web.url("/logo"), limits=ONLY_THIS_SERVER)
    assert fetched.content == b"picture"
    assert fetched.media_type == "image/png"
    assert fetched.final_url == web.url("/logo")


def test_plain_http_is_refused_by_default_and_nothing_is_sent(listener: Listener) -> None:
    with pytest.raises(AssetRefused, match="only https"):
        fetch(f"http://127.0.0.1:{listener.port}/logo.png")
    assert not listener.was_reached()


@pytest.mark.parametrize(
    "url",
    [
        "https://xn--/",
        "https://xn--a/",
        "https://[fe80::1%25lo]/",
        "https://[2606:4700::1111%25lo]/",
        "https://exa%6dple.com/",
        "https://\u2460\u2461\u2466.0.0.1/",
        "https://a.example\\@b.example/",
        "file:///etc/passwd",
        "ftp://example.com/x",
        "//example.com/x",
        "logo.png",
        "https://",
        "https://a b/",
        "https://[::1",
    ],
)
def test_what_is_no_https_address_is_refused(url: str) -> None:
    with pytest.raises(AssetRefused):
        fetch(url)


@pytest.mark.parametrize("port", [0, 22, 80, 8443, 65536, 99999])
def test_only_the_port_of_websites_is_used(port: int) -> None:
    with pytest.raises(AssetRefused, match="not used for websites"):
        fetch(f"https://93.184.216.34:{port}/logo.png")


def test_an_address_with_a_user_is_refused(listener: Listener) -> None:
    with pytest.raises(AssetRefused, match="no user"):
        fetch(f"https://user:secret@127.0.0.1:{listener.port}/", limits=ANY_PORT)
    assert not listener.was_reached()


@pytest.mark.allow_hosts(LOOPBACKS)
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127\u30020\u30020\u30021",
        "127.1",
        "0x7f.1",
        "2130706433",
        "0x7f000001",
        "0177.1",
        "0.0.0.0",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machine_is_not_reached_however_it_is_written(host: str, listener: Listener) -> None:
    url = f"https://{host}:{listener.port}/"
    with pytest.raises(AssetRefused, match="public address"):
        fetch(url, limits=ANY_PORT)
    assert not listener.was_reached()

    with pytest.raises(ProviderUnavailable):
        fetch(url, limits=replace(ANY_PORT, also_allowed=EVERYWHERE, seconds=0.5))
    assert listener.was_reached(), "the control: without the check, the listener is reached"


@pytest.mark.allow_hosts(LOOPBACKS)
@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["::1"], ["93.184.216.34", "127.0.0.1"], ["::1", "93.184.216.34"]]
)
def test_a_name_that_leads_here_is_refused(
    addresses: list[str], listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving({"evil.example": [addresses]}))
    with pytest.raises(AssetRefused, match=r"evil\.example does not lead to a public address"):
        fetch(f"https://evil.example:{listener.port}/", limits=ANY_PORT)
    assert not listener.was_reached()


@pytest.mark.allow_hosts(LOOPBACKS)
def test_a_name_that_changes_its_address_is_reached_where_it_was_checked(
    web: Web, neighbour: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/"] = sending(b"from the checked address")

    def rebinding() -> Resolver:
        return resolving({"rebinding.example": [["127.0.0.1"], ["127.0.0.2"]]})

    monkeypatch.setattr(socket, "getaddrinfo", rebinding())
    fetched = fetch(web.url("/", "rebinding.example"), limits=ONLY_THIS_SERVER)
    assert fetched.content == b"from the checked address"
    assert not neighbour.was_reached()

    monkeypatch.setattr(socket, "getaddrinfo", rebinding())
    url = f"http://rebinding.example:{neighbour.port}/"
    assert socket.getaddrinfo("rebinding.example", 80)[0][4][0] == "127.0.0.1"
    with pytest.raises(httpx.TimeoutException):
        httpx.get(url, timeout=0.2)
    assert neighbour.was_reached(), "the control: a check apart from the connection is fooled"


@pytest.mark.allow_hosts(LOOPBACKS)
def test_a_redirect_to_another_address_is_checked_as_well(web: Web, neighbour: Listener) -> None:
    web.pages["/logo.png"] = redirecting(f"http://127.0.0.2:{neighbour.port}/admin")
    with pytest.raises(AssetRefused, match="public address"):
        fetch(web.url("/logo.png"), limits=ONLY_THIS_SERVER)
    assert not neighbour.was_reached()

    with pytest.raises(ProviderUnavailable):
        fetch(web.url("/logo.png"), limits=replace(ONLY_THIS_SERVER, also_allowed=EVERYWHERE, seconds=0.5))
    assert neighbour.was_reached(), "the control: without the check, the redirect is followed"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "https://127.0.0.1/", "ftp://127.0.0.1/", "http://", "http://["]
)
def test_a_redirect_to_another_scheme_or_to_nonsense_is_refused(location: str, web: Web) -> None:
    web.pages["/logo.png"] = redirecting(location)
    with pytest.raises(AssetRefused):
        fetch(web.url("/logo.png"), limits=ONLY_THIS_SERVER)


def test_three_redirects_are_followed_and_a_fourth_is_not(web: Web) -> None:
    web.pages |= {f"/{step}": redirecting(f"{step + 1}", 301 + step % 2) for step in range(4)}
    web.pages["/4"] = sending(b"arrived")
    fetched = fetch(web.url("/1"), limits=ONLY_THIS_SERVER)
    assert fetched.content == b"arrived"
    assert fetched.final_url == web.url("/4")
    with pytest.raises(AssetRefused, match="more than 3 times"):
        fetch(web.url("/0"), limits=ONLY_THIS_SERVER)


def test_a_stream_without_end_is_left_at_the_limit(web: Web) -> None:
    stopped = Event()

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(b"x" * 65_536)
        except OSError:
            stopped.set()

    web.pages["/endless"] = endless
    with pytest.raises(AssetRefused, match="larger than 1 MB"):
        fetch(web.url("/endless"), limits=ONLY_THIS_SERVER)
    assert stopped.wait(10), "the server is still sending"


def test_a_file_as_large_as_the_limit_passes_and_one_byte_more_does_not(web: Web) -> None:
    limits = replace(ONLY_THIS_SERVER, max_bytes=1000)
    web.pages["/fits"] = sending(b"x" * 1000)
    web.pages["/over"] = sending(b"x" * 1001)
    assert len(fetch(web.url("/fits"), limits=limits).content) == 1000
    with pytest.raises(AssetRefused, match="larger"):
        fetch(web.url("/over"), limits=limits)


def test_a_compressed_file_is_unpacked_up_to_the_limit(web: Web) -> None:
    web.pages["/logo.svg"] = sending(gzip.compress(b"<svg/>"), Content_Encoding="gzip")
    web.pages["/bomb"] = sending(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    assert fetch(web.url("/logo.svg"), limits=ONLY_THIS_SERVER).content == b"<svg/>"
    with pytest.raises(AssetRefused, match="larger than 1 MB"):
        fetch(web.url("/bomb"), limits=ONLY_THIS_SERVER)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str, web: Web) -> None:
    web.pages["/"] = sending(b"content", Content_Encoding=encoding)
    with pytest.raises(AssetRefused, match="not asked for"):
        fetch(web.url("/"), limits=ONLY_THIS_SERVER)


def test_a_broken_compression_is_refused(web: Web) -> None:
    web.pages["/"] = sending(b"not gzip at all", Content_Encoding="gzip")
    with pytest.raises(AssetRefused, match="not sent properly"):
        fetch(web.url("/"), limits=ONLY_THIS_SERVER)


def test_a_resolver_that_takes_its_time_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = Event()

    def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        answered.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    try:
        with pytest.raises(ProviderUnavailable, match="looked up"):
            fetch("https://slow.example/", limits=replace(ANY_PORT, seconds=0.2))
        assert not answered.is_set()
    finally:
        answered.set()


def test_headers_without_end_are_left(web: Web) -> None:
    stopped = Event()

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n")
        try:
            while True:
                request.wfile.write(b"X-Filler: " + b"x" * 1000 + b"\r\n")
        except OSError:
            stopped.set()

    web.pages["/"] = endless
    with pytest.raises(ProviderUnavailable):
        fetch(web.url("/"), limits=ONLY_THIS_SERVER)
    assert stopped.wait(10), "the server is still sending"


def test_a_length_that_lies_changes_nothing(web: Web) -> None:
    def lying(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "4")
        request.end_headers()
        request.wfile.write(b"only four bytes are taken")

    web.pages["/"] = lying
    assert fetch(web.url("/"), limits=ONLY_THIS_SERVER).content == b"only"


def test_nothing_of_ours_is_sent_along(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login us password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    seen: list[dict[str, str]] = []

    def logo(request: BaseHTTPRequestHandler) -> None:
        seen.append(dict(request.headers))
        answer = sending(b"x") if len(seen) == 2 else sending(b"", 302, Location="/", Set_Cookie="id=1; Path=/")
        answer(request)

    web.pages["/"] = logo
    fetch(web.url("/"), limits=ONLY_THIS_SERVER)
    assert [set(headers) for headers in seen] == [{"Host", "User-Agent", "Accept", "Accept-Encoding"}] * 2


LINKS = st.text(max_size=40) | st.from_regex(r"(https:)?//(xn--)?[a-z0-9\[\]:.@%\\#?-]{0,30}", fullmatch=True)


@settings(max_examples=150, deadline=None)
@given(LINKS)
def test_whatever_is_written_as_a_link_is_at_most_refused(link: str) -> None:
    with mock.patch("socket.getaddrinfo", side_effect=socket.gaierror(socket.EAI_NONAME, "made up")):
        for url in (link, "https://" + link):
            with pytest.raises(AssetRefused):
                fetch(url)


def test_whatever_is_written_as_a_redirect_is_at_most_refused(web: Web) -> None:
    @settings(max_examples=60, deadline=None)
    @given(LINKS | st.binary(max_size=30).map(lambda octets: octets.decode("latin-1")))
    def redirect_to(location: str) -> None:
        web.pages["/"] = redirecting(location.replace("\r", "").replace("\n", "").encode().decode("latin-1"))
        here = mock.patch("socket.getaddrinfo", side_effect=resolving({"a.example": [["127.0.0.1"]]}))
        with here, pytest.raises(SitegenError):
            fetch(web.url("/", "a.example"), limits=replace(ONLY_THIS_SERVER, ports=frozenset({web.port})))

    redirect_to()


@pytest.mark.parametrize("within", ["headers", "content"])
def test_a_server_that_drips_does_not_hold_us(within: str, web: Web) -> None:
    enough = Event()

    def dripping(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if within == "content" else b"X-Drip: "))
        try:
            while not enough.wait(0.02):
                request.wfile.write(b"x")
        except OSError:
            pass

    web.pages["/"] = dripping
    try:
        with pytest.raises(ProviderUnavailable, match="did not arrive"):
            fetch(web.url("/"), limits=replace(ONLY_THIS_SERVER, seconds=0.5))
    finally:
        enough.set()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((status, ProviderUnavailable) for status in (408, 425, 429, 500, 502, 503, 504)),
        *((status, AssetRefused) for status in (201, 204, 206, 304, 400, 401, 403, 404, 410, 451)),
    ],
)
def test_a_status_that_can_pass_is_told_from_one_that_cannot(status: int, error: type[SitegenError], web: Web) -> None:
    web.pages["/"] = sending(b"", status)
    with pytest.raises(error, match=str(status)) as caught:
        fetch(web.url("/"), limits=ONLY_THIS_SERVER)
    assert caught.value.can_pass is (error is ProviderUnavailable)


def test_a_file_that_breaks_off_can_be_tried_again(web: Web) -> None:
    def half(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"half")

    web.pages["/"] = half
    with pytest.raises(ProviderUnavailable):
        fetch(web.url("/"), limits=ONLY_THIS_SERVER)


def test_a_server_that_does_not_listen_can_be_tried_again() -> None:
    with socket.socket() as bound_but_not_listening:
        bound_but_not_listening.bind(("127.0.0.1", 0))
        port = bound_but_not_listening.getsockname()[1]
        with pytest.raises(ProviderUnavailable):
            fetch(f"http://127.0.0.1:{port}/", limits=ONLY_THIS_SERVER)


@pytest.mark.parametrize(
    ("answer", "error"), [(socket.EAI_NONAME, AssetRefused), (socket.EAI_AGAIN, ProviderUnavailable)]
)
def test_a_name_that_does_not_exist_is_told_from_a_resolver_that_is_busy(
    answer: int, error: type[SitegenError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(answer, "made up")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(error, match=r"nowhere\.example"):
        fetch("https://nowhere.example/")


def test_a_next_address_is_tried_when_the_first_does_not_answer(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/"] = sending(b"arrived")
    monkeypatch.setattr(socket, "getaddrinfo", resolving({"two.example": [["::1", "127.0.0.1"]]}))
    limits = replace(ONLY_THIS_SERVER, also_allowed=EVERYWHERE)
    assert fetch(web.url("/", "two.example"), limits=limits).content == b"arrived"


def test_the_environments_proxy_is_not_used(web: Web, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/"] = sending(b"straight")
    for variable in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(variable, f"http://127.0.0.1:{listener.port}")
    assert fetch(web.url("/"), limits=ONLY_THIS_SERVER).content == b"straight"
    assert not listener.was_reached()


def test_the_reason_does_not_tell_the_query(web: Web) -> None:
    web.pages["/logo.png?signature=secret"] = sending(b"", 404)
    with pytest.raises(AssetRefused, match=r"/logo\.png is not there") as caught:
        fetch(web.url("/logo.png?signature=secret"), limits=ONLY_THIS_SERVER)
    assert "secret" not in caught.value.reason


class TlsWeb(Web):
    """A web server with a certificate for one name, which notes the names that clients ask for."""

    def __init__(self, ca: trustme.CA, name: str) -> None:
        self.names_asked_for: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(context)
        context.sni_callback = lambda _socket, asked, _context: self.names_asked_for.append(asked)
        super().__init__(context)


@pytest.fixture
def tls(tmp_path: Path) -> Iterator[tuple[TlsWeb, Limits]]:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    web = TlsWeb(ca, "shop.example")
    web.pages["/"] = sending(b"over TLS")
    yield web, replace(ONLY_THIS_SERVER, schemes=frozenset({"https"}), ca_file=tmp_path / "ca.pem")
    web.close()


def test_the_pinned_connection_still_speaks_to_the_name(
    tls: tuple[TlsWeb, Limits], monkeypatch: pytest.MonkeyPatch
) -> None:
    web, limits = tls
    monkeypatch.setattr(socket, "getaddrinfo", resolving({"shop.example": [["127.0.0.1"]]}))
    assert fetch(f"https://shop.example:{web.port}/", limits=limits).content == b"over TLS"
    assert web.names_asked_for == ["shop.example"]
    assert web.hosts_asked_for == [f"shop.example:{web.port}"]


def test_a_handshake_that_drips_does_not_hold_us(listener: Listener) -> None:
    enough = Event()

    def dripping() -> None:
        listener.socket.setblocking(True)
        connection, _ = listener.socket.accept()
        with connection:
            connection.sendall(b"\x16\x03\x03\x40\x00")  # a record of 16 kB begins
            while not enough.wait(0.02):
                try:
                    connection.sendall(b"\x02")
                except OSError:
                    return

    server = Thread(target=dripping, daemon=True)
    server.start()
    limits = replace(ANY_PORT, also_allowed=EVERYWHERE, seconds=0.5)
    try:
        with pytest.raises(ProviderUnavailable):
            fetch(f"https://127.0.0.1:{listener.port}/", limits=limits)
    finally:
        enough.set()
        server.join(10)


def test_a_certificate_of_another_name_or_an_unknown_root_is_refused(
    tls: tuple[TlsWeb, Limits], monkeypatch: pytest.MonkeyPatch
) -> None:
    web, limits = tls
    monkeypatch.setattr(
        socket, "getaddrinfo", resolving({"bank.example": [["127.0.0.1"]], "shop.example": [["127.0.0.1"]]})
    )
    with pytest.raises(AssetRefused, match="invalid certificate"):
        fetch(f"https://bank.example:{web.port}/", limits=limits)
    with pytest.raises(AssetRefused, match="invalid certificate"):
        fetch(f"https://shop.example:{web.port}/", limits=replace(limits, ca_file=Limits().ca_file))
    assert web.hosts_asked_for == []
