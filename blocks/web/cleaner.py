"""The program that cleans one picture: from standard input to standard output, within limits that it cannot lift.

Started by `clean_apart`. The first line of the answer is JSON: what the picture is, or why it is refused.
"""

import json
import resource
import sys

from blocks.web.assets import clean
from blocks.web.refusal import PictureRefused, Why

MAX_MEMORY = 800 * 1024 * 1024
MAX_PROCESSOR_SECONDS = 30
MAX_ANSWER = 32 * 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: MAX_MEMORY,
    resource.RLIMIT_CPU: MAX_PROCESSOR_SECONDS,
    resource.RLIMIT_FSIZE: MAX_ANSWER,
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    """Clean what comes on standard input."""
    for limit, value in LIMITS.items():
        resource.setrlimit(limit, (value, value))
    head, content = _answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)


def _answer(content: bytes) -> tuple[dict[str, object], bytes]:
    try:
        picture = clean(content)
    except PictureRefused as refusal:
        return {"why": refusal.why, "reason": refusal.reason}, b""
    except MemoryError:
        return {"why": Why.TOO_LARGE, "reason": "the picture takes too much memory"}, b""
    except Exception as error:  # noqa: BLE001 - whatever a decoder stumbles over, it is about this picture only
        return {"why": Why.DAMAGED, "reason": f"the picture cannot be decoded ({type(error).__name__})"}, b""
    return {name: value for name, value in vars(picture).items() if name != "content"}, picture.content


if __name__ == "__main__":
    main()
