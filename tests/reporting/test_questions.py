"""A question about a report: who asks, answers and closes it, and who never sees it."""

from datetime import timedelta
from itertools import chain

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from leszno_strategy import public_version
from reporting import questions
from reporting.models import AskedOf, Question, Report, State, Version
from reporting.subjects import roles_now
from tasks.models import Strategy, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_closed,
    make_report,
    make_task,
    make_unit,
)
from tests.factories import year_of as of
from tests.pages import text_of
from tests.public.addresses import addresses
from tests.reporting.people import make_named_people, make_people, person, statuses
from tests.reporting.reminders.mail import remind

PAGE = "/panel/miasto/zadania/I.1.1/2010/"
QUESTIONS = f"{PAGE}pytania/"
LIST = "/panel/miasto/2010/sprawozdania/"
ASKED, ANSWERED = "Skąd te 7 punktów, panie Wit?", "Z kwitariusza."


@pytest.fixture
def task(db) -> Task:
    task = make_task(stages=[{2010: ("20", "5")}])
    make_named_people(task)
    make_campaign(of(task, 2010))
    return task


@pytest.fixture
def report(task) -> Report:
    what = draft(task, "7", done="Zrobiono.")
    return make_report(
        task, of(task, 2010), State.SUBMITTED, by=person("realizator"), what=what
    )


def by(username: str, task: Task) -> dict[str, object]:
    user = person(username)
    return {"user": user, "roles": roles_now(task, actor(user).held_posts)}


def ask(client, username: str, to: AskedOf = AskedOf.EXECUTOR, text: str = ASKED):
    client.force_login(person(username))
    return client.post(QUESTIONS, {"to": to, "text": text}, follow=True)


def reply(client, username: str, step: str = "answer", text: str = ANSWERED):
    client.force_login(person(username))
    pk = Question.objects.get().pk
    sent = {"question": pk, f"{pk}-text": text, "step": step}
    return client.post(QUESTIONS, sent, follow=True)


def test_a_question_is_asked_answered_and_closed_and_the_report_stays(client, report):
    before = Version.objects.count()
    assert ASKED in text_of(ask(client, "koordynator"))
    client.force_login(person("realizator"))
    assert f"1 otwarte pytanie {person('koordynator')}" in text_of(client.get(PAGE))
    assert ANSWERED in text_of(reply(client, "realizator"))
    client.force_login(person("koordynator"))
    assert "Jest odpowiedź." in text_of(client.get(PAGE))
    reply(client, "koordynator", "close")
    assert "otwarte pytanie" not in text_of(client.get(PAGE))
    story = text_of(client.get(f"{PAGE}historia/"))
    for said in ("Zamknięte pytanie", ASKED, ANSWERED):
        assert said in story
    report.refresh_from_db()
    assert (report.state, Version.objects.count()) == (State.SUBMITTED, before)


# Who may open the page, ask, answer what is asked of executors and of coordinators.
MATRIX = {
    "anonymous": (302, 302, 302, 302),
    "executor": (200, 302, 302, 403),
    "coordinator": (200, 302, 302, 302),
    "other coordinator": (404, 404, 404, 404),
    "goal head": (200, 302, 403, 302),
    "office": (200, 302, 302, 302),
    "administrator": (404, 404, 404, 404),
    "auditor": (200, 403, 403, 403),
    "nobody": (404, 404, 404, 404),
}


def test_the_table_of_rights_says_who_asks_and_who_answers(client, db):
    task = make_task(stages=[{2010: ("20", "5")}])
    people = make_people(task)
    make_campaign(of(task, 2010))
    report = make_report(task, of(task, 2010), State.SUBMITTED, by=people["office"])
    found = [statuses(client, people, "get", QUESTIONS)]
    question = {"to": "executor", "text": "?"}
    found.append(statuses(client, people, "post", QUESTIONS, question))
    for to in AskedOf:
        codes = {}
        for name, user in people.items():
            question = Question.objects.create(
                report=report, to=to, text="?", by=people["office"], at=report.latest.at
            )
            sent = {"question": question.pk, f"{question.pk}-text": "Tak."}
            codes |= statuses(client, {name: user}, "post", QUESTIONS, sent)
        found.append(codes)
    got = {name: tuple(codes[name] for codes in found) for name in people}
    assert got == MATRIX


def test_what_others_did_meanwhile_is_said_and_nothing_typed_is_lost(client, report):
    ask(client, "koordynator")
    reply(client, "realizator")
    late = reply(client, "biuro", text="Inna odpowiedź.")
    assert late.status_code == 409
    assert "ktoś odpowiedział na to pytanie" in text_of(late)
    assert Question.objects.get().answer == ANSWERED
    assert reply(client, "realizator", "close").status_code == 403
    reply(client, "biuro", "close")
    assert "ktoś zamknął to pytanie" in text_of(reply(client, "koordynator", "close"))


def test_an_empty_question_is_no_question(client, report):
    response = ask(client, "koordynator", text=" ")
    assert response.status_code == 422
    assert not Question.objects.exists()


def test_there_is_nothing_to_ask_about_before_a_report_is_begun(client, task):
    assert ask(client, "koordynator").status_code == 404


def test_lists_count_what_waits_for_an_answer(client, report):
    ask(client, "koordynator")
    ask(client, "koordynator", text="A kwoty?")
    assert "2 pytania" in text_of(client.get(LIST))
    for question in Question.objects.all():
        questions.close(question.pk, by=question.by, roles=())
    assert "pytania" not in text_of(client.get(LIST)).partition("Ostatni wpis")[2]


def letters(outbox, day) -> dict[str, str]:
    """Let a day come; return what was sent on it, by who got it."""
    outbox.clear()
    remind(day)
    return {mail.to[0].removesuffix("@example.pl"): mail.body for mail in outbox}


def test_people_are_told_once_of_questions_and_answers(client, report, mailoutbox):
    today = localdate()
    letters(mailoutbox, today)
    ask(client, "koordynator")
    first = letters(mailoutbox, today + timedelta(1))
    assert list(first) == ["realizator"]
    assert ASKED in first["realizator"]
    assert QUESTIONS in first["realizator"]
    assert letters(mailoutbox, today + timedelta(2)) == {}
    reply(client, "realizator")
    second = letters(mailoutbox, today + timedelta(3))
    assert list(second) == ["koordynator"]
    assert ANSWERED in second["koordynator"]
    # Another letter, for another reason, does not tell it again.
    other = make_task(report.task.programme, stages=[{2010: ("5", None)}])
    make_report(other, report.year, State.SUBMITTED, by=person("biuro"))
    later = letters(mailoutbox, today + timedelta(4))
    assert other.title in later["koordynator"]
    assert ANSWERED not in later["koordynator"]


def test_a_question_to_the_coordinator_reaches_whoever_reviews(
    client, report, mailoutbox
):
    letters(mailoutbox, localdate())
    ask(client, "realizator", AskedOf.COORDINATOR)
    assert ASKED in letters(mailoutbox, localdate() + timedelta(1))["koordynator"]


@pytest.mark.slow
def test_no_answer_for_the_public_has_a_question_in_it(client, task, report):
    ask(client, "koordynator")
    reply(client, "realizator")
    client.force_login(person("szef"))
    client.post(f"{PAGE}przyjmij/", {"version": 1})
    make_closed(task.strategy, 2010)
    version = public_version.read()
    ask(client, "koordynator", text=f"{ASKED} Bis.")
    assert public_version.read() == version
    client.logout()
    make_unit()
    seen = _walked(client, task.strategy)
    told = ("kwitariusz", "panie Wit")
    guilty = [path for path, said in seen.items() if any(w in said for w in told)]
    assert guilty == []
    assert any("Zrobiono." in said for said in seen.values())


def _walked(client, strategy: Strategy) -> dict[str, str]:
    """Ask at every public address, and say what was answered."""
    seen = {}
    for path in chain.from_iterable(addresses(strategy).values()):
        response = client.get(path)
        body = b"".join(response) if response.streaming else response.content
        seen[path] = body.decode(errors="replace")
    return seen


def test_the_room_itself_refuses_whom_the_table_does_not_name(task, report):
    with pytest.raises(PermissionDenied):
        questions.ask(report, AskedOf.EXECUTOR, "?", by=person("realizator"), roles=())
