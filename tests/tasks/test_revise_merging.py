"""A revision meets a file that somebody has edited by hand."""

import json
from typing import Any

import pytest

from domain.errors import RevisionConflict
from tasks.revise.merging import merged

BEFORE = {"title": "Sobre", "contact": {"phone": "1", "email": "a"}, "rows": [{"text": "x"}, {"text": "y"}]}


def edited(**changes: Any) -> dict[str, Any]:
    return {**BEFORE, **changes}


def together(after: dict[str, Any], standing: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(merged("src/data/site.json", BEFORE, after, json.dumps(standing).encode()))
    return result


def test_a_hand_edit_elsewhere_stays() -> None:
    after = edited(contact={"phone": "2", "email": "a"})
    assert together(after, BEFORE) == after
    assert together(after, edited(title="Quem somos")) == after | {"title": "Quem somos"}
    assert together(after, edited(contact={"phone": "1", "email": "b"}))["contact"] == {"phone": "2", "email": "b"}
    assert together(after, edited(rows=[{"text": "x"}, {"text": "z"}]))["rows"][1] == {"text": "z"}
    assert together(after, edited(note="by hand"))["note"] == "by hand"


def test_the_same_place_changed_by_both_is_shown_from_both_sides() -> None:
    with pytest.raises(RevisionConflict, match=r"contact\.phone.*'1'.*'3'"):
        together(edited(contact={"phone": "2", "email": "a"}), edited(contact={"phone": "3", "email": "a"}))
    with pytest.raises(RevisionConflict, match="not JSON any more"):
        merged("src/data/site.json", BEFORE, edited(title="Nós"), b"<<<<<<<")


def test_what_both_changed_alike_is_no_conflict() -> None:
    after = edited(title="Nós")
    assert together(after, after) == after
