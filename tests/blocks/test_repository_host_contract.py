"""What every repository host does, whichever it is; and attacks on the one that is embedded."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from blocks.repository_host.interface import Repository, RepositoryHost
from blocks.repository_host.local import LocalRepositoryHost
from domain.errors import DoorMisconfigured, EditRefused, NotFound, PushRejected

FILES = {
    "README.md": b"# Aurora\n",
    "src/data/site.json": '{"name": "Pão"}'.encode(),
    "public/logo.png": bytes(range(256)),
}
TRAILERS = {"Project": "p1", "Stage": "apply_patch", "Flow-Run": "brave-heron"}
OPENERS: dict[str, Callable[[Path], RepositoryHost]] = {
    "local": lambda folder: LocalRepositoryHost(root=folder / "repositories")
}


@pytest.fixture(params=tuple(OPENERS.values()), ids=tuple(OPENERS))
def host(request: pytest.FixtureRequest, tmp_path: Path) -> RepositoryHost:
    opener: Callable[[Path], RepositoryHost] = request.param
    return opener(tmp_path)


@pytest.fixture
def repository(host: RepositoryHost) -> Repository:
    return host.open(host.find_or_create("aurora", project_id="p1", description="Padaria Aurora"))


def commit(repository: Repository, files: dict[str, bytes], expected: str | None = None, branch: str = "main") -> str:
    made = repository.commit(files, branch=branch, expected=expected, message="Change", trailers=TRAILERS)
    return made.sha


class TestHost:
    def test_a_repository_is_made_once(self, host: RepositoryHost) -> None:
        first = host.find_or_create("aurora", project_id="p1", description="Padaria Aurora")
        sha = commit(host.open(first), FILES)
        again = host.find_or_create("aurora", project_id="p1", description="Padaria Aurora")
        assert again == first
        assert host.open(again).contains(sha)

    def test_a_name_belongs_to_one_project(self, host: RepositoryHost) -> None:
        host.find_or_create("aurora", project_id="p1", description="")
        with pytest.raises(DoorMisconfigured, match="belongs to project p1"):
            host.find_or_create("aurora", project_id="p2", description="")

    def test_eight_at_once_get_the_same_one(self, host: RepositoryHost) -> None:
        with ThreadPoolExecutor(8) as pool:
            found = pool.map(lambda _: host.find_or_create("aurora", project_id="p1", description=""), range(8))
        assert len(set(found)) == 1

    @pytest.mark.parametrize("name", ["", "../x", "a/b", "A", "-x", "--upload-pack=x", ".git", "x" * 101, "a\n"])
    def test_names_that_are_none_are_refused(self, host: RepositoryHost, name: str) -> None:
        with pytest.raises(DoorMisconfigured):
            host.find_or_create(name, project_id="p1", description="")

    def test_a_repository_that_went_is_said_to_be_gone(self, host: RepositoryHost) -> None:
        reference = host.find_or_create("aurora", project_id="p1", description="")
        with pytest.raises(NotFound, match="aurora-2"):
            host.open(reference.model_copy(update={"name": "aurora-2"}))
        with pytest.raises(NotFound, match="p2"):
            host.open(reference.model_copy(update={"project_id": "p2"}))

    def test_the_identity_names_type_and_place(self, host: RepositoryHost) -> None:
        assert host.identity == f"{host.get_block_type_slug()}:{host.address}"


class TestCommit:
    def test_an_empty_repository_has_no_head(self, repository: Repository) -> None:
        assert repository.head("main") is None

    def test_what_was_committed_is_read(self, repository: Repository) -> None:
        made = repository.commit(FILES, branch="main", expected=None, message="First", trailers=TRAILERS)
        assert repository.head("main") == made
        assert repository.files(made.sha) == FILES

    def test_a_commit_holds_exactly_its_files(self, repository: Repository) -> None:
        first = commit(repository, FILES)
        second = commit(repository, {"README.md": b"alone"}, expected=first)
        assert repository.files(second) == {"README.md": b"alone"}
        assert repository.files(first) == FILES

    def test_the_same_files_again_make_no_commit(self, repository: Repository) -> None:
        first = commit(repository, FILES)
        assert commit(repository, FILES, expected=first) == first
        assert commit(repository, FILES, expected=None) == first

    def test_a_change_is_repeated_after_its_answer_was_lost(self, repository: Repository) -> None:
        first = commit(repository, FILES)
        second = commit(repository, {"a": b"2"}, expected=first)
        assert commit(repository, {"a": b"2"}, expected=first) == second

    def test_a_change_that_was_overtaken_is_rejected(self, repository: Repository) -> None:
        first = commit(repository, FILES)
        second = commit(repository, {"a": b"2"}, expected=first)
        with pytest.raises(PushRejected, match=first):
            commit(repository, {"a": b"3"}, expected=first)
        with pytest.raises(PushRejected):
            commit(repository, {"a": b"3"}, expected=None)
        with pytest.raises(PushRejected):
            commit(repository, {"a": b"3"}, expected=second, branch="revision-1")
        assert repository.head("main") is not None
        assert repository.files("" if (head := repository.head("main")) is None else head.sha) == {"a": b"2"}

    def test_of_eight_different_changes_at_once_one_wins(self, repository: Repository) -> None:
        first = commit(repository, FILES)

        def change(number: int) -> str | None:
            try:
                return commit(repository, {"a": str(number).encode()}, expected=first)
            except PushRejected:
                return None

        with ThreadPoolExecutor(8) as pool:
            winners = [sha for sha in pool.map(change, range(8)) if sha]
        head = repository.head("main")
        assert head is not None
        assert winners == [head.sha]

    def test_of_eight_equal_changes_at_once_there_is_one_commit(self, repository: Repository) -> None:
        with ThreadPoolExecutor(8) as pool:
            made = set(pool.map(lambda _: commit(repository, FILES), range(8)))
        assert len(made) == 1

    def test_an_unknown_ancestor_is_said_to_be_missing(self, repository: Repository) -> None:
        with pytest.raises(NotFound):
            commit(repository, FILES, expected="0123456789" * 4)

    def test_a_commit_without_files_is_possible(self, repository: Repository) -> None:
        assert repository.files(commit(repository, {})) == {}

    @pytest.mark.parametrize(
        "path",
        [
            "../x", "/abs", "a/../b", "a//b", "./a", "a\\b", "a\0b", "a\nb", "a\u200cb/x",
            ".git/config", "x/.git/config", ".GIT/config", "git~1/config", ".git./config", ".git /config",
            ".git::$INDEX_ALLOCATION/config", ".g\u200cit/config", "",
        ],
    )  # fmt: skip
    def test_dangerous_paths_make_no_commit(self, repository: Repository, path: str) -> None:
        with pytest.raises(EditRefused):
            commit(repository, {"fine.txt": b"", path: b"[core]\n"})
        assert repository.head("main") is None

    def test_a_path_cannot_be_a_file_and_a_folder(self, repository: Repository) -> None:
        with pytest.raises(EditRefused, match="'a'"):
            commit(repository, {"a": b"", "a/b": b""})

    @pytest.mark.parametrize(
        "branch", ["", "-d", "--stdin", "a b", "a..b", "x.lock", "refs/heads/x", "a\n", "HEAD~1", "@{1}"]
    )
    def test_branch_names_that_are_none_are_refused(self, repository: Repository, branch: str) -> None:
        sha = commit(repository, FILES)
        with pytest.raises(EditRefused):
            commit(repository, FILES, branch=branch)
        with pytest.raises(EditRefused):
            repository.point(branch, sha, expected=None)


class TestBranches:
    def test_a_branch_is_made_and_moved(self, repository: Repository) -> None:
        first = commit(repository, FILES, branch="revision-0")
        repository.point("preview-p1", first, expected=None)
        second = commit(repository, {"a": b"2"}, expected=first, branch="revision-0")
        repository.point("preview-p1", second, expected=first)
        head = repository.head("preview-p1")
        assert head is not None
        assert head.sha == second
        assert head.branch == "preview-p1"

    def test_pointing_again_is_fine(self, repository: Repository) -> None:
        first = commit(repository, FILES, branch="revision-0")
        repository.point("main", first, expected=None)
        repository.point("main", first, expected=None)

    def test_a_branch_that_went_elsewhere_is_left_there(self, repository: Repository) -> None:
        first = commit(repository, FILES, branch="revision-0")
        second = commit(repository, {"a": b"2"}, expected=first, branch="revision-0")
        third = commit(repository, {"a": b"3"}, expected=second, branch="revision-0")
        repository.point("main", second, expected=None)
        for expected in (first, None):
            with pytest.raises(PushRejected):
                repository.point("main", third, expected=expected)
        head = repository.head("main")
        assert head is not None
        assert head.sha == second

    def test_a_branch_needs_a_commit_that_exists(self, repository: Repository) -> None:
        head = repository.commit(FILES, branch="main", expected=None, message="First", trailers=TRAILERS)
        for wrong in ("0123456789" * 4, head.tree, "main", "--help", ""):
            with pytest.raises(NotFound):
                repository.point("preview-p1", wrong, expected=None)
            with pytest.raises(NotFound):
                repository.files(wrong)

    def test_a_repository_knows_its_commits(self, repository: Repository) -> None:
        head = repository.commit(FILES, branch="main", expected=None, message="First", trailers=TRAILERS)
        assert repository.contains(head.sha)
        assert repository.tree(head.sha) == head.tree
        with pytest.raises(NotFound):
            repository.tree("0123456789" * 4)
        assert not repository.contains(head.tree)
        assert not repository.contains("0123456789" * 4)
        assert not repository.contains("--batch")


class TestExport:
    def test_the_files_of_a_commit_are_written(self, repository: Repository, tmp_path: Path) -> None:
        folder = tmp_path / "workspace"
        repository.export(commit(repository, FILES), folder)
        written = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        assert written == FILES

    def test_a_folder_that_holds_something_is_refused(self, repository: Repository, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        folder = tmp_path / "workspace"
        folder.mkdir()
        (folder / "src").symlink_to(outside)
        with pytest.raises(EditRefused, match="not empty"):
            repository.export(commit(repository, FILES), folder)
        assert list(outside.iterdir()) == []


# From here on: the embedded host with what only an attacker or a crash leaves behind.


def git(folder: Path, *arguments: str, given: str = "") -> str:
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    author = ("-c", "user.name=Eve", "-c", "user.email=eve@example.com")
    command = ["git", *author, f"--git-dir={folder}", *arguments]
    done = subprocess.run(command, input=given, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return tmp_path / "repositories" / "aurora.git"


@pytest.fixture
def local(tmp_path: Path) -> Repository:
    host = LocalRepositoryHost(root=tmp_path / "repositories")
    return host.open(host.find_or_create("aurora", project_id="p1", description="Padaria\nAurora"))


def evil_commit(bare: Path, *entries: str) -> str:
    tree = git(bare, "mktree", "-z", "--missing", given="".join(f"{entry}\0" for entry in entries))
    return git(bare, "commit-tree", tree, given="evil")


class TestEmbedded:
    def test_a_commit_says_who_made_it_and_for_what(self, local: Repository, bare: Path) -> None:
        made = local.commit(
            FILES,
            branch="main",
            expected=None,
            message="Write the\n\ncontent",
            trailers={**TRAILERS, "Stage": "a\nEvil: x"},
        )
        people = git(bare, "log", "-1", "--format=%an <%ae> %cn <%ce>", made.sha)
        assert people == "Sitegen <sitegen@localhost> Sitegen <sitegen@localhost>"
        trailers = git(bare, "log", "-1", "--format=%(trailers:only,unfold)", made.sha)
        assert trailers == "Project: p1\nStage: a Evil: x\nFlow-Run: brave-heron"
        assert git(bare, "log", "-1", "--format=%s", made.sha) == "Write the"
        assert git(bare, "fsck", "--strict") == ""

    def test_a_repository_can_be_cloned_and_says_whose_it_is(
        self, local: Repository, bare: Path, tmp_path: Path
    ) -> None:
        commit(local, FILES)
        git(bare, "clone", "--quiet", str(bare), str(tmp_path / "clone"))
        assert (tmp_path / "clone" / "README.md").read_bytes() == FILES["README.md"]
        assert (bare / "description").read_text() == "Padaria Aurora\n"

    @pytest.mark.parametrize(("mode", "kind"), [("120000", "blob"), ("160000", "commit")], ids=["link", "submodule"])
    def test_links_and_submodules_are_refused(
        self, local: Repository, bare: Path, tmp_path: Path, mode: str, kind: str
    ) -> None:
        commit(local, FILES)
        target = git(bare, "hash-object", "-w", "--stdin", given="/etc/passwd") if kind == "blob" else "0123456789" * 4
        commit_with_link = evil_commit(bare, f"{mode} {kind} {target}\tsrc")
        for attempt in (
            lambda: local.files(commit_with_link),
            lambda: local.export(commit_with_link, tmp_path / "out"),
        ):
            with pytest.raises(EditRefused, match="'src'"):
                attempt()
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        "name", ["..", ".git", ".GIT", "git~1", ".", "a\\b", ".g\u200cit", ".git ", "a\nb", "a\u202eb"]
    )
    def test_dangerous_names_in_a_commit_are_refused(
        self, local: Repository, bare: Path, tmp_path: Path, name: str
    ) -> None:
        commit(local, FILES)
        blob = git(bare, "hash-object", "-w", "--stdin", given="evil")
        folder = git(bare, "mktree", "-z", given=f"100644 blob {blob}\tconfig\0")
        commit_with_name = evil_commit(bare, f"040000 tree {folder}\t{name}")
        with pytest.raises(EditRefused):
            local.export(commit_with_name, tmp_path / "workspace" / "out")
        assert not (tmp_path / "workspace").exists()

    def test_neither_hooks_nor_configuration_nor_environment_are_heard(
        self, local: Repository, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = tmp_path / "told"
        hook = bare / "hooks" / "reference-transaction"
        hook.parent.mkdir()
        hook.write_text(f"#!/bin/sh\necho hook >> {told}\n")
        hook.chmod(0o755)
        global_config = tmp_path / "home" / ".gitconfig"
        global_config.parent.mkdir()
        global_config.write_text(f"[core]\n\thooksPath = {hook.parent}\n[user]\n\tname = Eve\n")
        monkeypatch.setenv("HOME", str(global_config.parent))
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("GIT_AUTHOR_NAME", "Eve")
        monkeypatch.setenv("GIT_TRACE", str(told))
        made = commit(local, FILES)
        assert git(bare, "log", "-1", "--format=%an", made) == "Sitegen"
        assert not told.exists()
        assert not (tmp_path / "elsewhere").exists()
        # The control: git as it comes runs the hook.
        git(bare, "update-ref", "refs/heads/control", made)
        assert told.read_text().startswith("hook")

    def test_replaced_objects_are_not_believed(self, local: Repository, bare: Path) -> None:
        made = commit(local, FILES)
        blob = git(bare, "hash-object", "-w", "--stdin", given="evil")
        git(bare, "replace", git(bare, "rev-parse", f"{made}:README.md"), blob)
        assert git(bare, "show", f"{made}:README.md") == "evil"
        assert local.files(made) == FILES

    def test_a_lock_of_a_killed_process_does_not_stay_in_the_way(self, local: Repository, bare: Path) -> None:
        first = commit(local, FILES)
        (bare / "refs" / "heads" / "main.lock").touch()
        second = commit(local, {"a": b"2"}, expected=first)
        head = local.head("main")
        assert head is not None
        assert head.sha == second

    def test_a_half_made_repository_is_made_anew(self, tmp_path: Path) -> None:
        host = LocalRepositoryHost(root=tmp_path)
        (tmp_path / "aurora.new" / "refs").mkdir(parents=True)
        (tmp_path / "aurora.new" / "HEAD").write_text("half")
        repository = host.open(host.find_or_create("aurora", project_id="p1", description=""))
        assert repository.files(commit(repository, FILES)) == FILES
        assert not (tmp_path / "aurora.new").exists()

    def test_a_repository_of_nobody_is_not_taken(self, tmp_path: Path) -> None:
        git(tmp_path / "aurora.git", "init", "--quiet", "--bare")
        with pytest.raises(DoorMisconfigured, match="belongs to no project"):
            LocalRepositoryHost(root=tmp_path).find_or_create("aurora", project_id="p1", description="")

    def test_a_kill_at_any_moment_leaves_a_repository_that_works(self, tmp_path: Path) -> None:
        program = Path(__file__).with_name("killed_committers.py")
        done = subprocess.run([sys.executable, program, tmp_path], capture_output=True, text=True, check=False)
        assert done.stderr == ""
        survivors = sorted(tmp_path.glob("*/aurora.git"))
        assert len(survivors) == 12
        for repository in survivors:
            git(repository, "fsck", "--strict")
