"""What a city of `city.py` tells of its tasks: cards, indicators, reports."""

import datetime
import random
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from django.db.models import Model

    from indicators.models import Indicator
    from organisation.models import Post, Unit, User
    from reporting.models import Report, Version
    from tasks.models import Stage, Strategy, StrategyYear, Task

M = TypeVar("M", bound="Model")

INDICATORS = 3
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


def made(rows: "Iterable[M]") -> "list[M]":
    rows = list(rows)
    if not rows:
        return rows
    return list(type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH))


class Words:
    """Words that are much like a city's, always the same for a number."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)  # noqa: S311  no secret
        self.numbers = count(1)

    def what(self) -> str:
        return f"{self.chance.choice(WHAT)} {next(self.numbers)}"

    def title(self) -> str:
        return (
            f"{self.chance.choice(DOING)} {self.what()} – {self.chance.choice(WHERE)}"
        )

    def text(self) -> str:
        return " ".join(f"{self.title()}." for _n in range(6))


class Told:
    """What is told of the tasks of a strategy."""

    def __init__(
        self,
        words: Words,
        units: "Sequence[Unit]",
        posts: "Sequence[Post]",
        years: "dict[int, StrategyYear]",
    ) -> None:
        self.words, self.units, self.posts, self.years = words, units, posts, years
        self.chance, self.last = words.chance, max(years)

    def cards(self, tasks: "Sequence[Task]") -> None:
        from tasks.models import Executor, FundingSource, FundingYear, Partner

        made(
            Executor(task=task, text=str(carrier), position=1, **{column: carrier})
            for task in tasks
            for column, carrier in [self._carrier()]
        )
        made(
            Partner(task=task, name=f"Cech {self.words.what()}", position=1)
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
                executed=None if year == self.last else Decimal(190_000),
            )
            for source in sources[::2]
            for year in self.years
        )

    def _carrier(self) -> "tuple[str, Unit | Post]":
        if self.chance.random() < 0.7:
            return "unit", self.chance.choice(self.units)
        return "post", self.chance.choice(self.posts)

    def indicators(
        self, strategy: "Strategy", tasks: "list[Task]"
    ) -> "dict[int, list[Indicator]]":
        """Measure tasks and what is above them; return those of tasks, by its id."""
        from indicators.models import IndicatorTarget, IndicatorValue

        indicators = made(self._measured(strategy, tasks))
        made(
            IndicatorValue(indicator=one, year=year, text=text, number=Decimal(text))
            for one in indicators
            for year in sorted(self.years)[-6:-1]
            for text in [str(self.chance.randint(5, 200))]
        )
        made(
            IndicatorTarget(indicator=one, year=self.last, number=Decimal(150))
            for one in indicators[::3]
        )
        by_task: dict[int, list[Indicator]] = {}
        for one in indicators:
            if one.task_id:
                by_task.setdefault(one.task_id, []).append(one)
        return by_task

    def _measured(
        self, strategy: "Strategy", tasks: "list[Task]"
    ) -> "Iterator[Indicator]":
        from indicators.models import Direction, Indicator, Kind
        from tasks.models import Goal, Programme

        programmes = Programme.objects.filter(goal__strategy=strategy)
        parents: list[tuple[str, Any, int]] = [
            *(("task", task, INDICATORS) for task in tasks),
            *(("goal", goal, 1) for goal in Goal.objects.filter(strategy=strategy)),
            *(("programme", programme, 1) for programme in programmes),
            ("of_strategy", strategy, 2),
        ]
        for column, parent, number in parents:
            for n in range(1, number + 1):
                yield Indicator(
                    **{column: parent},
                    position=n,
                    kind=self.chance.choice(Kind.values),
                    name=f"Liczba {self.words.what()} {self.chance.choice(WHERE)}",
                    unit="szt.",
                    direction=Direction.MORE,
                    baseline=Decimal(10),
                    baseline_year=min(self.years),
                )

    def reports(
        self,
        tasks: "list[Task]",
        stages: "dict[int, list[Stage]]",
        indicators: "dict[int, list[Indicator]]",
        clerk: "User",
    ) -> None:
        """Report the last three years; the last of them of every other task."""
        from django.utils.timezone import now

        from reporting.models import Report, State, Version

        reports = made(
            Report(task=task, year=self.years[year], state=State.DRAFT)
            for task, year in self._owed(tasks)
        )
        versions = made(
            Version(
                report=report,
                number=n,
                action=action,
                by=clerk,
                at=now()
                - datetime.timedelta(days=365 * (self.last - report.year.year)),
                content=self._content(
                    stages[report.task_id or 0], indicators[report.task_id or 0]
                ),
            )
            for report in reports
            for n, action in enumerate(self._way(report), start=1)
        )
        for version in versions:
            stands_at(version.report, version)
        Report.objects.bulk_update(
            reports, ["latest", "published", "state"], batch_size=300
        )

    def _owed(self, tasks: "list[Task]") -> "Iterator[tuple[Task, int]]":
        for year in sorted(self.years)[-3:]:
            for task in tasks:
                is_begun = year < self.last or not task.number % 2
                if task.counts_in(year) and is_begun:
                    yield task, year

    def _way(self, report: "Report") -> "Iterator[str]":
        from reporting.models import Action

        yield Action.SAVED
        if report.year.year < self.last or (report.task_id or 0) % 3:
            yield Action.SUBMITTED
        if report.year.year < self.last:
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
        return Content(figures, done=self.words.text()).to_json()


def stands_at(report: "Report", version: "Version") -> None:
    from reporting.models import Action, State

    states = {
        Action.SAVED: State.DRAFT,
        Action.SUBMITTED: State.SUBMITTED,
        Action.APPROVED: State.APPROVED,
    }
    report.latest, report.state = version, states[Action(version.action)]
    if version.action == Action.APPROVED:
        report.published = version
