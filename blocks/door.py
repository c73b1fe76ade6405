"""What every door has in common."""

from abc import ABC, abstractmethod

from prefect.blocks.core import Block


class Door(Block, ABC):
    """A Prefect block with an identity that belongs into cache keys: its type and address, never a secret."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the other side is: a folder, a base URL, an account. No secret."""

    @property
    def identity(self) -> str:
        """Type and address."""
        return f"{self.get_block_type_slug()}:{self.address}"
