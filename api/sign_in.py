"""The way in and out for people: an address, then a link or a code from their mail, then a session."""

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from api.answers import page_of
from api.browser import Browser, WithBrowser, give_cookie, take_cookie
from api.languages import language_of
from api.services import Services, WithServices, address_of, admit
from api.sign_in_words import mail_in, words_in
from domain import onboarding_links
from domain.artifacts.message import Message
from domain.artifacts.onboarding import Locale
from domain.fields import Email
from domain.sign_in import Invitation, ask, close_session, open_session, spend_code, spend_link

HOME = "/projects"
_LOG = logging.getLogger("sitegen.api")
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)

router = APIRouter(include_in_schema=False)


class _OfUs(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    csrf: str = ""


class _Address(_OfUs):
    email: str = ""


class _Code(_OfUs):
    code: str = ""


def _page(
    request: Request, services: Services, browser: Browser, name: str, status: int = 200, **values: Any
) -> Response:
    locale = language_of(request)
    all_values = {"locale": locale, "words": words_in(locale), "csrf": browser.csrf, **values}
    page = page_of(name, all_values, status)
    return give_cookie(page, services, browser) if browser.is_new else page


@router.get("/sign-in")
def ask_for_address(request: Request, services: WithServices, browser: WithBrowser) -> Response:
    """The form that asks who wants in."""
    return _page(request, services, browser, "sign_in.html.j2", email="", problem=False)


@router.post("/sign-in")
def write_to_address(
    form: Annotated[_Address, Form()], request: Request, services: WithServices, browser: WithBrowser
) -> Response:
    """Send a link and a code, if the address is known; what is answered is the same, and as quick, if it is not."""
    browser.require(form.csrf)
    try:
        email = _EMAIL.validate_python(form.email.strip())
    except ValidationError:
        return _page(request, services, browser, "sign_in.html.j2", 422, email=form.email, problem=True)
    at = services.clock()
    admit(services.limits.sign_ins, at, address=address_of(request))
    with services.database.transaction() as session:
        invitation = ask(session, email, browser.token, at)
    if invitation:
        services.errands.submit(_send, services, invitation, language_of(request))
    return RedirectResponse("/sign-in/code", 303)


@router.get("/sign-in/code")
def ask_for_code(request: Request, services: WithServices, browser: WithBrowser) -> Response:
    """The form for the code, beside the advice to look into one's mail."""
    return _page(request, services, browser, "sign_in_code.html.j2", problem=False)


@router.post("/sign-in/code")
def enter_by_code(
    form: Annotated[_Code, Form()], request: Request, services: WithServices, browser: WithBrowser
) -> Response:
    """Let the browser in that asked for the code."""
    browser.require(form.csrf)
    at = services.clock()
    admit(services.limits.secrets, at, address=address_of(request))
    with services.database.transaction() as session:
        email = spend_code(session, browser.token, "".join(form.code.split()), at)
    if email is None:
        return _page(request, services, browser, "sign_in_code.html.j2", 422, problem=True)
    return _let_in(request, services, email)


@router.get("/sign-in/link/{link}")
def ask_for_confirmation(request: Request, services: WithServices, browser: WithBrowser) -> Response:
    """The page behind a link, which spends nothing: programs that look at mails open links, too."""
    return _page(request, services, browser, "sign_in_link.html.j2")


@router.post("/sign-in/link/{link}")
def enter_by_link(
    link: str, form: Annotated[_OfUs, Form()], request: Request, services: WithServices, browser: WithBrowser
) -> Response:
    """Let the browser in that confirms a link."""
    browser.require(form.csrf)
    at = services.clock()
    admit(services.limits.secrets, at, address=address_of(request))
    with services.database.transaction() as session:
        email = spend_link(session, link, at)
    if email is None:
        return _page(request, services, browser, "sign_in_spent.html.j2", 410)
    return _let_in(request, services, email)


@router.get("/onboarding/{link}")
def ask_to_begin(request: Request, services: WithServices, browser: WithBrowser) -> Response:
    """The page behind the link that follows a payment; it spends nothing, either."""
    return _page(request, services, browser, "sign_in_link.html.j2")


@router.post("/onboarding/{link}")
def begin_onboarding(
    link: str, form: Annotated[_OfUs, Form()], request: Request, services: WithServices, browser: WithBrowser
) -> Response:
    """Let the client in who paid, and on to the form about their business."""
    browser.require(form.csrf)
    at = services.clock()
    admit(services.limits.secrets, at, address=address_of(request))
    with services.database.transaction() as session:
        project = onboarding_links.spend_link(session, link, at)
        if project is None:
            return _page(request, services, browser, "sign_in_spent.html.j2", 410)
        email, form_page = project.client_email, f"/projects/{project.id}/onboarding"
    return _let_in(request, services, email, to=form_page)


@router.post("/sign-out")
def leave(form: Annotated[_OfUs, Form()], request: Request, services: WithServices, browser: WithBrowser) -> Response:
    """End the session, here and in the browser."""
    browser.require(form.csrf)
    with services.database.transaction() as session:
        close_session(session, browser.token, request_id=request.state.request_id)
    return take_cookie(RedirectResponse("/sign-in", 303), services)


def _let_in(request: Request, services: Services, email: str, *, to: str = HOME) -> Response:
    with services.database.transaction() as session:
        token, stays = open_session(session, email, services.clock(), request_id=request.state.request_id)
    return give_cookie(RedirectResponse(to, 303), services, Browser(token), stays)


def _send(services: Services, invitation: Invitation, locale: Locale) -> None:
    subject, text = mail_in(locale, url=f"{services.url}/sign-in/link/{invitation.link}", code=invitation.code)
    message = Message(id=f"sign-in-{invitation.number}", recipient=invitation.email, subject=subject, text=text)
    try:
        services.mailer.send(message)
    except Exception:  # noqa: BLE001 - the log is all that hears of it: the answer was given long ago
        _LOG.exception("The mail %s was not sent", message.id)
