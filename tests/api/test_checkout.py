"""From the plans to a paid order, as customers' browsers go: with the test page, and with Stripe's."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from api.app import create_app
from blocks.doors import embedded_doors
from domain.database import Database
from domain.errors import DoorMisconfigured
from domain.records.payments import Order, OrderStatus
from domain.settings import Settings, settings
from tests.api.conftest import Visitor
from tests.api.shop import Shop, open_shop

PAYER = {
    "name": "Ana Prado",
    "email": "ana@prado.example",
    "tax_id": "529.982.247-25",
    "line1": "Rua das Flores, 12",
    "city": "Florianópolis",
    "state": "SC",
    "postal_code": "88000-000",
}


@pytest.fixture
def shop(database: Database, tmp_path: Path, unused_port: int, another_unused_port: int) -> Iterator[Shop]:
    with open_shop(database, tmp_path, unused_port, another_unused_port) as shop:
        yield shop


@pytest.fixture(autouse=True)
def _at_home(unused_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages lead back to where the application is."""
    monkeypatch.setenv("SITEGEN_API_PORT", str(unused_port))
    settings.cache_clear()
    yield
    settings.cache_clear()


def text_of(page: httpx.Response) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page.text, flags=re.DOTALL)).split())


def begun(visitor: Visitor, country: str = "BR", locale: str = "pt-BR") -> str:
    """The address of the test page."""
    form = {"plan": "complete", "country": country, "locale": locale}
    answer = visitor.asks("POST", "/checkout", data=form)
    assert answer.status_code == 303
    return answer.headers["location"]


def order(database: Database) -> Order | None:
    with database.transaction() as session:
        return session.scalar(select(Order))


@pytest.mark.parametrize(
    ("language", "seen"),
    [("pt-BR", "R$ 2.890,00"), ("en", "R$2,890.00"), ("es", "2.890,00 BRL")],
)
def test_the_plans_are_shown_in_the_readers_language(visitor: Visitor, language: str, seen: str) -> None:
    page = visitor.asks("GET", "/plans", headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in page.text
    assert seen in text_of(page).replace("\xa0", " ")


def test_programs_read_the_plans_and_get_the_payment_pages_address(visitor: Visitor) -> None:
    accept = {"Accept": "application/json", "Accept-Language": "en"}
    plans = visitor.asks("GET", "/plans", headers=accept).json()["plans"]
    assert [(plan["id"], plan["name"], plan["revisions"]) for plan in plans] == [
        ("essential", "Essential", 1),
        ("complete", "Complete", 3),
    ]
    form = {"plan": "complete", "country": "US", "locale": "en"}
    url = visitor.asks("POST", "/checkout", data=form, headers=accept).json()["url"]
    assert "TEST" in text_of(httpx.get(url, trust_env=False))


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"plan": "free"}, 404), ({"country": "Brazil"}, 422), ({"locale": "fr"}, 422), ({"x": "1"}, 422)],
)
def test_a_form_that_is_not_ours_is_refused(visitor: Visitor, wrong: dict[str, str], status: int) -> None:
    form = {"plan": "complete", "country": "BR", "locale": "pt-BR"} | wrong
    assert visitor.asks("POST", "/checkout", data=form).status_code == status


def test_a_card_on_the_test_page_pays_and_a_second_click_pays_no_more(visitor: Visitor, database: Database) -> None:
    page = begun(visitor)
    for _ in range(2):
        answer = visitor.client.post(page, data={"method": "card", **PAYER})
        assert answer.status_code == 303
    done = text_of(visitor.client.get(answer.headers["location"]))
    assert "Pagamento recebido" in done
    assert "ana@prado.example" in done
    bought = order(database)
    assert bought
    assert (bought.status, bought.billing["tax_ids"][0]["type"]) == (OrderStatus.PAID, "br_cpf")


@pytest.mark.parametrize(("outcome", "title"), [("paid", "Payment received"), ("failed", "did not go through")])
def test_a_slip_awaits_its_payment_with_its_expiry(
    visitor: Visitor, database: Database, outcome: str, title: str
) -> None:
    page = begun(visitor, locale="en")
    done = visitor.client.post(page, data={"method": "boleto", **PAYER}).headers["location"]
    awaiting = visitor.client.get(done)
    assert "Awaiting payment" in awaiting.text
    assert re.search(r"Pay by \w+ \d+, \d{4}, [\d:]+\sAM|PM \(Brasília time\)", text_of(awaiting))
    assert page in awaiting.text
    bought = order(database)
    assert bought
    assert (bought.status, bought.project_id) == (OrderStatus.AWAITING_PAYMENT, None)
    assert visitor.client.post(f"{page}/outcome", data={"outcome": outcome}).headers["location"] == done
    assert title in visitor.client.get(done).text
    bought = order(database)
    assert bought
    assert bought.status == outcome


def test_a_brazilian_must_say_what_an_invoice_needs(visitor: Visitor, database: Database) -> None:
    page = begun(visitor)
    answer = visitor.client.post(page, data={"method": "card", **PAYER, "tax_id": "529.982.247-26", "city": ""})
    assert answer.status_code == 422
    assert answer.text.count("Confira este campo.") == 2
    assert 'value="Ana Prado"' in answer.text
    assert order(database) is None
    elsewhere = visitor.client.post(
        begun(visitor, "PT"), data={"method": "card", "name": "Rui", "email": "r@x.example"}
    )
    assert elsewhere.status_code == 303
    assert order(database)


def test_what_a_checkout_shows_is_nobody_elses_to_guess(visitor: Visitor) -> None:
    for checkout_id in ("cs_test_guess", "../../etc/passwd", "x"):
        assert visitor.asks("GET", "/checkout/done", params={"id": checkout_id}).status_code == 404


def test_with_stripe_the_way_leads_to_stripe_and_back(shop: Shop) -> None:
    answer = shop.begins()
    assert answer.headers["location"].startswith("https://checkout.stripe.test/")
    checkout_id = answer.headers["location"].rpartition("/")[2]
    back = shop.account.sessions[checkout_id]["success_url"]
    assert "ainda não foi feito" in shop.client.get(back).text
    payment = shop.account.pay(checkout_id, "boleto")
    assert f"https://pay.stripe.test/{payment}" in shop.client.get(back).text
    shop.account.settle(checkout_id)
    assert "Pagamento recebido" in shop.client.get(back).text
    assert shop.counts()["projects"] == 0, "the success page makes nothing: the event does"


def test_with_stripe_there_is_no_test_page(shop: Shop) -> None:
    checkout_id = shop.checkout()
    assert shop.client.get(f"/checkout/test/{checkout_id}").status_code == 404
    assert shop.client.post(f"/checkout/test/{checkout_id}", data={"method": "card", **PAYER}).status_code == 404
    assert shop.client.post(f"/checkout/test/{checkout_id}/outcome", data={"outcome": "paid"}).status_code == 404


def test_the_test_page_is_for_this_machine_only(database: Database, tmp_path: Path) -> None:
    public = Settings(home=tmp_path, public_api_url="https://sites.example")
    with pytest.raises(DoorMisconfigured, match="anybody could pay with the test page"):
        create_app(database, embedded_doors(public), public)


def test_a_visitor_begins_ten_checkouts_a_minute(visitor: Visitor) -> None:
    for _ in range(10):
        begun(visitor)
    refused = visitor.asks("POST", "/checkout", data={"plan": "complete", "country": "BR", "locale": "pt-BR"})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
