"""The test page of the embedded payments door. With any other door there is no such page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, ValidationError

from api.answers import answer
from api.checkout_words import words_in
from api.errors import Problem, Problems
from api.services import Services, WithServices
from blocks.payments.local import LocalPayments, OpenedCheckout
from domain.errors import NotFound
from domain.payment_facts import CheckoutState
from domain.plans import money

router = APIRouter(prefix="/checkout/test", include_in_schema=False)


class PayerForm(BaseModel):
    """The fields as a browser sends them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: str = "card"
    name: str = ""
    email: str = ""
    tax_id: str = ""
    line1: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""


@router.get("/{checkout_id}")
def show_test_page(checkout_id: str, request: Request, services: WithServices) -> Response:
    """What stands for the provider's page: a form, or what can become of an outstanding payment."""
    return _page(request, _door(services).opened(checkout_id), PayerForm(), {})


@router.post("/{checkout_id}")
def pay(checkout_id: str, form: Annotated[PayerForm, Form()], request: Request, services: WithServices) -> Response:
    """Pay, as far as the event goes."""
    door = _door(services)
    opened = door.opened(checkout_id)
    try:
        payer = opened.asks.model_validate(form.model_dump(include=set(opened.asks.model_fields)))
    except ValidationError as error:
        problem = words_in(opened.checkout.locale).test.invalid
        return _page(request, opened, form, {str(item["loc"][0]): problem for item in error.errors()})
    door.pay(checkout_id, payer)
    return RedirectResponse(opened.success_url, 303)


@router.post("/{checkout_id}/outcome")
def settle(checkout_id: str, outcome: Annotated[Literal["paid", "failed"], Form()], services: WithServices) -> Response:
    """Let an outstanding payment come in, or run out of time."""
    door = _door(services)
    opened = door.opened(checkout_id)
    if opened.checkout.state is not CheckoutState.OPEN:
        door.settle(checkout_id, paid=outcome == "paid")
    return RedirectResponse(opened.success_url, 303)


def _door(services: Services) -> LocalPayments:
    if not isinstance(services.payments, LocalPayments):
        raise NotFound("There is no test page where payments are real.")
    return services.payments


def _page(request: Request, opened: OpenedCheckout, form: PayerForm, problems: dict[str, str]) -> Response:
    checkout = opened.checkout
    page = {
        "locale": checkout.locale,
        "words": words_in(checkout.locale).test,
        "checkout": checkout,
        "cancel_url": opened.cancel_url,
        "fields": [field for field in opened.asks.model_fields if field != "method"],
        "form": form,
        "problems": problems,
        "price": money(checkout.amount, checkout.currency, checkout.locale),
    }
    body = Problems(problems=[Problem(field=field, problem=problem) for field, problem in problems.items()])
    return answer(request, 422 if problems else 200, body, "checkout_test.html.j2", page)
