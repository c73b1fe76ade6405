"""What all pictures of one form may take together."""

from dataclasses import dataclass
from time import monotonic

from blocks.web.refusal import PictureRefused, Why


@dataclass(frozen=True)
class FormLimits:
    """The limits; each picture has limits of its own besides."""

    files: int = 100
    bytes_sent: int = 1_500_000_000
    """As they come from the client."""
    bytes_kept: int = 70_000_000
    """After cleaning: what every build of the site works with."""
    seconds: float = 400.0


class Allowance:
    """What is left for the next picture."""

    def __init__(self, limits: FormLimits = FormLimits()) -> None:
        self._limits = limits
        self._end = monotonic() + limits.seconds
        self._files = self._sent = self._kept = 0

    def begin(self) -> None:
        """Count a picture.

        Raises:
            PictureRefused: the ones before used everything up.
        """
        self._files += 1
        if self._files > self._limits.files:
            raise PictureRefused(Why.TOO_MANY, f"the form has more than {self._limits.files} pictures")
        self.go_on()

    def go_on(self) -> None:
        """Look whether there is anything left for a picture that was counted before.

        Raises:
            PictureRefused: the ones before used everything up.
        """
        if self._sent > self._limits.bytes_sent:
            raise PictureRefused(Why.TOO_MANY, f"the pictures before it have {self._sent / 1_000_000:.0f} MB together")
        if monotonic() > self._end:
            raise PictureRefused(
                Why.TIME_UP, f"the pictures before it took more than {self._limits.seconds:g} seconds together"
            )

    def count_sent(self, size: int) -> None:
        """A file has come."""
        self._sent += size

    def count_kept(self, size: int) -> None:
        """A cleaned picture is about to be kept.

        Raises:
            PictureRefused: it is too large for what is left.
        """
        if self._kept + size > self._limits.bytes_kept:
            limit = f"{self._limits.bytes_kept / 1_000_000:g} MB"
            raise PictureRefused(Why.TOO_MANY, f"with it, the site's pictures would have more than {limit}")
        self._kept += size
