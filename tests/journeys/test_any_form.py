"""Whatever a valid form says, the documents made from it are data that the kit takes, with every fact in it."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.build.verify_site import gate_request
from tasks.generate.site_data import page_data, page_file, site_assets, site_data
from tests.blocks.specs import example_spec, spec_of
from tests.blocks.test_offline_writer_properties import ADDRESSES, FORMS, maybe, texts
from tests.blocks.writing import Written, write_site

KIT = Path(__file__).parents[2] / "starters" / "kit"
VALIDATING = Path(__file__).parent / "hostile" / "validating.mjs"

# Beside the letters of any script: what turns, joins, hides or doubles them.
_STRANGE = st.text(
    st.sampled_from("\u202e\u2066\u2069\u200b\u200d\u00ad\ufeff\u0301\ufe0f\U0001f469\U0001f1e7\u05e9\u0645a \u00a0"),
    min_size=2,
    max_size=40,
).map(lambda text: f"x{text}x")
_CODE = st.sampled_from(
    [
        *("</script><script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "${x}", "<%= x %>", "{props.x}"),
        *("]]>", "<!--", "&lt;b&gt;", "../../etc/passwd", "C:\\x", "%00", "\\u0000", "'); DROP TABLE x;--", "$(id)"),
        *("__proto__", "constructor", "null", "undefined", "true", "-0"),
    ]
)
HOSTILE = _STRANGE | _CODE
SPECIAL_HOURS = st.lists(
    st.fixed_dictionaries({"date": st.dates().map(str), "closed": st.just(True), "note": maybe(HOSTILE)})
    | st.fixed_dictionaries({"date": st.dates().map(str), "opens": st.just("08:00"), "closes": st.just("24:00")}),
    max_size=3,
)
HOURS = st.fixed_dictionaries(
    {
        "days": HOSTILE | st.sampled_from(["Seg–Sex", "daily", "lunes a viernes"]),
        "opens": st.sampled_from(["00:00", "08:00", "22:00"]),
        "closes": st.sampled_from(["02:00", "18:30", "24:00"]),
    }
)
MORE_OF_BUSINESS = st.fixed_dictionaries(
    {"legal_name": maybe(HOSTILE), "tax_id": maybe(st.just("<b>12</b>")), "registration": maybe(texts(160))}
)
MORE_OF_CONTACT = st.fixed_dictionaries(
    {
        "address": maybe(ADDRESSES),
        "hours": st.lists(HOURS, max_size=14),
        "special_hours": SPECIAL_HOURS,
        "socials": st.dictionaries(
            st.sampled_from(["instagram", "x", "my-net_1", "constructor"]).filter(lambda name: len(name) > 1),
            st.sampled_from(["https://a.example/", "https://a.example/'\"><b>?q={{7}}#é"]),
            max_size=3,
        ),
    }
)
MORE = st.fixed_dictionaries(
    {
        "style": st.fixed_dictionaries(
            {"tone": maybe(HOSTILE), "primary_color": maybe(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))}
        ),
        "partners": st.lists(st.fixed_dictionaries({"name": HOSTILE | texts(80)}), max_size=24),
        "timezone": maybe(st.sampled_from(["America/Sao_Paulo", "Europe/Madrid", "UTC"])),
        "faqs": st.lists(st.fixed_dictionaries({"question": HOSTILE, "answer": HOSTILE}), max_size=40),
    }
)


def _joined(form: dict[str, Any], more: dict[str, Any], business: dict[str, Any], contact: dict[str, Any]) -> Any:
    address = contact["address"]
    without_number = business | ({"tax_id": None} if address and address["country"] == "BR" else {})
    return {
        **form,
        **more,
        "business": {**form["business"], **without_number},
        "contact": {**form["contact"], **contact},
    }


ANY_FORM = st.builds(_joined, FORMS, MORE, MORE_OF_BUSINESS, MORE_OF_CONTACT)


class Kit:
    """The kit's own judgement of a site's data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [KIT / "node_modules" / ".bin" / "node", VALIDATING, f"{KIT.as_uri()}/"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        (folder / "src" / "data" / "pages").mkdir(parents=True)
        (folder / "src" / "data" / "assets").mkdir()

    def problems(self, site: Written) -> list[dict[str, str]]:
        assert self._process.stdin
        assert self._process.stdout
        data = self._folder / "src" / "data"
        shutil.rmtree(data / "pages")
        (data / "pages").mkdir()
        (data / "site.json").write_text(site_data(site.spec, site.sitemap, site.content, site.layout).model_dump_json())
        for page in page_data(site.spec, site.sitemap, site.content, site.layout):
            file = self._folder / page_file(page, site.spec)
            file.parent.mkdir(exist_ok=True)
            file.write_text(page.model_dump_json())
        for asset in site_assets(site.spec):
            (data / "assets" / asset.file).touch()
        print(f"{self._folder.as_uri()}/", file=self._process.stdin, flush=True)
        found: list[dict[str, str]] = json.loads(self._process.stdout.readline())
        return found

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path)
    yield kit
    kit.close()


def texts_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for item in value.values() for text in texts_in(item))
        case list():
            yield from (text for item in value for text in texts_in(item))


def test_any_form_becomes_data_that_the_kit_takes_with_every_fact(kit: Kit) -> None:
    @settings(
        max_examples=100,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(ANY_FORM)
    def holds(form: dict[str, Any]) -> None:
        site = write_site(spec_of(form))
        assert kit.problems(site) == []
        documents = (site.spec, site.sitemap, site.content, site.layout)
        data = [site_data(*documents), *page_data(*documents)]
        shown = set(texts_in([item.model_dump(mode="json") for item in data]))
        request = gate_request(site.spec, site.sitemap, site.content, "https://site.example")
        assert [fact for fact in request["facts"] if not any(fact["text"] in text for text in shown)] == []

    holds()


def test_the_kit_does_find_problems(kit: Kit) -> None:
    """The control: all pages at one address."""
    site = write_site(example_spec("northwind-metrics"))
    assert kit.problems(site) == []
    homeless = site.sitemap.model_copy(
        update={"pages": tuple(page.model_copy(update={"path": "/"}) for page in site.sitemap.pages)}
    )
    assert kit.problems(site._replace(sitemap=homeless)) != []
