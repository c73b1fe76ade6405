"""Forms whose every free text tries to be something else than text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Any

# Whatever becomes an element has `data-theirs`, and whatever runs sets `window.theirs`.
ATTEMPTS = (
    "<script data-theirs>window.theirs=1</script>",
    "<img data-theirs src=x onerror=window.theirs=2>",
    "{{ 7*7 }} {% raw %} {{constructor}}",
    "${7*7} <%= 7*7 %> #{7*7}",
    "{window.theirs=3} {/* x */}",
    "</title><b data-theirs>{...props}</b>",
    "\"'`><b data-theirs> onclick=alert()",
    "&lt;b&gt; &amp;amp; &#x41; &nbsp;",
    "**bold** _it_ [a](javascript:alert(1))",
    "import X from './x' export default 1",
    "'); DROP TABLE projects;-- $(id) `id`",
    "../../etc/passwd C:\\nul %00 \\u003c",
    "abc \u202etxt.exe \u2067\u05e9\u05dc\u05d5\u05dd\u2069",
    "zero\u200bwidth\u200djoin\u2060er\u00ad",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308 \U0001d54f",
    "W" * 48,
    "<!-- --> ]]> --> <![CDATA[ x",
    "set:html={x} client:load <style>*{}",
    "| a | b | ``` ~~~ # h > q",
)
_SHORT = ("<b data-theirs>", "{{7*7}}", "\"'&<>")


@dataclass
class HostileWriter:
    """Gives each field its own attempt, numbered, so that each can be found again."""

    used: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _attempts: Iterator[str] = field(default_factory=lambda: cycle(ATTEMPTS))
    _shorts: Iterator[str] = field(default_factory=lambda: cycle(_SHORT))

    def text(self, limit: int = 160) -> str:
        attempt = next(self._attempts if limit >= 60 else self._shorts)
        self.used.append(f"{attempt} q{next(self._numbers)}z")
        assert len(self.used[-1]) <= limit
        return self.used[-1]

    def texts(self, how_many: int, limit: int = 160) -> list[str]:
        return [self.text(limit) for _ in range(how_many)]


def hostile_form(locale: str, slug: str, photo: str) -> tuple[dict[str, Any], list[str], list[str]]:
    """A form, the texts in it that visitors must find, and those that serve the writer or a page's head."""
    seen, unseen = HostileWriter(), HostileWriter(_numbers=count(1000))
    form = {
        "locale": locale,
        "slug": slug,
        "business": {
            "name": seen.text(80),
            "industry": unseen.text(),
            "tagline": seen.text(),
            "description": "\n\n".join(seen.texts(len(ATTEMPTS))),
            "founded": 1998,
            "differentiators": seen.texts(4),
            "audience": unseen.text(),
            "legal_name": seen.text(),
            "tax_id": seen.text(40),
            "registration": seen.text(),
        },
        "goal": "leads",
        "pages": ["home", "about", "services", "team", "faq", "contact"],
        "offers": [{"name": seen.text(), "description": seen.text(), "price": seen.text(60)} for _ in range(8)],
        "people": [{"name": seen.text(80), "role": seen.text(), "bio": seen.text()} for _ in range(3)],
        "testimonials": [{"quote": seen.text(), "author": seen.text()} for _ in range(3)],
        "faqs": [{"question": seen.text(), "answer": seen.text()} for _ in range(3)],
        "partners": [{"name": seen.text(80)} for _ in range(3)],
        "contact": {
            "email": "ola@example.com",
            "phone": "+55 48 3333-0142",
            "address": {
                "street": seen.text(),
                "city": seen.text(),
                "region": seen.text(),
                "postal_code": seen.text(20),
                "country": "ES",
            },
            "hours": [{"days": seen.text(60), "opens": "08:00", "closes": "18:00"} for _ in range(2)],
            "special_hours": [{"date": "2031-12-25", "closed": True, "note": seen.text()}],
        },
        "style": {"tone": unseen.text()},
        "assets": {"images": [{"source": photo, "alt": seen.text()}]},
        "notes": unseen.text(),
    }
    return form, seen.used, unseen.used
