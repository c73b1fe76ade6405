"""`sitegen` among hostile names and servers: made-up answers of the resolver, and every connection written down.

    python attacked_run.py SETTING.json generate FORM.json --json

Connections beyond this machine are written down and refused, so that nothing leaves it even without the guard.
"""

import functools
import json
import re
import socket
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from types import FrameType
from typing import Any

import blocks.web.fetch
import tasks.ingest.download_assets as stage
from cli.main import main
from sandbox import selfcheck

SETTING = json.loads(Path(sys.argv.pop(1)).read_text())
_connections: list[list[Any]] = []
_resolve = socket.getaddrinfo


def _lied_to(host: Any, *args: Any, **options: Any) -> list[Any]:
    answers = SETTING["names"].get(host)
    if answers is None:
        return _resolve(host, *args, **options)
    addresses = answers.pop(0) if len(answers) > 1 else answers[0]
    return [found for address in addresses for found in _resolve(address, *args, **options)]


def _watched(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple) and not _tests_the_sandbox():
        host, port, *_ = arguments[1]
        _connections.append([host, port])
        if not ip_address(host).is_loopback:
            raise OSError(f"{host} is not of this machine")


def _tests_the_sandbox() -> bool:
    """Before the first build, the sandbox tries its network guard on a listener of its own."""
    frame: FrameType | None = sys._getframe()
    while frame and frame.f_globals["__name__"] != selfcheck.__name__:
        frame = frame.f_back
    return frame is not None


def _peak() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024


socket.getaddrinfo = _lied_to
sys.addaudithook(_watched)
limits = blocks.web.fetch.Limits(
    ports=None,
    also_allowed=tuple(map(ip_network, SETTING["allowed"])),
    ca_file=Path(SETTING["ca_file"]),
    seconds=SETTING["seconds"],
)
setattr(stage, "fetch", functools.partial(blocks.web.fetch.fetch, limits=limits))  # noqa: B010 - imported there
setattr(stage, "_PATIENT_ATTEMPTS", 0)  # noqa: B010 - no time is lost with what is away
try:
    main()
finally:
    Path(SETTING["report"]).write_text(json.dumps({"connections": _connections, "peak": _peak()}))
