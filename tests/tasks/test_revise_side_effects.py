"""A page that a revision does not name must come out the same to the last letter."""

from collections.abc import Mapping

import pytest

from domain.artifacts.build import BuildReport
from domain.artifacts.patch import CodePatch, WriteText
from domain.artifacts.repository import Commit
from domain.artifacts.revision import StandingVersion
from domain.artifacts.site_documents import RevisedSite, SiteDocuments
from domain.errors import RevisionConflict
from tasks.build.pages import changed_pages, page_digests
from tasks.revise.side_effects import check_side_effects
from tests.blocks.specs import example_spec
from tests.blocks.writing import write_site

FILES = {"index.html": b"home", "sobre/index.html": b"about", "404.html": b"none", "style.css": b"a"}
SHA = "0" * 40


def after(edited: str) -> RevisedSite:
    site = write_site(example_spec("padaria-aurora"))
    return RevisedSite(
        documents=SiteDocuments(spec=site.spec, sitemap=site.sitemap, content=site.content, layout=site.layout),
        patch=CodePatch(summary="Revision 1: replace text", edits=(WriteText(path=edited, text="{}"),)),
        onto=Commit(repository="aurora", branch="revision-0", sha=SHA, tree=SHA),
    )


def check(edited: str, **built: bytes) -> None:
    changed: Mapping[str, bytes] = FILES | {f"{name}/index.html": content for name, content in built.items()}
    standing = StandingVersion(number=1, commit=SHA, documents=None, pages=page_digests(FILES))
    build = BuildReport(commit=SHA, tree=SHA, passed=True, pages=page_digests(changed))
    check_side_effects(standing, after(edited), build)


def test_the_page_whose_data_was_edited_may_change() -> None:
    check("src/data/pages/about.json", sobre=b"about us")


def test_no_other_page_may() -> None:
    with pytest.raises(RevisionConflict, match="/sobre/"):
        check("src/data/pages/home.json", sobre=b"about us")
    with pytest.raises(RevisionConflict, match="/precos/"):
        check("src/data/pages/about.json", precos=b"a page that nobody asked for")


def test_what_all_pages_share_may_change_all_of_them() -> None:
    check("src/data/site.json", sobre=b"about us")


def test_pages_are_compared_by_their_html_alone() -> None:
    before = page_digests(FILES)
    assert list(before) == ["/404.html", "/", "/sobre/"]
    assert changed_pages(before, page_digests(FILES | {"style.css": b"b"})) == ()
    assert changed_pages(before, page_digests({"index.html": b"Home"})) == ("/", "/404.html", "/sobre/")
