"""Plans, the way to the payment page, and what a customer sees after it."""

from typing import Annotated
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict

from api.answers import AS_PAGE, answer, policy, wants_json
from api.checkout_words import countries_in, words_in
from api.errors import Failure, Problems
from api.languages import language_of
from api.services import WithServices, address_of, admit
from blocks.payments.interface import CHECKOUT_ID, CheckoutRequest, Country
from domain.artifacts.onboarding import Locale
from domain.fields import Identifier
from domain.payment_facts import Checkout, CheckoutState
from domain.plans import Plan, find_plan, money, plans
from domain.settings import settings

_BRAZIL = ZoneInfo("America/Sao_Paulo")

router = APIRouter()


class Offer(BaseModel):
    """A plan, in the reader's language; the price is in the smallest unit of the currency."""

    id: str
    name: str
    price: int
    currency: str
    price_text: str
    pages: int
    revisions: int
    agency_looks_first: bool


class Offers(BaseModel):
    """What can be bought."""

    plans: list[Offer]


class CheckoutForm(BaseModel):
    """Which plan, and where the invoice goes to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plan: Identifier
    country: Country
    locale: Locale


class PaymentPage(BaseModel):
    """Where to pay."""

    url: str


class Standing(BaseModel):
    """How far a checkout came."""

    state: CheckoutState
    expires_at: str | None
    instructions_url: str | None


@router.get("/plans", response_model=Offers, responses={200: {**AS_PAGE}})
def show_plans(request: Request) -> Response:
    """Every plan."""
    locale = language_of(request)
    offers = [_offer(plan, locale) for plan in plans()]
    page = {"locale": locale, "words": words_in(locale), "plans": offers, "countries": countries_in(locale)}
    headers = policy(forms_lead_to="'self' https:")
    return answer(request, 200, Offers(plans=offers), "plans.html.j2", page, headers)


@router.post(
    "/checkout",
    response_model=PaymentPage,
    responses={
        303: {"description": "The payment page"},
        422: {"model": Problems, **AS_PAGE},
        **{status: {"model": Failure, **AS_PAGE} for status in (404, 429, 503)},
    },
)
def begin_checkout(form: Annotated[CheckoutForm, Form()], request: Request, services: WithServices) -> Response:
    """Lead to the payment page; nothing is kept before somebody has paid there."""
    admit(services.limits.checkouts, services.clock(), address=address_of(request))
    url = services.payments.open_checkout(
        CheckoutRequest(
            plan=find_plan(form.plan),
            country=form.country,
            locale=form.locale,
            success_url=settings().page_url(f"/checkout/done?id={CHECKOUT_ID}"),
            cancel_url=settings().page_url("/plans"),
        )
    )
    if wants_json(request):
        return JSONResponse(PaymentPage(url=url).model_dump())
    return RedirectResponse(url, 303)


@router.get(
    "/checkout/done",
    response_model=Standing,
    responses={
        200: {**AS_PAGE},
        422: {"model": Problems, **AS_PAGE},
        **{status: {"model": Failure, **AS_PAGE} for status in (404, 503)},
    },
)
def show_standing(
    checkout_id: Annotated[str, Query(alias="id", max_length=255)], request: Request, services: WithServices
) -> Response:
    """What happens next; reading it changes nothing, because the payment's event does."""
    checkout = services.payments.find_checkout(checkout_id)
    body = Standing(
        state=checkout.state,
        expires_at=checkout.expires_at.isoformat() if checkout.expires_at else None,
        instructions_url=checkout.instructions_url,
    )
    page = {
        "locale": checkout.locale,
        "words": words_in(checkout.locale),
        "checkout": checkout,
        "price": money(checkout.amount, checkout.currency, checkout.locale),
        "expires": _expiry(checkout),
    }
    return answer(request, 200, body, "checkout_done.html.j2", page)


def _offer(plan: Plan, locale: Locale) -> Offer:
    return Offer(
        name=plan.names[locale],
        price_text=money(plan.price, plan.currency, locale),
        **plan.model_dump(exclude={"names"}),
    )


def _expiry(checkout: Checkout) -> str | None:
    """Until when to pay, in Brasília's time: boleto and Pix are Brazil's."""
    if checkout.expires_at is None:
        return None
    language, moment = checkout.locale.replace("-", "_"), checkout.expires_at.astimezone(_BRAZIL)
    return f"{format_date(moment, 'long', language)}, {format_time(moment, 'short', locale=language)}"
