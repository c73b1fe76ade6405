"""The preview server as a thread of this process."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from blocks.ports import require_free
from blocks.site_host.preview_server import preview_app
from domain.errors import ProviderUnavailable


@contextmanager
def preview_server(root: Path, port: int) -> Iterator[str]:
    """Serve the sites of a local site host on loopback; the address of their list.

    Raises:
        ProviderUnavailable: the port is in use.
    """
    require_free(port, setting="SITEGEN_PREVIEW_PORT")
    root.mkdir(parents=True, exist_ok=True)
    server = uvicorn.Server(uvicorn.Config(preview_app(root), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, name="preview-server", daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    if not server.started:
        raise ProviderUnavailable(
            f"The preview server did not start on port {port}.",
            next_step="Set SITEGEN_PREVIEW_PORT to a free port, and start again.",
        )
    try:
        yield f"http://localhost:{port}/"
    finally:
        server.should_exit = True
        thread.join()
