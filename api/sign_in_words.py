"""What people read on their way in, on the page and in the mail."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.artifacts.onboarding import Locale
from domain.stages import ProjectStatus as Is


class SignInWords(NamedTuple):
    """The pages of the way in, and what is behind it."""

    enter: str
    lead: str
    email: str
    email_problem: str
    send: str
    written: str
    written_lead: str
    code: str
    code_problem: str
    again: str
    confirm: str
    spent: str
    spent_lead: str
    leave: str
    sites: str
    no_sites: str
    preview: str


class SignInMail(NamedTuple):
    """A mail of ours; what stands in braces is filled in."""

    subject: str
    text: str


_WORDS: Mapping[Locale, SignInWords] = {
    Locale.PT_BR: SignInWords(
        enter="Entrar",
        lead="Escreva o e-mail que você usa com a gente. Enviaremos um link e um código: não é preciso ter senha.",
        email="Seu e-mail",
        email_problem="Confira o e-mail: ele deve ser como nome@exemplo.com.",
        send="Receber o link",
        written="Veja seu e-mail",
        written_lead="Se conhecemos esse endereço, o link e o código já estão a caminho. Eles valem por 15 minutos. "
        "Não chegou? Procure também na pasta de spam.",
        code="Código de 8 dígitos",
        code_problem="Esse código não vale, ou houve tentativas demais. Confira os números ou peça outro.",
        again="Pedir outro link",
        confirm="Falta só confirmar que é você.",
        spent="Este link não vale mais",
        spent_lead="Cada link serve uma única vez, por 15 minutos.",
        leave="Sair",
        sites="Seus sites",
        no_sites="Ainda não há nenhum site.",
        preview="Ver a prévia",
    ),
    Locale.EN: SignInWords(
        enter="Sign in",
        lead="Enter the email address that you use with us. We will send you a link and a code: you need no password.",
        email="Your email",
        email_problem="Check the email: it should be like name@example.com.",
        send="Send me the link",
        written="Check your email",
        written_lead="If we know this address, the link and the code are on their way. They work for 15 minutes. "
        "Nothing there? Look in your spam folder, too.",
        code="8-digit code",
        code_problem="This code does not work, or was tried too often. Check the number, or ask for another one.",
        again="Ask for another link",
        confirm="One more step, to confirm that it is you.",
        spent="This link no longer works",
        spent_lead="Each link works once, for 15 minutes.",
        leave="Sign out",
        sites="Your websites",
        no_sites="There is no website yet.",
        preview="See the preview",
    ),
    Locale.ES: SignInWords(
        enter="Entrar",
        lead="Escriba el correo electrónico que usa con nosotros. Le enviaremos un enlace y un código: no hace falta "
        "contraseña.",
        email="Su correo electrónico",
        email_problem="Revise el correo electrónico: debe ser como nombre@ejemplo.com.",
        send="Recibir el enlace",
        written="Revise su correo",
        written_lead="Si conocemos esa dirección, el enlace y el código ya van en camino. Sirven durante 15 minutos. "
        "¿No le ha llegado nada? Mire también en la carpeta de correo no deseado.",
        code="Código de 8 cifras",
        code_problem="Ese código no sirve o se ha intentado demasiadas veces. Revise el número o pida otro.",
        again="Pedir otro enlace",
        confirm="Solo falta confirmar que es usted.",
        spent="Este enlace ya no sirve",
        spent_lead="Cada enlace sirve una sola vez, durante 15 minutos.",
        leave="Salir",
        sites="Sus sitios",
        no_sites="Todavía no hay ningún sitio.",
        preview="Ver la vista previa",
    ),
}

_MAILS: Mapping[Locale, SignInMail] = {
    Locale.PT_BR: SignInMail(
        "Seu link para entrar",
        "Olá!\n\nPara entrar, abra este link e confirme:\n{url}\n\n"
        "Ou digite este código na página em que você fez o pedido:\n{code}\n\n"
        "Os dois valem por 15 minutos e servem uma única vez. Não foi você que pediu? Então ignore esta mensagem e não "
        "passe o código a ninguém.\n",
    ),
    Locale.EN: SignInMail(
        "Your link to sign in",
        "Hello,\n\nTo sign in, open this link and confirm:\n{url}\n\n"
        "Or enter this code on the page where you asked for it:\n{code}\n\n"
        "Both work once, within 15 minutes. If it was not you who asked, ignore this message, and give the code to "
        "nobody.\n",
    ),
    Locale.ES: SignInMail(
        "Su enlace para entrar",
        "Hola:\n\nPara entrar, abra este enlace y confirme:\n{url}\n\n"
        "O escriba este código en la página donde lo pidió:\n{code}\n\n"
        "Los dos sirven una sola vez, durante 15 minutos. Si no lo ha pedido usted, ignore este mensaje y no le dé el "
        "código a nadie.\n",
    ),
}

_INVITATIONS: Mapping[Locale, SignInMail] = {
    Locale.PT_BR: SignInMail(
        "Seu acesso ao Sitegen",
        "Olá!\n\nVocê agora faz parte da equipe. Para entrar, abra esta página:\n{url}\n\n"
        "Escreva este e-mail, {email}, e enviaremos um link de acesso. Não é preciso ter senha.\n",
    ),
    Locale.EN: SignInMail(
        "Your access to Sitegen",
        "Hello,\n\nYou are on the team now. To sign in, open this page:\n{url}\n\n"
        "Enter this address, {email}, and we will send you a link. You need no password.\n",
    ),
    Locale.ES: SignInMail(
        "Su acceso a Sitegen",
        "Hola:\n\nAhora forma parte del equipo. Para entrar, abra esta página:\n{url}\n\n"
        "Escriba esta dirección, {email}, y le enviaremos un enlace. No hace falta contraseña.\n",
    ),
}

_STATUSES: Mapping[Locale, Mapping[Is, str]] = {
    Locale.PT_BR: {
        Is.AWAITING_ONBOARDING: "Esperando os seus dados",
        Is.QUEUED: "Na fila",
        Is.GENERATING: "Estamos criando o seu site",
        Is.PREVIEW_READY: "A prévia está pronta",
        Is.REVISING: "Estamos fazendo a sua alteração",
        Is.APPROVED: "Aprovado",
        Is.PUBLISHING: "Estamos publicando o seu site",
        Is.DONE: "No ar",
        Is.NEEDS_HUMAN: "Nossa equipe está cuidando disso",
        Is.SUSPENDED: "Suspenso: fale com a gente",
        Is.CANCELLED: "Cancelado",
    },
    Locale.EN: {
        Is.AWAITING_ONBOARDING: "Waiting for your details",
        Is.QUEUED: "In the queue",
        Is.GENERATING: "We are making your website",
        Is.PREVIEW_READY: "The preview is ready",
        Is.REVISING: "We are making your change",
        Is.APPROVED: "Approved",
        Is.PUBLISHING: "We are publishing your website",
        Is.DONE: "Online",
        Is.NEEDS_HUMAN: "Our team is looking after it",
        Is.SUSPENDED: "Suspended: please talk to us",
        Is.CANCELLED: "Cancelled",
    },
    Locale.ES: {
        Is.AWAITING_ONBOARDING: "A la espera de sus datos",
        Is.QUEUED: "En cola",
        Is.GENERATING: "Estamos creando su sitio",
        Is.PREVIEW_READY: "La vista previa está lista",
        Is.REVISING: "Estamos haciendo su cambio",
        Is.APPROVED: "Aprobado",
        Is.PUBLISHING: "Estamos publicando su sitio",
        Is.DONE: "En línea",
        Is.NEEDS_HUMAN: "Nuestro equipo se está ocupando",
        Is.SUSPENDED: "Suspendido: hable con nosotros",
        Is.CANCELLED: "Cancelado",
    },
}


def words_in(locale: Locale) -> SignInWords:
    """The words of a language."""
    return _WORDS[locale]


def status_in(locale: Locale, status: Is) -> str:
    """Where a project stands, as its client understands it."""
    return _STATUSES[locale][status]


def mail_in(locale: Locale, *, url: str, code: str) -> SignInMail:
    """The mail with link and code."""
    subject, text = _MAILS[locale]
    return SignInMail(subject, text.format(url=url, code=f"{code[:4]} {code[4:]}"))


def invitation_in(locale: Locale, *, url: str, email: str) -> SignInMail:
    """The mail to someone who joins the staff."""
    subject, text = _INVITATIONS[locale]
    return SignInMail(subject, text.format(url=url, email=email))
