"""What clients read about their website: how far it is, what was checked, what there is to see and to take along."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from api.progress import Phase, When
from domain.artifacts.onboarding import Locale


class PortalWords(NamedTuple):
    """The pages of one website; what stands in braces is filled in."""

    all_sites: str
    phases: Mapping[Phase, str]
    whens: Mapping[When, str]
    minutes: str
    a_minute: str
    waiting: str
    may_close: str
    cared_for: str
    preview: str
    preview_of: str
    screens: Mapping[str, str]
    open_alone: str
    versions: str
    version: str
    newest: str
    beside: str
    left: str
    right: str
    compare: str
    back: str
    checks: str
    certificate: str
    messages: str
    no_messages: str
    all_messages: str
    spam: str
    spam_lead: str
    newer: str
    older: str
    written_on: str
    download: str
    download_lead: str
    download_site: str
    date: str


_WORDS: Mapping[Locale, PortalWords] = {
    Locale.PT_BR: PortalWords(
        all_sites="Seus sites",
        phases={
            Phase.READING: "Ler o que você nos contou",
            Phase.WRITING: "Escrever os textos",
            Phase.BUILDING: "Montar as páginas",
            Phase.CHECKING: "Conferir tudo, em celular, tablet e computador",
            Phase.SHOWING: "Preparar a prévia para você",
        },
        whens={When.DONE: "pronto", When.NOW: "agora", When.NEXT: "em seguida"},
        minutes="Costuma levar mais uns {minutes} minutos.",
        a_minute="Costuma levar mais um minuto.",
        waiting="Seu site está na fila e começa sozinho.",
        may_close="Pode fechar esta página: escreveremos assim que a prévia estiver pronta.",
        cared_for="Encontramos algo que uma pessoa precisa ver. Nossa equipe já sabe; você não precisa fazer nada.",
        preview="A prévia",
        preview_of="Prévia de {name}",
        screens={"phone": "Celular", "tablet": "Tablet", "desktop": "Computador"},
        open_alone="Abrir a prévia sozinha",
        versions="Versões",
        version="Versão {number}",
        newest="a mais nova",
        beside="Comparar duas versões",
        left="Primeira",
        right="Segunda",
        compare="Ver lado a lado",
        back="Voltar ao site",
        checks="O que conferimos",
        certificate="Ver o certificado de qualidade",
        messages="Mensagens do site",
        no_messages="Quando alguém escrever pelo formulário do site, a mensagem aparece aqui.",
        all_messages="Ver todas as mensagens ({count})",
        spam="Parecem spam ({count})",
        spam_lead="Um programa deve ter escrito estas. Dê uma olhada: pode haver uma pessoa entre elas.",
        newer="Mais novas",
        older="Mais antigas",
        written_on="Escrita na página {page}",
        download="Levar com você",
        download_lead="O site pronto e o repositório de que ele é feito são seus.",
        download_site="Baixar tudo (ZIP)",
        date="{0:%d}/{0:%m}/{0:%Y}, {0:%H}h{0:%M}",
    ),
    Locale.EN: PortalWords(
        all_sites="Your websites",
        phases={
            Phase.READING: "Reading what you told us",
            Phase.WRITING: "Writing the texts",
            Phase.BUILDING: "Building the pages",
            Phase.CHECKING: "Checking everything on phone, tablet and computer",
            Phase.SHOWING: "Getting the preview ready for you",
        },
        whens={When.DONE: "done", When.NOW: "now", When.NEXT: "next"},
        minutes="This usually takes about {minutes} more minutes.",
        a_minute="This usually takes one more minute.",
        waiting="Your website is in the queue and will start by itself.",
        may_close="You can close this page: we will write to you as soon as the preview is ready.",
        cared_for="We found something that a person has to look at. Our team knows; there is nothing for you to do.",
        preview="The preview",
        preview_of="Preview of {name}",
        screens={"phone": "Phone", "tablet": "Tablet", "desktop": "Computer"},
        open_alone="Open the preview on its own",
        versions="Versions",
        version="Version {number}",
        newest="the newest",
        beside="Compare two versions",
        left="First",
        right="Second",
        compare="See them side by side",
        back="Back to the website",
        checks="What we checked",
        certificate="See the certificate of quality",
        messages="Messages from the site",
        no_messages="When somebody writes through the site's contact form, the message appears here.",
        all_messages="See all messages ({count})",
        spam="These look like spam ({count})",
        spam_lead="A program probably wrote these. Have a look: there may be a person among them.",
        newer="Newer",
        older="Older",
        written_on="Written on the page {page}",
        download="Take it with you",
        download_lead="The finished site and the repository that it is made from are yours.",
        download_site="Download everything (ZIP)",
        date="{0.day} {0:%b} {0:%Y}, {0:%H}:{0:%M}",
    ),
    Locale.ES: PortalWords(
        all_sites="Sus sitios",
        phases={
            Phase.READING: "Leer lo que nos ha contado",
            Phase.WRITING: "Escribir los textos",
            Phase.BUILDING: "Montar las páginas",
            Phase.CHECKING: "Revisarlo todo en móvil, tableta y ordenador",
            Phase.SHOWING: "Preparar la vista previa para usted",
        },
        whens={When.DONE: "listo", When.NOW: "ahora", When.NEXT: "después"},
        minutes="Suele tardar unos {minutes} minutos más.",
        a_minute="Suele tardar un minuto más.",
        waiting="Su sitio está en cola y empezará por sí solo.",
        may_close="Puede cerrar esta página: le escribiremos en cuanto la vista previa esté lista.",
        cared_for="Hemos encontrado algo que debe ver una persona. Nuestro equipo ya lo sabe; no tiene que hacer nada.",
        preview="La vista previa",
        preview_of="Vista previa de {name}",
        screens={"phone": "Móvil", "tablet": "Tableta", "desktop": "Ordenador"},
        open_alone="Abrir solo la vista previa",
        versions="Versiones",
        version="Versión {number}",
        newest="la más reciente",
        beside="Comparar dos versiones",
        left="Primera",
        right="Segunda",
        compare="Ver una al lado de la otra",
        back="Volver al sitio",
        checks="Qué hemos revisado",
        certificate="Ver el certificado de calidad",
        messages="Mensajes del sitio",
        no_messages="Cuando alguien escriba por el formulario del sitio, el mensaje aparecerá aquí.",
        all_messages="Ver todos los mensajes ({count})",
        spam="Parecen spam ({count})",
        spam_lead="Es probable que los haya escrito un programa. Écheles un vistazo: quizá haya alguna persona.",
        newer="Más recientes",
        older="Más antiguos",
        written_on="Escrito en la página {page}",
        download="Llévelo consigo",
        download_lead="El sitio terminado y el repositorio del que está hecho son suyos.",
        download_site="Descargar todo (ZIP)",
        date="{0:%d}/{0:%m}/{0:%Y}, {0:%H}:{0:%M}",
    ),
}


def words_in(locale: Locale) -> PortalWords:
    """The words of a language."""
    return _WORDS[locale]


def date_in(locale: Locale, moment: datetime, zone: str) -> str:
    """When something was, by the clock of the business."""
    return _WORDS[locale].date.format(moment.astimezone(ZoneInfo(zone)))
