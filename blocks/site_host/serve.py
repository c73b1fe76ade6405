"""The preview server as a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blocks.serving import serving
from blocks.site_host.preview_server import preview_app


@contextmanager
def preview_server(root: Path, port: int, portal: str) -> Iterator[str]:
    """Serve the sites of a local site host on loopback, for the portal to frame; the address of their list.

    Raises:
        ProviderUnavailable: the port is in use.
    """
    root.mkdir(parents=True, exist_ok=True)
    with serving(preview_app(root, portal), name="preview server", port=port, setting="SITEGEN_PREVIEW_PORT"):
        yield f"http://localhost:{port}/"
