"""Patches: what they may touch, and that they apply as a whole or not at all."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.artifacts.patch import (
    EDITABLE_FOLDERS,
    CodePatch,
    DeleteFile,
    FileEdit,
    ReplaceText,
    WriteAsset,
    WriteText,
    editable_path,
)
from domain.errors import EditRefused, NotFound, ProviderUnavailable
from domain.file_edits import apply_edits

LOGO = b"\x89PNG logo"
LOGO_DIGEST = hashlib.sha256(LOGO).hexdigest()
TREE: Mapping[str, bytes] = {
    "package.json": b"{}",
    "astro.config.mjs": b"export default {};",
    "src/data/site.json": b'{"name": "Aurora"}',
    "src/data/pages/home.json": b"{}",
    "src/data/pages/contact.json": b"{}",
    "src/custom/Map.astro": "<p>aqui aqui</p><b>São João</b>".encode(),
    "src/custom/photo.bin": b"\xff\xfe",
    "public/assets/logo.png": b"old",
}
ATTACKS = {
    "traversal": "src/custom/../../package.json",
    "traversal at the end": "src/custom/..",
    "dots within": "src/custom/a..b",
    "absolute": "/etc/passwd",
    "absolute inside": "src/custom//etc/passwd",
    "drive": "C:/src/custom/a",
    "backslash": "src/custom/..\\..\\package.json",
    "only a backslash": "src/custom/a\\b",
    "manifest": "package.json",
    "lockfile": "package-lock.json",
    "configuration": "astro.config.mjs",
    "other source": "src/pages/index.astro",
    "workflow": ".github/workflows/build.yml",
    "the folder itself": "src/custom/",
    "the folder without slash": "src/custom",
    "a folder that begins alike": "src/customer/a.astro",
    "case of the folder": "SRC/custom/a.astro",
    "case of data": "src/Data/site.json",
    "git": "src/custom/.git/config",
    "git in capitals": "src/custom/.GIT/config",
    "git at the root": ".git/hooks/post-checkout",
    "git's short name": "src/custom/git~1/config",
    "hidden file": "src/custom/.npmrc",
    "dot": "src/custom/./a",
    "fullwidth dots": "src/custom/\uff0e\uff0e/a",
    "fullwidth slash": "src\uff0fcustom\uff0fa",
    "one dot leader": "src/custom/\u2024\u2024/a",
    "zero width": "src/custom/.g\u200bit/config",
    "ignored by HFS": "src/custom/.g\u200cit/config",
    "byte order mark": "\ufeffsrc/custom/a",
    "right to left": "src/custom/a\u202ecod.astro",
    "Cyrillic a": "src/custom/M\u0430p.astro",
    "long s": "\u017frc/custom/a.astro",
    "Kelvin sign": "src/custom/\u212aa.astro",
    "combining": "src/custom/cafe\u0301.astro",
    "NUL": "src/custom/a\0.astro",
    "new line within": "src/custom/a\n/b.astro",
    "tab": "src/custom/a\tb",
    "trailing dot": "src/custom/a./b",
    "trailing space": "src/custom/a /b",
    "stream": "src/custom/a.astro::$DATA",
    "option": "src/custom/-rf",
    "tilde": "src/custom/~root",
    "variable": "src/custom/$HOME",
    "glob": "src/custom/*",
    "percent": "src/custom/%2e%2e/a",
    "long name": f"src/custom/{'a' * 101}",
    "long path": "src/custom/" + "a/" * 100 + "a",
    "nothing": "",
}


def no_asset(name: str) -> bytes:
    raise NotFound(f"no {name}")


def logo(name: str) -> bytes:
    return LOGO if name == "logo.png" else no_asset(name)


def patch(*edits: FileEdit, owns: tuple[str, ...] = ()) -> CodePatch:
    return CodePatch(summary="A test", edits=edits, owns=owns)


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(EditRefused, match=reason) as refusal:
        yield
    assert "nothing was applied" in refusal.value.reason


class TestApplying:
    def test_files_are_written_changed_and_deleted(self) -> None:
        edited = apply_edits(
            TREE,
            patch(
                WriteText(path="src/custom/New.astro", text="<i>ä</i>\n"),
                ReplaceText(path="src/custom/Map.astro", search="São João", replacement="São Pedro"),
                DeleteFile(path="src/data/pages/contact.json"),
                WriteAsset(path="public/assets/logo.png", file="logo.png", digest=LOGO_DIGEST),
            ),
            logo,
        )
        unchanged = {"package.json", "astro.config.mjs", "src/data/site.json", "src/data/pages/home.json"}
        assert {path: edited[path] for path in unchanged} == {path: TREE[path] for path in unchanged}
        assert edited["src/custom/New.astro"].decode() == "<i>ä</i>\n"
        assert edited["src/custom/Map.astro"].decode() == "<p>aqui aqui</p><b>São Pedro</b>"
        assert edited["public/assets/logo.png"] == LOGO
        assert edited.keys() == unchanged | {
            "src/custom/New.astro", "src/custom/Map.astro", "src/custom/photo.bin", "public/assets/logo.png"
        }  # fmt: skip

    def test_the_given_tree_stays_as_it_was(self) -> None:
        before = dict(TREE)
        apply_edits(TREE, patch(DeleteFile(path="src/data/site.json")), no_asset)
        assert before == TREE

    def test_whitespace_of_a_text_is_kept(self) -> None:
        edited = apply_edits({}, patch(WriteText(path="src/custom/a.txt", text="  a \n\n")), no_asset)
        assert edited == {"src/custom/a.txt": b"  a \n\n"}

    def test_changes_of_one_file_follow_each_other(self) -> None:
        edits = [ReplaceText(path="src/custom/a.txt", search=old, replacement=new) for old, new in ("ab", "bc", "cd")]
        assert apply_edits({"src/custom/a.txt": b"a"}, patch(*edits), no_asset) == {"src/custom/a.txt": b"d"}

    def test_deleting_what_is_not_there_is_fine(self) -> None:
        assert apply_edits(TREE, patch(DeleteFile(path="src/custom/None.astro")), no_asset) == TREE

    def test_an_owned_folder_holds_nothing_but_the_patch(self) -> None:
        edits = (
            WriteText(path="src/data/pages/menu.json", text="{}"),
            ReplaceText(path="src/data/pages/home.json", search="{", replacement="{ "),
        )
        edited = apply_edits(TREE, patch(*edits, owns=("src/data/pages/", "public/assets/")), no_asset)
        assert {path for path in edited if path.startswith(("src/data/", "public/"))} == {
            "src/data/site.json", "src/data/pages/menu.json", "src/data/pages/home.json"
        }  # fmt: skip
        assert "src/custom/Map.astro" in edited

    def test_a_file_may_make_way_for_a_folder(self) -> None:
        edits = (DeleteFile(path="src/custom/a"), WriteText(path="src/custom/a/b.astro", text=""))
        assert apply_edits({"src/custom/a": b""}, patch(*edits), no_asset) == {"src/custom/a/b.astro": b""}


class TestRefusing:
    def test_text_that_is_not_there(self) -> None:
        with refused("src/custom/Map.astro.*does not contain"):
            apply_edits(TREE, patch(ReplaceText(path="src/custom/Map.astro", search="x", replacement="")), no_asset)

    @pytest.mark.parametrize(("text", "search"), [("aqui, aqui", "aqui"), ("aaa", "aa")])
    def test_text_that_is_there_twice(self, text: str, search: str) -> None:
        edit = ReplaceText(path="src/custom/a.txt", search=search, replacement="")
        with refused("more than once"):
            apply_edits({"src/custom/a.txt": text.encode()}, patch(edit), no_asset)

    def test_a_change_of_a_file_that_does_not_exist(self) -> None:
        with refused("src/custom/None.astro.*does not exist"):
            apply_edits(TREE, patch(ReplaceText(path="src/custom/None.astro", search="a", replacement="")), no_asset)

    def test_a_change_of_what_is_not_text(self) -> None:
        with refused("not text"):
            apply_edits(TREE, patch(ReplaceText(path="src/custom/photo.bin", search="a", replacement="")), no_asset)

    def test_an_asset_that_is_another_one_or_missing(self) -> None:
        for file, digest, reason in (
            ("logo.png", "0" * 64, "not the file that the patch was made for"),
            ("none.png", LOGO_DIGEST, "not there"),
            ("../spec.json", LOGO_DIGEST, "impossible name"),
            ("..", LOGO_DIGEST, "impossible name"),
        ):
            with refused(reason):
                apply_edits(TREE, patch(WriteAsset(path="public/assets/a.png", file=file, digest=digest)), logo)

    def test_a_store_that_does_not_answer_is_no_refusal(self) -> None:
        def silent(_: str) -> bytes:
            raise ProviderUnavailable("no answer")

        with pytest.raises(ProviderUnavailable):
            apply_edits(
                TREE, patch(WriteAsset(path="public/assets/a.png", file="logo.png", digest=LOGO_DIGEST)), silent
            )

    @pytest.mark.parametrize(
        ("existing", "written"),
        [
            ("src/custom/Map.astro", "src/custom/map.astro"),
            ("src/custom/maps/a.astro", "src/custom/Maps/b.astro"),
            ("SRC/data/other.json", "src/data/site.json"),
            ("src/Data/other.json", "src/data/site.json"),
            ("src/custom/\uff2d\uff41\uff50.astro", "src/custom/map.astro"),
            ("src/custom/ma\u017fk.astro", "src/custom/mask.astro"),
        ],
    )
    def test_two_spellings_of_one_name(self, existing: str, written: str) -> None:
        with refused("in case only"):
            apply_edits({existing: b""}, patch(WriteText(path=written, text="")), no_asset)

    @pytest.mark.parametrize(
        ("existing", "written"), [("src/custom/a", "src/custom/a/b.astro"), ("src/custom/a/b.astro", "src/custom/a")]
    )
    def test_a_file_where_a_folder_is(self, existing: str, written: str) -> None:
        with refused("a file and a folder"):
            apply_edits({existing: b""}, patch(WriteText(path=written, text="")), no_asset)

    def test_two_edits_of_one_path(self) -> None:
        with pytest.raises(ValidationError, match="edited twice"):
            patch(WriteText(path="src/custom/A.astro", text=""), WriteText(path="src/custom/a.astro", text=""))


class TestAttacks:
    @pytest.mark.parametrize("path", ATTACKS.values(), ids=list(ATTACKS))
    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            (WriteText, {"text": "evil"}),
            (ReplaceText, {"search": "a", "replacement": "evil"}),
            (WriteAsset, {"file": "logo.png", "digest": LOGO_DIGEST}),
            (DeleteFile, {}),
        ],
        ids=["write", "replace", "asset", "delete"],
    )
    def test_a_path_outside_is_refused_twice(self, path: str, kind: Any, fields: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            kind(path=path, **fields)
        unchecked = kind.model_construct(path=path, **fields)
        with refused("."):
            apply_edits(TREE, CodePatch.model_construct(summary="x", edits=(unchecked,)), logo)

    @pytest.mark.parametrize("path", ["src/custom/a.astro\n", " src/custom/a.astro", "src/custom/a.astro "])
    def test_white_space_never_becomes_part_of_a_name(self, path: str) -> None:
        with pytest.raises(ValidationError):
            WriteText(path=path, text="evil")
        assert DeleteFile(path=path).path == path.strip()
        with refused("."):
            apply_edits(
                {}, CodePatch.model_construct(summary="x", edits=(DeleteFile.model_construct(path=path),)), logo
            )

    @pytest.mark.parametrize("folder", ["", "src/", "src/data", "src/data/../", "/", "src/custom/A/", "src/data/\n/"])
    def test_only_editable_folders_are_owned(self, folder: str) -> None:
        with pytest.raises(ValidationError):
            patch(owns=(folder,))


SEGMENT = st.text(alphabet="abAB.-_~ \\\u200c\uff0egit", max_size=6)
PATH = st.builds(lambda folder, rest: folder + "/".join(rest), st.sampled_from(EDITABLE_FOLDERS), st.lists(SEGMENT))
GOOD_PATH = st.from_regex(r"src/custom/[ab]{1,2}(/[ab]{1,2})?", fullmatch=True)
TREES = st.dictionaries(GOOD_PATH | st.sampled_from(sorted(TREE)), st.binary(max_size=8), max_size=8)
EDITS = st.lists(
    st.builds(WriteText, path=GOOD_PATH, text=st.text("ab\n", max_size=4))
    | st.builds(ReplaceText, path=GOOD_PATH, search=st.text("ab", min_size=1, max_size=2), replacement=st.just("c"))
    | st.builds(DeleteFile, path=GOOD_PATH),
    max_size=5,
    unique_by=lambda edit: edit.path,
)


class TestProperties:
    @given(PATH)
    def test_whatever_is_let_through_stays_below_an_editable_folder(self, path: str) -> None:
        try:
            editable_path(path)
        except ValueError:
            return
        assert path.isascii()
        assert path.startswith(EDITABLE_FOLDERS)
        for segment in path.split("/"):
            assert segment not in {"", ".", ".."}
            assert not segment.startswith(".")
            assert segment == segment.strip(" .")

    @given(TREES, EDITS, st.sampled_from([(), ("src/custom/",), ("src/custom/a/",)]))
    def test_all_edits_apply_or_none(
        self, tree: dict[str, bytes], edits: list[FileEdit], owns: tuple[str, ...]
    ) -> None:
        before = dict(tree)
        with suppress(EditRefused):
            edited = apply_edits(tree, patch(*edits, owns=owns), no_asset)
            touched = {edit.path for edit in edits}
            for edit in edits:
                assert (edit.path in edited) != isinstance(edit, DeleteFile)
                assert not isinstance(edit, WriteText) or edited[edit.path] == edit.text.encode()
            kept = {path: tree[path] for path in tree if path not in touched and not path.startswith(owns)}
            assert {path: edited[path] for path in edited if path not in touched} == kept
        assert tree == before
