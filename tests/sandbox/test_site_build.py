"""Real builds with the kit's Astro."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from sandbox.errors import FilesRefused, ToolchainMissing
from sandbox.policy import BUILD
from sandbox.site_build import SiteBuild, build_site
from sandbox.toolchain import Toolchain

Build = Callable[..., SiteBuild]
FILES = {
    "package.json": '{"type": "module", "private": true}',
    "astro.config.mjs": """
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: process.env.SITE_URL,
  cacheDir: './.cache/astro',
  vite: { cacheDir: './.cache/vite' },
});
""",
    "src/pages/index.astro": """---
import { Image } from 'astro:assets';
import photo from '../photo.png';
---
<html lang="en"><head><title>Trial</title></head>
<body><a href={Astro.site}>{process.env.FORMS_URL}</a><Image src={photo} alt="A photo" format="webp" /></body></html>
""",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    Image.new("RGB", (64, 48), "#b5541c").save(folder / "src/photo.png")
    return folder


@pytest.fixture
def build(source: Path, kit: Path) -> Build:
    def build(**options: object) -> SiteBuild:
        return build_site(
            source,
            Toolchain.at(kit),
            site_url="https://padaria-aurora.example/",
            forms_url="https://forms.example/abc",
            **options,  # type: ignore[arg-type]
        )

    return build


def test_a_site_is_built(build: Build, source: Path) -> None:
    before = sorted(source.rglob("*"))
    site = build()
    assert site.passed, site.log_tail
    assert site.problems == ()
    assert b"https://padaria-aurora.example/" in site.files["index.html"]
    assert b"https://forms.example/abc" in site.files["index.html"]
    assert any(path.endswith(".webp") for path in site.files)
    assert site.digest is not None
    assert site.seconds > 0
    assert site.peak_memory > 50 * 1024**2
    assert "Complete" in site.log_tail
    assert sorted(source.rglob("*")) == before, "the sources stay as they are"


def test_the_same_sources_give_the_same_digest_and_others_another(build: Build, source: Path) -> None:
    first = build()
    assert build().digest == first.digest
    page = source / "src/pages/index.astro"
    page.write_text(page.read_text().replace("Trial", "Other"))
    assert build().digest != first.digest


def test_converted_images_are_kept_from_build_to_build(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "caches" / "project"
    first = build(cache=cache)
    assert [path.suffix for path in cache.iterdir() if path.suffix == ".webp"] == [".webp"]
    assert "reused cache entry" not in first.log_tail
    second = build(cache=cache)
    assert "reused cache entry" in second.log_tail
    assert second.digest == first.digest


def test_a_poisoned_cache_is_left_out(build: Build, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("sk-live")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "x.webp").symlink_to(secret)
    assert build(cache=cache).passed
    assert not any(path.is_symlink() for path in cache.iterdir())


def test_an_error_in_a_page_is_reported_with_its_place(build: Build, source: Path) -> None:
    (source / "src/pages/index.astro").write_text("---\nconst a = 1;\nconst b = ;\n---\n<p>{b}</p>\n")
    site = build()
    assert (site.passed, site.files, site.digest) == (False, {}, None)
    (problem,) = site.problems
    assert (problem.file, problem.line, problem.code) == ("src/pages/index.astro", 3, "CompilerError")


def test_an_error_while_rendering_names_the_page(build: Build, source: Path) -> None:
    (source / "src/pages/index.astro").write_text("<p>{undefined.x}</p>\n")
    (problem,) = build().problems
    assert problem.code == "TypeError"
    assert problem.message.endswith("(while rendering /)")


def test_the_kits_data_errors_are_reported_one_by_one(kit: Path, tmp_path: Path) -> None:
    source = tmp_path / "kit"
    shutil.copytree(kit, source, ignore=shutil.ignore_patterns("node_modules", "dist", ".cache", ".astro", "data"))
    (source / "src/data/pages").mkdir(parents=True)
    (source / "src/data/site.json").write_text('{"name": 3}')
    site = build_site(source, Toolchain.at(kit), site_url="https://x.example/", forms_url="https://f.example/")
    assert not site.passed
    assert {problem.code for problem in site.problems} == {"data"}
    assert ("src/data/site.json", "/name must be string") in {(item.file, item.message) for item in site.problems}


def test_a_page_that_never_ends_is_stopped(build: Build, source: Path) -> None:
    (source / "src/pages/index.astro").write_text("---\nwhile (true) {}\n---\n")
    site = build(limits=BUILD.model_copy(update={"wall_seconds": 5}))
    (problem,) = site.problems
    assert problem.message == "It ran for more than 5 seconds."
    assert problem.code == "limit: wall clock"


def test_a_page_that_takes_all_memory_is_stopped(build: Build, source: Path) -> None:
    (source / "src/pages/index.astro").write_text(
        "---\nconst held = []; while (true) held.push(Buffer.alloc(1024 * 1024, 1));\n---\n"
    )
    (problem,) = build(limits=BUILD.model_copy(update={"memory_bytes": 600 * 1024**2})).problems
    assert problem.code == "limit: memory"


def test_a_link_in_the_output_is_refused(build: Build, source: Path) -> None:
    (source / "src/pages/index.astro").write_text(
        "---\nimport fs from 'node:fs';\nfs.mkdirSync('dist', {recursive: true});\n"
        "process.on('exit', () => fs.symlinkSync('/etc/passwd', 'dist/passwd'));\n---\n<p>x</p>\n"
    )
    site = build()
    (problem,) = site.problems
    assert (site.passed, problem.code) == (False, "output")
    assert problem.message == "'passwd' is a symbolic link, not a plain file"


def test_a_link_in_the_sources_is_refused(build: Build, source: Path) -> None:
    (source / "src/secret.txt").symlink_to("/etc/passwd")
    with pytest.raises(FilesRefused, match="is a symbolic link"):
        build()


def test_the_packages_are_the_same_afterwards(build: Build, kit: Path) -> None:
    packages = kit / "node_modules"
    before = {path: path.stat().st_mtime_ns for path in [packages, *packages.iterdir()]}
    assert build().passed
    assert {path: path.stat().st_mtime_ns for path in [packages, *packages.iterdir()]} == before


def test_a_kit_without_its_packages_says_how_to_install_them(tmp_path: Path, kit: Path) -> None:
    shutil.copy(kit / "package-lock.json", tmp_path)
    with pytest.raises(ToolchainMissing, match="make setup"):
        Toolchain.at(tmp_path)


def test_the_toolchains_digest_is_that_of_the_lockfile(tmp_path: Path, kit: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(kit, tmp_path / name, ignore=shutil.ignore_patterns("node_modules"))
    first, second = Toolchain(tmp_path / "a"), Toolchain(tmp_path / "b")
    assert (first.digest, first.gate_digest) == (second.digest, second.gate_digest)
    with (tmp_path / "b/package-lock.json").open("a") as lockfile:
        lockfile.write("\n")
    with (tmp_path / "b/gate/check.mjs").open("a") as gate:
        gate.write("// x\n")
    assert first.digest != second.digest
    assert first.gate_digest != second.gate_digest
