"""A bare git repository, read and written object by object: no working tree, hence no link to follow."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from filelock import FileLock

from blocks.files import check_relative_path, check_relative_paths, disk_faults, write_tree
from blocks.repository_host.commands import GitCommands
from blocks.repository_host.interface import Repository
from domain.artifacts.repository import Commit
from domain.errors import EditRefused, NotFound, ProviderUnavailable, PushRejected

_BRANCH = re.compile(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*")
_SHA = re.compile(r"[0-9a-f]{40}")
_REGULAR_FILES = frozenset({"100644", "100755"})
_NO_COMMIT = "0" * 40
_LOCK_SECONDS = 60


class GitRepository(Repository):
    """A bare repository in a folder.

    A host whose repositories live elsewhere keeps a bare copy here and overrides two steps: where
    a branch is (`_branch_head`) and moving it (`_move_branch`).
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._git = GitCommands(folder)
        self._lock = FileLock(folder / "sitegen.lock", timeout=_LOCK_SECONDS)

    def head(self, branch: str) -> Commit | None:
        found = self._branch_head(_checked_branch(branch))
        if found is None:
            return None
        sha, tree = found
        return Commit(repository=self.name, branch=branch, sha=sha, tree=tree)

    def tree(self, commit: str) -> str:
        return self._git.run("rev-parse", "--verify", f"{self._checked_commit(commit)}^{{tree}}").decode().strip()

    def files(self, commit: str) -> Mapping[str, bytes]:
        entries = dict(self._regular_files(commit))
        return dict(zip(entries, self._contents(tuple(entries.values())), strict=True))

    def export(self, commit: str, folder: Path) -> None:
        files = self.files(commit)
        with disk_faults("folder", folder):
            write_tree(folder, files)

    def commit(
        self,
        files: Mapping[str, bytes],
        *,
        branch: str,
        expected: str | None,
        message: str,
        trailers: Mapping[str, str],
    ) -> Commit:
        tree = self._write_tree(files)
        if (head := self.head(branch)) and head.tree == tree:
            return head
        parents = ("-p", self._checked_commit(expected)) if expected else ()
        text = f"{message.strip()}\n\n{_trailer_lines(trailers)}"
        sha = self._git.run("commit-tree", tree, *parents, given=text.encode()).decode().strip()
        try:
            self._move_branch(branch, sha, expected)
        except PushRejected:
            if (head := self.head(branch)) and head.tree == tree:
                return head
            raise
        return Commit(repository=self.name, branch=branch, sha=sha, tree=tree)

    def point(self, branch: str, commit: str, *, expected: str | None) -> None:
        head = self.head(branch)
        if head is None or head.sha != commit:
            self._move_branch(branch, self._checked_commit(commit), expected)

    def contains(self, commit: str) -> bool:
        if not _SHA.fullmatch(commit):
            return False
        answer = self._git.run("cat-file", "--batch-check=%(objecttype)", given=f"{commit}\n".encode())
        return answer == b"commit\n"

    def _branch_head(self, branch: str) -> tuple[str, str] | None:
        """The commit and the tree that a branch is at, where it is shared."""
        ref = f"refs/heads/{branch}"
        listing = self._git.run("for-each-ref", "--format=%(refname) %(objectname) %(tree)", "--", ref)
        for line in listing.decode().splitlines():
            name, sha, tree = line.split(" ")
            if name == ref:
                return sha, tree
        return None

    def _move_branch(self, branch: str, commit: str, expected: str | None) -> None:
        """Move a branch from `expected` to `commit` in a single step, where it is shared.

        Raises:
            PushRejected: it is somewhere else.
        """
        ref = f"refs/heads/{branch}"
        change = ("update-ref", "--no-deref", "--", ref, commit, expected or _NO_COMMIT)
        with disk_faults("repository", self._git.folder), self._lock:
            result = self._git.attempt(*change)
            if result.status != 0 and ".lock': File exists" in result.errors:
                # Everyone who moves a branch holds our lock: this one is of a process that was killed.
                (self._git.folder / f"{ref}.lock").unlink(missing_ok=True)
                result = self._git.attempt(*change)
        if result.status == 0:
            return
        if re.search(r"but expected|already exists|unable to resolve reference", result.errors):
            raise PushRejected(f"Branch '{branch}' of {self.name} is not at {expected or 'its beginning'} any more.")
        raise ProviderUnavailable(f"Branch '{branch}' of {self.name} cannot be moved: {result.errors.strip()}")

    def _checked_commit(self, commit: str) -> str:
        if not self.contains(commit):
            raise NotFound(f"Repository {self.name} has no commit {commit}.")
        return commit

    def _write_tree(self, files: Mapping[str, bytes]) -> str:
        check_relative_paths(files)
        with tempfile.TemporaryDirectory() as folder:
            index = Path(folder, "index")
            entries = zip(self._write_blobs(files, Path(folder)), files, strict=True)
            listing = "".join(f"100644 {blob}\t{path}\0" for blob, path in entries)
            result = self._git.attempt("update-index", "-z", "--index-info", given=listing.encode(), index=index)
            if result.status != 0 or result.errors:
                raise EditRefused(f"git does not take these files: {result.errors.strip()}")
            return self._git.run("write-tree", index=index).decode().strip()

    def _write_blobs(self, files: Mapping[str, bytes], folder: Path) -> list[str]:
        copies = [folder / str(number) for number in range(len(files))]
        for copy, content in zip(copies, files.values(), strict=True):
            copy.write_bytes(content)
        names = "".join(f"{copy}\n" for copy in copies)
        return (
            self._git.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=names.encode()).decode().split()
        )

    def _regular_files(self, commit: str) -> Iterator[tuple[str, str]]:
        """Path and blob of every file; reading through an index has git check each path."""
        self._checked_commit(commit)
        with tempfile.TemporaryDirectory() as folder:
            index = Path(folder, "index")
            result = self._git.attempt("read-tree", commit, index=index)
            if "invalid path" in result.errors:
                raise EditRefused(f"Commit {commit} of {self.name} holds a dangerous path: {result.errors.strip()}")
            listing = self._git.run("ls-files", "--stage", "-z", index=index)
        for entry in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            about, path = entry.split("\t", maxsplit=1)
            mode, blob, _ = about.split(" ")
            check_relative_path(path)
            if mode not in _REGULAR_FILES:
                raise EditRefused(f"'{path}' in commit {commit} of {self.name} is a link or a submodule, not a file.")
            yield path, blob

    def _contents(self, blobs: tuple[str, ...]) -> Iterator[bytes]:
        output = self._git.run(
            "cat-file", "--batch=%(objectsize)", given="".join(f"{blob}\n" for blob in blobs).encode()
        )
        start = 0
        for _ in blobs:
            line_end = output.index(b"\n", start)
            content_end = line_end + 1 + int(output[start:line_end])
            yield output[line_end + 1 : content_end]
            start = content_end + 1


def _checked_branch(branch: str) -> str:
    if not _BRANCH.fullmatch(branch) or branch.endswith(".lock") or len(branch) > 200:
        raise EditRefused(f"{branch!r} cannot be a branch's name.", next_step="Use letters, digits and hyphens.")
    return branch


def _trailer_lines(trailers: Mapping[str, str]) -> str:
    return "".join(f"{key}: {' '.join(value.split())}\n" for key, value in trailers.items())
