"""Prefect's own standards for blocks, over every block of the house."""

import importlib
import pkgutil
from inspect import isabstract

import pytest
from prefect.blocks.core import Block
from prefect.testing.standard_test_suites.blocks import BlockStandardTestSuite

import blocks
from blocks.door import Door


def _subclasses(base: type[Block]) -> set[type[Block]]:
    return {found for child in base.__subclasses__() for found in (child, *_subclasses(child))}


def _house_blocks() -> list[type[Block]]:
    for module in pkgutil.walk_packages(blocks.__path__, "blocks."):
        importlib.import_module(module.name)
    doors = {block for block in _subclasses(Block) if issubclass(block, Door) and not isabstract(block)}
    return sorted(
        (block for block in doors if block.__module__.startswith("blocks.")), key=lambda block: block.__name__
    )


class TestBlockStandards(BlockStandardTestSuite):
    @pytest.fixture(params=_house_blocks(), ids=lambda block: block.__name__)
    def block(self, request: pytest.FixtureRequest) -> type[Block]:
        found: type[Block] = request.param
        return found

    def test_has_a_valid_image(self, block: type[Block]) -> None:
        assert block._logo_url is None, "the Prefect UI would fetch it from outside"

    def test_has_a_documentation_url(self, block: type[Block]) -> None:
        assert block._documentation_url is None, "the manual is in the repository"

    def test_is_found_under_the_name_of_the_house(self, block: type[Block]) -> None:
        assert block.get_block_type_name().startswith("Sitegen ")
        assert block.get_block_type_slug().startswith("sitegen-")
