"""What a reminder says: one message a person, and nothing harmful in it."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import resolve
from django.utils.timezone import localdate

from organisation.models import User
from reporting import reminders
from reporting.models import Action, State
from reporting.subjects import subjects_of
from reporting.transitions import move
from tasks.models import Task
from tests.factories import (
    actor,
    make_campaign,
    make_report,
    make_user,
    year_of,
)
from tests.pages import words_of
from tests.reporting.people import person
from tests.reporting.reminders.mail import another, give_back, remind, submit, told

pytestmark = pytest.mark.django_db


def html_of(mail: EmailMultiAlternatives) -> str:
    ((content, kind),) = mail.alternatives
    assert kind == "text/html"
    assert isinstance(content, str)
    return content


def test_everything_comes_in_one_message(task, now, year, mailoutbox):
    # The executor coordinates the programme, too.
    back, sent = another(task, "Kładka"), another(task, "Park")
    make_user(task.programme.coordinator, username="oba", email="oba@example.pl")
    person("koordynator").delete()
    person("oba").appointments.create(post=task.executors.get().post)
    person("realizator").delete()
    for one in (back, sent):
        make_report(one, year, State.SUBMITTED, by=person("oba"))
    move(back, year, Action.RETURNED, by=actor(person("oba")), reason="Brakuje kwot.")
    mailoutbox.clear()
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
    (mail,) = mailoutbox
    assert mail.subject == (
        "Strategia rozwoju Miasta, 2012: 1 sprawozdanie do 20 stycznia; "
        "Strategia rozwoju Miasta, 2013: 1 sprawozdanie do 31 stycznia"
    )


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
    assert (
        mailoutbox[0].subject
        == f"Strategia rozwoju Miasta, 2013: {words} do 31 stycznia"
    )


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
    give_back(task, year, "Brak <i>kwot</i>.\nPopraw etap 2.")
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
    reminders.remind_now(subjects_of(now.year), now, by=boss, on=localdate())
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
