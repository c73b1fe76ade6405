"""Asking an AI provider: each call is in the ledger, each answer is validated, an invalid one goes back twice."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from blocks.ai.interface import AIOutput, AIProvider, Prompt
from domain.artifacts.base import Artifact
from domain.errors import AIOutputInvalid
from domain.leases import check
from domain.records.runs import AICall
from domain.stages import Stage
from tasks.run import Run

T = TypeVar("T", bound=Artifact)
_ATTEMPTS = 3


def no_problems(_answer: object) -> tuple[str, ...]:
    """Nothing more is asked of an answer than its type."""
    return ()


def ask(
    run: Run,
    stage: Stage,
    ai: AIProvider,
    artifact_type: type[T],
    prompt: Prompt,
    problems_of: Callable[[T], tuple[str, ...]] = no_problems,
) -> T:
    """An artifact that is valid and of which `problems_of` finds nothing to say.

    Raises:
        AIOutputInvalid: also the third answer is not valid.
        ProviderUnavailable: the provider does not answer or asks to wait.
    """
    feedback: tuple[str, ...] = ()
    for _ in range(_ATTEMPTS):
        with _booked(run, stage, ai, prompt) as settle:
            output = ai.generate(artifact_type, prompt, feedback)
            feedback = output.validation_errors
            if output.content is not None:
                feedback = problems_of(output.content)
            settle(output, not feedback)
        if output.content is not None and not feedback:
            return output.content
    raise AIOutputInvalid(f"No valid {artifact_type.__name__} after {_ATTEMPTS} answers: {'; '.join(feedback)}")


@contextmanager
def _booked(
    run: Run, stage: Stage, ai: AIProvider, prompt: Prompt
) -> Iterator[Callable[[AIOutput[T], bool], None]]:  # fmt: skip
    """A row in the ledger before the call; what it used is written after it."""
    call = AICall(
        project_id=run.project_id,
        flow_run_id=run.flow_run_id,
        stage=stage,
        provider=ai.identity,
        model=ai.model_for(prompt.purpose),
    )
    with run.database.transaction() as session:
        check(session, run.lease)
        session.add(call)
    began = time.monotonic()

    def settle(output: AIOutput[T], valid: bool) -> None:
        with run.database.transaction() as session:
            booked = session.get_one(AICall, call.id)
            booked.input_tokens = output.tokens_used.input
            booked.cached_tokens = output.tokens_used.cached
            booked.output_tokens = output.tokens_used.output
            booked.cost = output.cost
            booked.valid = valid
            booked.seconds = time.monotonic() - began

    yield settle
