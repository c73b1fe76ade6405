"""What a client is told about their form, in the form's language."""

from collections.abc import Mapping
from types import MappingProxyType

from blocks.web.refusal import Why
from domain.artifacts.assets import AssetRequest, AssetRole
from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale


class Wording(Frozen):
    """Sentences with a place for the client's own words."""

    days_not_understood: str
    time_zone_unknown: str
    analytics_not_understood: str
    logo_unusable: str
    picture_unusable: str
    reasons: Mapping[Why, str]
    """Why a picture is not used; each goes on after "because"."""


WORDINGS = MappingProxyType(
    {
        Locale.PT_BR: Wording(
            days_not_understood=(
                "Não entendemos os dias “{days}” no horário de funcionamento: o texto aparece como foi escrito, "
                "sem o aviso de aberto agora."
            ),
            time_zone_unknown="Sem o fuso horário, o site mostra os horários, mas não diz se está aberto agora.",
            analytics_not_understood=(
                "O código de estatísticas “{asked}” não é do Google Analytics 4, que começa com G-: não é usado, "
                "e o site não conta visitas."
            ),
            logo_unusable="O site foi feito sem o logotipo, porque {reason}.",
            picture_unusable="O site foi feito sem a imagem “{alt}”, porque {reason}.",
            reasons={
                Why.ADDRESS: "o link não leva a um endereço https público e seguro",
                Why.ABSENT: "nada foi encontrado no lugar indicado",
                Why.UNREACHABLE: "o servidor indicado no link não respondeu a tempo",
                Why.NO_PICTURE: "o arquivo não é uma imagem JPEG, PNG, WebP, AVIF, HEIC ou SVG",
                Why.TOO_LARGE: "o arquivo é grande demais",
                Why.DAMAGED: "o arquivo está danificado ou incompleto",
                Why.UNSAFE: "o desenho SVG tem partes que, por segurança, não são aceitas",
                Why.TOO_MANY: "as imagens do formulário são muitas ou, juntas, grandes demais",
                Why.TIME_UP: "acabou o tempo para buscar e preparar as imagens do formulário",
            },
        ),
        Locale.EN: Wording(
            days_not_understood=(
                "We did not understand the days “{days}” in the opening hours: they are shown as written, "
                "without saying whether it is open now."
            ),
            time_zone_unknown="Without a time zone the site shows the hours, but not whether it is open now.",
            analytics_not_understood=(
                "The statistics code “{asked}” is not one of Google Analytics 4, which begin with G-: it is not used, "
                "and the site does not count visits."
            ),
            logo_unusable="The site is made without the logo, because {reason}.",
            picture_unusable="The site is made without the picture “{alt}”, because {reason}.",
            reasons={
                Why.ADDRESS: "the link does not lead to a public, secure https address",
                Why.ABSENT: "nothing was found in the place that was named",
                Why.UNREACHABLE: "its server did not answer in time",
                Why.NO_PICTURE: "the file is not a JPEG, PNG, WebP, AVIF, HEIC or SVG picture",
                Why.TOO_LARGE: "the file is too large",
                Why.DAMAGED: "the file is damaged or not complete",
                Why.UNSAFE: "the SVG drawing has parts that are not accepted, for safety",
                Why.TOO_MANY: "the form's pictures are too many, or too large together",
                Why.TIME_UP: "the time for fetching and preparing the form's pictures was used up",
            },
        ),
        Locale.ES: Wording(
            days_not_understood=(
                "No entendimos los días «{days}» del horario: se muestran tal como se escribieron, "
                "sin el aviso de abierto ahora."
            ),
            time_zone_unknown="Sin la zona horaria, el sitio muestra los horarios, pero no dice si está abierto ahora.",
            analytics_not_understood=(
                "El código de estadísticas «{asked}» no es de Google Analytics 4, que empieza por G-: no se usa, "
                "y el sitio no cuenta visitas."
            ),
            logo_unusable="El sitio se hizo sin el logotipo, porque {reason}.",
            picture_unusable="El sitio se hizo sin la imagen «{alt}», porque {reason}.",
            reasons={
                Why.ADDRESS: "el enlace no lleva a una dirección https pública y segura",
                Why.ABSENT: "no se encontró nada en el lugar indicado",
                Why.UNREACHABLE: "el servidor del enlace no respondió a tiempo",
                Why.NO_PICTURE: "el archivo no es una imagen JPEG, PNG, WebP, AVIF, HEIC o SVG",
                Why.TOO_LARGE: "el archivo es demasiado grande",
                Why.DAMAGED: "el archivo está dañado o incompleto",
                Why.UNSAFE: "el dibujo SVG tiene partes que, por seguridad, no se aceptan",
                Why.TOO_MANY: "las imágenes del formulario son demasiadas o, juntas, demasiado grandes",
                Why.TIME_UP: "se agotó el tiempo para buscar y preparar las imágenes del formulario",
            },
        ),
    }
)


def picture_warning(locale: Locale, request: AssetRequest, why: Why) -> str:
    """That the site is made without a picture, and why."""
    words = WORDINGS[locale]
    sentence = words.logo_unusable if request.role is AssetRole.LOGO else words.picture_unusable
    return sentence.format(alt=request.alt, reason=words.reasons[why])
