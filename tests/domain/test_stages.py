"""What each stage waits for."""

import pytest

from domain.stages import Stage, with_ancestors


@pytest.mark.parametrize("stage", list(Stage))
def test_what_a_stage_waits_for_never_waits_for_it(stage: Stage) -> None:
    assert stage in with_ancestors(stage)
    for ancestor in with_ancestors(stage) - {stage}:
        assert with_ancestors(ancestor) < with_ancestors(stage)


def test_the_repository_is_made_beside_the_documents() -> None:
    documents = {Stage.GENERATE_BRIEF, Stage.GENERATE_SITEMAP, Stage.GENERATE_CONTENT}
    assert not documents & with_ancestors(Stage.SETUP_PROJECT_STRUCTURE)
    assert Stage.PROVISION_REPOSITORY not in with_ancestors(Stage.GENERATE_CONTENT)


def test_nothing_is_published_or_told_before_it_passed_its_gate() -> None:
    for stage in (Stage.DEPLOY_PREVIEW, Stage.PROVISION_SUBDOMAIN, Stage.NOTIFY_CLIENT, Stage.NOTIFY_WORKSPACE):
        assert {Stage.BUILD_AND_TEST, Stage.VERIFY_SITE} <= with_ancestors(stage)
