"""What clients who buy a plan are told, in their language."""

from collections.abc import Mapping
from typing import NamedTuple

from babel import Locale as Territories

from domain.artifacts.onboarding import Locale
from domain.payment_facts import CheckoutState

_HOME: Mapping[Locale, str] = {Locale.PT_BR: "BR", Locale.EN: "US", Locale.ES: "ES"}


class Told(NamedTuple):
    """A heading, and what it means."""

    title: str
    text: str


class TestPageWords(NamedTuple):
    """The local page that stands for the provider's."""

    title: str
    notice: str
    name: str
    email: str
    tax_id: str
    line1: str
    city: str
    state: str
    postal_code: str
    method: str
    methods: Mapping[str, str]
    pay: str
    leave: str
    outstanding: str
    settle: str
    give_up: str
    invalid: str


class CheckoutWords(NamedTuple):
    """`pages` and `revisions` for one and for more; `{…}` are filled in."""

    title: str
    intro: str
    pages: tuple[str, str]
    revisions: tuple[str, str]
    agency_looks_first: str
    country: str
    choose: str
    standings: Mapping[CheckoutState, Told]
    until: str
    instructions: str
    plans: str
    test: TestPageWords

    def counted(self, forms: tuple[str, str], number: int) -> str:
        """The words for that many."""
        return forms[number != 1].format(number)


_WORDS: Mapping[Locale, CheckoutWords] = {
    Locale.PT_BR: CheckoutWords(
        title="Escolha o seu plano",
        intro="Você paga uma vez. Depois recebe por e-mail o link para nos contar do seu negócio.",
        pages=("{} página", "{} páginas"),
        revisions=("{} rodada de ajustes", "{} rodadas de ajustes"),
        agency_looks_first="Revisado por nossa equipe antes de você ver",
        country="País da nota fiscal",
        choose="Escolher {}",
        standings={
            CheckoutState.PAID: Told(
                "Pagamento recebido",
                "Obrigado! O próximo passo vai por e-mail para {email}: o link para nos contar do seu negócio.",
            ),
            CheckoutState.AWAITING_PAYMENT: Told(
                "Aguardando o pagamento",
                "Assim que o pagamento de {price} for confirmado, enviamos o próximo passo "
                "para {email}. Você pode fechar esta página.",
            ),
            CheckoutState.FAILED: Told("O pagamento não foi concluído", "Nada foi cobrado. Você pode tentar de novo."),
            CheckoutState.OPEN: Told("O pagamento ainda não foi feito", "Volte aos planos para continuar."),
        },
        until="Pague até {} (horário de Brasília).",
        instructions="Ver o boleto ou o código Pix",
        plans="Ver os planos",
        test=TestPageWords(
            title="Pagamento de teste",
            notice="TESTE: esta página imita a do provedor de pagamentos. Nenhum dinheiro é cobrado.",
            name="Nome",
            email="E-mail",
            tax_id="CPF ou CNPJ",
            line1="Endereço",
            city="Cidade",
            state="Estado",
            postal_code="CEP",
            method="Forma de pagamento",
            methods={"card": "Cartão", "boleto": "Boleto", "pix": "Pix"},
            pay="Pagar {} (teste)",
            leave="Voltar sem pagar",
            outstanding="Este pagamento de teste está em aberto.",
            settle="Confirmar o pagamento (teste)",
            give_up="Deixar vencer (teste)",
            invalid="Confira este campo.",
        ),
    ),
    Locale.EN: CheckoutWords(
        title="Choose your plan",
        intro="You pay once. Then we email you the link where you tell us about your business.",
        pages=("{} page", "{} pages"),
        revisions=("{} round of changes", "{} rounds of changes"),
        agency_looks_first="Reviewed by our team before you see it",
        country="Country of the invoice",
        choose="Choose {}",
        standings={
            CheckoutState.PAID: Told(
                "Payment received",
                "Thank you! The next step is on its way to {email}: the link where you tell us about your business.",
            ),
            CheckoutState.AWAITING_PAYMENT: Told(
                "Awaiting payment",
                "As soon as your payment of {price} is confirmed, we will email the next step to "
                "{email}. You can close this page.",
            ),
            CheckoutState.FAILED: Told("The payment did not go through", "You were not charged. You can try again."),
            CheckoutState.OPEN: Told("There is no payment yet", "Go back to the plans to carry on."),
        },
        until="Pay by {} (Brasília time).",
        instructions="See the boleto or the Pix code",
        plans="See the plans",
        test=TestPageWords(
            title="Test payment",
            notice="TEST: this page stands in for the payment provider's. No money is charged.",
            name="Name",
            email="Email",
            tax_id="CPF or CNPJ",
            line1="Address",
            city="City",
            state="State",
            postal_code="Postal code",
            method="Payment method",
            methods={"card": "Card", "boleto": "Boleto", "pix": "Pix"},
            pay="Pay {} (test)",
            leave="Go back without paying",
            outstanding="This test payment is outstanding.",
            settle="Confirm the payment (test)",
            give_up="Let it expire (test)",
            invalid="Check this field.",
        ),
    ),
    Locale.ES: CheckoutWords(
        title="Elija su plan",
        intro="Paga una sola vez. Después le enviamos por correo el enlace para contarnos de su negocio.",
        pages=("{} página", "{} páginas"),
        revisions=("{} ronda de cambios", "{} rondas de cambios"),
        agency_looks_first="Revisado por nuestro equipo antes de que usted lo vea",
        country="País de la factura",
        choose="Elegir {}",
        standings={
            CheckoutState.PAID: Told(
                "Pago recibido",
                "¡Gracias! El siguiente paso va por correo a {email}: el enlace para contarnos de su negocio.",
            ),
            CheckoutState.AWAITING_PAYMENT: Told(
                "A la espera del pago",
                "En cuanto se confirme su pago de {price}, enviaremos el siguiente paso a "
                "{email}. Puede cerrar esta página.",
            ),
            CheckoutState.FAILED: Told(
                "El pago no se ha completado", "No se le ha cobrado nada. Puede intentarlo de nuevo."
            ),
            CheckoutState.OPEN: Told("Todavía no se ha pagado", "Vuelva a los planes para continuar."),
        },
        until="Pague hasta el {} (hora de Brasilia).",
        instructions="Ver el boleto o el código Pix",
        plans="Ver los planes",
        test=TestPageWords(
            title="Pago de prueba",
            notice="PRUEBA: esta página imita la del proveedor de pagos. No se cobra dinero.",
            name="Nombre",
            email="Correo electrónico",
            tax_id="CPF o CNPJ",
            line1="Dirección",
            city="Ciudad",
            state="Estado",
            postal_code="Código postal",
            method="Forma de pago",
            methods={"card": "Tarjeta", "boleto": "Boleto", "pix": "Pix"},
            pay="Pagar {} (prueba)",
            leave="Volver sin pagar",
            outstanding="Este pago de prueba está pendiente.",
            settle="Confirmar el pago (prueba)",
            give_up="Dejarlo vencer (prueba)",
            invalid="Revise este campo.",
        ),
    ),
}


def words_in(locale: Locale) -> CheckoutWords:
    """What is said in this language."""
    return _WORDS[locale]


def countries_in(locale: Locale) -> list[tuple[str, str, bool]]:
    """Every country by its code and name, and whether it is where most who read this language are."""
    names = Territories.parse(locale.replace("-", "_")).territories
    found = [(code, name, code == _HOME[locale]) for code, name in names.items() if len(code) == 2 and code.isalpha()]
    return sorted(found, key=lambda country: country[1])
