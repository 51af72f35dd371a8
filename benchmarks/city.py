"""A strategy of any size in the database, to measure on: 75 tasks, or 10,000.

    DATABASE_URL=sqlite:////tmp/city.sqlite3 python benchmarks/city.py 10000

Each task has 5 stages with plan and work of 10 years, an executor, a partner, money, 3
indicators with 5 values, and reports of the last three years; the last year is being
reported. It is written straight into tables, without history. Accounts, one for each
role, all with the password miasto-2018: biuro, szef-celu, koordynator, realizator,
audytor, administrator. The same number of tasks gives the same city.
"""

import datetime
import os
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from django.db.models import Model

    from indicators.models import Indicator
    from organisation.models import Post, Unit
    from reporting.models import Report
    from tasks.models import Goal, Programme, Stage, Strategy, Task

M = TypeVar("M", bound="Model")

SLUG = "miasto-2009-2018"
PASSWORD = "miasto-2018"  # noqa: S105  of accounts in a throw-away city
YEARS = range(2009, 2019)
LAST = YEARS[-1]
STAGES, INDICATORS = 5, 3
BATCH = 2_000
DOING = (
    "budowa",
    "remont",
    "program",
    "opieka",
    "wsparcie",
    "rozbudowa",
    "promocja",
    "szkolenie",
)
WHAT = (
    "dróg",
    "szkół",
    "przedszkoli",
    "parków",
    "mieszkań",
    "bibliotek",
    "sportu",
    "seniorów",
    "firm",
)
WHERE = (
    "Śródmieście",
    "Zatorze",
    "Gronowo",
    "Zaborowo",
    "Przyjaźni",
    "Rejtana",
    "Ogrody",
    "Łąkowa",
)


def main(tasks: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leszno_strategy.settings")
    os.environ.setdefault("SECRET_KEY", "city")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    City(tasks).build()


def made(rows: "Iterable[M]") -> "list[M]":
    rows = list(rows)
    if not rows:
        return rows
    return list(type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH))


def goals_of(tasks: int) -> int:
    """How many goals: few in a small strategy, and not many more in a large one."""
    return min(10, max(3, ceil(tasks / 400)))


def programmes_of(tasks: int) -> int:
    """How many programmes each goal has; the larger the strategy, the fuller each."""
    return min(25, max(5, ceil(tasks / goals_of(tasks) / 25)))


class City:
    def __init__(self, tasks: int) -> None:
        self.size = tasks
        self.chance = random.Random(tasks)  # noqa: S311  no secret
        self.numbers = count(1)

    def build(self) -> "Strategy":
        from django.db import transaction

        with transaction.atomic():
            self._organise()
            strategy = self._strategy()
            tasks = self._tasks(self._programmes(self._goals(strategy)))
            stages = self._stages(tasks)
            self._cards(tasks)
            indicators = self._indicators(strategy, tasks)
            self._reports(tasks, stages, indicators)
            self._accounts()
        return strategy

    def _organise(self) -> None:
        from organisation.models import Post, Unit

        units = min(60, max(12, self.size // 100))
        self.units: list[Unit] = made(
            Unit(name=f"Wydział {n} {self._what()}") for n in range(1, units + 1)
        )
        self.posts: list[Post] = made(
            Post(title=f"Stanowisko {n}", unit=self.units[n % units])
            for n in range(1, units * 2 + 1)
        )

    def _strategy(self) -> "Strategy":
        from django.utils.timezone import localdate, now

        from reporting.models import Campaign
        from tasks.models import Strategy, StrategyState, StrategyYear

        strategy: Strategy = Strategy.objects.create(
            slug=SLUG,
            title="Strategia rozwoju miasta na lata 2009–2018",
            city="Miasto",
            state=StrategyState.PUBLISHED,
            published_at=now(),
            is_front=True,
        )
        self.years: dict[int, StrategyYear] = {
            year: StrategyYear.objects.create(strategy=strategy, year=year)
            for year in YEARS
        }
        today, day = localdate(), datetime.timedelta(days=1)
        for year in YEARS[-3:]:
            back = 365 * (LAST - year)
            Campaign.objects.create(
                year=self.years[year],
                opens_on=today - (back + 20) * day,
                due_on=today - (back - 10) * day,
                closes_on=today - (back - 40) * day,
            )
        return strategy

    def _goals(self, strategy: "Strategy") -> "list[Goal]":
        from tasks.models import Goal

        roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
        return made(
            Goal(
                strategy=strategy,
                number=roman[n],
                position=n + 1,
                title=f"Cel {roman[n]}: {self._title()}",
                head=self.posts[n],
            )
            for n in range(goals_of(self.size))
        )

    def _programmes(self, goals: "list[Goal]") -> "list[Programme]":
        from tasks.models import Programme

        return made(
            Programme(
                goal=goal,
                number=n,
                title=f"Program: {self._title()}",
                coordinator=self.chance.choice(self.posts[10:]),
                weight=Decimal(10) if goal.position % 2 else None,
            )
            for goal in goals
            for n in range(1, programmes_of(self.size) + 1)
        )

    def _tasks(self, programmes: "list[Programme]") -> "list[Task]":
        from tasks.models import Task

        return made(
            Task(
                programme=programmes[n % len(programmes)],
                number=n // len(programmes) + 1,
                title=self._title(),
                weight=Decimal(self.chance.randint(1, 20)),
                description=self._text(),
                justification=self._text(),
                recipients="mieszkańcy",
                planned_total_cost="ok. 2 mln zł",
                planned_total_cost_amount=Decimal(2_000_000),
                withdrawn_from=2016 if n % 50 == 49 else None,
                withdrawn_reason="Brak środków." if n % 50 == 49 else "",
            )
            for n in range(self.size)
        )

    def _stages(self, tasks: "list[Task]") -> "dict[int, list[Stage]]":
        from tasks.models import Stage, StageYear

        stages = made(
            Stage(task=task, position=n, label=str(n), title=f"Etap {self._title()}")
            for task in tasks
            for n in range(1, STAGES + 1)
        )
        by_task: dict[int, list[Stage]] = {}
        for stage in stages:
            by_task.setdefault(stage.task_id, []).append(stage)
        pace = {pk: self.chance.choice([60, 80, 95, 100, 110]) for pk in by_task}
        planned = Decimal(100) / STAGES / len(YEARS)
        for start in range(0, len(stages), BATCH):
            made(
                StageYear(
                    stage=stage,
                    year=self.years[year],
                    planned=planned,
                    actual=None if year == LAST else self._actual(planned, stage, pace),
                )
                for stage in stages[start : start + BATCH]
                for year in YEARS
            )
        return by_task

    def _actual(
        self, planned: Decimal, stage: "Stage", pace: dict[int, int]
    ) -> Decimal:
        percent = pace[stage.task_id] + self.chance.randint(-10, 10)
        return (planned * percent / 100).quantize(Decimal("0.01"))

    def _cards(self, tasks: "Sequence[Task]") -> None:
        from tasks.models import Executor, FundingSource, FundingYear, Partner

        made(
            Executor(task=task, text=str(carrier), position=1, **{column: carrier})
            for task in tasks
            for column, carrier in [self._carrier()]
        )
        made(
            Partner(task=task, name=f"Cech {self._what()}", position=1)
            for task in tasks
        )
        sources = made(
            FundingSource(
                task=task,
                source=self.chance.choice(["Budżet miasta", "Unia Europejska"]),
                funds="2 000 000 zł",
                amount=Decimal(2_000_000),
                position=1,
            )
            for task in tasks
        )
        made(
            FundingYear(
                funding=source,
                year=self.years[year],
                planned=Decimal(200_000),
                executed=None if year == LAST else Decimal(190_000),
            )
            for source in sources[::2]
            for year in YEARS
        )

    def _carrier(self) -> "tuple[str, Unit | Post]":
        if self.chance.random() < 0.7:
            return "unit", self.chance.choice(self.units)
        return "post", self.chance.choice(self.posts)

    def _indicators(
        self, strategy: "Strategy", tasks: "list[Task]"
    ) -> "dict[int, list[Indicator]]":
        from indicators.models import (
            Direction,
            Indicator,
            IndicatorTarget,
            IndicatorValue,
            Kind,
        )
        from tasks.models import Goal, Programme

        parents: list[tuple[str, Any, int]] = [
            *(("task", task, INDICATORS) for task in tasks),
            *(("goal", goal, 1) for goal in Goal.objects.filter(strategy=strategy)),
            *(
                ("programme", programme, 1)
                for programme in Programme.objects.filter(goal__strategy=strategy)
            ),
            ("of_strategy", strategy, 2),
        ]
        indicators = made(
            Indicator(
                **{column: parent},
                position=n,
                kind=self.chance.choice(Kind.values),
                name=f"Liczba {self._what()} {self.chance.choice(WHERE)}",
                unit="szt.",
                direction=Direction.MORE,
                baseline=Decimal(10),
                baseline_year=2009,
            )
            for column, parent, number in parents
            for n in range(1, number + 1)
        )
        made(
            IndicatorValue(indicator=one, year=year, text=text, number=Decimal(text))
            for one in indicators
            for year in YEARS[-6:-1]
            for text in [str(self.chance.randint(5, 200))]
        )
        made(
            IndicatorTarget(indicator=one, year=LAST, number=Decimal(150))
            for one in indicators[::3]
        )
        by_task: dict[int, list[Indicator]] = {}
        for one in indicators:
            if one.task_id:
                by_task.setdefault(one.task_id, []).append(one)
        return by_task

    def _reports(
        self,
        tasks: "list[Task]",
        stages: "dict[int, list[Stage]]",
        indicators: "dict[int, list[Indicator]]",
    ) -> None:
        from django.utils.timezone import now

        from organisation.models import User
        from reporting.models import Action, Report, State, Version

        self.clerk = User.objects.create(username="realizator", last_name="Realizator")
        owed = [
            (task, year)
            for year in YEARS[-3:]
            for task in tasks
            if task.counts_in(year) and not (year == LAST and task.number % 2)
        ]
        reports = made(
            Report(task=task, year=self.years[year], state=State.DRAFT)
            for task, year in owed
        )
        versions = made(
            Version(
                report=report,
                number=n,
                action=action,
                by=self.clerk,
                at=now() - datetime.timedelta(days=365 * (LAST - report.year.year)),
                content=self._content(
                    stages[report.task_id or 0], indicators[report.task_id or 0]
                ),
            )
            for report in reports
            for n, action in enumerate(self._way(report), start=1)
        )
        states = {
            Action.SAVED: State.DRAFT,
            Action.SUBMITTED: State.SUBMITTED,
            Action.APPROVED: State.APPROVED,
        }
        for version in versions:
            report = version.report
            report.latest = version
            report.state = states[Action(version.action)]
            if version.action == Action.APPROVED:
                report.published = version
        Report.objects.bulk_update(
            reports, ["latest", "published", "state"], batch_size=300
        )

    def _way(self, report: "Report") -> "Iterator[str]":
        from reporting.models import Action

        yield Action.SAVED
        if report.year.year < LAST or (report.task_id or 0) % 3:
            yield Action.SUBMITTED
        if report.year.year < LAST:
            yield Action.APPROVED

    def _content(
        self, stages: "list[Stage]", indicators: "list[Indicator]"
    ) -> dict[str, Any]:
        from reporting.content import Content
        from reporting.recording import YearFigures

        figures = YearFigures(
            actual={stage.pk: Decimal("1.5") for stage in stages},
            values={one.pk: "12" for one in indicators},
        )
        return Content(figures, done=self._text()).to_json()

    def _accounts(self) -> None:
        from django.contrib.auth.hashers import make_password

        from organisation.models import Appointment, OfficeRole, Post, User

        coordinator = self.posts[10]
        posts = {
            "biuro": Post(title="Biuro strategii", office_role=OfficeRole.OFFICE),
            "audytor": Post(title="Audytor", office_role=OfficeRole.AUDITOR),
            "szef-celu": self.posts[0],
            "koordynator": coordinator,
            "realizator": Post(title="Realizator", unit=self.units[0]),
        }
        for name, post in posts.items():
            if post.pk is None:
                post.save()
            user, _made = User.objects.get_or_create(username=name)
            Appointment.objects.create(user=user, post=post)
        User.objects.create(username="administrator", is_staff=True, is_superuser=True)
        User.objects.update(password=make_password(PASSWORD))

    def _what(self) -> str:
        return f"{self.chance.choice(WHAT)} {next(self.numbers)}"

    def _title(self) -> str:
        return (
            f"{self.chance.choice(DOING)} {self._what()} – {self.chance.choice(WHERE)}"
        )

    def _text(self) -> str:
        return " ".join(f"{self._title()}." for _n in range(6))


if __name__ == "__main__":
    main(int(sys.argv[1]))
