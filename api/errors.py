"""The shape of every error.

Below `/api/` it is `application/problem+json` (RFC 9457). Elsewhere programs get `{"error": …}` or `{"problems": …}`,
and people a small page, or the way in where they have not signed in.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import NamedTuple

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.answers import answer
from api.languages import language_of
from domain.artifacts.onboarding import Locale
from domain.errors import (
    EventRefused,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OnboardingInvalid,
    ProviderUnavailable,
    SitegenError,
    TooManyMessages,
    TransitionRefused,
)

API = "/api/"


class Problem(BaseModel):
    """What is wrong with one field."""

    field: str
    problem: str


class Problems(BaseModel):
    """Every field at fault."""

    problems: list[Problem]


class Reason(BaseModel):
    """What happened, and what to do."""

    reason: str
    next_step: str


class Failure(BaseModel):
    """Why there is no other answer."""

    error: Reason


class ProblemDetails(BaseModel):
    """Why there is no other answer, as RFC 9457 says it."""

    type: str = "about:blank"
    title: str = Field(description="The status in words", examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str = Field(description="What happened", examples=["The request could not be read."])
    next_step: str = Field(description="What to do", examples=["Correct the fields that are named."])
    errors: list[Problem] = Field(default=[], description="Every field at fault")
    request_id: str = Field(description="What to name when you ask us about it")


class Words(NamedTuple):
    """A failure as it is told to a visitor."""

    reason: str
    next_step: str

    def failure(self) -> Failure:
        """The same for programs."""
        return Failure(error=Reason(reason=self.reason, next_step=self.next_step))


_STATUSES: Mapping[type[SitegenError], int] = {
    EventRefused: 400,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    OnboardingInvalid: 422,
    TransitionRefused: 409,
    TooManyMessages: 429,
    ProviderUnavailable: 503,
}
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_WORDS: Mapping[Locale, Mapping[int, Words]] = {
    Locale.PT_BR: {
        400: Words("O pedido não pôde ser lido.", "Volte, confira o formulário e envie de novo."),
        401: Words("É preciso entrar primeiro.", "Entre com o seu e-mail e tente de novo."),
        403: Words("Este pedido não pode ser aceito.", "Volte, recarregue a página e tente de novo."),
        404: Words("Este endereço não existe.", "Confira o endereço ou volte à página de onde você veio."),
        405: Words("Este endereço não aceita esse tipo de pedido.", "Volte à página de onde você veio."),
        409: Words("Do jeito que o projeto está, isso não é possível agora.", "Fale com a gente."),
        413: Words("O envio é grande demais.", "Envie menos de uma vez."),
        422: Words("O formulário não pôde ser lido.", "Volte à página e preencha o formulário outra vez."),
        429: Words("Foram muitos pedidos em pouco tempo.", "Espere um pouco e tente de novo."),
        500: Words("Algo deu errado do nosso lado.", "Tente de novo daqui a pouco."),
        503: Words("O serviço não responde agora.", "Tente de novo daqui a pouco."),
    },
    Locale.EN: {
        400: Words("The request could not be read.", "Go back, check the form and send it again."),
        401: Words("You need to sign in first.", "Sign in with your email, then try again."),
        403: Words("This request cannot be accepted.", "Go back, reload the page and try again."),
        404: Words("This address does not exist.", "Check the address, or go back to the page you came from."),
        405: Words("This address does not take that kind of request.", "Go back to the page you came from."),
        409: Words("Where the project stands, this cannot be done now.", "Please talk to us."),
        413: Words("That is too much to send.", "Send less at once."),
        422: Words("The form could not be read.", "Go back to the page and fill in the form again."),
        429: Words("Too many requests in a short time.", "Wait a little, then try again."),
        500: Words("Something went wrong on our side.", "Try again in a little while."),
        503: Words("The service is not answering right now.", "Try again in a little while."),
    },
    Locale.ES: {
        400: Words("No se ha podido leer la solicitud.", "Vuelva atrás, revise el formulario y envíelo de nuevo."),
        401: Words("Primero hay que entrar.", "Entre con su correo electrónico e inténtelo de nuevo."),
        403: Words("Esta solicitud no se puede aceptar.", "Vuelva, recargue la página e inténtelo de nuevo."),
        404: Words("Esta dirección no existe.", "Revise la dirección o vuelva a la página anterior."),
        405: Words("Esta dirección no admite ese tipo de solicitud.", "Vuelva a la página anterior."),
        409: Words("Tal como está el proyecto, ahora no es posible.", "Hable con nosotros."),
        413: Words("El envío es demasiado grande.", "Envíe menos de una vez."),
        422: Words("No se ha podido leer el formulario.", "Vuelva a la página y rellene el formulario otra vez."),
        429: Words("Son demasiadas solicitudes en poco tiempo.", "Espere un poco e inténtelo de nuevo."),
        500: Words("Algo ha fallado por nuestra parte.", "Inténtelo de nuevo dentro de un rato."),
        503: Words("El servicio no responde en este momento.", "Inténtelo de nuevo dentro de un rato."),
    },
}


def status_of(error: SitegenError) -> int:
    """The HTTP status that says what an error of ours says."""
    return next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 500)


def words_for(status: int, locale: Locale) -> Words:
    """What a visitor is told."""
    return _WORDS[locale].get(status, _WORDS[locale][500 if status >= 500 else 400])


def answer_errors(app: FastAPI) -> None:
    """Give every error that leaves a route its shape; `api.requests` does so for what nobody foresaw."""
    app.add_exception_handler(SitegenError, _our_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _unreadable)


def failed(request: Request, status: int, headers: Mapping[str, str] = _NO_HEADERS) -> Response:
    """The answer that says no more than its status."""
    locale = language_of(request)
    words = words_for(status, locale)
    if _of_api(request):
        return _problem(request, status, words, headers=headers)
    return answer(request, status, words.failure(), "error.html.j2", {"locale": locale, "words": words}, headers)


def _our_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, SitegenError):
        raise error
    status = status_of(error)
    if status == 401 and not _of_api(request) and "authorization" not in request.headers:
        return RedirectResponse("/sign-in", 303)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else _NO_HEADERS
    if status >= 500 or not _of_api(request):
        return failed(request, status, headers)
    found = error.problems if isinstance(error, OnboardingInvalid) else ()
    problems = [Problem(field=field, problem=problem) for field, problem in found]
    return _problem(request, status, Words(error.reason, error.next_step), problems, headers)


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = _allowed(request)
    return failed(request, error.status_code, headers)


def _unreadable(request: Request, error: Exception) -> Response:
    """The fields that are not of the request at all, or of another kind: no browser sends them from a page of ours."""
    locale = language_of(request)
    words = words_for(422, locale)
    found = error.errors() if isinstance(error, RequestValidationError) else []
    problems = [Problem(field=".".join(map(str, item["loc"][1:])), problem=_plain(item["msg"])) for item in found]
    if _of_api(request):
        return _problem(request, 422, words_for(400, locale), problems)
    return answer(request, 422, Problems(problems=problems), "error.html.j2", {"locale": locale, "words": words})


def _allowed(request: Request) -> str:
    """The methods of all routes at this address; the router names those of the first one."""
    here = (route for route in iter_route_contexts(request.app.routes) if route.path_regex.match(request.url.path))
    return ", ".join(sorted({method for route in here for method in route.methods or ()}))


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")


def _of_api(request: Request) -> bool:
    return request.url.path.startswith(API)


def _problem(
    request: Request,
    status: int,
    words: Words,
    problems: Sequence[Problem] = (),
    headers: Mapping[str, str] = _NO_HEADERS,
) -> Response:
    details = ProblemDetails(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=words.reason,
        next_step=words.next_step,
        errors=list(problems),
        request_id=request.state.request_id,
    )
    return JSONResponse(details.model_dump(mode="json"), status, dict(headers), "application/problem+json")
