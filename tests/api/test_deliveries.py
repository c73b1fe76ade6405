"""Very many deliveries to two server processes: some twice, some at the same moment, shuffled, some forged."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

import httpx
import pytest
from sqlalchemy import func, select

from blocks.payments.wire import LOCALE, PLAN
from domain.database import Database
from domain.plans import find_plan
from domain.records.outbox import OutboxEntry
from domain.records.payments import Customer, Order, OrderStatus, PaymentEventRecord
from domain.records.projects import Project
from domain.stages import ProjectStatus
from tests.api.shop import SECRET
from tests.stripe_peer.account import Account
from tests.stripe_peer.delivery import deliver_until_taken

ROOT = Path(__file__).parents[2]
PROOF = ROOT / "docs" / "proofs" / "payments.md"
PROOF_HEAD = """# Deliveries of the payment provider's events

Written by `make prove`: deliveries to two server processes over one database, shuffled, 30 % of them of events that
are delivered anyway (half of those at the same moment, to the other process), 5 % with a bad signature. Some payments
settle late, some are refunded or disputed. Counted in the database afterwards.

| database | deliveries | payments | customers | orders | projects | cancelled | suspended | refused | a second |
|---|---|---|---|---|---|---|---|---|---|
"""
SENDERS = 16


class Delivery(NamedTuple):
    """An event on its way to one of the processes."""

    event: dict[str, Any]
    server: int
    forged: bool


class Bought(NamedTuple):
    """What happened on the provider's side."""

    account: Account
    refunded: int
    disputed: int


def bought(events: int, chance: random.Random) -> Bought:
    """Customers of their own buy, until there are enough events."""
    account, refunded, disputed = Account(), 0, 0
    price = {"currency": "brl", "unit_amount": 149_000, "product_data": {"name": "x"}}
    params = {
        "mode": "payment",
        "success_url": "https://x/",
        "line_items": [{"quantity": 1, "price_data": price}],
        "metadata": {PLAN: find_plan("essential").model_dump_json(), LOCALE: "pt-BR"},
    }
    while len(account.events) < events:
        session = account.open_session(params)["id"]
        method = chance.choice(["card", "card", "boleto", "pix"])
        payment = account.pay(session, method, email=f"{session}@prado.example")
        if method != "card":
            account.settle(session)
        fate = chance.random()
        if fate < 0.1:
            account.refund({"payment_intent": payment})
            refunded += 1
        elif fate < 0.2:
            account.dispute(payment)
            disputed += 1
    return Bought(account, refunded, disputed)


def deliveries(events: Sequence[dict[str, Any]], total: int, chance: random.Random) -> list[Delivery]:
    """Every event once and some again: 30 % of all are duplicates, 5 % more are forged."""
    again = [Delivery(event, 0, forged=False) for event in chance.choices(events, k=total * 15 // 100)]
    forged = [Delivery(event, 0, forged=True) for event in chance.choices(events, k=total * 5 // 100)]
    plan = [Delivery(event, 0, forged=False) for event in events] + again + forged
    chance.shuffle(plan)
    twins = set(chance.sample(range(len(plan)), total * 15 // 100))
    spread: list[Delivery] = []
    for number, delivery in enumerate(plan):
        server = chance.randrange(2)
        spread.append(delivery._replace(server=server))
        if number in twins:
            spread.append(Delivery(delivery.event, 1 - server, forged=False))
    return spread


class Server(NamedTuple):
    """One of the processes."""

    process: subprocess.Popen[bytes]
    client: httpx.Client


@contextmanager
def two_servers(database_url: str, ports: Sequence[int], home: Path) -> Iterator[list[Server]]:
    with ExitStack() as held:
        servers = []
        for port in ports:
            command = [sys.executable, "-m", "tests.api.serve_shop", database_url, str(port), str(home)]
            process = held.enter_context(subprocess.Popen(command, cwd=ROOT))
            held.callback(process.terminate)
            client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
            servers.append(Server(process, held.enter_context(client)))
        for server in servers:
            _await(server.client)
        yield servers


def _await(client: httpx.Client) -> None:
    deadline = monotonic() + 60
    while True:
        try:
            if client.get("/healthz").is_success:
                return
        except httpx.ConnectError:
            if monotonic() > deadline:
                raise
        sleep(0.1)


def sender(servers: Sequence[Server]) -> Callable[[Delivery], int]:
    """Delivers as Stripe does, beginning with the process that it is meant for."""
    clients = [server.client for server in servers]

    def send(delivery: Delivery) -> int:
        order = clients if delivery.server == 0 else clients[::-1]
        return deliver_until_taken(order, delivery.event, "whsec_forged" if delivery.forged else SECRET)

    return send


def proven(database: Database, servers: Sequence[Server], total: int, *, killed: Server | None = None) -> str:
    """Deliver everything, with a process killed in the middle, and count what is there; a row of the table."""
    chance = random.Random(20261125)
    shop = bought(total * 65 // 100, chance)
    events = shop.account.events
    sent = deliveries(events, total, chance)
    started = monotonic()
    with ThreadPoolExecutor(SENDERS) as senders:
        answers: Counter[int] = Counter()
        for answer in senders.map(sender(servers), sent):
            answers[answer] += 1
            if killed and answers.total() == len(sent) // 3:
                killed.process.kill()
    seconds = monotonic() - started
    forged = sum(delivery.forged for delivery in sent)
    assert answers == {200: len(sent) - forged, 400: forged}

    payments = len(shop.account.intents)
    with database.transaction() as session:

        def count(kind: type[Any], *where: Any) -> int:
            return session.scalar(select(func.count()).select_from(kind).where(*where)) or 0

        assert count(PaymentEventRecord) == len(events)
        assert (count(Customer), count(Order), count(Project)) == (payments,) * 3
        assert count(Order, Order.project_id.is_(None)) == 0
        assert count(Order, Order.status == OrderStatus.REFUNDED) == shop.refunded
        assert count(Project, Project.status == ProjectStatus.CANCELLED) == shop.refunded
        assert count(Project, Project.status == ProjectStatus.SUSPENDED) == shop.disputed
        assert count(OutboxEntry, OutboxEntry.channel == "mail") == payments
        kind = session.get_bind().dialect.name
    cells = (kind, len(sent), payments, payments, payments, payments, shop.refunded, shop.disputed, forged)
    return " | ".join(map(str, (*cells, round(len(sent) / seconds))))


@pytest.fixture
def servers(database_url: str, unused_port: int, another_unused_port: int, tmp_path: Path) -> Iterator[list[Server]]:
    with two_servers(database_url, (unused_port, another_unused_port), tmp_path) as servers:
        yield servers


@pytest.fixture(scope="module")
def rows() -> Iterator[list[str]]:
    """What was proven; written down when it was all of it."""
    rows: list[str] = []
    yield rows
    if len(rows) == 2:
        PROOF.parent.mkdir(parents=True, exist_ok=True)
        PROOF.write_text(PROOF_HEAD + "".join(f"| {row} |\n" for row in sorted(rows)), encoding="utf-8")


def test_a_hundred_and_fifty_deliveries_while_a_process_is_killed(database: Database, servers: list[Server]) -> None:
    assert proven(database, servers, 150, killed=servers[1])


@pytest.mark.matrix
def test_ten_thousand_deliveries(database: Database, servers: list[Server], rows: list[str]) -> None:
    rows.append(proven(database, servers, 10_000))
