"""A site's own `_headers` file, in the format of Cloudflare Pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders

_PLACEHOLDER = re.compile(r"\\\*|:[A-Za-z]\w*")


@dataclass(frozen=True)
class HeaderRule:
    """A path pattern, the headers to set and the names to take away."""

    pattern: re.Pattern[str]
    headers: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]


def parse_header_rules(text: str) -> Iterator[HeaderRule]:
    """The file's rules in order; lines that mean nothing are passed over, as the real host does."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    starts = [number for number, line in enumerate(lines) if line.startswith(("/", "https://", "http://"))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        details = [line.strip() for line in lines[start + 1 : end]]
        headers = [line.split(":", maxsplit=1) for line in details if ":" in line and not line.startswith("!")]
        yield HeaderRule(
            pattern=_pattern(lines[start].strip()),
            headers=tuple((name.strip(), value.strip()) for name, value in headers),
            removed=tuple(line.removeprefix("!").strip() for line in details if line.startswith("!")),
        )


def apply_header_rules(rules: Iterable[HeaderRule], path: str, headers: MutableHeaders) -> None:
    """Set what the rules say for a path; a header that several of them set gets all the values."""
    set_by_rules: dict[str, str] = {}
    for rule in rules:
        if rule.pattern.fullmatch(path):
            for name in rule.removed:
                set_by_rules.pop(name.lower(), None)
            for name, value in rule.headers:
                earlier = set_by_rules.get(name.lower())
                set_by_rules[name.lower()] = f"{earlier}, {value}" if earlier else value
    headers.update(set_by_rules)


def allow_frames_of(address: str, headers: MutableHeaders) -> None:
    """Let pages of one address, and of no other, show the page in a frame; the rest of its policy stays."""
    policy = headers.get("content-security-policy", "").split(";")
    others = [directive.strip() for directive in policy if directive.split()[:1] not in ([], ["frame-ancestors"])]
    headers["Content-Security-Policy"] = "; ".join([*others, f"frame-ancestors {address}"])
    del headers["X-Frame-Options"]


def _pattern(path: str) -> re.Pattern[str]:
    escaped = re.escape(path)
    return re.compile(_PLACEHOLDER.sub(lambda match: ".*" if match[0] == r"\*" else "[^/]+", escaped))
