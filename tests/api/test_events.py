"""How far a project is, told as it moves."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from prefect import flow, tags, task

from api.events import events_of
from api.progress import STAGES_OF, Progress, Watches
from blocks.orchestrator.flow_runs import project_tag
from domain.artifacts.outcome import RunProgress, StageProgress
from domain.projects import find_project
from domain.stages import ProjectStatus, Stage
from domain.tokens import Role
from tests.api.conftest import Visitor


def running(*stages: Stage, status: ProjectStatus = ProjectStatus.GENERATING) -> Progress:
    begun = (
        StageProgress(name=name, state="running", started_at=None, seconds=0, cached=False, attempt=1)
        for name in stages
    )
    return Progress(
        status=status, run=RunProgress(flow_run_id="f", state="running", started_at=None, stages=tuple(begun))
    )


def stand(visitor: Visitor, status: ProjectStatus) -> None:
    with visitor.database.transaction() as session:
        find_project(session, "padaria").status = status


@contextmanager
def at_work(project_id: str) -> Iterator[Event]:
    """A flow run of the project that writes texts until the event is set."""
    begun, finish = Event(), Event()

    @task(tags={f"stage:{Stage.GENERATE_CONTENT}"})
    def writes() -> None:
        begun.set()
        assert finish.wait(60)

    @flow
    def generates() -> None:
        with tags(project_tag(project_id)):
            writes()

    def run() -> None:
        with tags(project_tag(project_id)):
            generates()

    thread = Thread(target=run)
    thread.start()
    try:
        assert begun.wait(60)
        yield finish
    finally:
        finish.set()
        thread.join()


def test_every_stage_of_a_generation_belongs_to_one_phase() -> None:
    stages = [stage for phase in STAGES_OF.values() for stage in phase]
    assert sorted(stages) == sorted(set(Stage) - {Stage.NOTIFY_HUMAN})


def test_phases_go_from_next_to_now_to_done() -> None:
    def whens(progress: Progress) -> list[str]:
        return [when for _, when in progress.phases]

    assert whens(running()) == ["next"] * 5
    assert whens(running(Stage.VALIDATE_ONBOARDING)) == ["now", "next", "next", "next", "next"]
    both = running(Stage.VALIDATE_ONBOARDING, Stage.BUILD_AND_TEST, Stage.GENERATE_BRIEF)
    assert whens(both) == ["done", "done", "now", "next", "next"]
    assert both.minutes_left < running().minutes_left
    queued_again = running(*Stage, status=ProjectStatus.QUEUED)
    assert whens(queued_again) == ["next"] * 5


@pytest.mark.usefixtures("prefect_server")
def test_a_stream_tells_each_change_and_ends_with_the_work(visitor: Visitor) -> None:
    stand(visitor, ProjectStatus.GENERATING)
    address = f"/api/v1/projects/{visitor.project_id}/events"
    told: list[Any] = []
    last = ""
    with (
        at_work(visitor.project_id) as finish,
        visitor.client.stream("GET", address, headers=visitor.token(Role.DATA), timeout=60) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        for line in answer.iter_lines():
            if line.startswith('data: {"'):
                told.append(json.loads(line.removeprefix("data: ")))
                if told[-1]["run"] and told[-1]["run"]["stages"]:
                    finish.set()
                    stand(visitor, ProjectStatus.PREVIEW_READY)
            last = line or last
    assert told[0]["status"] == "generating"
    assert [stage["name"] for stage in told[-1]["run"]["stages"]] == ["generate_content"]
    assert told[-1]["status"] == "preview_ready"
    assert last == "data: {}"


def test_all_listeners_share_one_poller_which_ends_with_the_last() -> None:
    looks: list[str] = []
    stands = ProjectStatus.QUEUED

    def look(project_id: str) -> Progress:
        looks.append(project_id)
        return Progress(status=stands, run=None)

    async def journey() -> None:
        nonlocal stands
        watches = Watches(look, seconds=0.01)

        async def listens() -> list[ProjectStatus]:
            return [found.status async for found in watches.listen("p1", patience=60) if found]

        async with aclosing(watches.listen("p2", patience=60)) as leaves_early:
            await anext(leaves_early)
        assert watches.found("p2") is None
        listeners = [asyncio.create_task(listens()) for _ in range(200)]
        while len(looks) < 5:  # noqa: ASYNC110 - it is what a thread does
            await asyncio.sleep(0.01)
        stands = ProjectStatus.PREVIEW_READY
        assert await asyncio.gather(*listeners) == [[ProjectStatus.QUEUED, ProjectStatus.PREVIEW_READY]] * 200
        in_all = len(looks)
        await asyncio.sleep(0.05)
        assert len(looks) == in_all < 100

    asyncio.run(journey())


def test_silence_is_told_so_that_no_proxy_takes_the_stream_for_dead() -> None:
    async def journey() -> None:
        watches = Watches(lambda _: Progress(status=ProjectStatus.QUEUED, run=None))
        async with aclosing(watches.listen("p1", patience=0.01)) as found:
            told = [await anext(found) for _ in range(30)]
        assert told[-1] is None

    asyncio.run(journey())


def test_who_listens_is_sent_away_when_the_service_leaves_without_being_told_that_the_work_is_over() -> None:
    async def journey() -> list[str]:
        watches = Watches(lambda _: Progress(status=ProjectStatus.QUEUED, run=None), seconds=0.01)
        told: list[str] = []
        async for event in events_of(watches, "p1"):
            told.append(event)
            watches.close()
        return told

    told = asyncio.run(journey())
    assert told[0].startswith("event: progress")
    assert not any("event: end" in event for event in told)
