"""The API as a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.app import create_app
from blocks.doors import Doors
from blocks.serving import serving
from domain.database import Database
from domain.settings import Settings


@contextmanager
def api_server(database: Database, doors: Doors, settings: Settings) -> Iterator[str]:
    """Serve the API on loopback; its address.

    Raises:
        ProviderUnavailable: the port is in use.
        SettingInvalid: the keys for tokens cannot be used.
    """
    app = create_app(database, doors, settings)
    with serving(app, name="API", port=settings.api_port, setting="SITEGEN_API_PORT"):
        try:
            yield f"http://127.0.0.1:{settings.api_port}"
        finally:
            app.state.services.watches.close()
