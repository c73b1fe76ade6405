"""What cleaning makes of a client's picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CleanImage:
    """A picture written by us, with nothing of the original file but what it shows."""

    content: bytes
    media_type: str
    suffix: str
    """With its dot: `.jpg`, `.png` or `.svg`."""
    width: int
    """Pixels, or units of an SVG's view box."""
    height: int
    color: str | None
    """The most telling colour as `#rrggbb`, where there is one."""
    focus: tuple[float, float] | None = None
    """Of a photo: its subject's middle, from 0 to 1, from the left and from the top."""
