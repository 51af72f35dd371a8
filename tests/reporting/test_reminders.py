"""Reminders by e-mail: who is told what on which day, and that it is told once."""

import datetime
import re
import socket
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.urls import resolve
from django.utils.timezone import localdate

from organisation.models import OfficeRole, Unit, User
from reporting import reminders
from reporting.approving import AT_ONCE
from reporting.models import Campaign, Deed, Notice, State, Version
from reporting.reminders import Outcome, digests, milestone, send
from reporting.transitions import move
from tasks.models import Executor, Strategy, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_goal,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of, words_of
from tests.reporting.people import make_named_people, person

pytestmark = pytest.mark.django_db

DUE = date(2014, 1, 31)


@pytest.fixture
def task() -> Task:
    """Return a task with an executor, a coordinator, a goal head and an office."""
    task = make_task()
    make_named_people(task)
    return task


@pytest.fixture
def year(task: Task) -> StrategyYear:
    return year_of(task, 2013)


@pytest.fixture
def campaign(year: StrategyYear) -> Campaign:
    """Return one whose deadline is a day that tests can name."""
    return make_campaign(
        year, opens_on=date(2014, 1, 1), due_on=DUE, closes_on=date(2014, 3, 31)
    )


@pytest.fixture
def now(year: StrategyYear) -> Campaign:
    """Return one that is open today, so that people can move reports in it."""
    return make_campaign(year)


def without_address(*names: str) -> None:
    User.objects.filter(username__in=names).update(email="")


def another(task: Task, title: str = "") -> Task:
    made = make_task(task.programme, title=title)
    Executor.objects.create(
        task=made, text="Wydział", post=person("realizator").appointments.get().post
    )
    return made


def remind(day: date | None = None, **options) -> str:
    """Run the command; return what it printed."""
    printed = StringIO()
    call_command("send_reminders", date=day, stdout=printed, **options)
    return printed.getvalue()


def told(outbox: list[EmailMultiAlternatives]) -> list[tuple[str, str]]:
    """Return who was told, and the subject without its beginning."""
    return [
        (
            mail.to[0].removesuffix("@example.pl"),
            mail.subject.removeprefix("Miasto – strategia: "),
        )
        for mail in outbox
    ]


def submit(task: Task, year: StrategyYear) -> None:
    make_report(task, year, State.SUBMITTED, by=person("realizator"))


def give_back(task: Task, year: StrategyYear, reason: str = "Brakuje kwot.") -> Version:
    version = move(
        task, year, Deed.RETURNED, by=actor(person("koordynator")), reason=reason
    )
    assert version
    return version


def html_of(mail: EmailMultiAlternatives) -> str:
    ((content, kind),) = mail.alternatives
    assert kind == "text/html"
    assert isinstance(content, str)
    return content


# When


@pytest.mark.parametrize(
    ("day", "occasion"),
    [
        (date(2014, 1, 1), "opened"),
        (date(2014, 1, 16), "opened"),
        (date(2014, 1, 17), "due-14-2014-01-31"),
        (date(2014, 1, 23), "due-14-2014-01-31"),
        (date(2014, 1, 24), "due-7-2014-01-31"),
        (date(2014, 1, 29), "due-7-2014-01-31"),
        (date(2014, 1, 30), "due-1-2014-01-31"),
        (date(2014, 1, 31), "due-1-2014-01-31"),
        (date(2014, 2, 1), "overdue-1-2014-01-31"),
        (date(2014, 2, 7), "overdue-1-2014-01-31"),
        (date(2014, 2, 8), "overdue-2-2014-01-31"),
        (date(2014, 3, 31), "overdue-9-2014-01-31"),
    ],
)
def test_the_most_urgent_occasion_that_has_passed(campaign, day, occasion):
    assert milestone(campaign, day) == occasion


@pytest.mark.parametrize(
    ("day", "subject"),
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 17), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 24), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 30), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 2, 1), "1 sprawozdanie po terminie"),
        (date(2014, 3, 31), "1 sprawozdanie po terminie"),
        (date(2014, 4, 1), None),
    ],
)
def test_people_are_told_within_the_campaigns_window(
    campaign, mailoutbox, day, subject
):
    remind(day)
    assert told(mailoutbox) == ([("realizator", subject)] if subject else [])


@pytest.mark.parametrize(
    ("days", "sent"),
    [
        # Every day from the opening to the second week after the deadline.
        ([date(2014, 1, 1) + datetime.timedelta(n) for n in range(40)], 6),
        # The fourteenth day was missed: it comes the next day, and not again.
        ([date(2014, 1, 1), date(2014, 1, 18), date(2014, 1, 19)], 2),
        # After a long pause only the most urgent counts.
        ([date(2014, 1, 1), date(2014, 1, 30), date(2014, 1, 31)], 2),
        ([date(2014, 2, 20)], 1),
        ([date(2014, 1, 17), date(2014, 1, 17)], 1),
        ([date(2014, 1, 2), date(2014, 1, 16)], 1),
    ],
)
def test_each_occasion_is_told_once_whatever_days_were_missed(
    campaign, mailoutbox, days, sent
):
    for day in days:
        remind(day)
    assert len(mailoutbox) == sent


def test_a_deadline_that_is_put_off_is_told_anew(campaign, mailoutbox):
    remind(date(2014, 1, 24))
    campaign.due_on = date(2014, 2, 7)
    campaign.save()
    remind(date(2014, 1, 25))
    assert [subject for _name, subject in told(mailoutbox)] == [
        "1 sprawozdanie do 31 stycznia",
        "1 sprawozdanie do 7 lutego",
    ]


def test_a_campaign_that_was_closed_reminds_nobody(campaign, mailoutbox):
    campaign.is_closed = True
    campaign.save()
    remind(date(2014, 1, 24))
    assert mailoutbox == []


def test_without_a_date_it_is_today(now, mailoutbox):
    remind()
    assert told(mailoutbox)[0][0] == "realizator"


# What: one message a person


def test_everything_comes_in_one_message(task, now, year, mailoutbox):
    # The executor coordinates the programme, too.
    back, sent = another(task, "Kładka"), another(task, "Park")
    make_user(task.programme.coordinator, username="oba", email="oba@example.pl")
    person("koordynator").delete()
    person("oba").appointments.create(post=task.executors.get().post)
    person("realizator").delete()
    for one in (back, sent):
        make_report(one, year, State.SUBMITTED, by=person("oba"))
    move(back, year, Deed.RETURNED, by=actor(person("oba")), reason="Brakuje kwot.")
    remind()
    (mail,) = mailoutbox
    assert mail.to == ["oba@example.pl"]
    assert re.search(
        r"2 sprawozdania do .+, 1 sprawozdanie do sprawdzenia", mail.subject
    )
    for body in (mail.body, words_of(html_of(mail))):
        said = " ".join(body.split())
        assert "Strategia rozwoju Miasta: sprawozdania za 2013 r." in said
        assert "(zostało 10 dni)" in said
        fill, review = said.split("Sprawdź, a potem zatwierdź lub zwróć:")
        assert "I.1.1 Zadanie 1" in fill
        assert "I.1.2 Kładka Zwrócono. Powód: Brakuje kwot." in fill
        assert "I.1.3 Park" in review
        assert "Park" not in fill


def test_campaigns_come_together_the_nearest_deadline_first(task, campaign, mailoutbox):
    make_campaign(
        year_of(task, 2012),
        opens_on=date(2014, 1, 1),
        due_on=date(2014, 1, 20),
        closes_on=date(2014, 1, 20),
    )
    remind(date(2014, 1, 17))
    assert told(mailoutbox) == [
        (
            "realizator",
            "1 sprawozdanie do 20 stycznia, 1 sprawozdanie do 31 stycznia",
        )
    ]


@pytest.mark.parametrize("state", [State.APPROVED, State.SUBMITTED])
def test_what_is_submitted_is_not_asked_for(task, now, year, mailoutbox, state):
    make_report(task, year, state, by=person("biuro"))
    remind()
    assert "realizator" not in dict(told(mailoutbox))


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1 sprawozdanie"), (2, "2 sprawozdania"), (5, "5 sprawozdań")],
)
def test_polish_plurals(task, campaign, mailoutbox, n, words):
    for _more in range(n - 1):
        another(task)
    remind(date(2014, 1, 24))
    assert mailoutbox[0].subject == f"Miasto – strategia: {words} do 31 stycznia"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2014, 1, 24), "Wypełnij do 31 stycznia 2014\xa0r. (zostało 7 dni):"),
        (date(2014, 1, 29), "Wypełnij do 31 stycznia 2014\xa0r. (zostały 2 dni):"),
        (date(2014, 1, 30), "Wypełnij do 31 stycznia 2014\xa0r. (został 1 dzień):"),
        (date(2014, 1, 31), "Wypełnij dziś, 31 stycznia 2014\xa0r.:"),
        (
            date(2014, 2, 1),
            "Termin minął 31 stycznia 2014\xa0r. Wypełnij do 31 marca 2014\xa0r.:",
        ),
    ],
)
def test_the_deadline_in_words(campaign, mailoutbox, day, said):
    remind(day)
    assert said in mailoutbox[0].body
    assert said in html_of(mailoutbox[0])


# Review


def test_a_reviewer_is_told_when_something_was_submitted_and_not_again(
    task, now, year, mailoutbox
):
    more = another(task)
    submit(task, year)
    remind()
    assert dict(told(mailoutbox))["koordynator"] == "1 sprawozdanie do sprawdzenia"
    mailoutbox.clear()
    tomorrow = localdate() + datetime.timedelta(1)
    remind(tomorrow)
    assert "koordynator" not in dict(told(mailoutbox))
    # What waits already is listed with what is new.
    submit(more, year)
    remind(tomorrow)
    assert dict(told(mailoutbox))["koordynator"] == "2 sprawozdania do sprawdzenia"


def test_a_reviewer_is_told_once_a_day_at_most(task, now, year, mailoutbox):
    more = another(task)
    submit(task, year)
    remind()
    submit(more, year)
    mailoutbox.clear()
    remind()
    assert mailoutbox == []
    assert "Do wysłania: 0 wiadomości." in remind(dry_run=True)


def test_what_was_submitted_anew_is_told_anew(task, now, year, mailoutbox):
    submit(task, year)
    remind()
    give_back(task, year)
    submit(task, year)
    mailoutbox.clear()
    remind(localdate() + datetime.timedelta(1))
    assert told(mailoutbox) == [("koordynator", "1 sprawozdanie do sprawdzenia")]


def test_where_goal_heads_approve_they_are_told(task, now, year, mailoutbox):
    now.coordinators_approve = False
    now.save()
    submit(task, year)
    remind()
    assert told(mailoutbox) == [("szef", "1 sprawozdanie do sprawdzenia")]


# Whom: executor, coordinator, office


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ([], "realizator"),
        (["realizator"], "koordynator"),
        (["realizator", "koordynator"], "biuro"),
        (["realizator", "koordynator", "biuro"], None),
    ],
)
def test_who_has_no_address_is_stood_in_for(task, campaign, mailoutbox, missing, name):
    without_address(*missing)
    printed = remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ([name] if name else [])
    assert ("Nie ma kogo powiadomić o zadaniach: I.1.1." in printed) == (name is None)


def test_one_executor_with_an_address_is_enough(task, campaign, mailoutbox):
    make_user(task.executors.get().post, username="bez_adresu")
    remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ([], "koordynator"),
        (["koordynator"], "szef"),
        (["koordynator", "szef"], "biuro"),
    ],
)
def test_a_reviewer_without_an_address_is_stood_in_for(
    task, now, year, mailoutbox, missing, name
):
    submit(task, year)
    without_address(*missing)
    remind()
    assert told(mailoutbox) == [(name, "1 sprawozdanie do sprawdzenia")]


def test_nobody_stands_in_for_a_person_who_wants_no_digest(
    campaign, mailoutbox, switched_off
):
    remind(date(2014, 1, 24))
    assert mailoutbox == []


def test_somebody_stands_in_where_a_report_is_returned_or_another_person_reminds(
    task, now, year, mailoutbox, switched_off
):
    reminders.remind_now(Task.objects.all(), now, by=person("biuro"), on=localdate())
    submit(task, year)
    reminders.tell_returned(give_back(task, year))
    assert [who for who, _subject in told(mailoutbox)] == ["koordynator"] * 2


@pytest.fixture
def switched_off(task) -> None:
    """The executor switched messages off."""
    User.objects.filter(username="realizator").update(wants_digest=False)


def test_demo_accounts_get_mail_only_in_a_demonstration(
    task, campaign, mailoutbox, settings
):
    User.objects.update(is_demo=True)
    remind(date(2014, 1, 24))
    assert mailoutbox == []
    settings.DEMO = True
    remind(date(2014, 1, 24))
    assert len(mailoutbox) == 1


# Dry run


def test_a_dry_run_says_who_would_get_what_and_why(task, campaign, mailoutbox):
    User.objects.filter(username="realizator").update(
        first_name="Jan", last_name="Kowalski"
    )
    assert remind(date(2014, 1, 24), dry_run=True).splitlines() == [
        "Jan Kowalski <realizator@example.pl>: Miasto – strategia: 1 sprawozdanie do "
        "31 stycznia (do terminu najwyżej 7 dni)",
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
    printed = remind(dry_run=True)
    assert "(do terminu najwyżej 14 dni, zwrócono 1 sprawozdanie)" in printed
    assert "(przesłano 1 sprawozdanie)" in printed


# A mail server that fails, and two runs at once


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


@pytest.fixture
def dead_server(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as once:
        settings.EMAIL_HOST, settings.EMAIL_PORT = once.getsockname()[:2]


def test_a_message_that_is_refused_is_tried_again_and_others_get_theirs(
    task, campaign, refusing_server, settings, mailoutbox, caplog
):
    make_user(task.executors.get().post, username="zzz", email="zzz@example.pl")
    make_user(task.executors.get().post, username="aaa", email="aaa@example.pl")
    with pytest.raises(CommandError, match="Nie udało się wysłać 1 wiadomości"):
        remind(date(2014, 1, 24))
    assert refusing_server.taken == 2
    refused = person("realizator")
    assert f"No reminder to account {refused.pk}" in caplog.text
    assert not Notice.objects.filter(user=refused).exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


def test_a_server_that_is_down_fails_the_command_and_leaves_no_notice(
    task, campaign, dead_server, caplog
):
    make_user(task.executors.get().post, email="druga@example.pl")
    with pytest.raises(CommandError, match="Nie udało się wysłać 2 wiadomości"):
        remind(date(2014, 1, 24))
    (said,) = caplog.messages
    assert "out of reach, 2 unsent" in said
    assert not Notice.objects.exists()


def test_an_address_that_is_none_fails_alone(task, campaign, mailoutbox):
    make_user(task.executors.get().post, username="zły", email="a@b\nBcc: c@d.pl")
    with pytest.raises(CommandError):
        remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


def test_two_runs_at_once_send_once(campaign, mailoutbox):
    one, other = (digests(date(2014, 1, 24)).reminders for _run in range(2))
    assert send(one) == {Outcome.SENT: 1}
    assert send(other) == {Outcome.ALREADY: 1}
    assert len(mailoutbox) == 1


# The message


def test_what_people_wrote_stays_text(task, campaign, mailoutbox):
    Task.objects.update(title="<b>Kładka</b> & <script>x</script>")
    remind(date(2014, 1, 24))
    (mail,) = mailoutbox
    assert "<b>Kładka</b> & <script>x</script>" in mail.body
    assert "&lt;b&gt;Kładka&lt;/b&gt; &amp; &lt;script&gt;" in html_of(mail)
    assert "<script" not in html_of(mail)


def test_a_reason_stays_text_and_keeps_its_lines(task, now, year, mailoutbox):
    submit(task, year)
    reminders.tell_returned(give_back(task, year, "Brak <i>kwot</i>.\nPopraw etap 2."))
    assert "Brak &lt;i&gt;kwot&lt;/i&gt;.<br>Popraw etap 2." in html_of(mailoutbox[0])
    assert "Powód: Brak <i>kwot</i>.\n  Popraw etap 2.\n" in mailoutbox[0].body


def test_names_with_line_breaks_add_no_header(task, now, mailoutbox):
    strategy = task.strategy
    strategy.city = strategy.title = "Miasto\r\nBcc: obcy@example.com"
    strategy.save()
    boss = person("biuro")
    boss.first_name = "Anna\nBcc: obcy@example.com"
    boss.save()
    User.objects.filter(username="realizator").update(last_name="J\nBcc: obcy@x.pl")
    remind()
    reminders.remind_now(Task.objects.all(), now, by=boss, on=localdate())
    assert len(mailoutbox) == 2
    for mail in mailoutbox:
        assert "Bcc" not in mail.message()
        assert "\nBcc" not in mail.body
        assert mail.recipients() == ["realizator@example.pl"]


def test_answering_machines_know_that_nobody_wrote_it(campaign, mailoutbox):
    remind(date(2014, 1, 24))
    assert mailoutbox[0].message()["Auto-Submitted"] == "auto-generated"


class Links(HTMLParser):
    def __init__(self, body: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.others: list[str] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.to.append(given["href"] or "")
        elif {"src", "href", "style", "background"} & set(given):
            self.others.append(tag)


def test_the_html_takes_nothing_from_outside(campaign, mailoutbox):
    remind(date(2014, 1, 24))
    assert Links(html_of(mailoutbox[0])).others == []


@pytest.mark.parametrize("name", ["realizator", "koordynator"])
def test_links_lead_to_pages_that_open_for_the_person(
    client, task, now, year, mailoutbox, settings, name
):
    settings.SITE_URL = "https://strategia.example.pl"
    submit(another(task), year)
    remind()
    (mail,) = [mail for mail in mailoutbox if mail.to == [f"{name}@example.pl"]]
    links = Links(html_of(mail)).to
    assert len(links) == 3
    assert set(re.findall(r"https?://\S+", mail.body)) == set(links)
    client.force_login(person(name))
    for link in links:
        path = link.removeprefix("https://strategia.example.pl")
        assert path.startswith("/panel/")
        assert resolve(path)
        assert client.get(path).status_code == 200


# Returned


def test_who_owes_a_report_is_told_at_once_that_it_came_back(
    task, now, year, mailoutbox
):
    submit(task, year)
    reminders.tell_returned(give_back(task, year))
    (mail,) = mailoutbox
    assert mail.to == ["realizator@example.pl"]
    assert mail.subject.startswith(
        "Miasto – strategia: zwrócono sprawozdanie I.1.1, popraw do "
    )
    assert "Zwrócono. Powód: Brakuje kwot." in mail.body
    assert "/panel/miasto/zadania/I.1.1/2013/" in mail.body


def test_several_that_come_back_at_once_are_one_message(task, now, year, mailoutbox):
    tasks = [task, another(task), another(task)]
    for one in tasks:
        submit(one, year)
    reminders.tell_all_returned([give_back(one, year) for one in tasks])
    (mail,) = mailoutbox
    assert "zwrócono 3 sprawozdania, popraw do" in mail.subject
    assert all(f"/I.1.{n}/2013/" in mail.body for n in (1, 2, 3))


def test_after_the_deadline_there_is_time_till_the_campaign_closes(
    task, now, year, mailoutbox
):
    submit(task, year)
    now.due_on = localdate() - datetime.timedelta(1)
    now.closes_on = localdate()
    now.save()
    reminders.tell_returned(give_back(task, year))
    assert "popraw do " + in_short(localdate()) in mailoutbox[0].subject


def in_short(day: date) -> str:
    months = (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
        "października listopada grudnia"
    )
    return f"{day.day} {months.split()[day.month - 1]}"


def test_a_return_is_told_once(task, now, year, mailoutbox):
    submit(task, year)
    version = give_back(task, year)
    reminders.tell_returned(version)
    reminders.tell_returned(version)
    assert len(mailoutbox) == 1


def test_what_was_submitted_again_meanwhile_is_not_told(task, now, year, mailoutbox):
    submit(task, year)
    version = give_back(task, year)
    submit(task, year)
    reminders.tell_returned(version)
    assert mailoutbox == []


def test_a_return_that_could_not_be_told_is_told_by_the_next_digest(
    task, now, year, settings, dead_server, mailoutbox, caplog
):
    Notice.objects.create(
        user=person("realizator"), campaign=now, occasion=milestone(now, localdate())
    )
    submit(task, year)
    reminders.tell_returned(give_back(task, year))
    assert "out of reach" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    remind()
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]
    assert "Brakuje kwot." in mailoutbox[0].body


def test_a_digest_keeps_the_reason_of_what_was_saved_since(task, now, year, mailoutbox):
    submit(task, year)
    give_back(task, year)
    by = actor(person("realizator"))
    move(task, year, Deed.SAVED, by=by, draft=draft(task, done="Poprawione."))
    remind()
    assert "Zwrócono. Powód: Brakuje kwot." in mailoutbox[0].body


def test_of_two_returns_the_last_ones_reason_counts(task, now, year, mailoutbox):
    for reason in ("Brakuje kwot.", "Brakuje dat."):
        submit(task, year)
        give_back(task, year, reason)
    remind()
    assert "Brakuje dat." in mailoutbox[0].body
    assert "Brakuje kwot." not in mailoutbox[0].body


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


# Reminding now: the page's deed


def post(client, *tasks: Task | str, year: int = 2013, **more):
    chosen = [one if isinstance(one, str) else str(one.pk) for one in tasks]
    address = f"/panel/miasto/{year}/sprawozdania/przypomnij/"
    return client.post(address, {"task": chosen, **more}, follow=True)


def test_people_are_reminded_now_in_one_message(client, task, now, mailoutbox):
    boss = person("biuro")
    boss.first_name, boss.last_name = "Anna", "Nowak"
    boss.save()
    client.force_login(boss)
    page = post(client, task, another(task))
    assert "Przypomniano 1 osobie." in text_of(page)
    (mail,) = mailoutbox
    assert mail.to == ["realizator@example.pl"]
    assert mail.subject.startswith(
        "Miasto – strategia: przypomnienie, 2 sprawozdania do"
    )
    assert "Anna Nowak prosi o wypełnienie tych sprawozdań." in mail.body


def test_they_are_reminded_once_a_day(client, task, now, mailoutbox):
    client.force_login(person("biuro"))
    post(client, task)
    page = post(client, another(task))
    assert "1 osobie przypomniano już dzisiaj." in text_of(page)
    assert len(mailoutbox) == 1
    tomorrow = localdate() + datetime.timedelta(1)
    reminders.remind_now(Task.objects.all(), now, by=person("biuro"), on=tomorrow)
    assert len(mailoutbox) == 2


def test_the_digest_comes_all_the_same(client, task, now, mailoutbox):
    client.force_login(person("biuro"))
    post(client, task)
    remind()
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED])
def test_what_is_done_is_not_reminded_of(client, task, now, year, mailoutbox, state):
    make_report(task, year, state, by=person("biuro"))
    client.force_login(person("biuro"))
    assert "Te sprawozdania są już przesłane." in text_of(post(client, task))
    assert mailoutbox == []


def test_the_page_says_for_which_tasks_there_is_nobody(client, task, now):
    User.objects.update(email="")
    client.force_login(person("biuro"))
    page = post(client, task, another(task))
    assert "Nie ma kogo powiadomić e-mailem o zadaniach: I.1.1, I.1.2." in (
        text_of(page)
    )


def test_the_page_says_that_the_mail_server_failed(client, task, now, dead_server):
    client.force_login(person("biuro"))
    page = post(client, task)
    assert "Nie udało się wysłać 1 wiadomości. Spróbuj później." in text_of(page)
    assert not Notice.objects.exists()


def test_a_closed_year_is_not_reminded_of(client, task, campaign, mailoutbox):
    client.force_login(person("biuro"))
    page = post(client, task)
    assert page.status_code == 200
    assert len(page.context["messages"]) == 1
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (None, 302),
        ("realizator", 403),
        ("audytor", 403),
        ("administrator", 403),
        ("obcy", 404),
        ("koordynator", 200),
        ("szef", 200),
        ("biuro", 200),
    ],
)
def test_who_may_remind(client, task, now, mailoutbox, name, status):
    make_user(make_post(office_role=OfficeRole.AUDITOR), username="audytor")
    make_user(make_post(office_role=OfficeRole.ADMINISTRATOR), username="administrator")
    elsewhere = make_programme(task.programme.goal, coordinator=make_post())
    make_task(elsewhere)
    make_user(elsewhere.coordinator, username="obcy")
    if name:
        client.force_login(person(name))
    page = post(client, task)
    first = page.redirect_chain[0][1] if page.redirect_chain else page.status_code
    assert (page.status_code if name else first) == status
    assert len(mailoutbox) == (status == 200)


def test_others_tasks_and_nonsense_are_left_out(client, task, now, mailoutbox):
    foreign = make_task(make_programme(task.programme.goal), executor=make_unit())
    client.force_login(person("koordynator"))
    post(client, task, foreign, "0", "-1", "abc", "9" * 40, "")
    assert told(mailoutbox)[0][1].startswith("przypomnienie, 1 sprawozdanie do")
    assert post(client, foreign).status_code == 404
    assert post(client, "abc", "9" * 40).status_code == 404


def test_whoever_chose_nothing_or_too_much_is_told_so(client, task, now, mailoutbox):
    client.force_login(person("koordynator"))
    for chosen in ([], [task, *map(str, range(10**6, 10**6 + AT_ONCE))]):
        page = post(client, *chosen, next="/panel/?strategia=miasto")
        assert page.redirect_chain == [("/panel/?strategia=miasto", 302)]
        assert "Zaznacz co najmniej jedno sprawozdanie, a najwyżej" in text_of(page)
    assert not mailoutbox


def test_a_task_of_another_strategy_is_left_out(client, task, now):
    foreign = make_task(make_programme(make_goal(make_strategy("inna"))))
    client.force_login(person("biuro"))
    assert post(client, foreign).status_code == 404


@pytest.mark.parametrize("other", [2012, 1999])
def test_a_year_without_a_campaign_is_not_there(client, task, now, other):
    client.force_login(person("biuro"))
    assert post(client, task, year=other).status_code == 404


def test_reading_the_address_reminds_nobody(client, task, now):
    client.force_login(person("biuro"))
    assert client.get("/panel/miasto/2013/sprawozdania/przypomnij/").status_code == 405


@pytest.mark.parametrize(
    ("asked", "is_taken"),
    [
        ("/panel/?strategia=miasto", True),
        ("https://zly.example.com/", False),
        ("//zly.example.com/", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_one_comes_back_to_the_page_one_came_from(client, task, now, asked, is_taken):
    client.force_login(person("biuro"))
    page = post(client, task, next=asked)
    address, _status = page.redirect_chain[0]
    assert (address == asked) == is_taken
    assert address.startswith("/panel/")
