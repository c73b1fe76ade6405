"""An ASGI application, served on loopback by a thread of this process."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from blocks.ports import require_free
from domain.errors import ProviderUnavailable

_LEAVING_SECONDS = 5  # for answers under way; nobody waits for the end of a stream


@contextmanager
def serving(app: ASGIApp, *, name: str, port: int, setting: str) -> Iterator[None]:
    """Serve it for as long as it is needed.

    Raises:
        ProviderUnavailable: the port is in use; the sentence names the setting.
    """
    require_free(port, setting=setting)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=_LEAVING_SECONDS
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name=name, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    if not server.started:
        raise ProviderUnavailable(
            f"The {name} did not start on port {port}.", next_step=f"Set {setting} to a free port, and start again."
        )
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
