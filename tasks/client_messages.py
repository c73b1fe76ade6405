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


_ONBOARDING: Mapping[Locale, MessageText] = {
    Locale.PT_BR: MessageText(
        "Recebemos seu pagamento: conte-nos do seu negócio",
        "Olá!\n\nRecebemos seu pagamento, obrigado. Agora conte-nos do seu negócio, para fazermos o seu site:\n"
        "{url}\n\nO link é só seu. Você pode parar quando quiser e continuar depois, pelo mesmo link.\n",
    ),
    Locale.EN: MessageText(
        "We have your payment: tell us about your business",
        "Hello,\n\nThank you, we have your payment. Now tell us about your business, so that we can make your "
        "website:\n{url}\n\n"
        "The link is yours alone. You can stop whenever you like and carry on later from the same link.\n",
    ),
    Locale.ES: MessageText(
        "Hemos recibido su pago: cuéntenos de su negocio",
        "Hola:\n\nHemos recibido su pago, gracias. Ahora cuéntenos de su negocio, para que hagamos su sitio:\n{url}\n\n"
        "El enlace es solo suyo. Puede parar cuando quiera y seguir después con el mismo enlace.\n",
    ),
}


def onboarding_link(locale: Locale, *, url: str) -> MessageText:
    """The payment is here, the onboarding comes next."""
    subject, text = _ONBOARDING[locale]
    return MessageText(subject, text.format(url=url))


def preview_ready(locale: Locale, *, business: str, url: str) -> MessageText:
    """The preview can be seen."""
    subject, text = _PREVIEW_READY[locale]
    return MessageText(subject.format(business=business), text.format(business=business, url=url))
