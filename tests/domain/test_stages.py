"""What each stage waits for."""

import pytest

from domain.stages import Stage, with_ancestors


@pytest.mark.parametrize("stage", list(Stage))
def test_a_stage_comes_after_everything_that_it_waits_for(stage: Stage) -> None:
    order = list(Stage)
    assert stage in with_ancestors(stage)
    for ancestor in with_ancestors(stage) - {stage}:
        assert with_ancestors(ancestor) < with_ancestors(stage)
        if stage is not Stage.CREATE_SITE_SPEC:
            assert order.index(ancestor) < order.index(stage)
