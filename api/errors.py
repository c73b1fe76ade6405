"""The shape of every error: `{"error": …}` or `{"problems": …}` for programs, a small page for people."""

from collections.abc import Mapping
from typing import NamedTuple

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from api.answers import answer
from api.languages import language_of
from domain.artifacts.onboarding import Locale
from domain.errors import EventRefused, NotFound, ProviderUnavailable, SitegenError, TooManyMessages


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


class Words(NamedTuple):
    """A failure as it is told to a visitor."""

    reason: str
    next_step: str

    def failure(self) -> Failure:
        """The same for programs."""
        return Failure(error=Reason(reason=self.reason, next_step=self.next_step))


_STATUSES: Mapping[type[SitegenError], int] = {
    EventRefused: 400,
    NotFound: 404,
    TooManyMessages: 429,
    ProviderUnavailable: 503,
}
_WORDS: Mapping[Locale, Mapping[int, Words]] = {
    Locale.PT_BR: {
        400: Words("O pedido não pôde ser lido.", "Volte, confira o formulário e envie de novo."),
        404: Words("Este endereço não existe.", "Confira o endereço ou volte à página de onde você veio."),
        405: Words("Este endereço não aceita esse tipo de pedido.", "Volte à página de onde você veio."),
        413: Words("O envio é grande demais.", "Escreva uma mensagem mais curta, sem anexos."),
        422: Words("O formulário não pôde ser lido.", "Volte à página e preencha o formulário outra vez."),
        429: Words("Foram muitas mensagens em pouco tempo.", "Espere um pouco e envie de novo."),
        500: Words("Algo deu errado do nosso lado.", "Tente de novo daqui a pouco."),
        503: Words("O serviço não responde agora.", "Tente de novo daqui a pouco."),
    },
    Locale.EN: {
        400: Words("The request could not be read.", "Go back, check the form and send it again."),
        404: Words("This address does not exist.", "Check the address, or go back to the page you came from."),
        405: Words("This address does not take that kind of request.", "Go back to the page you came from."),
        413: Words("That is too much to send.", "Write a shorter message, without attachments."),
        422: Words("The form could not be read.", "Go back to the page and fill in the form again."),
        429: Words("Too many messages in a short time.", "Wait a little, then send it again."),
        500: Words("Something went wrong on our side.", "Try again in a little while."),
        503: Words("The service is not answering right now.", "Try again in a little while."),
    },
    Locale.ES: {
        400: Words("No se ha podido leer la solicitud.", "Vuelva atrás, revise el formulario y envíelo de nuevo."),
        404: Words("Esta dirección no existe.", "Revise la dirección o vuelva a la página anterior."),
        405: Words("Esta dirección no admite ese tipo de solicitud.", "Vuelva a la página anterior."),
        413: Words("El envío es demasiado grande.", "Escriba un mensaje más corto, sin archivos adjuntos."),
        422: Words("No se ha podido leer el formulario.", "Vuelva a la página y rellene el formulario otra vez."),
        429: Words("Son demasiados mensajes en poco tiempo.", "Espere un poco y envíelo de nuevo."),
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
    """Give every error that leaves a route its shape."""
    app.add_exception_handler(SitegenError, _our_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _defect)


def _our_error(request: Request, error: Exception) -> Response:
    return _failed(request, status_of(error) if isinstance(error, SitegenError) else 500)


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _defect(request, error)
    return _failed(request, error.status_code, dict(error.headers or {}))


def _defect(request: Request, _error: Exception) -> Response:
    return _failed(request, 500)


def _unreadable(request: Request, error: Exception) -> Response:
    """The fields that are not of the form at all, or of another kind: no browser sends them from a page of ours."""
    locale = language_of(request)
    words = words_for(422, locale)
    found = error.errors() if isinstance(error, RequestValidationError) else []
    problems = [Problem(field=".".join(map(str, item["loc"][1:])), problem=item["msg"]) for item in found]
    return answer(request, 422, Problems(problems=problems), "error.html.j2", {"locale": locale, "words": words})


def _failed(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Response:
    locale = language_of(request)
    words = words_for(status, locale)
    page = {"locale": locale, "words": words}
    return answer(request, status, words.failure(), "error.html.j2", page, headers or {})
