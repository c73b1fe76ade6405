"""What the pipeline needs in order to tell people something."""

from abc import abstractmethod

from blocks.door import Door
from domain.artifacts.message import Delivery, Message


class Mailer(Door):
    """Mail to a person."""

    @abstractmethod
    def send(self, message: Message) -> Delivery:
        """Hand the message over.

        Raises:
            ProviderUnavailable: it was certainly not accepted, and may be tried again.
        """


class Messenger(Door):
    """A post in the agency's workspace."""

    @abstractmethod
    def post(self, message: Message) -> Delivery:
        """Hand the message over; raises like `Mailer.send`."""
