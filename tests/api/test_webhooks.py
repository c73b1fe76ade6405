"""`POST /webhooks/stripe` beside a Stripe account of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.database import Database
from domain.records.payments import PaymentEventRecord
from domain.stages import ProjectStatus
from tests.api.shop import SECRET, Shop, open_shop
from tests.stripe_peer.delivery import deliver, signed


@pytest.fixture
def shop(database: Database, tmp_path: Path, unused_port: int, another_unused_port: int) -> Iterator[Shop]:
    with open_shop(database, tmp_path, unused_port, another_unused_port) as shop:
        yield shop


def test_a_payment_makes_one_of_each_and_a_second_delivery_no_more(shop: Shop) -> None:
    shop.account.pay(shop.checkout())
    assert shop.hears() == [200, 200]
    first = shop.counts()
    assert (first["customers"], first["orders"], first["projects"]) == (1, 1, 1)
    shop.told = 0
    assert shop.hears() == [200, 200]
    assert shop.counts() == first


def test_the_events_of_a_slip_in_the_wrong_order_make_one_project(shop: Shop) -> None:
    checkout_id = shop.checkout()
    shop.account.pay(checkout_id, "pix")
    shop.account.settle(checkout_id)
    shop.account.events.reverse()
    assert set(shop.hears()) == {200}
    assert shop.counts()["projects"] == 1


def test_refunds_and_disputes_reach_the_project(shop: Shop) -> None:
    payment = shop.account.pay(shop.checkout())
    shop.account.refund({"payment_intent": payment, "amount": 1_000})
    shop.hears()
    assert shop.status() is ProjectStatus.AWAITING_ONBOARDING
    shop.account.close_dispute(shop.account.dispute(payment), "lost")
    shop.hears()
    assert shop.status() is ProjectStatus.SUSPENDED
    shop.account.refund({"payment_intent": payment})
    shop.hears()
    assert shop.status() is ProjectStatus.CANCELLED


def test_a_session_that_ran_out_leaves_nothing_but_its_event(shop: Shop) -> None:
    shop.account.expire(shop.checkout())
    assert shop.hears() == [200]
    assert shop.counts() == {"customers": 0, "orders": 0, "projects": 0, "payment_events": 1}


def test_an_unknown_kind_of_event_is_kept_and_does_nothing(shop: Shop) -> None:
    shop.account.pay(shop.checkout())
    strange = shop.account.events[-1] | {"id": "evt_strange", "type": "balance.available"}
    assert deliver(shop.client, strange, SECRET) == 200
    with shop.database.transaction() as session:
        kept = session.scalars(select(PaymentEventRecord)).one()
        assert (kept.id, kept.type, kept.fact) == ("evt_strange", "balance.available", None)
    assert shop.counts()["orders"] == 0


@pytest.mark.parametrize(("age", "secret", "answer"), [(297, SECRET, 200), (303, SECRET, 400), (0, "whsec_other", 400)])
def test_what_is_not_freshly_signed_is_refused(shop: Shop, age: int, secret: str, answer: int) -> None:
    shop.account.pay(shop.checkout())
    body, headers = signed(shop.account.events[-1], secret, age=age)
    told = shop.client.post("/webhooks/stripe", content=body, headers=headers)
    assert told.status_code == answer
    assert told.headers["content-type"] == "application/json"
    assert shop.counts()["projects"] == (answer == 200)


def test_without_a_signature_or_of_the_other_mode_nothing_is_taken(shop: Shop) -> None:
    shop.account.pay(shop.checkout())
    live = shop.account.events[-1] | {"livemode": True}
    assert deliver(shop.client, live, SECRET) == 400
    assert shop.client.post("/webhooks/stripe", content=b"{}").status_code == 400
    assert shop.counts()["payment_events"] == 0
