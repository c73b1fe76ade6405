"""Git commands on one bare repository, deaf to hooks, to this machine's configuration and to the environment."""

import os
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast

from git import Git
from git.exc import GitCommandNotFound

from domain.errors import DoorMisconfigured, ProviderUnavailable

_SECONDS = 120
_NOBODY = "/dev/null"
_SETTINGS = (
    ("safe.directory", "*"),  # the folder may belong to another user, as in a container
    ("core.hooksPath", _NOBODY),
    ("core.attributesFile", _NOBODY),
    ("core.fsmonitor", "false"),
    ("core.protectHFS", "true"),
    ("core.protectNTFS", "true"),
    ("core.filesRefLockTimeout", "2000"),  # milliseconds
    ("core.fsync", "all"),
    ("protocol.allow", "never"),
    ("gc.auto", "0"),
)
_ENVIRONMENT = MappingProxyType(
    {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": _NOBODY,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_NAME": "Sitegen",
        "GIT_AUTHOR_EMAIL": "sitegen@localhost",
        "GIT_COMMITTER_NAME": "Sitegen",
        "GIT_COMMITTER_EMAIL": "sitegen@localhost",
        "GIT_CONFIG_COUNT": str(len(_SETTINGS)),
        **{f"GIT_CONFIG_KEY_{index}": key for index, (key, _) in enumerate(_SETTINGS)},
        **{f"GIT_CONFIG_VALUE_{index}": value for index, (_, value) in enumerate(_SETTINGS)},
    }
)


class GitResult(NamedTuple):
    """How a command ended."""

    status: int
    output: bytes
    errors: str


class GitCommands:
    """Runs git in a bare repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, given: bytes = b"", index: Path | None = None) -> bytes:
        """The command's output.

        Raises:
            ProviderUnavailable: git failed.
        """
        result = self.attempt(*arguments, given=given, index=index)
        if result.status != 0:
            raise ProviderUnavailable(
                f"git {arguments[0]} failed in {self.folder}: {result.errors.strip() or result.status}",
                next_step="Look at the disk's free space and the folder's permissions, then run the project again.",
            )
        return result.output

    def attempt(self, *arguments: str, given: bytes = b"", index: Path | None = None) -> GitResult:
        """The command's outcome, good or bad; `given` is its standard input, `index` the index file it works on."""
        environment = {**_ENVIRONMENT, "GIT_INDEX_FILE": str(index or _NOBODY)}
        command = [*_without_inherited(environment), "git", f"--git-dir={self.folder}", *arguments]
        with tempfile.TemporaryFile() as stdin:
            stdin.write(given)
            stdin.seek(0)
            try:
                outcome = Git(self.folder).execute(
                    command,
                    istream=cast("int", stdin),
                    env=environment,
                    with_extended_output=True,
                    with_exceptions=False,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                    kill_after_timeout=_SECONDS,
                )
            except GitCommandNotFound as error:
                raise DoorMisconfigured("git cannot be run here.", next_step="Install git.") from error
        return GitResult(*outcome)


def _without_inherited(environment: dict[str, str]) -> list[str]:
    # A flow started from a git hook or a developer's shell may carry GIT_DIR and its like.
    inherited = sorted(name for name in os.environ if name.startswith("GIT_") and name not in environment)
    return ["env", *(f"--unset={name}" for name in inherited)]
