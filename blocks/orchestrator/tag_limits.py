"""Our tags are labels, not limits.

Before each task run, Prefect asks its server whether the run's tags have a concurrency limit, and
remembers a no for the rest of the process. On SQLite that question often meets a locked database and
is put again two seconds later (measured on 3.8.8: half of the stages of a run); so the answer is put
in place beforehand. Limits of providers are asked for by name, where they apply.
"""

from collections.abc import Iterable

from prefect.concurrency import services


def without_tag_limits(tags: Iterable[str]) -> None:
    """Let task runs with exactly these tags start without the question."""
    with services._cache_lock:  # noqa: SLF001 - there is no public switch
        services._no_limits_cache[frozenset(f"tag:{tag}" for tag in tags)] = True  # noqa: SLF001
