"""What every site host does, whichever it is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from blocks.site_host.interface import SiteHost
from blocks.site_host.local import LocalSiteHost
from domain.artifacts.deployment import Deployment
from domain.errors import DoorMisconfigured, EditRefused, NotFound, Overtaken

COMMIT = "0123456789" * 4
FILES = {"index.html": b"<h1>Aurora</h1>", "_astro/style.css": b"body{}", "404.html": b"<h1>404</h1>"}
OPENERS: dict[str, Callable[[Path], SiteHost]] = {
    "local": lambda folder: LocalSiteHost(root=folder / "sites", port=8080)
}


@pytest.fixture(params=tuple(OPENERS.values()), ids=tuple(OPENERS))
def host(request: pytest.FixtureRequest, tmp_path: Path) -> SiteHost:
    opener: Callable[[Path], SiteHost] = request.param
    return opener(tmp_path)


def publish(
    host: SiteHost, version: int = 1, digest: str = "a" * 64, project_id: str = "p1", **other: str
) -> Deployment:
    files = {path: content.replace(b"Aurora", digest[:1].encode()) for path, content in FILES.items()}
    slug = other.get("slug", "padaria-aurora")
    return host.publish(slug, version, files, project_id=project_id, commit=COMMIT, build_digest=digest)


class TestPublishing:
    def test_a_version_is_held_at_an_address_of_its_own(self, host: SiteHost) -> None:
        first, second = publish(host, 1), publish(host, 2, "b" * 64)
        assert host.holds(first)
        assert host.holds(second)
        hosts = {urlsplit(url).hostname for url in (first.url, second.url, host.live_url("padaria-aurora"))}
        assert len(hosts) == 3
        assert (first.version, first.commit, first.build_digest) == (1, COMMIT, "a" * 64)

    def test_the_files_of_a_version_are_read_back(self, host: SiteHost) -> None:
        first, _ = publish(host, 1), publish(host, 2, "b" * 64)
        files = host.files(first.slug, 1)
        assert dict(files) == {path: content.replace(b"Aurora", b"a") for path, content in FILES.items()}
        assert "../manifest.json" not in files
        with pytest.raises(NotFound, match="no version 3"):
            host.files(first.slug, 3)

    def test_publishing_again_finds_what_is_there(self, host: SiteHost) -> None:
        assert publish(host) == publish(host)

    def test_a_version_never_gets_other_files(self, host: SiteHost) -> None:
        first = publish(host)
        with pytest.raises(DoorMisconfigured, match="Version 1"):
            publish(host, digest="b" * 64)
        assert host.holds(first)

    def test_a_slug_is_one_projects(self, host: SiteHost) -> None:
        publish(host)
        with pytest.raises(DoorMisconfigured, match="project p1"):
            publish(host, version=2, project_id="p2")

    def test_eight_at_once_publish_one_version(self, host: SiteHost) -> None:
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(lambda _: publish(host), range(8)))) == 1

    @pytest.mark.parametrize("path", ["../x", "/etc/x", "a\\b", "a//b", "a\0b", "", "index.html/x"])
    def test_files_that_lead_elsewhere_are_refused(self, host: SiteHost, path: str) -> None:
        with pytest.raises(EditRefused):
            host.publish(
                "padaria-aurora", 1, {**FILES, path: b"evil"}, project_id="p1", commit=COMMIT, build_digest="a" * 64
            )
        assert host.holds(publish(host))

    @pytest.mark.parametrize("slug", ["../x", "A", "a--b", "v1--aurora", "", "-a-", "a.b", "aurora\n"])
    def test_slugs_that_are_none_are_refused(self, host: SiteHost, slug: str) -> None:
        with pytest.raises(EditRefused):
            publish(host, slug=slug)
        with pytest.raises(EditRefused):
            host.remove(slug)

    def test_what_is_not_there_is_not_held(self, host: SiteHost) -> None:
        first = publish(host)
        for other in ({"version": 2}, {"build_digest": "b" * 64}, {"slug": "another"}):
            assert not host.holds(first.model_copy(update=other))


class TestPointing:
    def test_the_stable_address_shows_the_version_that_it_was_pointed_at(self, host: SiteHost) -> None:
        first, second = publish(host, 1), publish(host, 2, "b" * 64)
        assert host.previewed_version("padaria-aurora") is None
        preview = host.point_preview(second, project_id="p1", token=1)
        assert preview.version == host.previewed_version("padaria-aurora") == 2
        assert urlsplit(preview.url).hostname == preview.host
        back = host.point_preview(first, project_id="p1", token=2)
        assert host.previewed_version("padaria-aurora") == 1
        assert back.url == preview.url

    def test_a_run_that_was_overtaken_points_at_nothing(self, host: SiteHost) -> None:
        first, second = publish(host, 1), publish(host, 2, "b" * 64)
        host.point_preview(second, project_id="p1", token=7)
        with pytest.raises(Overtaken):
            host.point_preview(first, project_id="p1", token=6)
        assert host.previewed_version("padaria-aurora") == 2
        host.point_preview(first, project_id="p1", token=7)
        assert host.previewed_version("padaria-aurora") == 1

    def test_publishing_does_not_forget_who_was_first(self, host: SiteHost) -> None:
        first = publish(host, 1)
        host.point_preview(first, project_id="p1", token=7)
        publish(host, 2, "b" * 64)
        with pytest.raises(Overtaken):
            host.point_preview(first, project_id="p1", token=6)

    def test_of_many_runs_at_once_the_newest_stays(self, host: SiteHost) -> None:
        versions = [publish(host, number, f"{number}" * 64) for number in range(1, 7)]

        def point(deployment: Deployment) -> bool:
            try:
                host.point_preview(deployment, project_id="p1", token=deployment.version)
            except Overtaken:
                return False
            return True

        with ThreadPoolExecutor(6) as pool:
            assert any(pool.map(point, reversed(versions)))
        assert host.previewed_version("padaria-aurora") == 6

    def test_only_what_is_published_by_the_project_is_shown(self, host: SiteHost) -> None:
        first = publish(host)
        with pytest.raises(NotFound):
            host.point_preview(first.model_copy(update={"version": 2}), project_id="p1", token=1)
        with pytest.raises(DoorMisconfigured):
            host.point_preview(first, project_id="p2", token=1)
        assert host.previewed_version("padaria-aurora") is None


class TestRemoving:
    def test_a_removed_site_is_gone_and_its_slug_is_free(self, host: SiteHost) -> None:
        first = publish(host)
        host.point_preview(first, project_id="p1", token=1)
        host.remove("padaria-aurora")
        assert not host.holds(first)
        assert host.previewed_version("padaria-aurora") is None
        assert host.holds(publish(host, project_id="p2"))

    def test_other_sites_stay(self, host: SiteHost) -> None:
        other = publish(host, slug="padaria")
        publish(host)
        host.remove("padaria-aurora")
        assert host.holds(other)

    def test_removing_what_is_not_there_is_fine(self, host: SiteHost) -> None:
        host.remove("padaria-aurora")
        host.remove("padaria-aurora")


def test_the_identity_names_type_and_place(host: SiteHost) -> None:
    assert host.identity == f"{host.get_block_type_slug()}:{host.address}"


class TestEmbedded:
    def test_the_addresses(self, tmp_path: Path) -> None:
        host = LocalSiteHost(root=tmp_path, port=8123)
        first = publish(host)
        assert host.live_url("padaria-aurora") == "http://padaria-aurora.localhost:8123/"
        assert first.url == "http://v1--padaria-aurora.localhost:8123/"
        preview = host.point_preview(first, project_id="p1", token=1)
        assert (preview.host, preview.url) == ("padaria-aurora.localhost", "http://padaria-aurora.localhost:8123/")

    def test_another_port_is_another_identity(self, tmp_path: Path) -> None:
        assert LocalSiteHost(root=tmp_path, port=1).identity != LocalSiteHost(root=tmp_path, port=2).identity

    def test_a_version_with_a_damaged_file_is_not_held(self, tmp_path: Path) -> None:
        host = LocalSiteHost(root=tmp_path, port=8080)
        first = publish(host)
        (tmp_path / "padaria-aurora" / "versions" / "v1" / "files" / "index.html").write_text("other")
        assert not host.holds(first)
        (tmp_path / "padaria-aurora" / "versions" / "v1" / "files" / "index.html").unlink()
        assert not host.holds(first)

    def test_a_half_published_version_is_published_anew(self, tmp_path: Path) -> None:
        host = LocalSiteHost(root=tmp_path, port=8080)
        left = tmp_path / "padaria-aurora" / "versions" / ".v1.partial" / "files"
        left.mkdir(parents=True)
        (left / "index.html").write_text("half")
        assert host.holds(publish(host))
        assert not left.exists()

    def test_a_half_removed_site_is_removed(self, tmp_path: Path) -> None:
        left = tmp_path / ".removed-padaria-aurora" / "versions"
        left.mkdir(parents=True)
        host = LocalSiteHost(root=tmp_path, port=8080)
        publish(host)
        host.remove("padaria-aurora")
        assert {path.name for path in tmp_path.iterdir()} == {".padaria-aurora.lock"}
