"""The pages of the tree: the strategy, its goals, programmes and tasks."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from indicators.models import Indicator
from leszno_strategy.joined import fetched
from leszno_strategy.numbers import computed
from leszno_strategy.prepared import Prepared
from organisation.rights import Right, held_posts_of
from organisation.start_code import is_wanted
from public.asof import BranchAsOf, Line, TaskAsOf, as_of
from public.card import indicator_table, task_indicators
from public.changes import history_of, latest_in
from public.delays import largest_delays
from public.downloads import csv_response, svg_response
from public.heat_grid import heat_grid
from public.in_short import front_topics, pictured_goals, shape
from public.indicator_values import measured
from public.measured import InShort
from public.measured import in_short as measured_in_short
from public.money import MoneyAsOf
from public.reported import reported
from public.task_card import card_of, place_changes_of, plan_changes_of, topics_of
from public.task_map import map_of_task
from public.views.base import PublicPage, SitePage
from public.views.elsewhere import ShownElsewhere
from reporting.addresses import report_address
from reporting.subjects import open_to, reportable
from spreadsheets.sheets import Column, Sheet, points
from tasks.cells import stage_table
from tasks.curves import SmallCurve
from tasks.kept_sums import goal_summed, money_summed, strategy_summed
from tasks.labelled_curves import LabelledCurve
from tasks.leading_on import found_at
from tasks.like_for_like import Comparison, compare, of_stages
from tasks.models import (
    Goal,
    Programme,
    Strategy,
    Task,
)
from tasks.money import MoneyTable, money_of_card
from tasks.money_sums import SummedMoney
from tasks.neighbours import neighbours
from tasks.outline import (
    Branch,
    Point,
    TaskNode,
    curve,
    months_behind,
    programme_branch,
    task_node,
    thresholds,
)
from tasks.seen import seen_early
from tasks.subjects import Subject
from tasks.wholes import Whole

INDICATORS = Prefetch("indicators", Indicator.objects.with_series())


class TreePage(ShownElsewhere):
    """A page of a part of the tree: its figures, and its curve over the years.

    The curve is also there for itself, as a picture and as data.
    """

    curve_as = ""  # "svg" or "csv"; see also ShownElsewhere

    @cached_property
    def node(self) -> Whole | TaskNode:
        raise NotImplementedError

    def curve_of(self, node: Whole | TaskNode) -> list[Point]:
        return curve(node, self.years.all, to_year=self.years.chosen)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.curve_as == "svg":
            return self.as_picture()
        if self.curve_as == "csv":
            return csv_response(curve_sheet(self.curve_of(self.node)), name=self.name)
        return super().get(request, *args, **kwargs)

    @property
    def name(self) -> str:
        """What files of the page are called."""
        code = self.kwargs.get("code", "")
        return "-".join(
            filter(None, [self.strategy.slug, code, str(self.years.chosen)])
        )

    def as_picture(self) -> HttpResponse:
        code = getattr(self.node.item, "code", self.strategy.city)
        heading = _("%(code)s: plan and progress to the end of %(year)s") % {
            "code": code,
            "year": self.years.chosen,
        }
        drawn = LabelledCurve(self.curve_of(self.node))
        if drawn.is_empty:
            raise Http404("nothing to draw")
        context = {
            "curve": drawn,
            "which": "curve",
            "is_file": True,
            "heading": heading,
            "covers": self.covers,
        }
        return svg_response("tasks/_curve_svg.html", context, name=self.name)

    @property
    def covers(self) -> str:
        """Which tasks the curve covers, "" for a task itself."""
        if isinstance(self.node, TaskNode):
            return ""
        year = self.years.chosen
        return of_stages(self.node.tasks_with_plan(year), self.node.counts(year).tasks)

    @cached_property
    def figures(self) -> BranchAsOf | TaskAsOf:
        return as_of(self.node, self.years.chosen)

    @property
    def money(self) -> MoneyTable | SummedMoney:
        """The money of the tasks that count in the year."""
        item = self.node.item
        assert not isinstance(item, Task)  # noqa: S101  its page has its card's
        return money_summed(item, self.years.chosen)

    @cached_property
    def by_indicators(self) -> InShort | None:
        """What its indicators say, where there are no tasks; else None."""
        item = self.node.item
        if isinstance(item, Task) or self.node.has_tasks:  # type: ignore[union-attr]
            return None
        of_all = measured_in_short(self.strategy, self.years)
        found = of_all if isinstance(item, Strategy) else of_all.of(item)
        return found if found.total else None

    @property
    def since(self) -> Comparison | None:
        """The year before, like for like; a task needs no such care."""
        if isinstance(self.node, TaskNode) or not self.figures.is_reported:  # type: ignore[union-attr]
            return None
        return compare(self.node, self.years.all, self.years.chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.curve_of(self.node)
        return super().get_context_data(
            figures=self.figures,
            measured=self.by_indicators,
            money=MoneyAsOf(self.money, self.years.chosen),
            since=self.since,
            curve=LabelledCurve(found),
            months_behind=months_behind(found),
            **kwargs,
        )

    def told_of(self, subject: Subject) -> dict[str, Any]:
        """Return what was published of the subject, and where its report is filled in.

        It comes with its card fetched, see `history_of`.
        """
        history = history_of(subject)
        return {
            "reported": reported(subject, self.years.row, history),
            "history": history,
            "report_address": self.open_report(subject),
        }

    def open_report(self, subject: Subject) -> str:
        """Where the reader, if an official, finds the report of the year; else ""."""
        if not self.request.user.is_authenticated:
            return ""
        owed = reportable(type(subject), self.years.row).filter(pk=subject.pk)
        is_open = open_to(owed, held_posts_of(self.request), Right.READ).exists()
        return report_address(subject, self.years.chosen) if is_open else ""


class MeasuredPage(TreePage):
    """A page of what has indicators of its own, the headline ones as tiles."""

    def measured(
        self, own: Iterable[Indicator], others: Iterable[Indicator] = ()
    ) -> dict[str, Any]:
        """Lay out its indicators, which come with their series; of others the tiles."""
        own = list(own)
        tiles = [one for one in (*own, *others) if one.is_headline]
        return {
            "indicators": indicator_table(own, self.years.all),
            "tiles": measured(tiles, self.years),
        }


class WithLines(MeasuredPage):
    """A page whose parts each have a small curve."""

    figures: BranchAsOf

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = self.by_indicators
        lines = [
            Line(
                part,
                SmallCurve(self.curve_of(part.node)),
                told.of(part.item).total if told else 0,
            )
            for part in self.figures.children
        ]
        return super().get_context_data(lines=lines, **kwargs)


def curve_sheet(curve: Sequence[Point]) -> Sheet[Point]:
    """The data of a curve, as the table beside it has them."""
    columns: list[Column[Point]] = [
        Column(_("To the end of"), 14, lambda point: str(point.year)),
        Column(_("Plan"), 10, lambda point: computed(point.planned), points),
        Column(_("Progress"), 10, lambda point: computed(point.actual), points),
    ]
    return Sheet(_("Plan and progress by year"), columns, curve)


_shown_indicators = Prepared(
    lambda strategy: (
        Indicator.objects.filter(
            Q(of_strategy=strategy) | Q(goal__strategy=strategy, is_headline=True)
        )
        .select_related("of_strategy", "goal__strategy")
        .order_by(Coalesce("goal__position", 0), "position", "pk")
        .with_series()
    )
)


class StrategyPage(WithLines):
    template_name = "public/strategy.html"

    @cached_property
    def node(self) -> Branch:
        return strategy_summed(self.strategy)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.shown_indicators()
        own = [one for one in found if one.of_strategy_id]
        fetched(self.strategy, "indicators", own)
        years = self.years
        limits = thresholds(years.row)
        return super().get_context_data(
            shape=shape(self.strategy, self.figures, self.by_indicators, years),
            heat=heat_grid(self.node, years.all, limits, to_year=years.chosen),
            delays=largest_delays(years.row),
            pictured=pictured_goals(self.node),
            changes=latest_in(self.strategy),
            topics=front_topics(self.strategy),
            **self.measured(own, [one for one in found if one.goal_id]),
            **self.told_of(self.strategy),
            **kwargs,
        )

    def shown_indicators(self) -> list[Indicator]:
        """Return those of the whole, and the headline ones of its goals."""
        found: list[Indicator] = _shown_indicators(strategy=self.strategy.pk)
        return found


class HomePage(StrategyPage):
    """The front page is the page of the strategy that the office chose."""

    get_strategy = SitePage.get_strategy

    def get_path(self) -> str:
        return self.strategy.get_absolute_url() if self.strategy.pk else "/"

    def get_template_names(self) -> list[str]:
        return [self.template_name if self.strategy.pk else "public/empty.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.strategy.pk:
            return super().get_context_data(**kwargs)
        early = seen_early(self.request).with_years()
        return PublicPage.get_context_data(
            self, is_start_wanted=is_wanted(), early=early, **kwargs
        )


_goals = Prepared(
    lambda strategy, number: (
        Goal.objects.filter(strategy=strategy, number=number)
        .select_related("head", "picture")
        .prefetch_related(INDICATORS)
    )
)


class GoalPage(WithLines):
    template_name = "public/goal.html"

    @cached_property
    def goal(self) -> Goal:
        code = self.kwargs["code"]
        for goal in _goals(strategy=self.strategy.pk, number=code):
            goal.strategy = self.strategy
            return goal  # type: ignore[no-any-return]
        return found_at(self.strategy.goals.all(), code, strategy=self.strategy.slug)

    @cached_property
    def node(self) -> Branch:
        return goal_summed(self.goal)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            goal=self.goal,
            **self.measured(self.goal.indicators.all()),
            **self.told_of(self.goal),
            **kwargs,
        )


class ProgrammePage(MeasuredPage):
    template_name = "public/programme.html"

    @cached_property
    def programme(self) -> Programme:
        programmes = Programme.objects.filter(goal__strategy=self.strategy)
        return found_at(
            programmes.select_related(
                "goal__strategy", "goal__head", "coordinator"
            ).prefetch_related(INDICATORS),
            self.kwargs["code"],
            strategy=self.strategy.slug,
        )

    @cached_property
    def node(self) -> Branch:
        return programme_branch(self.programme)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.programme
        return super().get_context_data(
            programme=found,
            withdrawn=[
                node.item
                for node in self.node.tasks
                if not node.counts_in(self.years.chosen)
            ],
            **self.measured(found.indicators.all()),
            **self.told_of(found),
            **kwargs,
        )


class TaskPage(TreePage):
    template_name = "public/task.html"
    figures: TaskAsOf

    @cached_property
    def task(self) -> Task:
        return card_of(self.strategy, self.kwargs["code"])

    @cached_property
    def node(self) -> TaskNode:
        return task_node(self.task)

    @property
    def money(self) -> MoneyTable:
        """Told of a withdrawn task, too: its page says what it was."""
        return money_of_card(self.task, self.years.all)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = self.task
        return super().get_context_data(
            task=task,
            thresholds=thresholds(self.years.row),
            stages=stage_table(self.node, task.stages.all(), self.years.all),
            indicators=task_indicators(task, self.years.all),
            plan_changes=plan_changes_of(task),
            place_changes=place_changes_of(task),
            neighbours=neighbours(task),
            topics=topics_of(task=task.pk, programme=task.programme_id),
            map=map_of_task(task, self.strategy, self.figures.status),
            **self.told_of(task),
            **kwargs,
        )
