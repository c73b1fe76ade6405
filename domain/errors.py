"""One family of errors: what happened, to which project and stage, and what to do next.

An error either *can pass* (a later attempt may succeed, so the stage is retried) or is *final*.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, Self


class FieldProblem(NamedTuple):
    """What is wrong with one field of a form, by its path (`contact.email`)."""

    field: str
    problem: str


class SitegenError(Exception):
    """Base of the family; `project` and `stage` are filled in where they are known."""

    can_pass: ClassVar[bool] = False
    default_next_step: ClassVar[str] = "Read the stage's log in Prefect, mend the cause and run the project again."

    def __init__(
        self, reason: str, *, next_step: str | None = None, project: str | None = None, stage: str | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step or self.default_next_step
        self.project = project
        self.stage = stage

    def at(self, *, project: str, stage: str) -> Self:
        """Name the project and stage, unless a closer place already did."""
        self.project = self.project or project
        self.stage = self.stage or stage
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # Prefect pickles the exceptions of failed states; keyword-only arguments need their own way back.
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(kind: type[SitegenError], args: tuple[Any, ...], state: dict[str, Any]) -> SitegenError:
    error = kind.__new__(kind, *args)
    Exception.__init__(error, *args)
    error.__dict__.update(state)
    return error


class StageDefect(SitegenError):
    """A stage failed in a way that nobody foresaw."""

    default_next_step = "Read the stage's log in Prefect and report the defect; the project continues from here."


class OnboardingInvalid(SitegenError):
    """The form was refused; `problems` names every field at fault."""

    default_next_step = "Correct the fields that are named and send the form again."

    def __init__(self, problems: Sequence[FieldProblem], **about: Any) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{field}: {problem}" for field, problem in self.problems), **about)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), (self.reason,), dict(self.__dict__))


class RequestInvalid(OnboardingInvalid):
    """A request for change was refused; `problems` names every part at fault."""

    default_next_step = "Correct what is named and ask again."


class SlugTaken(OnboardingInvalid):
    """The slug belongs to another client's project."""


class SettingInvalid(SitegenError):
    """An environment variable of ours has a value that cannot be used."""

    default_next_step = "Correct the environment variable and start again."


class NotFound(SitegenError):
    """Something that was named does not exist."""

    default_next_step = "Check the name; `sitegen projects` lists the projects."


class EventRefused(SitegenError):
    """What claims to come from the payment provider was not signed with a secret of ours, or is not meant for us."""

    default_next_step = "See that the endpoint's signing secret and mode are those of the payments door."


class TooManyMessages(SitegenError):
    """Visitors wrote more within a time than is taken."""

    default_next_step = "Wait; what is left of the limits grows by itself."


class NotSignedIn(SitegenError):
    """Nobody said who asks, or it could not be believed."""

    default_next_step = "Sign in, or send a token of `sitegen token` as `Authorization: Bearer …`."


class NotAllowed(SitegenError):
    """Whoever asks is known, and may not do this."""

    default_next_step = "Ask an operator for a token of another role."


class Overtaken(SitegenError):
    """Another run of the project holds the lease: this one must change nothing more."""

    default_next_step = "Nothing: the newer run carries on."


class RunInProgress(SitegenError):
    """Another living run holds the project's lease and did not end within the waiting time."""

    can_pass = True
    default_next_step = "Wait for the other run to end, or cancel it in the Prefect UI."


class TransitionRefused(SitegenError):
    """The project's status does not allow this step."""


class AIOutputInvalid(SitegenError):
    """The AI's answer did not become a valid artifact, also after it was sent back with its errors."""

    default_next_step = "Run the stage again, or write the artifact by hand and run what follows."


class BudgetExceeded(SitegenError):
    """The project's AI budget does not cover the next call."""

    default_next_step = "Raise the project's AI budget and run it again: it continues from here."


class ProviderUnavailable(SitegenError):
    """The other side of a door did not answer, or asked to wait."""

    can_pass = True


class AssetRefused(SitegenError):
    """A client's file cannot be had or cannot be used, also at a later attempt."""

    default_next_step = "Ask the client for another file or link; the site is made without this one."


class DoorMisconfigured(SitegenError):
    """A door's saved block does not exist or does not fit."""

    default_next_step = "Mend the Prefect Variable `sitegen_doors` or the block that it names."


class EditRefused(SitegenError):
    """A file edit reaches outside of what generated edits may touch; nothing was applied."""


class RevisionConflict(SitegenError):
    """A revision's plan does not fit the site any more, or would change what it does not name; nothing was changed."""

    default_next_step = "Compare both sides that are named, and ask for the change once more in other words."


class PushRejected(SitegenError):
    """The branch is no longer where this change expected it to be."""

    default_next_step = "Run the project again: it builds upon what is there now."


class BuildFailed(SitegenError):
    """The site does not build or does not pass its gate after all fixes."""

    default_next_step = "Open the quality report, mend what it names and run the project again."


class SandboxUnavailable(SitegenError):
    """The isolated build cannot run here; there is no build without it."""

    default_next_step = "Run `sitegen doctor`, which names the missing part and the command that installs it."
