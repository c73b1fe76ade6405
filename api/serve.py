"""The API as a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.app import create_app
from blocks.payments.interface import Payments
from blocks.serving import serving
from blocks.site_host.interface import SiteHost
from domain.database import Database


@contextmanager
def api_server(database: Database, site_host: SiteHost, payments: Payments, port: int) -> Iterator[str]:
    """Serve the API on loopback; its address.

    Raises:
        ProviderUnavailable: the port is in use.
    """
    with serving(create_app(database, site_host, payments), name="API", port=port, setting="SITEGEN_API_PORT"):
        yield f"http://127.0.0.1:{port}"
