"""What every mailer and every messenger does, whichever it is."""

import email
import logging
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from blocks.messages.interface import Mailer, Messenger
from blocks.messages.local import LocalOutboxMailer, LocalOutboxMessenger
from domain.artifacts.message import Delivery, Message
from domain.errors import ProviderUnavailable

Send = Callable[[Message], Delivery]
MESSAGE = Message(
    id="p1-preview-1",
    recipient="ana@example.com",
    subject="A prévia do site está pronta — veja",
    text="Olá, Ana!\n\nSua prévia: http://aurora.localhost:8080/\n" + "palavra " * 200,
)


def mailer(folder: Path) -> Mailer:
    return LocalOutboxMailer(root=folder)


def messenger(folder: Path) -> Messenger:
    return LocalOutboxMessenger(root=folder)


@pytest.fixture(params=["mailer", "messenger"])
def send(request: pytest.FixtureRequest, tmp_path: Path) -> Send:
    return mailer(tmp_path).send if request.param == "mailer" else messenger(tmp_path).post


def read_mail(file: Path) -> EmailMessage:
    mail = email.message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


class TestBoth:
    def test_a_delivery_says_what_went_to_whom(self, send: Send) -> None:
        delivery = send(MESSAGE)
        assert (delivery.message_id, delivery.recipient) == (MESSAGE.id, MESSAGE.recipient)

    def test_the_same_message_again_is_not_sent_twice(self, send: Send, tmp_path: Path) -> None:
        first = send(MESSAGE)
        (file,) = tmp_path.iterdir()
        written = file.stat()
        assert send(MESSAGE.model_copy(update={"text": "Another text under the same id"})) == first
        assert list(tmp_path.iterdir()) == [file]
        assert file.stat() == written

    def test_other_messages_are_others(self, send: Send, tmp_path: Path) -> None:
        send(MESSAGE)
        send(MESSAGE.model_copy(update={"id": "p1-preview-2"}))
        assert len(list(tmp_path.iterdir())) == 2

    def test_one_line_tells_people(self, send: Send, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.INFO, logger="blocks.messages"):
            send(MESSAGE)
        (line,) = caplog.messages
        assert "ana@example.com" in line
        assert MESSAGE.subject in line

    def test_an_outbox_that_cannot_be_written_may_be_tried_again(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        for attempt in (mailer(tmp_path / "file").send, messenger(tmp_path / "file").post):
            with pytest.raises(ProviderUnavailable):
                attempt(MESSAGE)


class TestMail:
    def test_a_mail_program_reads_what_was_written(self, tmp_path: Path) -> None:
        mailer(tmp_path).send(MESSAGE)
        mail = read_mail(tmp_path / "p1-preview-1.eml")
        assert mail["To"] == "ana@example.com"
        assert mail["From"] == "Sitegen <sitegen@localhost>"
        assert mail["Subject"] == MESSAGE.subject
        assert mail["Message-ID"] == "<p1-preview-1@sitegen.localhost>"
        assert mail["Date"].datetime.tzinfo is not None
        assert mail.get_content_type() == "text/plain"
        assert mail.get_content().replace("\r\n", "\n").strip() == MESSAGE.text.strip()
        assert all(len(line) <= 998 for line in (tmp_path / "p1-preview-1.eml").read_bytes().splitlines())

    def test_a_subject_adds_no_header(self, tmp_path: Path) -> None:
        evil = {"subject": "Hi\r\nBcc: eve@example.com\n\nbody", "recipient": "ana@example.com\nBcc: eve@example.com"}
        mailer(tmp_path).send(MESSAGE.model_copy(update=evil))
        mail = read_mail(tmp_path / "p1-preview-1.eml")
        assert mail["Bcc"] is None
        assert mail["Subject"] == "Hi Bcc: eve@example.com body"


class TestPost:
    def test_a_post_is_a_page_that_people_read(self, tmp_path: Path) -> None:
        messenger(tmp_path).post(MESSAGE.model_copy(update={"text": "Pronto."}))
        assert (tmp_path / "p1-preview-1.md").read_text() == (
            "# A prévia do site está pronta — veja\n\nTo: ana@example.com\n\nPronto.\n"
        )
