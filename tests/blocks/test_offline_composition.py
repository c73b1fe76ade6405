"""The order of a home page follows what the business is, what its site is for and what there is to show."""

from typing import Any

import pytest

from tests.blocks.specs import example_spec
from tests.blocks.writing import ids, write_site


def order_of(name: str, **changes: Any) -> list[str]:
    return ids(write_site(example_spec(name, **changes)).content.pages[0].sections)


def test_who_is_hungry_finds_dishes_and_hours_first() -> None:
    assert order_of("casa-marea")[1:3] == ["offers", "visit"]


def test_a_law_firm_shows_areas_and_people_and_its_registration() -> None:
    site = write_site(example_spec("hartwell-okafor"))
    order = ids(site.content.pages[0].sections)
    assert set(order[1:3]) == {"offers", "team"}
    assert "Regulated under no. 000142" in str(site.content.pages[0].sections[0])


def test_a_room_is_chosen_by_its_picture() -> None:
    assert order_of("hotel-mirador-de-la-sal")[1:3] == ["gallery", "offers"]


def test_the_cause_comes_before_what_is_done_for_it() -> None:
    order = order_of("instituto-mare-alta")
    assert order.index("story") < order.index("offers")


def test_the_work_comes_before_its_price() -> None:
    for name in ("lucia-ferrer", "tinta-de-noche", "the-salt-wires"):
        order = order_of(name)
        assert order.index("gallery") < order.index("offers")


def test_who_else_uses_it_is_told_at_once() -> None:
    assert order_of("agendi")[1] == "logos"


@pytest.mark.parametrize("goal", ["calls", "visits"])
def test_the_goal_brings_the_place_forward(goal: str) -> None:
    """Of a business that is not asked where it is unless one means to come, or to call."""
    patient = order_of("odonto-ribeira", goal="leads").index("visit")
    assert order_of("odonto-ribeira", goal=goal).index("visit") < patient


def test_nothing_depends_on_the_day_or_on_chance() -> None:
    assert order_of("fio-solto") == order_of("fio-solto")
    orders = {tuple(order_of("fio-solto", slug=f"salao-{number}")) for number in range(8)}
    assert len(orders) > 1
