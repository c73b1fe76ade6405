"""What the pipeline needs of a site host: publish files under a version, point a host at a version, remove."""

from abc import abstractmethod
from collections.abc import Mapping

from blocks.door import Door
from domain.artifacts.deployment import Deployment, Preview


class SiteHost(Door):
    """Keeps versions of sites, and which one each host name shows."""

    @abstractmethod
    def live_url(self, slug: str) -> str:
        """The address that the site will be live at, which its files name as canonical."""

    @abstractmethod
    def publish(
        self, slug: str, version: int, files: Mapping[str, bytes], *, project_id: str, commit: str, build_digest: str
    ) -> Deployment:
        """Put the built files at the version's own address, for good.

        Publishing the same digest again finds what is there.

        Raises:
            DoorMisconfigured: the version exists with other files, or the slug is another project's.
        """

    @abstractmethod
    def holds(self, deployment: Deployment) -> bool:
        """Whether the version is still there with the same files."""

    @abstractmethod
    def files(self, slug: str, version: int) -> Mapping[str, bytes]:
        """The files of a version by their path, each read when it is asked for.

        Raises:
            NotFound: there is no such version.
        """

    @abstractmethod
    def point_preview(self, deployment: Deployment, *, project_id: str, token: int) -> Preview:
        """Show a version at the site's stable preview address.

        `token` is the lease's number: the host refuses one that is lower than it has seen.

        Raises:
            Overtaken: a newer run has pointed the address already.
        """

    @abstractmethod
    def previewed_version(self, slug: str) -> int | None:
        """The version that the stable preview address shows."""

    @abstractmethod
    def remove(self, slug: str) -> None:
        """Take down every version and address of a site; a site that is not there is fine."""
