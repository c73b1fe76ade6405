"""Whatever a client writes into any field appears as text, and as nothing else."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from tests.starters.kit_project import STARTERS, Project, assemble

STRUCTURE = {
    *("brand", "colors", "component", "corners", "country", "dark", "date", "days", "email", "file", "home", "href", "id", "image"),
    *("images", "kind", "locale", "logo", "opens", "closes", "page", "path", "photo", "schema_type", "socials"),
    *("starter", "surface", "timezone", "type_pair", "variant", "directions"),
}
ARABIC = "مخبز"


def _hostile(key: str, number: int) -> str:
    if key == "postal_code":
        return f"<b>\"'&{{{{{number}}}}}"
    return f"<script>alert({number})</script>\"'</title>&amp;{{{{{number}}}}}--> \u202e{ARABIC}🥖"


def _poisoned(value: Any, numbers: Iterator[int], key: str = "") -> Any:
    if key in STRUCTURE and key != "images":
        return value
    if isinstance(value, dict):
        return {name: _poisoned(item, numbers, name) for name, item in value.items()}
    if isinstance(value, list):
        return value if key in STRUCTURE else [_poisoned(item, numbers, key) for item in value]
    return _hostile(key, next(numbers)) if isinstance(value, str) else value


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, str) and ("{{" in value):
        yield value


@pytest.fixture(scope="module", params=STARTERS)
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    site = assemble("bakery-pt-BR", tmp_path_factory.mktemp("poisoned") / "site", request.param)
    numbers = count()
    data = site.read("site.json")
    site.write("site.json", _poisoned(data, numbers))
    for path in (site.data / "pages").iterdir():
        site.write(f"pages/{path.name}", _poisoned(site.read(f"pages/{path.name}"), numbers))
    return site.build()


def test_hostile_text_is_only_text(poisoned: Project) -> None:
    site = poisoned.read("site.json")
    pages = [poisoned.read(f"pages/{path.name}") for path in (poisoned.data / "pages").iterdir()]
    contents = [section["content"] for page in pages for section in page["sections"]]
    unseen = [
        site["description"],
        site["industry"],
        site["tagline"],
        *(image["alt"] for image in site["images"].values()),
    ]
    partners = {item["name"] for content in contents if content["kind"] == "logos" for item in content["items"]}
    heads = {text for page in pages for text in (page["title"], page["description"])}
    seen = {text for content in (site, *pages) for text in _texts(content)} - heads - set(unseen)
    facts = [{"fact": f"partners[{text}]" if text in partners else "text", "text": text} for text in sorted(seen)]
    report = poisoned.gate(facts=facts, own_words=unseen)
    assert report["findings"] == []
    assert len(seen) > 60


def test_hostile_text_does_not_end_the_structured_data(poisoned: Project) -> None:
    html = (poisoned.dist / "index.html").read_text()
    data = html.split('<script type="application/ld+json">', maxsplit=1)[1].split("</script>", maxsplit=1)[0]
    assert "\\u003cscript>alert(" in data
    assert "<" not in data
