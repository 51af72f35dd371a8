"""A town with all that addresses can name, twice: published, and in preparation."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from annual_report import exports
from annual_report.scope import WHOLE
from exchange.models import Snapshot, Upload, UploadState
from feedback.models import Feedback
from filling.models import FilledFile
from indicators.models import BankFile
from leszno_strategy.making_anew import make_every
from organisation.models import User
from public.models import Follower
from reporting.models import Report, State
from reporting.models.calendar_key import CalendarKey
from reporting.transitions import Draft
from tasks.models import Strategy, StrategyState, Task
from tasks.subjects import Subject
from tests.attacks.places import Place, all_places
from tests.attacks.walking import one_of_each
from tests.factories import (
    draft,
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_programme,
    make_report,
    make_stage,
    make_strategy,
    make_task,
)
from tests.panel_city import City, make_city

BANK = {"group": "L", "territories": [["3063", "Leszno"]], "odd": [], "series": []}
# How far the report on each kind of task has come; of the last one it is public.
STATES = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)


@dataclass(frozen=True)
class Town:
    city: City
    prepared: Strategy

    @property
    def people(self) -> dict[str, User | None]:
        return self.city.people

    @property
    def published(self) -> Strategy:
        return self.city.year.strategy

    @cached_property
    def places(self) -> list[Place]:
        """All addresses with all of its rows, for as long as it stands as it is."""
        return all_places()

    @property
    def routes(self) -> list[Place]:
        return one_of_each(self.places)


def make_town(text: str = "Zwykły tekst") -> Town:
    city = make_city()
    strategy = city.year.strategy
    for task in city.tasks.values():
        make_stage(task, {2009: ("5", "5"), 2010: ("5", None)})
    prepared = make_prepared()
    for one in (strategy, prepared):
        furnish(one, text)
    make_closed(strategy, 2009, by=city.office)
    make_campaign(prepared.years.get(year=2010))
    for one in (strategy, prepared):
        tell(one, city.office, text)
    leave_behind(city, prepared, text)
    # As after each deed; else every form that is tried would do it, and be undone.
    make_every()
    return Town(city, prepared)


def make_prepared() -> Strategy:
    strategy = make_strategy("szykowana", state=StrategyState.PREPARATION)
    goal = make_goal(strategy, "VII")
    for _n in range(2):
        make_task(make_programme(goal), stages=[{2009: ("5", "5"), 2010: ("5", None)}])
    return strategy


def furnish(strategy: Strategy, text: str) -> None:
    """Give each part what it can have."""
    topic = strategy.topics.create(title=f"Praca {strategy.pk}", slug="praca")
    for subject in subjects(strategy):
        indicator = make_indicator(subject, {2009: "1", 2010: text})
        indicator.targets.create(year=2013, number=5)
        if isinstance(subject, Task):
            topic.tasks.add(subject)
            subject.funding.create(source=text, amount=Decimal(9000))
            subject.partners.create(name=text, position=1)


def subjects(strategy: Strategy) -> list[Subject]:
    found: list[Subject] = [strategy]
    for goal in strategy.goals.order_by("position"):
        found.append(goal)
        for programme in goal.programmes.order_by("number"):
            found += [programme, *programme.tasks.order_by("number")]
    return found


def tell(strategy: Strategy, by: User, text: str) -> None:
    """Bring the tasks' reports, and those of the levels, into different states."""
    year = strategy.years.get(year=2010)
    for number, subject in enumerate(subjects(strategy)):
        file = SimpleUploadedFile(f"{text[:60]}.txt".replace("/", ""), b"Plik")
        what = Draft(draft(subject, "2", values=(text,), done=text).content, [file])
        state = STATES[number % 4]
        report = make_report(subject, year, state, by=by, what=what)
        report.questions.create(to="executor", text=text, by=by, at=now())
        report.questions.create(
            to="executor",
            text=text,
            by=by,
            at=now(),
            answer=text,
            answered_by=by,
            answered_at=now(),
        )


def leave_behind(city: City, prepared: Strategy, text: str) -> None:
    """What people brought, asked for and wrote, by way of the site."""
    year, office = city.year, city.office
    for strategy in (year.strategy, prepared):
        Upload.objects.create(
            strategy=strategy,
            by=office,
            name=f"{text[:100]}.json",
            file=SimpleUploadedFile("a.json", b"{}"),
            state=UploadState.REFUSED,
            at=now(),
            compared=Snapshot.objects.keep(b"{}"),
            faults=[fault(text)],
        )
        BankFile.objects.create(
            strategy=strategy, by=office, name=text[:200], at=now(), content=BANK
        )
    executor = city.people["executor by post"]
    assert executor
    FilledFile.objects.create(by=executor, year=year, name=text)
    asked = exports.ask_for(year, "json", WHOLE, snapshot=None, by=office)
    exports.make(asked)
    Feedback.objects.create(kind="general", text=text, page=text[:200])
    Follower.objects.create(
        email="czyta@example.org", language="pl", strategy=year.strategy
    )
    CalendarKey.objects.create(user=office, nonce="tajny-klucz")


def fault(text: str) -> dict[str, str]:
    return dict.fromkeys(("sheet", "cell", "found", "expected", "where"), text)


def reports() -> Any:
    return Report.objects.order_by("pk")
