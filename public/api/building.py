"""Draw records from what the pages show, so that a page and the API cannot differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, Prefetch, prefetch_related_objects
from django.urls import reverse

from annual_report.document import known as entered
from annual_report.document import plain
from indicators.models import Kind
from leszno_strategy.addresses import address
from leszno_strategy.numbers import computed, rounded
from organisation.models import Post
from public.api import (
    endpoints,
    indicator_records,
    money_building,
    money_records,
    plan_records,
    records,
)
from public.api.indicator_building import indicator
from public.asof import BranchAsOf, TaskAsOf
from public.changes import History
from public.indicator_values import IndicatorAsOf, measured
from public.money import MoneyAsOf
from public.reported import Reported, reported
from reporting.content import Content
from tasks.authority import Authority
from tasks.cells import StageRow, stage_rows
from tasks.figures import FIGURES
from tasks.kept_sums import money_summed
from tasks.like_for_like import compare
from tasks.models import Executor, Strategy, Task
from tasks.money import MoneyTable, money_of_card
from tasks.money_sums import SummedMoney
from tasks.outline import Branch, TaskNode, curve, thresholds
from tasks.plan_changes import PlanChange, plan_changes
from tasks.progress import Cell, Status
from tasks.years import YearChoice

Item = TypeVar("Item")


def unless_unknown(items: list[Item], *, is_known: bool) -> list[Item] | None:
    """Nothing there is an empty list only where that is known."""
    return items if items or is_known else None


def title_of(post: Post | None) -> str | None:
    """Name the post: who holds it is not public."""
    return post.title if post else None


def site(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def strategies(found: Iterable[Strategy]) -> records.Strategies:
    results = [
        records.Strategy(**Builder(one, YearChoice(one, "")).head()) for one in found
    ]
    return records.Strategies(count=len(results), results=results)


def changed(change: PlanChange) -> plan_records.PlanChange:
    cells = [
        plan_records.CellChange(
            one.stage, one.year, entered(one.before), entered(one.after)
        )
        for one in change.cells
    ]
    return plan_records.PlanChange(on=change.on, reason=change.reason, cells=cells)


@dataclass(frozen=True)
class Builder:
    """Draws a strategy and what is in it as at the end of the chosen year."""

    strategy: Strategy
    years: YearChoice

    @property
    def year(self) -> int:
        return self.years.chosen

    def page(self, thing: Model) -> str:
        """Return where people read of it; the year is kept."""
        return site(thing.get_absolute_url() + self.years.query)  # type: ignore[attr-defined]

    def url(self, endpoint: endpoints.Endpoint, *code: str) -> str:
        path = address(endpoint.name, self.strategy.slug, *code)
        return site(path + self.years.query)

    # The strategy and its parts

    def head(self) -> dict[str, Any]:
        return {
            "slug": self.strategy.slug,
            "title": self.strategy.title,
            "city": self.strategy.city,
            "authority": Authority(self.strategy.authority),
            "adopted_by": self.strategy.adopted_by,
            "years": self.years.all,
            "year": self.year,
            "url": self.url(endpoints.STRATEGY),
            "page": self.page(self.strategy),
        }

    def details(self, tree: Branch) -> records.StrategyDetails:
        limits, whole = thresholds(self.years.row), BranchAsOf(tree, self.year)
        return records.StrategyDetails(
            **self.head(),
            source=self.strategy.source,
            on_track_from_percent=plain(limits.on_track * 100),
            delayed_from_percent=plain(limits.delayed * 100),
            figures=figures(whole),
            tasks=counts(whole),
            compared=self.compared(whole),
            curve=self.curve(tree),
            money=self.money(self.whole_money),
            sources=[
                money_building.source(row)
                for row in MoneyAsOf(self.whole_money, self.year).named_sources
            ],
            goals=[self.goal(goal) for goal in whole.children],  # type: ignore[arg-type]
            tasks_url=self.url(endpoints.TASKS),
            indicators_url=self.url(endpoints.INDICATORS),
        )

    def goal(self, goal: BranchAsOf) -> records.Goal:
        return records.Goal(
            code=goal.item.code,
            title=goal.item.title,
            head=title_of(goal.answering),
            story=goal.item.story,
            figures=figures(goal),
            tasks=counts(goal),
            compared=self.compared(goal),
            money=self.money(self.whole_money.of_goal(goal.item.pk)),
            programmes=[self.programme(one) for one in goal.children],  # type: ignore[arg-type]
            page=self.page(goal.item),
        )

    def programme(self, programme: BranchAsOf) -> records.Programme:
        return records.Programme(
            code=programme.item.code,
            title=programme.item.title,
            coordinator=title_of(programme.answering),
            weight=entered(programme.item.weight),
            figures=figures(programme),
            tasks=counts(programme),
            compared=self.compared(programme),
            money=self.money(self.whole_money.of_programme(programme.item.pk)),
            page=self.page(programme.item),
        )

    def curve(self, node: Branch | TaskNode) -> list[records.CurvePoint]:
        return [
            records.CurvePoint(one.year, computed(one.planned), computed(one.actual))
            for one in curve(node, self.years.all, to_year=self.year)
        ]

    def compared(self, part: BranchAsOf) -> records.Comparison | None:
        found = compare(part.node, self.years.all, self.year)
        if found is None:
            return None
        before, now = rounded(found.before), rounded(found.now)
        return records.Comparison(found.since, before, now, found.tasks)

    # Money

    @cached_property
    def whole_money(self) -> SummedMoney:
        """That of the strategy, from which its parts are taken."""
        return money_summed(self.strategy, self.year)

    def money(self, table: MoneyTable | SummedMoney) -> money_records.Money:
        return money_building.money(MoneyAsOf(table, self.year))

    # Tasks

    def tasks(self, tasks: Sequence[TaskAsOf]) -> list[records.Task]:
        """Draw lines of the list: one query for who carries them out."""
        executors = Prefetch("executors", Executor.objects.with_carrier())
        prefetch_related_objects([one.item for one in tasks], executors)
        return [records.Task(**self.line(one)) for one in tasks]

    def line(self, task: TaskAsOf) -> dict[str, Any]:
        """What list and details both say; executors are fetched."""
        item: Task = task.item
        return {
            "code": item.code,
            "title": item.title,
            "goal": item.programme.goal.code,
            "programme": item.programme.code,
            "weight": entered(item.weight),
            "status": task.status,
            "stages_known": item.stages_known,
            "is_total_only": task.is_total_only,
            "figures": figures(task),
            "executors": executors_of(item),
            "url": self.url(endpoints.TASK, item.code),
            "page": self.page(item),
        }

    def task(self, node: TaskNode, history: History) -> records.TaskDetails:
        """Draw a task that comes with its card.

        Its report takes a query or two, and so do the changes of its plan.
        """
        task = node.item
        return records.TaskDetails(
            **self.line(TaskAsOf(node, self.year)),
            year=self.year,
            withdrawn_from=task.withdrawn_from,
            coordinator=title_of(task.programme.coordinator),
            goal_head=title_of(task.programme.goal.head),
            years=[self.cell(year, node.year_sum(year)) for year in self.years.all],
            stages=self.stages(task),
            plan_changes=[changed(one) for one in plan_changes(task)],
            curve=self.curve(node),
            recipients=task.recipients,
            justification=task.justification,
            description=task.description,
            partners=partners_of(task),
            places=self.places_of(task),
            cost=cost_of(task),
            funding=money_building.funding_of(task, self.year),
            money=self.money(money_of_card(task, self.years.all)),
            report=self.report(task, history),
            indicators=self.indicators_of(task),
            kinds_without_indicators=kinds_without(task),
        )

    def places_of(self, task: Task) -> list[records.TaskPlace]:
        """Read them where the strategy has any: a query."""
        found = task.locations.all() if self.strategy.has_places else ()
        return [
            records.TaskPlace(one.name, one.latitude, one.longitude) for one in found
        ]

    def stages(self, task: Task) -> list[records.Stage] | None:
        rows = stage_rows(task.stages.all(), self.years.all)
        drawn = [self.stage(row) for row in rows]
        return unless_unknown(drawn, is_known=task.stages_known)

    def stage(self, row: StageRow) -> records.Stage:
        return records.Stage(
            label=row.stage.label,
            title=row.stage.title,
            years=[self.cell(year, cell) for year, cell in row.by_year],
            planned=entered(row.total.planned),
            actual=entered(row.to_year(self.year).actual),
        )

    def cell(self, year: int, cell: Cell) -> records.Cell:
        actual = cell.actual if year <= self.year else None
        return records.Cell(year, entered(cell.planned), entered(actual))

    def report(self, task: Task, history: History) -> records.Report | None:
        found = reported(task, self.years.row, history)
        published = history.of_year(self.year)
        content = published[0].content if published else Content()
        return self.said(task, found, content) if found else None

    def said(self, task: Task, found: Reported, content: Content) -> records.Report:
        card = [self.strategy.slug, task.code]
        return records.Report(
            approved_on=found.approved_on,
            source=found.source,
            **content.for_readers,
            files=[
                records.File(
                    file.name,
                    file.size,
                    site(reverse("public:attachment", args=[*card, file.pk])),
                )
                for file in found.files
            ],
            corrections=[
                records.Correction(one.on, one.reason) for one in found.corrections
            ],
        )

    # Indicators

    def indicators_of(self, task: Task) -> list[indicator_records.Indicator] | None:
        found = measured(list(task.indicators.all()), self.years)
        is_known = task.indicators_known
        return unless_unknown(self.indicators(found), is_known=is_known)

    def indicators(
        self, found: Iterable[IndicatorAsOf]
    ) -> list[indicator_records.Indicator]:
        return [indicator(one, self.page(one.indicator)) for one in found]


def figures(part: TaskAsOf | BranchAsOf) -> records.Figures:
    return records.Figures(**{one.field: one.in_percent(part) for one in FIGURES})


def counts(branch: BranchAsOf) -> records.TaskCounts:
    statuses = branch.node.statuses(branch.year)
    return records.TaskCounts(
        total=branch.tasks,
        known=branch.tasks_known,
        with_plan=branch.tasks_with_plan,
        weight_known_percent=rounded(branch.coverage * 100),
        statuses={status: statuses[status] for status in Status},
    )


def executors_of(task: Task) -> list[records.Executor] | None:
    found = [records.Executor(one.text, one.carrier) for one in task.executors.all()]
    return unless_unknown(found, is_known=task.executors_known)


def partners_of(task: Task) -> list[records.Partner] | None:
    found = [records.Partner(one.name, one.scope) for one in task.partners.all()]
    return unless_unknown(found, is_known=task.partners_known)


def cost_of(task: Task) -> money_records.Cost:
    amount = entered(task.planned_total_cost_amount)
    return money_records.Cost(task.planned_total_cost, amount)


def kinds_without(task: Task) -> list[Kind]:
    stated = task.absent_kinds.all()
    return [Kind(one.kind) for one in stated]
