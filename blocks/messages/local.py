"""The embedded mailer and messenger: files in an outbox, a line in the log."""

import logging
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from pydantic import Field

from blocks.files import Folder, disk_faults, write_once
from blocks.messages.interface import Mailer, Messenger
from domain.artifacts.message import Delivery, Message

_LOG = logging.getLogger(__name__)


class LocalOutboxMailer(Mailer):
    """Writes each mail as a file that mail programs open."""

    _block_type_name = "Sitegen Local Outbox Mailer"

    root: Folder = Field(description="The folder that gets an .eml file for each mail.")
    sender: str = Field(default="Sitegen <sitegen@localhost>", description="What the mails name as their sender.")

    @property
    def address(self) -> str:
        return str(self.root)

    def send(self, message: Message) -> Delivery:
        file = self.root / f"{message.id}.eml"
        with disk_faults("outbox", self.root):
            written = write_once(file, self._mail(message).as_bytes(policy=SMTP))
        _tell("Mail", message, file, written=written)
        return Delivery(message_id=message.id, channel="mail", recipient=message.recipient)

    def _mail(self, message: Message) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self.sender
        mail["To"] = _line(message.recipient)
        mail["Subject"] = _line(message.subject)
        mail["Date"] = format_datetime(datetime.now(UTC))
        mail["Message-ID"] = f"<{message.id}@sitegen.localhost>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        return mail


class LocalOutboxMessenger(Messenger):
    """Writes each post of the agency's workspace as a Markdown file."""

    _block_type_name = "Sitegen Local Outbox Messenger"

    root: Folder = Field(description="The folder that gets a Markdown file for each post.")

    @property
    def address(self) -> str:
        return str(self.root)

    def post(self, message: Message) -> Delivery:
        file = self.root / f"{message.id}.md"
        post = f"# {_line(message.subject)}\n\nTo: {_line(message.recipient)}\n\n{message.text.strip()}\n"
        with disk_faults("outbox", self.root):
            written = write_once(file, post.encode())
        _tell("Post", message, file, written=written)
        return Delivery(message_id=message.id, channel="workspace", recipient=message.recipient)


def _line(text: str) -> str:
    """On one line: a line break would begin another header."""
    return " ".join(text.split())


def _tell(kind: str, message: Message, file: Path, *, written: bool) -> None:
    state = "is in the outbox" if written else "was in the outbox already"
    _LOG.info("%s for %s %s: %s (%s)", kind, _line(message.recipient), state, _line(message.subject), file)
