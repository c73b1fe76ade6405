"""What every stage has in common: its cache key, its cache hits, its retries and its lease."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest
from prefect import flow
from prefect.filesystems import LocalFileSystem
from prefect.results import ResultStore
from pydantic import SecretStr

from blocks.ai.interface import Purpose
from blocks.ai.offline_writer import OfflineWriter
from blocks.artifact_store.local import LocalArtifactStore
from blocks.orchestrator.flow_runs import stage_rows
from domain.artifacts.base import Artifact, Frozen
from domain.database import Database
from domain.errors import NotFound, Overtaken, ProviderUnavailable, StageDefect
from domain.leases import Holder, take
from domain.projects import find_project
from domain.records.runs import Lease
from domain.stages import ProjectStatus, Stage
from tasks.active_run import project_run
from tasks.run import Run
from tasks.stage import StageCache, stage

pytestmark = pytest.mark.usefixtures("prefect_server")


class Note(Artifact):
    text: str


class OtherNote(Artifact):
    text: str


class Order(Frozen):
    name: str
    price: str


class Writer(OfflineWriter):
    """An AI provider whose model and secret can be set."""

    _block_type_name = "Test Writer"

    model: str = "small"
    key: SecretStr = SecretStr("secret")

    def model_for(self, purpose: Purpose) -> str:  # noqa: ARG002
        return self.model


def cache(**changes: Any) -> StageCache:
    parts: dict[str, Any] = {
        "stage": Stage.GENERATE_BRIEF, "version": 1, "returns": Note, "purpose": Purpose.ANALYSIS,
    }  # fmt: skip
    return StageCache(**{**parts, **changes})


ORDER = Order(name="Bread", price="24")
INPUTS: dict[str, Any] = {"order": ORDER, "ai": Writer(), "store": LocalArtifactStore(root=Path("/one"))}


def key(inputs: dict[str, Any] | None = None, *, project: str = "p1", **changes: Any) -> str:
    return cache(**changes).key(project, {**INPUTS, **(inputs or {})})


def test_the_key_names_project_and_stage() -> None:
    folder, digest = key().rsplit("/", 1)
    assert folder == "projects/p1/cache/generate_brief"
    assert len(digest) == 64


@pytest.mark.parametrize(
    "changed",
    [
        lambda: key(project="p2"),
        lambda: key(stage=Stage.GENERATE_SITEMAP),
        lambda: key(version=2),
        lambda: key({"order": Order(name="Bread", price="25")}),
        lambda: key({"order": (ORDER, ORDER)}),
        lambda: key({"ai": Writer(model="large")}),
        lambda: key({"ai": OfflineWriter()}),
        lambda: key({"store": LocalArtifactStore(root=Path("/two"))}),
        lambda: key({"another": None}),
    ],
    ids=["project", "stage", "version", "input", "inputs", "model", "type of door", "address of door", "parameter"],
)
def test_each_part_changes_the_key(changed: Callable[[], str]) -> None:
    assert changed() != key()


def test_a_changed_prompt_template_changes_the_key(tmp_path: Path) -> None:
    template = tmp_path / "prompt.md.j2"
    template.write_text("Write.")
    before = key(prompts=(template,))
    template.write_text("Write well.")
    assert key(prompts=(template,)) != before


def test_nothing_else_changes_the_key() -> None:
    assert key({"ai": Writer(key=SecretStr("rotated"))}) == key()
    assert key({"order": Order(price="24", name="Bread")}) == key()
    assert cache().key("p1", dict(reversed(INPUTS.items()))) == key()


def test_an_input_that_cannot_be_described_is_refused() -> None:
    with pytest.raises(TypeError, match="generate_brief cannot be cached on a set"):
        key({"order": {1, 2}})


T = TypeVar("T")


class Box(Artifact, Generic[T]):
    content: T


def test_a_stage_returns_one_concrete_artifact_and_takes_the_run_first() -> None:
    def returns_text(run: Run) -> str:
        return str(run)

    def returns_generic(run: Run) -> Box[str]:
        return Box[str](content=str(run))

    def lacks_run(text: str) -> Note:
        return Note(text=text)

    make = stage(Stage.GENERATE_BRIEF, about="A test")
    for function in (returns_text, returns_generic, lacks_run):
        with pytest.raises(TypeError):
            make(function)  # type: ignore[arg-type, type-var]


CALLS: list[str] = []
STANDING: set[str] = set()


@stage(Stage.GENERATE_BRIEF, about="Writes a note", stands=lambda note, _: note.text not in STANDING)
def write_note(_run: Run, text: str) -> Note:
    CALLS.append(text)
    return Note(text=text)


@flow
def note_flow(project: str, text: str, refresh: list[Stage] | None = None, until: Stage | None = None) -> str:
    with project_run(project, working=ProjectStatus.GENERATING, refresh=refresh or (), until=until) as run:
        run.submit(write_note, text).result()
    return run.flow_run_id


def computed(project: str, text: str, **options: Any) -> bool:
    CALLS.clear()
    note_flow(project, text, **options)
    return [text] == CALLS


def test_equal_inputs_come_from_the_cache(project: str) -> None:
    assert computed(project, "one")
    assert not computed(project, "one")
    assert computed(project, "two")
    assert not computed(project, "one")


def test_a_refreshed_stage_is_computed_anew_and_then_cached_again(project: str) -> None:
    computed(project, "one")
    assert computed(project, "one", refresh=[Stage.GENERATE_BRIEF])
    assert not computed(project, "one")


def test_an_effect_that_is_gone_is_made_again(project: str) -> None:
    computed(project, "gone")
    STANDING.add("gone")
    assert computed(project, "gone")
    STANDING.discard("gone")
    assert not computed(project, "gone")


def spoil(project_id: str, value: Any) -> None:
    storage = LocalFileSystem(basepath=os.environ["PREFECT_LOCAL_STORAGE_PATH"])
    ResultStore(result_storage=storage).write(obj=value, key=write_note_key(project_id, "one"))


def write_note_key(project_id: str, text: str) -> str:
    policy = write_note.cache_policy
    assert isinstance(policy, StageCache)
    return policy.key(project_id, {"text": text})


@pytest.mark.parametrize("value", [OtherNote(text="one"), {"text": "one"}, None], ids=["model", "dict", "nothing"])
def test_a_hit_of_another_type_is_computed_anew(project: str, database: Database, value: Any) -> None:
    computed(project, "one")
    with database.transaction() as session:
        project_id = find_project(session, project).id
    spoil(project_id, value)
    assert computed(project, "one")
    assert not computed(project, "one")


@stage(Stage.GENERATE_BRIEF, about="Fails once, in a way that can pass")
def passing_failure(_run: Run, text: str) -> Note:
    CALLS.append(text)
    if len(CALLS) == 1:
        raise ProviderUnavailable("The other side is busy.")
    return Note(text=text)


@stage(Stage.GENERATE_BRIEF, about="Fails for good")
def final_failure(_run: Run, text: str) -> Note:
    CALLS.append(text)
    raise NotFound(f"There is no {text}.")


@stage(Stage.GENERATE_BRIEF, about="Has a defect")
def defect(_run: Run, text: str) -> Note:
    CALLS.append(text)
    raise KeyError(text)


@flow
def failing_flow(project: str, which: str) -> None:
    stages = {"passing": passing_failure, "final": final_failure, "defect": defect}
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        run.submit(stages[which], which).result()


def test_an_error_that_can_pass_is_tried_again(project: str) -> None:
    CALLS.clear()
    failing_flow(project, "passing")
    assert CALLS == ["passing", "passing"]


@pytest.mark.parametrize(("which", "error"), [("final", NotFound), ("defect", StageDefect)])
def test_a_final_error_is_not_tried_again_and_names_project_and_stage(
    project: str, which: str, error: type[Exception]
) -> None:
    CALLS.clear()
    with pytest.raises(error) as caught:
        failing_flow(project, which)
    assert [which] == CALLS
    assert (caught.value.project, caught.value.stage) == (project, Stage.GENERATE_BRIEF)  # type: ignore[attr-defined]


def test_rows_tell_what_was_cached(project: str) -> None:
    first, second = (stage_rows(note_flow(project, "one"), task_runs=1) for _ in range(2))
    assert [(row.name, row.state, row.cached) for row in first] == [("generate_brief", "completed", False)]
    assert [(row.name, row.state, row.cached) for row in second] == [("generate_brief", "completed", True)]


@flow
def overtaken_flow(project: str, database: Database) -> None:
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        run.submit(write_note, "before").result()
        other = Holder(machine="elsewhere", pid=1, started=1, flow_run_id="other")
        with database.transaction() as session:
            standing = Holder.model_validate(session.get_one(Lease, run.project_id).holder)
            assert take(session, run.project_id, other, seconds=60, instead_of=standing)
        run.submit(write_note, "after").result()


def test_an_overtaken_run_stops_at_its_next_stage_and_changes_nothing(project: str, database: Database) -> None:
    CALLS.clear()
    with pytest.raises(Overtaken):
        overtaken_flow.with_options(validate_parameters=False)(project, database)
    assert CALLS == ["before"]
    with database.transaction() as session:
        found = find_project(session, project)
        lease = session.get_one(Lease, found.id)
        assert found.status is ProjectStatus.GENERATING
        assert lease.holder is not None
        assert lease.holder["flow_run_id"] == "other"
