"""What can go wrong around an isolated run, and what to do about it."""

from typing import ClassVar


class SandboxError(Exception):
    """Base of the family: `reason` says what happened, `next_step` what to do."""

    default_next_step: ClassVar[str] = "Run `sitegen doctor`, which tries every guard and says how to mend it."

    def __init__(self, reason: str, next_step: str | None = None) -> None:
        self.reason = reason
        self.next_step = next_step or self.default_next_step
        super().__init__(reason, self.next_step)

    def __str__(self) -> str:
        return f"{self.reason}. {self.next_step}"


class SandboxMissing(SandboxError):
    """A program that the sandbox is made of is not installed."""

    default_next_step = "Install it: apt-get install bubblewrap util-linux"


class SandboxBroken(SandboxError):
    """The sandbox does not start, or one of its guards does not hold."""


class SandboxInterrupted(SandboxError):
    """Somebody outside ended the sandbox; what it did until then says nothing."""

    default_next_step = "Run the stage again."


class ToolchainMissing(SandboxError):
    """Node or the kit's packages are not installed."""

    default_next_step = "Install them: make setup"


class ChromiumMissing(SandboxError):
    """The Chromium that the settings name is not there."""

    default_next_step = "Correct SITEGEN_CHROMIUM: the path of a Chromium, `none`, or unset to have it found."


class FilesRefused(SandboxError):
    """Files on their way into or out of a sandbox are not plain files of a bounded number and size."""

    default_next_step = "Remove what is named from the site's sources and build again."


class GateBroken(SandboxError):
    """The gate ended without a usable report: nothing is known about the site."""

    default_next_step = "Read the log that is quoted, mend the kit's gate and run `verify_site` again."
