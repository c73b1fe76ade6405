"""Two things at once, so that a missing guard shows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from threading import Barrier
from typing import TypeVar

from sqlalchemy.orm import Session

from domain.database import Database

R = TypeVar("R")
S = TypeVar("S")


def meanwhile(database: Database, first: Callable[[Session], R], second: Callable[[], S]) -> tuple[R, Callable[[], S]]:
    """Let `second` begin when `first` has done its work but not yet committed it; gives how `second` ended."""
    with ThreadPoolExecutor(1) as thread:
        with database.transaction() as session:
            ours = first(session)
            session.flush()
            theirs = thread.submit(copy_context().run, second)
            wait([theirs], timeout=0.5)
        return ours, theirs.result


def at_once(*acts: Callable[[], R]) -> list[R]:
    """Let all begin at the same moment; gives how each ended."""
    start = Barrier(len(acts))

    def run(act: Callable[[], R]) -> R:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def in_transaction(database: Database, act: Callable[[Session], R]) -> Callable[[], R]:
    """The act, with a transaction of its own."""

    def run() -> R:
        with database.transaction() as session:
            return act(session)

    return run
