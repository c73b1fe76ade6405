"""What a client is told about their form, in the form's language."""

from types import MappingProxyType

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale


class Wording(Frozen):
    """Sentences with a place for the client's own words."""

    starter_unavailable: str
    days_not_understood: str
    time_zone_unknown: str
    asset_unusable: str


WORDINGS = MappingProxyType(
    {
        Locale.PT_BR: Wording(
            starter_unavailable="O modelo “{asked}” não está disponível; usamos “{used}”.",
            days_not_understood=(
                "Não entendemos os dias “{days}” no horário de funcionamento: o texto aparece como foi escrito, "
                "sem o aviso de aberto agora."
            ),
            time_zone_unknown="Sem o fuso horário, o site mostra os horários, mas não diz se está aberto agora.",
            asset_unusable="A imagem “{alt}” não pôde ser usada; o site foi feito sem ela.",
        ),
        Locale.EN: Wording(
            starter_unavailable="The design “{asked}” is not available; “{used}” is used instead.",
            days_not_understood=(
                "We did not understand the days “{days}” in the opening hours: they are shown as written, "
                "without saying whether it is open now."
            ),
            time_zone_unknown="Without a time zone the site shows the hours, but not whether it is open now.",
            asset_unusable="The picture “{alt}” could not be used; the site is made without it.",
        ),
        Locale.ES: Wording(
            starter_unavailable="El diseño «{asked}» no está disponible; usamos «{used}».",
            days_not_understood=(
                "No entendimos los días «{days}» del horario: se muestran tal como se escribieron, "
                "sin el aviso de abierto ahora."
            ),
            time_zone_unknown="Sin la zona horaria, el sitio muestra los horarios, pero no dice si está abierto ahora.",
            asset_unusable="La imagen «{alt}» no se pudo usar; el sitio se hizo sin ella.",
        ),
    }
)
