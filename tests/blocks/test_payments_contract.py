"""What every payments door does, whichever it is; Stripe's through its SDK against a peer of our own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prefect.blocks.core import Block
from pydantic import SecretStr

from blocks.payments.interface import CHECKOUT_ID, CheckoutRequest, Payments
from blocks.payments.local import LocalPayments, Payer
from blocks.payments.stripe import StripePayments
from blocks.serving import serving
from domain.artifacts.onboarding import Locale
from domain.errors import DoorMisconfigured, EventRefused, NotFound, ProviderUnavailable
from domain.payment_facts import Checkout, CheckoutState, Dispute, Refund
from domain.plans import find_plan
from tests.stripe_peer.account import Account
from tests.stripe_peer.delivery import signed
from tests.stripe_peer.server import stripe_api

KEY = "sk_test_peer"
NEW, OLD = "whsec_new", "whsec_old"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def request(country: str = "BR", locale: Locale = Locale.PT_BR) -> CheckoutRequest:
    return CheckoutRequest(
        plan=find_plan("essential"),
        country=country,
        locale=locale,
        success_url=f"https://agency.example/done?id={CHECKOUT_ID}",
        cancel_url="https://agency.example/plans",
    )


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def stripe_door(account: Account, unused_port: int) -> Iterator[StripePayments]:
    with serving(stripe_api(account, KEY), name="Stripe peer", port=unused_port, setting="PORT"):
        yield door_of(unused_port)


def door_of(port: int, key: str = KEY) -> StripePayments:
    return StripePayments(
        api_key=SecretStr(key),
        webhook_secrets=(SecretStr(NEW), SecretStr(OLD)),
        api_url=f"http://127.0.0.1:{port}",
    )


@pytest.fixture
def local_door(tmp_path: Path) -> LocalPayments:
    return LocalPayments(root=tmp_path, webhook_url="http://127.0.0.1:9/webhooks/stripe")


@pytest.fixture(params=["stripe_door", "local_door"])
def door(request: pytest.FixtureRequest) -> Payments:
    found: Payments = request.getfixturevalue(request.param)
    return found


def opened(door: Payments, country: str = "BR") -> str:
    """The id of a new checkout."""
    return door.open_checkout(request(country)).rpartition("/")[2]


class TestEveryDoor:
    def test_a_checkout_that_was_begun_is_open(self, door: Payments) -> None:
        checkout = door.find_checkout(opened(door))
        assert checkout.state is CheckoutState.OPEN
        assert (checkout.plan, checkout.locale) == (find_plan("essential"), Locale.PT_BR)
        assert (checkout.amount, checkout.currency) == (149_000, "brl")

    @pytest.mark.parametrize("checkout_id", ["cs_test_none", "cs_/../x", "../x", ""])
    def test_a_checkout_that_there_is_not_is_not_found(self, door: Payments, checkout_id: str) -> None:
        with pytest.raises(NotFound):
            door.find_checkout(checkout_id)

    def test_recent_checkouts_are_listed(self, door: Payments) -> None:
        ids = {opened(door) for _ in range(3)}
        facts = list(door.recent(LONG_AGO))
        assert {fact.id for fact in facts} == ids
        assert list(door.recent(datetime.now(UTC) + timedelta(hours=1))) == []

    def test_an_unsigned_event_is_refused(self, door: Payments) -> None:
        for signature in (None, "", "t=1,v1=0", "nonsense"):
            with pytest.raises(EventRefused, match="not signed"):
                door.read_event(b"{}", signature)


class TestStripe:
    def test_a_brazilian_is_asked_for_tax_id_and_address(self, stripe_door: StripePayments, account: Account) -> None:
        asked = {}
        for country in ("BR", "PT"):
            session = account.sessions[opened(stripe_door, country)]
            asked[country] = (session["billing_address_collection"], session["tax_id_collection"]["enabled"])
        assert asked == {"BR": ("required", True), "PT": ("auto", False)}

    def test_who_bought_what_comes_back_from_the_provider(self, stripe_door: StripePayments, account: Account) -> None:
        checkout_id = opened(stripe_door)
        payment = account.pay(checkout_id)
        checkout = stripe_door.find_checkout(checkout_id)
        assert (checkout.state, checkout.payment) == (CheckoutState.PAID, payment)
        assert checkout.email == "ana@padaria-aurora.example"
        assert checkout.billing.city == "Florianópolis"
        assert [(tax_id.type, tax_id.value) for tax_id in checkout.billing.tax_ids] == [("br_cpf", "529.982.247-25")]

    @pytest.mark.parametrize("method", ["boleto", "pix"])
    @pytest.mark.parametrize("paid", [True, False])
    def test_a_slip_is_outstanding_until_it_is_paid_or_runs_out(
        self, stripe_door: StripePayments, account: Account, method: str, paid: bool
    ) -> None:
        checkout_id = opened(stripe_door)
        payment = account.pay(checkout_id, method)
        checkout = stripe_door.find_checkout(checkout_id)
        assert checkout.state is CheckoutState.AWAITING_PAYMENT
        assert checkout.expires_at
        assert checkout.expires_at > datetime.now(UTC)
        assert checkout.instructions_url == f"https://pay.stripe.test/{payment}"
        account.settle(checkout_id, paid=paid)
        checkout = stripe_door.find_checkout(checkout_id)
        assert checkout.state is (CheckoutState.PAID if paid else CheckoutState.FAILED)
        assert (checkout.expires_at, checkout.instructions_url) == (None, None)

    def test_what_was_taken_back_is_listed_over_many_pages(
        self, stripe_door: StripePayments, account: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("blocks.payments.stripe._PAGE", 2)
        payments = [account.pay(opened(stripe_door)) for _ in range(5)]
        account.refund({"payment_intent": payments[1], "amount": 9_000})
        dispute = account.dispute(payments[3])
        facts = list(stripe_door.recent(LONG_AGO))
        assert sorted(fact.payment or "" for fact in facts if isinstance(fact, Checkout)) == payments
        (refund,) = [fact for fact in facts if isinstance(fact, Refund)]
        assert (refund.payment, refund.amount, refund.refunded, refund.full) == (payments[1], 149_000, 9_000, False)
        (disputed,) = [fact for fact in facts if isinstance(fact, Dispute)]
        assert (disputed.payment, disputed.id, disputed.status) == (payments[3], dispute, "needs_response")

    @pytest.mark.parametrize("secret", [NEW, OLD])
    @pytest.mark.parametrize("age", [0, 299])
    def test_an_event_of_either_secret_is_read(
        self, stripe_door: StripePayments, account: Account, secret: str, age: int
    ) -> None:
        checkout_id = opened(stripe_door)
        account.pay(checkout_id)
        body, headers = signed(account.events[-1], secret, age=age - 1)
        event = stripe_door.read_event(body, headers["Stripe-Signature"])
        assert (event.id, event.type) == (account.events[-1]["id"], "checkout.session.completed")
        assert isinstance(event.fact, Checkout)
        assert event.fact.id == checkout_id

    def test_an_event_is_refused_that_is_old_changed_or_of_another_secret(
        self, stripe_door: StripePayments, account: Account
    ) -> None:
        account.pay(opened(stripe_door))
        body, headers = signed(account.events[-1], NEW)
        _, old = signed(account.events[-1], NEW, age=301)
        _, other = signed(account.events[-1], "whsec_other")
        for changed, header in ((body + b" ", headers), (body, old), (body, other), (b"\xff", headers)):
            with pytest.raises(EventRefused, match="not signed"):
                stripe_door.read_event(changed, header["Stripe-Signature"])

    @pytest.mark.parametrize(
        ("key", "livemode"), [("sk_test_peer", True), ("sk_live_peer", False), ("rk_live_x", False)]
    )
    def test_an_event_of_the_other_mode_is_refused(self, unused_port: int, key: str, livemode: bool) -> None:
        account = Account(livemode=livemode)
        account.open_session(
            {
                "mode": "payment",
                "success_url": "",
                "line_items": [{"quantity": 1, "price_data": {"unit_amount": 1, "currency": "brl"}}],
            }
        )
        account.expire(next(iter(account.sessions)))
        body, headers = signed(account.events[-1], NEW)
        with pytest.raises(EventRefused, match="mode"):
            door_of(unused_port, key).read_event(body, headers["Stripe-Signature"])

    def test_somebody_elses_checkout_is_none_of_our_business(
        self, stripe_door: StripePayments, account: Account
    ) -> None:
        checkout_id = opened(stripe_door)
        account.sessions[checkout_id]["metadata"] = {"shop": "another"}
        account.pay(checkout_id)
        body, headers = signed(account.events[-1], NEW)
        assert stripe_door.read_event(body, headers["Stripe-Signature"]).fact is None
        assert list(stripe_door.recent(LONG_AGO)) == []
        with pytest.raises(NotFound):
            stripe_door.find_checkout(checkout_id)

    def test_errors_become_ours(self, stripe_door: StripePayments, unused_port: int) -> None:
        with pytest.raises(DoorMisconfigured, match="Invalid API Key"):
            door_of(unused_port, "sk_test_wrong").open_checkout(request())
        assert stripe_door.address == f"http://127.0.0.1:{unused_port}"

    def test_a_provider_that_is_away_can_be_asked_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("blocks.payments.stripe._RETRIES", 0)
        with pytest.raises(ProviderUnavailable):
            door_of(9).open_checkout(request())

    @pytest.mark.usefixtures("prefect_server")
    def test_its_secrets_are_kept_as_secrets(self) -> None:
        door_of(9).save("kept", overwrite=True)
        loaded = Block.load("sitegen-stripe/kept")
        assert isinstance(loaded, StripePayments)
        assert [secret.get_secret_value() for secret in loaded.webhook_secrets] == [NEW, OLD]
        assert not any(secret in f"{loaded} {loaded!r} {loaded.identity}" for secret in (KEY, NEW, OLD))


class TestLocal:
    def test_an_event_that_does_not_arrive_can_be_sent_again(self, local_door: LocalPayments) -> None:
        checkout_id = opened(local_door, "US")
        with pytest.raises(ProviderUnavailable):
            local_door.pay(checkout_id, Payer(method="card", email="ana@prado.example", name="Ana"))
        assert local_door.find_checkout(checkout_id).state is CheckoutState.PAID

    def test_the_signing_secret_is_nobody_elses(self, local_door: LocalPayments, tmp_path: Path) -> None:
        with pytest.raises(EventRefused):
            local_door.read_event(b"{}", "t=1,v1=1")
        secret = tmp_path / "signing-secret"
        assert secret.stat().st_mode & 0o777 == 0o600
