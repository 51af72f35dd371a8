"""Draw the yearly report from what is approved now."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.db import connection

from annual_report.document import (
    Cell,
    Document,
    Figures,
    Head,
    Level,
    Measure,
    Part,
    Point,
    Reported,
    Task,
    Texts,
    Weights,
    known,
    plain,
)
from annual_report.measures import (
    measures_of_parts,
    years_of_targets,
    years_of_values,
)
from annual_report.task_cards import Cards, published, texts_of_parts
from reporting.content import texts_for_readers
from tasks import progress
from tasks.models import Goal, Programme, Strategy, StrategyYear
from tasks.outline import Branch, TaskNode, curve, strategy_branch, thresholds
from tasks.progress import Status, effective_weights
from tasks.subjects import COLUMNS

# Tasks whose cards are kept in memory: few enough for it, and for few queries.
AT_A_TIME = 500


def read_report(period: StrategyYear) -> Document:
    """Read the strategy at the end of the year.

    The cards are read anew each time the tasks are asked for, with eight queries more
    for each AT_A_TIME of them.
    """
    reader = ReportReader(period)
    return Document(reader.head(), reader.tasks)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Let all queries inside see the database as it was at the first of them.

    Nobody who writes has to wait meanwhile, as they would on SQLite for `atomic`.
    """
    if connection.in_atomic_block:
        yield
        return
    level = " ISOLATION LEVEL REPEATABLE READ" if connection.vendor != "sqlite" else ""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN" + level)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


class ReportReader:
    """A strategy's year on its way to a document."""

    def __init__(self, period: StrategyYear, tree: Branch | None = None) -> None:
        """Read the whole tree, unless there is one already, or a part of it."""
        self.period, self.year = period, period.year
        self.strategy = period.strategy
        self.years = [one.year for one in self.strategy.years.all()]
        self.tree = tree or strategy_branch(self.strategy)
        self.coordinators: dict[int, str] = {
            programme.item.pk: answering(programme.item)
            for programme in self.programmes()
        }

    def parts(self) -> "Iterator[Branch]":
        """Yield the strategy, its goals and programmes that count in the year."""
        yield self.tree
        for goal in self.tree.parts_in(self.year):
            yield goal  # type: ignore[misc]
            yield from goal.parts_in(self.year)  # type: ignore[union-attr]

    def programmes(self) -> Iterator[Branch]:
        for goal in self.tree.parts_in(self.year):
            yield from goal.parts_in(self.year)  # type: ignore[union-attr]

    def head(self) -> Head:
        limits, strategy = thresholds(self.period), self.strategy
        return Head(
            strategy=strategy.slug,
            title=strategy.title,
            city=strategy.city,
            adopted_by=strategy.adopted_by,
            source=strategy.source,
            year=self.year,
            years=self.years,
            **self.years_of_indicators(),
            on_track=plain(limits.on_track),
            delayed=plain(limits.delayed),
            parts=list(self._parts()),
            reported=self.counted(),
        )

    def years_of_indicators(self) -> dict[str, list[int]]:
        return {
            "indicator_years": years_of_values(self.strategy, self.year),
            "target_years": years_of_targets(self.strategy),
        }

    def own(self) -> "OwnOfParts":
        return OwnOfParts(self.period)

    def cards(self) -> Cards:
        return Cards(self.period)

    def _parts(self) -> Iterator[Part]:
        own = self.own()
        yield self._part(Level.STRATEGY, self.tree, Decimal(1), own)
        for goal, weight in self._weighted(self.tree):
            yield self._part(Level.GOAL, goal, weight, own)
            for programme, weight in self._weighted(goal):
                yield self._part(Level.PROGRAMME, programme, weight, own)

    def _part(
        self, level: Level, branch: Branch, weight: Decimal, own: "OwnOfParts"
    ) -> Part:
        item, statuses = branch.item, branch.statuses(self.year)
        weights = [part.weight for part in branch.parts_in(self.year)]
        return Part(
            level=level,
            code=item.code,
            title=item.title,
            answering=answering(item),
            weight=known(branch.weight),
            counted_weight=plain(weight),
            figures=self._figures(branch),
            coverage=plain(branch.coverage(self.year)),
            tasks=len(branch.tasks_in(self.year)),
            tasks_known=branch.tasks_known(self.year),
            tasks_with_plan=branch.tasks_with_plan(self.year),
            statuses={status: statuses[status] for status in Status},
            weights=Weights(
                parts=len(weights),
                given=sum(one is not None for one in weights),
                sum=plain(progress.add_known(weights)),
            ),
            curve=self._curve(branch),
            indicators=own.measures(item),
            reported=own.reported(item),
            texts=own.texts(item),
        )

    def _weighted(self, branch: Any) -> Iterator[tuple[Any, Decimal]]:
        """Yield the parts of a branch with the weights that count in its means."""
        parts = branch.parts_in(self.year)
        return zip(parts, effective_weights([one.weight for one in parts]), strict=True)

    def _figures(self, node: Branch | TaskNode) -> Figures:
        return Figures(
            planned=known(node.planned(self.year)),
            progress=known(node.progress(self.year)),
            comparable=known(node.comparable(self.year)),
            index=known(node.index(self.year)),
            whole_plan=known(node.whole_plan(self.year)),
        )

    def _curve(self, node: Branch | TaskNode) -> list[Point]:
        return [
            Point(point.year, known(point.planned), known(point.actual))
            for point in curve(node, self.years, to_year=self.year)
        ]

    def tasks(self) -> Iterator[Task]:
        cards = self.cards()
        nodes = chain.from_iterable(map(self._weighted, self.programmes()))
        while some := list(islice(nodes, AT_A_TIME)):
            cards.read([node.item.pk for node, _weight in some])
            for node, weight in some:
                yield self._task(node, weight, cards)

    def _task(self, node: TaskNode, weight: Decimal, cards: Cards) -> Task:
        item, alone = node.item, node.year_sum(self.year)
        texts = cards.texts.of(item.pk)
        return Task(
            code=item.code,
            goal=item.programme.goal.code,
            programme=item.programme.code,
            title=item.title,
            coordinator=self.coordinators[item.programme_id],
            executors=cards.executors.of(item.pk),
            weight=known(node.weight),
            counted_weight=plain(weight),
            stages_known=item.stages_known,
            is_plan_off=progress.is_plan_off(node.figures),
            year=Cell(known(alone.planned), known(alone.actual)),
            figures=self._figures(node),
            status=node.status(self.year),
            reported=self._source(node, is_approved=texts is not None),
            **texts_for_readers(texts or {}),
            curve=self._curve(node),
            stages=cards.stages.of(item.pk),
            cost=item.planned_total_cost,
            cost_amount=known(item.planned_total_cost_amount),
            funding=cards.funding.of(item.pk),
            indicators=cards.measures.of(item.pk),
        )

    def _source(self, node: TaskNode, *, is_approved: bool) -> Reported:
        if is_approved:
            return Reported.APPROVED
        figures = node.figures
        if figures.stages_known:
            is_known = node.year_sum(self.year).actual is not None
        else:
            is_known = self.year in figures.totals
        return Reported.TAKEN_OVER if is_known else Reported.MISSING

    def sources(self) -> dict[int, Reported]:
        """Say by each task's id where its figures of the year come from."""
        of_tasks = published(self.period).filter(report__task__isnull=False).order_by()
        approved = set(of_tasks.values_list("report__task_id", flat=True))
        return {
            node.item.pk: self._source(node, is_approved=node.item.pk in approved)
            for node in self.tree.tasks_in(self.year)
        }

    def counted(self) -> dict[Reported, int]:
        counted = Counter(self.sources().values())
        return {one: counted[one] for one in Reported}


class OwnOfParts:
    """What the strategy, its goals and programmes have of their own in the year."""

    def __init__(self, period: StrategyYear) -> None:
        self.year = period.year
        self._measures = measures_of_parts(period)
        self._texts = texts_of_parts(period)

    def measures(self, item: Strategy | Goal | Programme) -> list[Measure]:
        return self._measures.get((COLUMNS[type(item)], item.pk), [])

    def texts(self, item: Strategy | Goal | Programme) -> Texts | None:
        return self._texts.get((type(item), item.pk))

    def reported(self, item: Strategy | Goal | Programme) -> Reported | None:
        """Say where the values of its own indicators come from, None without any."""
        if self.texts(item):
            return Reported.APPROVED
        measures = self.measures(item)
        if not measures:
            return None
        is_known = any(self.year in one.values for one in measures)
        return Reported.TAKEN_OVER if is_known else Reported.MISSING


def answering(item: Strategy | Goal | Programme) -> str:
    """Name the post that answers for it: people's names are not public."""
    if isinstance(item, Strategy):
        return ""
    post = item.head if isinstance(item, Goal) else item.coordinator
    return post.title if post else ""
