"""What clients are written, in their own language."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.artifacts.onboarding import Locale


class MessageText(NamedTuple):
    """A subject and a text."""

    subject: str
    text: str


_PREVIEW_READY: Mapping[Locale, MessageText] = {
    Locale.PT_BR: MessageText(
        "A prévia do site de {business} está pronta",
        "Olá!\n\nO site de {business} já pode ser visto aqui:\n{url}\n\n"
        "Veja com calma, no celular e no computador, e nos diga o que gostaria de mudar.\n",
    ),
    Locale.EN: MessageText(
        "The preview of the {business} website is ready",
        "Hello,\n\nThe {business} website can be seen here:\n{url}\n\n"
        "Take your time, on a phone and on a computer, and tell us what you would like changed.\n",
    ),
    Locale.ES: MessageText(
        "La vista previa del sitio de {business} está lista",
        "Hola:\n\nEl sitio de {business} ya se puede ver aquí:\n{url}\n\n"
        "Mírelo con calma, en el móvil y en el ordenador, y díganos qué le gustaría cambiar.\n",
    ),
}


_GOING_BACK: Mapping[Locale, str] = {
    Locale.PT_BR: "O site volta a ser como na versão {version}.",
    Locale.EN: "The website goes back to version {version}.",
    Locale.ES: "El sitio vuelve a la versión {version}.",
}


def going_back(locale: Locale, *, version: int) -> str:
    """An older version is made the newest again."""
    return _GOING_BACK[locale].format(version=version)


def preview_ready(locale: Locale, *, business: str, url: str) -> MessageText:
    """The preview can be seen."""
    subject, text = _PREVIEW_READY[locale]
    return MessageText(subject.format(business=business), text.format(business=business, url=url))
