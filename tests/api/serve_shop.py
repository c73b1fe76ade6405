"""The application in a process of its own: `python -m tests.api.serve_shop DATABASE_URL PORT HOME`."""

import sys
from dataclasses import replace

import uvicorn

from api.app import create_app
from blocks.doors import embedded_doors
from domain.database import open_database
from domain.settings import Settings
from tests.api.shop import stripe_door

if __name__ == "__main__":
    database_url, port, home = sys.argv[1:]
    here = Settings.model_validate({"home": home, "database_url": database_url, "api_port": port})
    with open_database(here) as database:
        app = create_app(database, replace(embedded_doors(here), payments=stripe_door(9)), here)
        uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")
