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
import sys
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from city_cards import BATCH, Told, Words, made  # noqa: E402  beside this

if TYPE_CHECKING:
    from organisation.models import User
    from tasks.models import Goal, Programme, Stage, Strategy, Task


SLUG = "miasto-2009-2018"
PASSWORD = "miasto-2018"  # noqa: S105  of accounts in a throw-away city
YEARS = range(2009, 2019)
LAST = YEARS[-1]
STAGES = 5


def main(tasks: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leszno_strategy.settings")
    os.environ.setdefault("SECRET_KEY", "city")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    City(tasks).build()
    # As after an import: what is kept of figures, so that pages need not read all.
    from leszno_strategy.making_anew import make_every

    make_every()


def goals_of(tasks: int) -> int:
    """How many goals: few in a small strategy, and not many more in a large one."""
    return min(10, max(3, ceil(tasks / 400)))


def programmes_of(tasks: int) -> int:
    """How many programmes each goal has; the larger the strategy, the fuller each."""
    return min(25, max(5, ceil(tasks / goals_of(tasks) / 25)))


class City:
    def __init__(self, tasks: int) -> None:
        self.size = tasks
        self.words = Words(tasks)
        self.chance = self.words.chance

    def build(self) -> "Strategy":
        from django.db import transaction

        with transaction.atomic():
            self._organise()
            strategy = self._strategy()
            tasks = self._tasks(self._programmes(self._goals(strategy)))
            stages = self._stages(tasks)
            told = Told(self.words, self.units, self.posts, self.years)
            told.cards(tasks)
            indicators = told.indicators(strategy, tasks)
            told.reports(tasks, stages, indicators, self._clerk())
            self._accounts()
        return strategy

    def _organise(self) -> None:
        from organisation.models import Post, Unit

        units = min(60, max(12, self.size // 100))
        self.units: list[Unit] = made(
            Unit(name=f"Wydział {n} {self.words.what()}") for n in range(1, units + 1)
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
                title=f"Cel {roman[n]}: {self.words.title()}",
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
                title=f"Program: {self.words.title()}",
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
                title=self.words.title(),
                weight=Decimal(self.chance.randint(1, 20)),
                description=self.words.text(),
                justification=self.words.text(),
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
            Stage(
                task=task, position=n, label=str(n), title=f"Etap {self.words.title()}"
            )
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

    def _clerk(self) -> "User":
        from organisation.models import User

        clerk: User = User.objects.create(username="realizator", last_name="Realizator")
        return clerk

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


if __name__ == "__main__":
    main(int(sys.argv[1]))
