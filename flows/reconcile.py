"""Brings things right that somebody was not told about; scheduled, and safe to run at any time."""

from prefect import flow

from blocks.doors import open_doors
from domain.database import open_database
from domain.settings import settings
from tasks.maintenance.payments import pick_up_payments, relay_outbox


@flow(name="reconcile", description="Picks up payments that no webhook told, and sends and starts what was left.")
def reconcile() -> None:
    """The payments first: what they cause is relayed at once."""
    doors = open_doors(settings())
    with open_database(settings()) as database:
        pick_up_payments(database, doors.payments)
        relay_outbox(database, doors.mailer, doors.messenger)
