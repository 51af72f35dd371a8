"""What reminds people, and the mail that comes of it."""

from datetime import date
from io import StringIO

from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db.models import F

from letters.models import Letter
from reporting.models import Action, State, Version
from reporting.transitions import move
from tasks.models import Executor, StrategyYear, Task
from tasks.subjects import key_of
from tests.factories import (
    actor,
    make_report,
    make_task,
)
from tests.reporting.people import person

DUE = date(2014, 1, 31)


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
            mail.subject.removeprefix("Strategia rozwoju Miasta, 2013: "),
        )
        for mail in outbox
    ]


def submit(task: Task, year: StrategyYear) -> None:
    make_report(task, year, State.SUBMITTED, by=person("realizator"))


def give_back(task: Task, year: StrategyYear, reason: str = "Brakuje kwot.") -> Version:
    version = move(
        task, year, Action.RETURNED, by=actor(person("koordynator")), reason=reason
    )
    assert version
    return version


def ask(client, *tasks: Task | str, year: int = 2013, **more):
    """Choose reports to be reminded of: the page that names people, nothing is sent."""
    chosen = [one if isinstance(one, str) else key_of(one) for one in tasks]
    address = f"/panel/miasto/{year}/sprawozdania/przypomnij/"
    return client.post(address, {"report": chosen, **more}, follow=True)


def post(client, *tasks: Task | str, **more):
    """Choose reports, then remind all whom the page names."""
    page = ask(client, *tasks, **more)
    if "is_filed" not in (page.context or {}):
        return page
    people = [one.user.pk for one in page.context["found"].told] or [0]
    return ask(client, *tasks, **{**more, "person": people, "send": "1"})


def let_time_pass() -> None:
    """Let the letters that failed be due again."""
    Letter.objects.update(not_before=F("created_at"))
