"""What the pipeline needs of an artifact store."""

from abc import abstractmethod
from collections.abc import Iterator

from blocks.door import Door


class ArtifactStore(Door):
    """Files under keys such as `projects/{project_id}/artifacts/spec.json`; whole files, written atomically."""

    @abstractmethod
    def read(self, key: str) -> bytes:
        """The file's content.

        Raises:
            NotFound: no such key.
            ProviderUnavailable: the store does not answer.
        """

    @abstractmethod
    def write(self, key: str, content: bytes) -> None:
        """Put a file, replacing an older one in a single step."""

    @abstractmethod
    def exists(self, key: str) -> bool:
        """Whether there is such a file."""

    @abstractmethod
    def url(self, key: str) -> str:
        """Where a person can open the file."""

    @abstractmethod
    def list_keys(self, prefix: str) -> Iterator[str]:
        """All keys that begin with `prefix`, sorted."""

    @abstractmethod
    def remove(self, key: str) -> None:
        """Remove a file; one that is not there is fine."""
