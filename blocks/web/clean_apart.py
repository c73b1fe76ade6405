"""Cleaning a picture in a process of its own: a decoder that crashes or swells takes nothing else along."""

import json
import signal
import subprocess
import sys
import tempfile

from blocks.web.clean_image import CleanImage
from blocks.web.refusal import PictureRefused, Why

_SECONDS = 60
_COMMAND = (sys.executable, "-I", "-m", "blocks.web.cleaner")
# Processor time is used up, or the kernel needs the memory.
_OUT_OF_RESOURCES = frozenset({signal.SIGXCPU, signal.SIGKILL})
# Threads of a decoder would otherwise reserve address space by the number of processors.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}


def clean_apart(content: bytes) -> CleanImage:
    """What `clean` does, with limits on memory and time.

    Raises:
        PictureRefused: it is no picture that is accepted, is not safe, or takes too much to decode.
    """
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaints:
        try:
            ended = subprocess.run(
                _COMMAND, input=content, stdout=answer, stderr=complaints, env=_ENVIRONMENT,
                timeout=_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise PictureRefused(Why.TOO_LARGE, f"the picture takes more than {_SECONDS} seconds to decode") from error
        if -ended.returncode in _OUT_OF_RESOURCES:
            raise PictureRefused(
                Why.TOO_LARGE, f"the picture takes too much to open: ended by signal {-ended.returncode}"
            )
        if ended.returncode < 0:
            raise PictureRefused(Why.DAMAGED, f"the picture's decoder was ended by signal {-ended.returncode}")
        if ended.returncode > 0:
            complaints.seek(0)
            raise RuntimeError(f"the picture's decoder does not start: {complaints.read().decode(errors='replace')}")
        answer.seek(0)
        return _understood(json.loads(answer.readline()), answer.read())


def _understood(head: dict[str, object], content: bytes) -> CleanImage:
    if "why" in head:
        raise PictureRefused(Why(str(head["why"])), str(head["reason"]))
    focus = head.pop("focus")
    return CleanImage(content=content, focus=focus and tuple(focus), **head)  # type: ignore[arg-type]
