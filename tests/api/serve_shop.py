"""The application in a process of its own: `python -m tests.api.serve_shop DATABASE_URL PORT HOME`."""

import sys
from pathlib import Path

import uvicorn

from api.app import create_app
from blocks.site_host.local import LocalSiteHost
from domain.database import open_database
from domain.settings import Settings
from tests.api.shop import stripe_door

if __name__ == "__main__":
    database_url, port, home = sys.argv[1:]
    with open_database(Settings.model_validate({"home": home, "database_url": database_url})) as database:
        app = create_app(database, LocalSiteHost(root=Path(home), port=8080), stripe_door(9))
        uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")
