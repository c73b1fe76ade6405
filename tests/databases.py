"""A PostgreSQL server of the test run's own, with databases that come and go."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

_USER = "sitegen"
_ACCOUNT = "postgres"  # who runs the server when we are root: it refuses to be run by root
_OPTIONS = {
    "fsync": "off",
    "autovacuum": "off",
    "listen_addresses": "127.0.0.1",
    "timezone": "America/Sao_Paulo",  # records answer in UTC nevertheless
    "lc_messages": "C",
}


@dataclass(frozen=True)
class PostgreSQL:
    """A running server. It trusts whoever reaches its socket, and asks for a password over the network."""

    folder: Path
    port: int
    password: str

    def url(self, database: str) -> str:
        """A database's address, over the socket."""
        return f"postgresql://{_USER}@/{database}?host={self.folder}&port={self.port}"

    def network_url(self, database: str, *, user: str = _USER, password: str | None = None) -> str:
        """A database's address, over the network."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def do(self, statement: str, *names: str, database: str = "postgres") -> None:
        """Run a statement, with names for its placeholders, as the owner of everything."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The name of a new database, there for as long as it is needed."""
        name = f"test_{secrets.token_hex(6)}"
        self.do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        try:
            yield name
        finally:
            self.do("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def postgresql_server(port: int) -> Iterator[PostgreSQL]:
    """A server with a folder of its own, which does not outlive this process."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="sitegen-pg-", dir="/tmp"))  # the path of a socket has to be short
    server = PostgreSQL(folder, port, password=secrets.token_hex(8))
    try:
        _initialise(server, programs)
        with _running(server, programs):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Where initdb and postgres are; Debian keeps them out of the search path."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.fail(
            "PostgreSQL is not installed, and the tests run on it, too. `make setup` installs it as root on Debian; "
            "otherwise: sudo apt-get install postgresql",
            pytrace=False,
        )
    return found[-1].parent


def _initialise(server: PostgreSQL, programs: Path) -> None:
    password = server.folder / "password"
    password.write_text(server.password)
    if os.geteuid() == 0:
        for path in (server.folder, password):
            shutil.chown(path, _ACCOUNT, _ACCOUNT)
    options = [
        "--pgdata=data", f"--username={_USER}", "--pwfile=password", "--auth-local=trust",
        "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
    ]  # fmt: skip
    made = _start(server, [str(programs / "initdb"), *options])
    if made.wait() != 0:
        raise RuntimeError(f"initdb: {_log(server)}")


@contextmanager
def _running(server: PostgreSQL, programs: Path) -> Iterator[None]:
    options = [f"-c{name}={value}" for name, value in _OPTIONS.items()]
    command = [str(programs / "postgres"), "-Ddata", f"-k{server.folder}", f"-p{server.port}", *options]
    process = _start(server, ["setpriv", "--pdeathsig=QUIT", *command])
    try:
        _await(server, process)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _start(server: PostgreSQL, command: Sequence[str]) -> subprocess.Popen[bytes]:
    account = _ACCOUNT if os.geteuid() == 0 else None
    with (server.folder / "log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=server.folder, stdout=log, stderr=log, user=account, group=account,
            extra_groups=[] if account else None,
        )  # fmt: skip


def _await(server: PostgreSQL, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            server.do("SELECT")
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL does not start: {_log(server)}") from None
            time.sleep(0.05)
        else:
            return


def _log(server: PostgreSQL) -> str:
    return (server.folder / "log").read_text(errors="replace")
