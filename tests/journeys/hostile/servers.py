"""What a client's links may lead to: a server that the run is told to trust, and listeners that it must not reach."""

import gzip
import socket
import ssl
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import trustme

TRUSTED = "127.0.0.9"
"""Stands for a public address."""
HTTPS_PORT = 443


class TrustedServer:
    """A web server with a certificate; its pages are pictures, redirects and bombs."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        ca = trustme.CA()
        self.ca_file = folder / "ca.pem"
        ca.cert_pem.write_to_path(str(self.ca_file))
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(*names).configure_cert(tls)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, content = server.pages[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._http = ThreadingHTTPServer((TRUSTED, 0), Handler)
        self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign] # clients hang up on bombs
        self.port = self._http.server_address[1]
        Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def redirect(self, path: str, location: str) -> None:
        self.pages[path] = (302, {"Location": location}, b"")

    def send(self, path: str, content: bytes, **headers: str) -> None:
        self.pages[path] = (200, headers, content)

    def send_gzip_bomb(self, path: str) -> None:
        self.pages[path] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(100_000_000)))

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class Listener:
    """Something that nobody should reach: it writes down who comes, and hangs up."""

    def __init__(self, port: int = 0, address: str = "::") -> None:
        self.visitors: list[str] = []
        """By the address that they came to."""
        self._socket = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        try:
            if address == "::":
                self._socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            self._socket.bind((address, port))
        except OSError:
            self._socket.close()
            raise
        self._socket.listen()
        self.port: int = self._socket.getsockname()[1]
        Thread(target=self._receive, daemon=True).start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _receive(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self.visitors.append(str(connection.getsockname()[0]).removeprefix("::ffff:"))


def listeners() -> list[Listener]:
    """On every address of this machine: two on some port, and one on the port of websites where that can be had."""
    found = [Listener(), Listener()]
    with suppress(OSError):
        found.append(Listener(HTTPS_PORT))
    return found
