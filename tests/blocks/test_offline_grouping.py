"""A long list of offers is grouped by the client's own words, or not at all."""

from blocks.ai.offline.grouping import grouped
from domain.artifacts.onboarding import Locale, Offer
from tests.blocks.specs import example_spec


def offers(*names: str, price: str | None = "R$ 10", description: str | None = None) -> tuple[Offer, ...]:
    return tuple(Offer(name=name, price=price, description=description) for name in names)


def sizes(told: tuple[Offer, ...], locale: Locale = Locale.PT_BR) -> list[tuple[str | None, int]]:
    return [(title, len(items)) for title, items in grouped(told, locale, "E mais")]


PIZZAS = offers("Pizza marguerita", "Pizza calabresa", "Pizzas da casa", "Pizza napolitana")
JUICES = offers("Suco de laranja", "Suco de manga", "Suco de uva")
OTHERS = offers("Tiramisu", "Espresso", "Água")


def test_names_that_begin_with_one_word_stand_together_and_the_clients_plural_is_the_title() -> None:
    assert sizes((*PIZZAS, *JUICES, *OTHERS)) == [("Pizzas", 4), ("Suco", 3), ("E mais", 3)]


def test_the_order_is_the_clients() -> None:
    mixed = tuple(offer for pair in zip(JUICES, PIZZAS, strict=False) for offer in pair) + PIZZAS[3:] + OTHERS
    told = grouped(mixed, Locale.PT_BR, "E mais")
    assert [title for title, _ in told] == ["Suco", "Pizzas", "E mais"]
    assert told[0][1] == JUICES


def test_in_english_the_thing_is_named_last() -> None:
    cuts = offers("Women's haircut", "Men's haircut", "Children's haircut with wash", "Dry haircut")
    colours = offers("Root colour", "Full colour", "Glossy colour (90 min)")
    told = sizes((*cuts, *colours, *offers("Blow-dry", "Updo", "Perm")), Locale.EN)
    assert told[:2] == [("Haircut", 4), ("Colour", 3)]


def test_groups_that_the_client_made_are_kept_however_short() -> None:
    menu = tuple(
        Offer(name=name, group=group)
        for name, group in (("Sopa", "Entradas"), ("Risoto", "Pratos"), ("Salada", "Entradas"), ("Café", None))
    )
    assert sizes(menu) == [("Entradas", 2), ("Pratos", 1), ("E mais", 1)]


def test_one_group_for_all_offers_keeps_its_title() -> None:
    menu = tuple(Offer(name=name, group="Do forno") for name in ("Broa", "Pão de ló"))
    assert sizes(menu) == [("Do forno", 2)]


def test_twelve_groups_that_the_client_made_are_all_kept() -> None:
    menu = tuple(Offer(name=f"Prato {number}", group=f"Parte {number}") for number in range(12))
    assert sizes(menu) == [(f"Parte {number}", 1) for number in range(12)]


def test_groups_beyond_the_twelfth_share_one_under_all_their_titles() -> None:
    menu = tuple(Offer(name=f"Prato {number}", group=f"Parte {number}") for number in range(14))
    told = sizes((*menu[:1], Offer(name="Café"), *menu[1:]))
    assert told == [*((f"Parte {number}", 1) for number in range(11)), ("Parte 11 · Parte 12 · Parte 13 · E mais", 4)]


def test_more_titles_than_one_line_holds_are_the_rest() -> None:
    menu = tuple(Offer(name=f"Prato {number}", group=f"Parte da lista número {number}") for number in range(60))
    told = sizes(menu)
    assert len(told) == 12
    assert told[-1] == ("E mais", 49)


def test_a_label_that_the_client_wrote_wins() -> None:
    starters = offers("Entradas: bolinho de bacalhau", "Entradas: caldinho", "Entradas: pastel de camarão")
    mains = offers(*(f"Principais: prato {number}" for number in range(7)))
    assert sizes((*starters, *mains)) == [("Entradas", 3), ("Principais", 7)]


def test_what_the_descriptions_begin_with_counts_as_well() -> None:
    starters = offers("Salmorejo", "Ensaladilla", "Croquetas", "Pimientos", description="Entrante. De la casa.")
    mains = offers("Urta", "Corvina", "Pulpo", "Lubina", "Atún", "Presa", description="Plato principal. A la brasa.")
    assert sizes((*starters, *mains), Locale.ES) == [("Entrante", 4), ("Plato principal", 6)]


def test_what_has_no_price_stands_apart_where_nothing_else_is_shared() -> None:
    priced = offers("Moqueca", "Bobó", "Acarajé", "Vatapá", "Caruru", "Abará", "Xinxim")
    others = offers("Jantar em casa", "Banquete", "Oficina", price=None)
    assert sizes((*priced, *others)) == [(None, 7), ("E mais", 3)]


def test_no_silly_groups() -> None:
    """Thirty dishes that share little stay one list in the client's order."""
    menu = tuple(offer.model_copy(update={"group": None}) for offer in example_spec("casa-marea").offers)
    assert len(menu) == 30
    assert grouped(menu, Locale.ES, "Y además") == ((None, menu),)
    assert sizes(PIZZAS) == [(None, 4)]
    numbers = offers(*(f"{number} {name}" for number, name in enumerate("abcdefghijkl", 10)))
    assert sizes(numbers) == [(None, 12)]
