"""Letters are sent once, late rather than never, and delay nobody else's."""

import datetime
import signal
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import OperationalError, connection
from django.utils.timezone import now

from letters import posting, sending
from letters.models import CLAIM_LASTS, GIVEN_UP_AFTER, Letter
from letters.sending import Outcome, at_most, deliver
from tests.letters.server import MailServer, serving

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _letters_wait(_letters_go_at_once, monkeypatch) -> None:
    """Let the tests say when letters are sent."""
    monkeypatch.setattr(posting, "send_later", lambda: None)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with serving() as started:
        settings.EMAIL_HOST, settings.EMAIL_PORT = started.address
        yield started


def write(name: str = "anna", subject: str = "Temat") -> Letter:
    message = EmailMultiAlternatives(
        subject, "Treść", to=[f"{name}@example.pl"], reply_to=["biuro@example.pl"]
    )
    message.attach_alternative("<p>Treść</p>", "text/html")
    return posting.post(message)


def again(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_a_letter_arrives_as_it_was_written(mailoutbox):
    letter = write()
    assert deliver() == {Outcome.SENT: 1}
    (sent,) = mailoutbox
    assert (sent.subject, sent.body) == ("Temat", "Treść")
    assert (sent.to, sent.reply_to) == (["anna@example.pl"], ["biuro@example.pl"])
    assert [text for text, _kind in sent.alternatives] == ["<p>Treść</p>"]
    assert sent.message()["Message-ID"] == letter.message_id
    assert sent.message()["Auto-Submitted"] == "auto-generated"


def test_what_is_sent_is_not_sent_again_and_leaves_no_text_behind(mailoutbox):
    letter = write()
    deliver()
    assert deliver() == {}
    assert len(mailoutbox) == 1
    sent = again(letter)
    assert sent.sent_at
    assert (sent.text, sent.html) == ("", "")


def test_what_somebody_is_sending_is_left_alone_until_that_one_must_have_died(
    mailoutbox,
):
    letter = write()
    Letter.objects.update(claimed_at=now())
    assert deliver() == {}
    Letter.objects.update(claimed_at=now() - CLAIM_LASTS - datetime.timedelta(1))
    assert deliver() == {Outcome.SENT: 1}
    # Mail programs know by it a letter that had been taken before.
    assert mailoutbox[0].message()["Message-ID"] == letter.message_id


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="threads of tests share its memory"
)
@pytest.mark.django_db(transaction=True)
def test_many_who_send_at_once_send_each_letter_once(server: MailServer):
    for number in range(30):
        write(f"osoba{number}")

    def send(_one: int) -> None:
        try:
            deliver()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(send, range(4)))
    taken = [message_from_bytes(one, policy=policy.default) for one in server.taken]
    assert len({one["Message-ID"] for one in taken}) == len(taken) == 30
    assert not Letter.objects.waiting().exists()


def test_an_address_that_is_refused_delays_its_own_letter_only(server: MailServer):
    server.refused.add("odmowa@example.pl")
    refused, taken = write("odmowa"), write("anna")
    assert deliver() == {Outcome.REFUSED: 1, Outcome.SENT: 1}
    assert again(taken).sent_at
    assert again(refused).attempts == 1
    # It waits before it is tried again, longer each time.
    assert deliver() == {}
    waits = [Letter(attempts=n).wait().total_seconds() / 60 for n in (1, 2, 3, 20)]
    assert waits == [2, 4, 8, 360]


def test_a_server_out_of_reach_is_not_asked_for_each_letter(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.address
    for number in range(5):
        write(f"osoba{number}")
    assert deliver() == {Outcome.TROUBLE: 2}
    assert Letter.objects.waiting().count() == 5
    assert Letter.objects.stuck().count() == 2


def test_a_server_that_hangs_up_on_one_letter_takes_the_others(server: MailServer):
    server.hung_up_on.add("zla@example.pl")
    write("zla")
    good = write("anna")
    assert deliver() == {Outcome.TROUBLE: 1, Outcome.SENT: 1}
    assert again(good).sent_at


def test_an_attempt_ends_however_slowly_the_server_answers():
    with pytest.raises(TimeoutError), at_most(0.01):
        signal.pause()


def test_after_a_week_it_is_given_up(server: MailServer, caplog):
    server.refused.add("odmowa@example.pl")
    letter = write("odmowa")
    Letter.objects.update(created_at=now() - GIVEN_UP_AFTER)
    deliver()
    assert again(letter).given_up_at
    assert f"letter {letter.pk} is given up" in caplog.text
    assert not Letter.objects.waiting().exists()


def test_what_was_sent_is_marked_however_long_the_database_is_locked(
    mailoutbox, monkeypatch
):
    """Else it would be sent once more."""
    letter, failures = write(), iter([OperationalError("database is locked")] * 3)
    marked = sending._mark

    def mark(*args, **kwargs) -> None:
        for failure in failures:
            raise failure
        marked(*args, **kwargs)

    monkeypatch.setattr(sending, "_mark", mark)
    monkeypatch.setattr(sending, "sleep", lambda seconds: None)
    assert deliver() == {Outcome.SENT: 1}
    assert again(letter).sent_at


def test_a_folder_is_no_mail_server(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    letter = write()
    assert deliver() == {Outcome.FILED: 1}
    assert again(letter).filed_at
    assert not again(letter).sent_at
    assert deliver() == {}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_subject_of_two_lines_is_one_header():
    write(subject="Temat\nBcc: inny@example.pl")
    assert deliver() == {Outcome.SENT: 1}
    (sent,) = mail.outbox
    assert sent.subject == "Temat Bcc: inny@example.pl"
    assert sent.recipients() == ["anna@example.pl"]
