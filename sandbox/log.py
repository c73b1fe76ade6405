"""What a sandboxed command prints: the beginning and the end, as text that is safe to show."""

import re
from collections import deque

_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Log:
    """Keeps the first and the last bytes of a stream, whatever its length."""

    def __init__(self, head_bytes: int = 32 * 1024, tail_bytes: int = 96 * 1024) -> None:
        self.total = 0
        self._head = bytearray()
        self._head_bytes = head_bytes
        self._tail: deque[bytes] = deque()
        self._tail_bytes = tail_bytes
        self._held = 0

    def add(self, chunk: bytes) -> None:
        """Take what was printed."""
        self.total += len(chunk)
        room = self._head_bytes - len(self._head)
        self._head += chunk[:room]
        if rest := chunk[room:]:
            self._tail.append(rest)
            self._held += len(rest)
        while self._tail and self._held - len(self._tail[0]) >= self._tail_bytes:
            self._held -= len(self._tail.popleft())

    @property
    def text(self) -> str:
        """What was kept, without control characters; a line says how much was left out."""
        tail = b"".join(self._tail)[-self._tail_bytes :]
        left_out = self.total - len(self._head) - len(tail)
        gap = f"\n[… {left_out} bytes left out …]\n" if left_out else ""
        return _readable(bytes(self._head)) + gap + _readable(tail)


def _readable(raw: bytes) -> str:
    text = raw.decode(errors="replace").replace("\r\n", "\n")
    return _CONTROLS.sub("", _ESCAPES.sub("", text))
