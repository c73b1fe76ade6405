"""What no webhook told: a payment provider's word on everything that was bought recently."""

from datetime import timedelta

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks.messages.interface import Mailer, Messenger
from blocks.payments.interface import Payments
from domain.database import Database
from domain.payments import apply
from domain.records.base import now
from tasks.maintenance.relay import Relay

# The provider repeats an event for three days; a boleto can be paid for three days and settles on the next.
_RECENT = timedelta(days=7)


@task(
    name="pick_up_payments",
    task_run_name="pick_up_payments",
    description="Ask the payment provider about recent checkouts, and do what no webhook told",
    retries=2,
    retry_delay_seconds=10,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def pick_up_payments(database: Database, payments: Payments) -> int:
    """What is known already changes nothing; how many facts were looked at.

    Raises:
        ProviderUnavailable: the provider does not answer.
    """
    looked_at = 0
    for fact in payments.recent(now() - _RECENT):
        with database.transaction() as session:
            apply(session, fact)
        looked_at += 1
    return looked_at


@task(
    name="relay_outbox",
    task_run_name="relay_outbox",
    description="Send and start what is left in the outbox",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def relay_outbox(database: Database, mailer: Mailer, messenger: Messenger) -> int:
    """How many entries were done."""
    return Relay(database, mailer, messenger).run()
