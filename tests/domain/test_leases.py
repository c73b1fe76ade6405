"""One active run for each project: who gets the lease, and who notices that it is gone."""

import pytest

from domain.artifacts.onboarding import OnboardingForm
from domain.database import Database
from domain.errors import Overtaken
from domain.leases import HeldLease, Holder, check, current_holder, release, renew, take
from domain.projects import find_or_create_project

ONE = Holder(machine="a", pid=1, started=1, flow_run_id="one")
TWO = Holder(machine="b", pid=2, started=2, flow_run_id="two")


@pytest.fixture
def project(database: Database, form: OnboardingForm) -> str:
    with database.transaction() as session:
        return find_or_create_project(session, form, "padaria-aurora").id


def taken(database: Database, project: str, holder: Holder, *, seconds: int = 60, **options: Holder) -> HeldLease:
    with database.transaction() as session:
        held = take(session, project, holder, seconds=seconds, **options)
    assert held is not None
    return held


def test_a_held_lease_is_not_to_be_had(database: Database, project: str) -> None:
    taken(database, project, ONE)
    with database.transaction() as session:
        assert current_holder(session, project) == ONE
        assert take(session, project, TWO, seconds=60) is None


def test_a_released_lease_is_free_and_its_number_grows(database: Database, project: str) -> None:
    first = taken(database, project, ONE)
    with database.transaction() as session:
        release(session, first)
        assert current_holder(session, project) is None
    assert taken(database, project, TWO).number > first.number


def test_a_lease_that_ran_out_is_free(database: Database, project: str) -> None:
    taken(database, project, ONE, seconds=-1)
    assert taken(database, project, TWO).number == 2


def test_a_holder_that_ran_out_but_was_not_overtaken_may_go_on(database: Database, project: str) -> None:
    held = taken(database, project, ONE, seconds=-1)
    with database.transaction() as session:
        renew(session, held, seconds=60)
        assert current_holder(session, project) == ONE


def test_a_lease_is_taken_over_only_from_the_holder_that_is_known_to_be_gone(database: Database, project: str) -> None:
    taken(database, project, ONE)
    with database.transaction() as session:
        assert take(session, project, TWO, seconds=60, instead_of=TWO) is None
    assert taken(database, project, TWO, instead_of=ONE).number == 2


@pytest.mark.parametrize("act", [check, release, lambda session, held: renew(session, held, seconds=60)])
def test_an_overtaken_holder_can_do_nothing_more(database: Database, project: str, act) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    old = taken(database, project, ONE)
    taken(database, project, TWO, instead_of=ONE)
    with pytest.raises(Overtaken), database.transaction() as session:
        act(session, old)
    with database.transaction() as session:
        assert current_holder(session, project) == TWO
