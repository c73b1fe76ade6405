"""What visitors who sent a contact form are told, in the language of the site."""

from collections.abc import Mapping
from typing import NamedTuple

from api.errors import Words
from domain.artifacts.onboarding import Locale


class FormWords(NamedTuple):
    """`problems` by field and kind; `{business}` and `{email}` are filled in."""

    sent: str
    thanks: str
    refused: str
    failed: str
    too_many: Words
    by_mail: str
    back: str
    name: str
    email: str
    message: str
    send: str
    problems: Mapping[str, Mapping[str, str]]


_WORDS: Mapping[Locale, FormWords] = {
    Locale.PT_BR: FormWords(
        sent="Mensagem enviada",
        thanks="Obrigado por escrever. A resposta de {business} vai para {email}.",
        refused="Falta pouco",
        failed="Ainda não foi enviada",
        too_many=Words("Foram muitas mensagens em pouco tempo.", "Espere um pouco e envie de novo."),
        by_mail="Ou escreva para",
        back="Voltar ao site",
        name="Seu nome",
        email="Seu e-mail",
        message="Sua mensagem",
        send="Enviar mensagem",
        problems={
            "name": {
                "missing": "Escreva seu nome.",
                "long": "Escreva o nome com até 80 caracteres.",
                "invalid": "Escreva o nome em uma só linha, sem caracteres especiais.",
            },
            "email": {
                "missing": "Escreva seu e-mail, para receber a resposta.",
                "long": "Confira o e-mail: ele é longo demais.",
                "invalid": "Confira o e-mail: ele deve ser como nome@exemplo.com.",
            },
            "message": {
                "missing": "Escreva sua mensagem.",
                "long": "Escreva a mensagem com até 5.000 caracteres.",
                "invalid": "A mensagem tem caracteres que não podem ser enviados.",
            },
        },
    ),
    Locale.EN: FormWords(
        sent="Message sent",
        thanks="Thank you for writing. {business} will reply to {email}.",
        refused="Almost there",
        failed="Not sent yet",
        too_many=Words("Too many messages in a short time.", "Wait a little, then send it again."),
        by_mail="Or write to",
        back="Back to the site",
        name="Your name",
        email="Your email",
        message="Your message",
        send="Send message",
        problems={
            "name": {
                "missing": "Write your name.",
                "long": "Keep the name to 80 characters.",
                "invalid": "Write the name on one line, without special characters.",
            },
            "email": {
                "missing": "Write your email, so that you can get a reply.",
                "long": "Check the email: it is too long.",
                "invalid": "Check the email: it should be like name@example.com.",
            },
            "message": {
                "missing": "Write your message.",
                "long": "Keep the message to 5,000 characters.",
                "invalid": "The message has characters that cannot be sent.",
            },
        },
    ),
    Locale.ES: FormWords(
        sent="Mensaje enviado",
        thanks="Gracias por escribir. La respuesta de {business} llegará a {email}.",
        refused="Ya casi está",
        failed="Todavía no se ha enviado",
        too_many=Words("Son demasiados mensajes en poco tiempo.", "Hay que esperar un poco y enviarlo de nuevo."),
        by_mail="O por correo, a",
        back="Volver al sitio",
        name="Nombre",
        email="Correo electrónico",
        message="Mensaje",
        send="Enviar mensaje",
        problems={
            "name": {
                "missing": "Falta el nombre.",
                "long": "El nombre puede tener 80 caracteres como máximo.",
                "invalid": "El nombre va en una sola línea, sin caracteres especiales.",
            },
            "email": {
                "missing": "Falta el correo electrónico, para recibir la respuesta.",
                "long": "El correo electrónico es demasiado largo.",
                "invalid": "El correo electrónico debe ser como nombre@ejemplo.com.",
            },
            "message": {
                "missing": "Falta el mensaje.",
                "long": "El mensaje puede tener 5000 caracteres como máximo.",
                "invalid": "El mensaje tiene caracteres que no se pueden enviar.",
            },
        },
    ),
}


def words_in(locale: Locale) -> FormWords:
    """The words of a language."""
    return _WORDS[locale]
