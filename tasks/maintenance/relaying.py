"""The relay as a thread of this process."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tasks.maintenance.relay import Relay

_LOG = logging.getLogger("sitegen.relay")
_PAUSE_SECONDS = 1.0


@contextmanager
def relaying(relay: Relay) -> Iterator[None]:
    """Look into the outbox every second, for as long as it is needed; an error never ends it."""
    done = threading.Event()

    def keep_relaying() -> None:
        while not done.wait(_PAUSE_SECONDS):
            try:
                relay.run()
            except Exception:  # noqa: BLE001 - one bad entry must not keep the others waiting
                _LOG.exception("The relay carries on after an error.")

    thread = threading.Thread(target=keep_relaying, name="relay", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
