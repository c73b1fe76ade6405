"""The certificate tells a client what the gate found, and never more than was checked."""

import re
from pathlib import Path

import pytest

from domain.artifacts.onboarding import Locale
from domain.artifacts.quality import Check, Finding, QualityReport, Scores, Screenshot, Severity
from domain.certificate.promises import CHECKS_BEHIND, verdict_on
from domain.certificate.words import Promise, Verdict, words_in
from tasks.build.certificate.page import certificate
from tests.blocks.specs import example_spec

GATE = Path(__file__).parents[2] / "starters" / "kit" / "gate" / "check.mjs"
EVERY_CHECK = sorted(set().union(*CHECKS_BEHIND.values()))
FOLDER = "projects/p1/quality/0123456789ab"


def _report(**statuses: str) -> QualityReport:
    return QualityReport(
        build_digest="0" * 64,
        checks=tuple(Check(name=name, status=statuses.get(name, "passed")) for name in EVERY_CHECK),
        scores=(Scores(page="/", performance=97, accessibility=100, best_practices=99, seo=98),),
        screenshots=(Screenshot(page="/", width=360, key=f"{FOLDER}/index-360.webp"),),
    )


def _page(report: QualityReport, form: str = "padaria-aurora") -> str:
    return certificate(report, example_spec(form), {"/": "Início"}, FOLDER).decode()


def test_every_check_of_the_gate_stands_behind_a_promise_and_has_a_name_in_each_language() -> None:
    registered = set(_checks_of_the_gate())
    assert registered == set(EVERY_CHECK)
    for locale in Locale:
        assert registered <= set(words_in(locale).check_names)


def _checks_of_the_gate() -> list[str]:
    tables = re.findall(r"^const OF_\w+ = \{(.*?)\};", GATE.read_text(), re.MULTILINE | re.DOTALL)
    return [entry.split(":")[0].strip() for table in tables for entry in table.split(",")] + ["lighthouse"]


@pytest.mark.parametrize("promise", Promise)
def test_a_promise_is_kept_only_if_each_check_behind_it_ran_and_passed(promise: Promise) -> None:
    assert verdict_on(promise, _report()) is Verdict.KEPT
    for check in CHECKS_BEHIND[promise]:
        assert verdict_on(promise, _report(**{check: "skipped"})) is Verdict.UNCHECKED
        assert verdict_on(promise, _report(**{check: "error"})) is Verdict.UNCHECKED
        assert verdict_on(promise, _report(**{check: "failed"})) is Verdict.BROKEN


def test_what_did_not_run_is_not_called_passed() -> None:
    words = words_in(Locale.PT_BR)
    assert words.summary[Verdict.KEPT] in _page(_report())
    skipped = _page(_report(lighthouse="skipped"))
    assert words.summary[Verdict.KEPT] not in skipped
    assert words.summary[Verdict.UNCHECKED] in skipped


def test_an_error_says_that_the_version_cannot_go_live() -> None:
    finding = Finding(check="links", severity=Severity.ERROR, page="/", message="/gone/ leads nowhere")
    report = _report(links="failed").model_copy(update={"findings": (finding,)})
    page = _page(report)
    assert words_in(Locale.PT_BR).summary[Verdict.BROKEN] in page
    assert "/gone/" not in page


def test_it_shows_the_scores_and_the_pictures_of_its_own_folder() -> None:
    page = _page(_report())
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["97", "100", "99", "98"]
    assert 'src="index-360.webp" alt="Início · celular"' in page


@pytest.mark.parametrize("locale", Locale)
def test_it_is_written_in_the_clients_language(locale: Locale) -> None:
    spec = example_spec("padaria-aurora").model_copy(update={"locale": locale})
    page = certificate(_report(), spec, {}, FOLDER).decode()
    assert f'<html lang="{locale}">' in page
    assert words_in(locale).title in page
    assert "{" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_a_name_is_only_text() -> None:
    spec = example_spec("padaria-aurora")
    hostile = spec.model_copy(update={"business": spec.business.model_copy(update={"name": "<script>x</script>"})})
    page = certificate(_report(), hostile, {"/": "<b>"}, FOLDER).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'alt="<b>' not in page
