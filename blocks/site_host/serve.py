"""The preview server as a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blocks.serving import serving
from blocks.site_host.preview_server import preview_app


@contextmanager
def preview_server(root: Path, port: int) -> Iterator[str]:
    """Serve the sites of a local site host on loopback; the address of their list.

    Raises:
        ProviderUnavailable: the port is in use.
    """
    root.mkdir(parents=True, exist_ok=True)
    with serving(preview_app(root), name="preview server", port=port, setting="SITEGEN_PREVIEW_PORT"):
        yield f"http://localhost:{port}/"
