"""A site's sub-domain, made from its name."""

import hashlib
import re

from domain.fields import RESERVED_SLUGS
from domain.plain_text import folded

_LONGEST = 40
_SHORTEST = 3
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)


def slug_from_name(name: str) -> str:
    """A valid slug for any name, always the same for the same name.

    A name without a single Latin letter or digit gets a digest of itself.
    """
    slug = _shortened(re.sub(r"[^a-z0-9]+", "-", folded(name).translate(_WITHOUT_DECOMPOSITION)).strip("-"))
    if not slug:
        return f"site-{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:8]}"
    if len(slug) < _SHORTEST or slug in RESERVED_SLUGS:
        return f"site-{slug}"
    return slug


def _shortened(slug: str) -> str:
    """Cut between words where there is a place for it in the second half."""
    if len(slug) <= _LONGEST:
        return slug
    cut = slug.rfind("-", _LONGEST // 2, _LONGEST + 1)
    return slug[: cut if cut > 0 else _LONGEST].strip("-")
