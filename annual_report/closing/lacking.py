"""The indicators that have no value of a year, and who reports each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext as _

from annual_report.closing.lasting import goals_in, programmes_in
from annual_report.reading import answering
from indicators.models import Indicator
from indicators.reading import is_no_data
from tasks.models import Strategy, StrategyYear, Task

ON_A_PAGE = 300


@dataclass(frozen=True)
class Lacking:
    """An indicator without a value, with the code of what it belongs to."""

    code: str
    name: str
    reporter: str


class Lackings:
    """Those of a year, from the whole down to the tasks: counted, and read by pages."""

    def __init__(self, period: StrategyYear) -> None:
        own = _with_text(period)
        texts = own.order_by().values_list("said__text").annotate(Count("pk"))
        found = [(text, n) for text, n in texts if text is None or is_no_data(text)]
        self.count = sum(n for _text, n in found)
        said = [text for text, _n in found if text is not None]
        rows = own.filter(Q(said__text=None) | Q(said__text__in=said))
        self._rows = rows.select_related(
            *("reporting_unit", "reporting_post", "of_strategy", "goal__head"),
            *("programme__goal", "programme__coordinator"),
            *("task__programme__goal", "task__programme__coordinator"),
        ).prefetch_related("task__executors")

    def page(self, number: str) -> "Page[Any]":
        """Read some of them: two queries."""
        return Paginator(Rows(self._rows, self.count), ON_A_PAGE).get_page(number)


class Rows(Sequence[Any]):
    """As a list whose length is known and whose parts are read when they are shown."""

    def __init__(self, rows: "QuerySet[Indicator]", count: int) -> None:
        self.rows, self.n = rows, count

    def __len__(self) -> int:
        return self.n

    def __getitem__(self, some: Any) -> list[Lacking]:
        return list(_told(self.rows[some]))


def _with_text(period: StrategyYear) -> "QuerySet[Any]":
    """All indicators that count in the year, each with its text of the year."""
    counting: QuerySet[Any] = Task.objects.of_year(period).order_by()
    within = (
        Q(of_strategy=period.strategy_id)
        | Q(goal__in=goals_in(period))
        | Q(programme__in=programmes_in(period))
        | Q(task__in=counting.values("pk"))
    )
    said = FilteredRelation("values", condition=Q(values__year=period.year))
    own = Indicator.objects.filter(within).alias(said=said)
    # In the strategy's order, but for those above the tasks, which come first.
    order = Indicator.objects.of(period.strategy).query.order_by
    return own.alias(is_of_task=Q(task__isnull=False)).order_by("is_of_task", *order)


def _told(rows: "QuerySet[Indicator]") -> Iterator[Lacking]:
    for one in rows:
        yield Lacking(one.parent.code, one.name, _reporter(one))


def _reporter(one: Indicator) -> str:
    named = one.reporting_post or one.reporting_unit
    if named:
        return str(named)
    parent = one.parent
    if isinstance(parent, Strategy):
        return _("strategy office")
    if not isinstance(parent, Task):
        return answering(parent)
    carriers = "; ".join(executor.text for executor in parent.executors.all())
    return carriers or answering(parent.programme)
