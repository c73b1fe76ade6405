"""The application beside a Stripe account: what a customer pays there is delivered here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy import func, select

from api.app import create_app
from blocks.doors import embedded_doors
from blocks.payments.interface import Payments
from blocks.payments.stripe import StripePayments
from blocks.serving import serving
from domain.database import Database
from domain.records.payments import Customer, Order, PaymentEventRecord
from domain.records.projects import Project
from domain.settings import Settings
from domain.stages import ProjectStatus
from tests.stripe_peer.account import Account
from tests.stripe_peer.delivery import deliver
from tests.stripe_peer.server import stripe_api

KEY, SECRET = "sk_test_peer", "whsec_shop"


@dataclass
class Shop:
    """Where plans are sold."""

    client: httpx.Client
    account: Account
    database: Database
    payments: Payments
    told: int = 0

    def begins(self, **form: str) -> httpx.Response:
        """A customer chooses a plan; without its fields, a Brazilian the smallest."""
        return self.client.post("/checkout", data={"plan": "essential", "country": "BR", "locale": "pt-BR", **form})

    def checkout(self, **form: str) -> str:
        """The id of a checkout that was begun."""
        return self.begins(**form).headers["location"].rpartition("/")[2]

    def hears(self) -> list[int]:
        """Stripe delivers what happened since; with which answers."""
        events, self.told = self.account.events[self.told :], len(self.account.events)
        return [deliver(self.client, event, SECRET) for event in events]

    def counts(self) -> dict[str, int]:
        """How many there are of what a payment makes."""
        with self.database.transaction() as session:
            kinds: tuple[type[Any], ...] = (Customer, Order, Project, PaymentEventRecord)
            return {kind.__tablename__: session.scalar(select(func.count()).select_from(kind)) or 0 for kind in kinds}

    def status(self) -> ProjectStatus:
        """Where the only project stands."""
        with self.database.transaction() as session:
            return session.scalars(select(Project)).one().status


def stripe_door(port: int) -> StripePayments:
    """The door to the peer."""
    return StripePayments(
        api_key=SecretStr(KEY), webhook_secrets=(SecretStr(SECRET),), api_url=f"http://127.0.0.1:{port}"
    )


@contextmanager
def open_shop(database: Database, folder: Path, port: int, stripe_port: int) -> Iterator[Shop]:
    """The application and the account, both served."""
    account, payments = Account(), stripe_door(stripe_port)
    here = Settings.model_validate({"home": folder, "api_port": port})
    app = create_app(database, replace(embedded_doors(here), payments=payments), here)
    with (
        serving(stripe_api(account, KEY), name="Stripe peer", port=stripe_port, setting="PORT"),
        serving(app, name="API", port=port, setting="SITEGEN_API_PORT"),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        yield Shop(client, account, database, payments)
