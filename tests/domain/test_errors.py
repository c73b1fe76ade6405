"""The errors: what they tell survives the way through Prefect's storage."""

import inspect
import pickle
from typing import Any

import pytest

from domain import errors
from domain.errors import FieldProblem, OnboardingInvalid, SitegenError

FAMILY = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SitegenError)]
PROBLEMS = [FieldProblem("slug", "is taken"), FieldProblem("contact.email", "is required")]


def one(kind: type[SitegenError], **about: Any) -> SitegenError:
    if issubclass(kind, OnboardingInvalid):
        return kind(PROBLEMS, **about)
    return kind("It broke.", **about)


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_an_error_comes_back_as_it_was(kind: type[SitegenError]) -> None:
    error = one(kind, next_step="Mend it.", project="padaria").at(project="other", stage="build_and_test")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert str(back) == str(error) != ""
    assert (back.reason, back.next_step, back.project, back.stage, back.can_pass) == (
        error.reason, "Mend it.", "padaria", "build_and_test", kind.can_pass,
    )  # fmt: skip
    assert getattr(back, "problems", None) == getattr(error, "problems", None)


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_every_error_says_what_to_do(kind: type[SitegenError]) -> None:
    error = one(kind)
    assert error.next_step
    assert error.next_step.endswith(".")
    assert (error.project, error.stage) == (None, None)


def test_only_these_are_worth_another_attempt() -> None:
    assert {kind.__name__ for kind in FAMILY if kind.can_pass} == {"ProviderUnavailable", "RunInProgress"}


def test_the_place_that_is_closest_names_the_stage() -> None:
    error = SitegenError("It broke.", stage="verify_site").at(project="padaria", stage="deploy_preview")
    assert (error.project, error.stage) == ("padaria", "verify_site")


def test_a_refused_form_names_every_field_in_its_sentence() -> None:
    assert str(OnboardingInvalid(PROBLEMS)) == "slug: is taken; contact.email: is required"
