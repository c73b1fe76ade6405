"""Run by a test, with a folder: processes that make a repository and commit to it are killed, one after another.

After each kill the repository must be found or made, and take a commit. One process forks them all,
because starting Python anew costs seconds.
"""

import os
import signal
import sys
import time
from pathlib import Path

from blocks.repository_host.interface import RepositoryHost
from blocks.repository_host.local import LocalRepositoryHost

ROUNDS = 12
STEP = 0.017  # seconds; the later rounds die in the middle of a commit, the first ones while it is made


def write(host: RepositoryHost, mark: str) -> None:
    repository = host.open(host.find_or_create("aurora", project_id="p1", description=""))
    head = repository.head("main")
    files = {"mark": mark.encode(), "same": b"same"}
    made = repository.commit(
        files, branch="main", expected=head.sha if head else None, message=mark, trailers={"Project": "p1"}
    )
    if repository.files(made.sha) != files:
        raise SystemExit(f"{mark}: the commit holds something else")


def write_for_ever(host: RepositoryHost) -> None:
    number = 0
    while True:
        write(host, str(number))
        number += 1


def main(folder: Path) -> None:
    for number in range(ROUNDS):
        host = LocalRepositoryHost(root=folder / str(number))
        child = os.fork()
        if child == 0:
            write_for_ever(host)
        time.sleep(number * STEP)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        write(host, f"after kill {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
