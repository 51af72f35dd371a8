"""Sending reminders: dry runs, failing mail servers, two runs at once."""

from collections.abc import Iterator
from datetime import date
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread

import pytest
from django.core.management import CommandError
from django.utils.timezone import localdate

from letters.models import Letter
from organisation.models import Unit, User
from reporting.models import Notice, State
from reporting.reminders import digests, post_all
from tasks.models import Strategy, Task
from tests.factories import (
    make_campaign,
    make_post,
    make_report,
    make_tree,
    make_user,
)
from tests.reporting.reminders.mail import (
    another,
    give_back,
    let_time_pass,
    remind,
    submit,
    told,
)

pytestmark = pytest.mark.django_db


def test_a_dry_run_says_who_would_get_what_and_why(task, campaign, mailoutbox):
    User.objects.filter(username="realizator").update(
        first_name="Jan", last_name="Kowalski"
    )
    assert remind(date(2014, 1, 24), dry_run=True).splitlines() == [
        "Jan Kowalski <realizator@example.pl>: Strategia rozwoju Miasta, 2013: "
        "1 sprawozdanie do 31 stycznia (do terminu najwyżej 7 dni)",
        "Do wysłania: 1 wiadomość. Nic nie wysłano.",
    ]
    assert mailoutbox == []
    assert not Notice.objects.exists()
    assert remind(date(2014, 1, 24)).splitlines()[-1] == "Wysłano 1 wiadomość."


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2014, 1, 1), "(kampania jest otwarta)"),
        (date(2014, 1, 30), "(do terminu najwyżej 1 dzień)"),
        (date(2014, 2, 8), "(2. tydzień po terminie)"),
    ],
)
def test_the_reasons_in_words(campaign, day, reason):
    assert reason in remind(day, dry_run=True)


def test_submitted_and_returned_reports_are_reasons(task, now, year):
    submit(another(task), year)
    submit(task, year)
    give_back(task, year)
    # As if nobody could have been told at once.
    Notice.objects.all().delete()
    printed = remind(dry_run=True)
    assert "(do terminu najwyżej 14 dni, zwrócono 1 sprawozdanie)" in printed
    assert "(przesłano 1 sprawozdanie)" in printed


class Refusing(StreamRequestHandler):
    """Speaks just enough SMTP to take messages; hangs up on hearing one address."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            if line.upper().startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() != b".\r\n":
                    pass
                self.server.taken += 1  # type: ignore[attr-defined]
            if line.upper().startswith(b"RCPT") and b"realizator" in line:
                self.wfile.write(b"550 unknown\r\n")
                return
            self.wfile.write(b"250 fine\r\n")


@pytest.fixture
def refusing_server(settings) -> Iterator[TCPServer]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with TCPServer(("127.0.0.1", 0), Refusing) as server:
        server.taken = 0  # type: ignore[attr-defined]
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_message_that_is_refused_is_tried_again_and_others_get_theirs(
    task, campaign, refusing_server, settings, mailoutbox, caplog
):
    make_user(task.executors.get().post, username="zzz", email="zzz@example.pl")
    make_user(task.executors.get().post, username="aaa", email="aaa@example.pl")
    with pytest.raises(CommandError, match="Czeka 1 wiadomość"):
        remind(date(2014, 1, 24))
    assert refusing_server.taken == 2
    (refused,) = Letter.objects.waiting()
    assert refused.to == "realizator@example.pl"
    assert f"letter {refused.pk} was not sent" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    let_time_pass()
    remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


def test_a_server_that_is_down_fails_the_command_and_loses_no_letter(
    task, campaign, dead_server, settings, mailoutbox
):
    make_user(task.executors.get().post, email="druga@example.pl")
    with pytest.raises(CommandError, match="Czekają 2 wiadomości"):
        remind(date(2014, 1, 24))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    let_time_pass()
    # Another day, on which nothing is new.
    remind(date(2014, 1, 25))
    assert len(mailoutbox) == 2


def test_letters_in_a_folder_are_not_called_sent(campaign, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    printed = remind(date(2014, 1, 24)).splitlines()
    assert printed[-2:] == [
        "Wysłano 0 wiadomości.",
        "Nie ma serwera poczty: 1 wiadomość leży w folderze i nikt jej nie dostał.",
    ]
    assert len(list(tmp_path.iterdir())) == 1


def test_an_address_that_is_none_fails_alone(task, campaign, mailoutbox):
    make_user(task.executors.get().post, username="zły", email="a@b\nBcc: c@d.pl")
    with pytest.raises(CommandError):
        remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


def test_two_runs_at_once_send_once(campaign, mailoutbox):
    one, other = (digests(date(2014, 1, 24)).reminders for _run in range(2))
    assert post_all(one) == 1
    assert post_all(other) == 0
    assert len(mailoutbox) == 1


# How many queries


@pytest.mark.parametrize("state", [State.NOT_STARTED, State.SUBMITTED])
def test_queries_do_not_grow_with_the_tasks(count_queries, mailoutbox, state):
    def run(slug: str, tasks: int) -> int:
        strategy = make_many(slug, tasks, state)
        queries = count_queries(lambda: remind(localdate()))
        strategy.years.get(year=2013).campaign.delete()
        return queries

    assert run("ma-10", 10) == run("ma-100", 100)
    assert len(mailoutbox) == 2


def make_many(slug: str, tasks: int, state: State) -> Strategy:
    """Make so many tasks of one unit and one person, all reports in one state."""
    strategy = make_tree(tasks=tasks)
    strategy.slug = slug
    strategy.save()
    campaign = make_campaign(strategy.years.get(year=2013))
    made = Task.objects.of(strategy)
    unit = Unit.objects.get(executed__task=made[0])
    user = make_user(make_post(unit=unit), email=f"{slug}@example.pl")
    post = user.appointments.get().post
    strategy.goals.get().programmes.update(coordinator=post)
    if state == State.SUBMITTED:
        for task in made:
            make_report(task, campaign.year, state, by=user)
    return strategy
