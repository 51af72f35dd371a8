"""What can stand in a list of tasks: each column once, for the page and its files.

They are called as in the yearly workbook.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.columns import (
    CODE,
    EXECUTORS,
    PROGRAMME,
    STATUS,
    TOTAL_COST,
    WEIGHT,
    actual_in,
    planned_in,
)
from leszno_strategy.numbers import computed
from public.facets import SeveralField, WrittenSelect
from public.listed_tasks import ListedTask
from spreadsheets.sheets import (
    Column,
    NumberStyle,
    Sheet,
    Text,
    Value,
    as_entered,
    money,
    points,
)
from tasks import figures

# Their names in addresses.
COLUMNS, ROWS, SORT = "kolumny", "na_strone", "sort"
# The first is usual: on a phone a longer page has no end.
ROW_COUNTS = (40, 100, 200)


@dataclass(frozen=True)
class ListColumn:
    """A column of a list of tasks; its heading may say the year.

    `short` stands beside the figure on a phone, "" for the heading itself. `is_usual`
    says that the column is there unless others are chosen, `is_fixed` that it always
    is.
    """

    heading: Callable[[int], Text]
    width: int
    value: Callable[[ListedTask], Value]
    number: NumberStyle = as_entered
    is_number: bool = True
    is_usual: bool = True
    is_fixed: bool = False
    short: Text = ""

    def in_file(self, year: int) -> Column[ListedTask]:
        return Column(self.heading(year), self.width, self.value, self.number)


def _called(heading: Text) -> Callable[[int], Text]:
    return lambda year: heading


def _figure(
    heading: Callable[[int], Text],
    of: Callable[[ListedTask], Decimal | None],
    short: Text = "",
) -> ListColumn:
    def value(task: ListedTask) -> Value:
        return computed(of(task))

    return ListColumn(heading, 11, value, points, short=short)


def _words(
    heading: Text,
    width: int,
    of: Callable[[ListedTask], Value],
    *,
    is_usual: bool = True,
    is_fixed: bool = False,
) -> ListColumn:
    return ListColumn(
        _called(heading),
        width,
        of,
        is_number=False,
        is_usual=is_usual,
        is_fixed=is_fixed,
    )


def cost_of(task: ListedTask) -> Value:
    """The amount in PLN, else what the city wrote in its place."""
    return task.cost_in_words or None if task.cost is None else task.cost


# By the names by which lists are sorted, in the order in which they stand.
LIST_COLUMNS: dict[str, ListColumn] = {
    "code": _words(CODE, 9, lambda task: task.code, is_fixed=True),
    "title": _words(gettext_lazy("Task"), 60, lambda task: task.title, is_fixed=True),
    "programme": _words(
        PROGRAMME, 34, lambda task: task.programme_label, is_usual=False
    ),
    "executor": _words(
        EXECUTORS, 34, lambda task: "; ".join(task.executors) or None, is_usual=False
    ),
    "weight": ListColumn(_called(WEIGHT), 9, lambda task: task.weight, is_usual=False),
    "cost": ListColumn(_called(TOTAL_COST), 18, cost_of, money, is_usual=False),
    "year_plan": _figure(
        planned_in, lambda task: task.year.planned, gettext_lazy("Plan in the year")
    ),
    "year_done": _figure(
        actual_in, lambda task: task.year.actual, gettext_lazy("Done in the year")
    ),
    "planned": _figure(
        figures.PLANNED.headed, lambda task: task.planned, gettext_lazy("Plan in all")
    ),
    "progress": _figure(
        figures.PROGRESS.headed,
        lambda task: task.progress,
        figures.PROGRESS.short_heading,
    ),
    "shortfall": _figure(_called(figures.SHORTFALL), lambda task: task.shortfall),
    "status": _words(STATUS, 18, lambda task: task.status.label),
}
FIXED = [name for name, one in LIST_COLUMNS.items() if one.is_fixed]
USUAL = [n for n, one in LIST_COLUMNS.items() if one.is_usual and not one.is_fixed]


class ListShape(forms.Form):
    """Which columns a list of tasks has, how many rows a page, and in which order."""

    def __init__(self, data: QueryDict, *, year: int) -> None:
        self.asked = data.copy()
        if not any(data.getlist(COLUMNS)):
            self.asked.setlist(COLUMNS, USUAL)
        super().__init__(self.asked, label_suffix="", auto_id="shape_%s")
        headings = {name: str(one.heading(year)) for name, one in LIST_COLUMNS.items()}
        self.fields[COLUMNS] = SeveralField(
            label=_("Columns"),
            required=False,
            choices=[(n, said) for n, said in headings.items() if n not in FIXED],
        )
        self.fields[SORT] = forms.ChoiceField(
            label=_("Sort by"),
            required=False,
            choices=list(_orders(headings)),
            widget=WrittenSelect(is_written=False),
        )
        self.fields[ROWS] = forms.TypedChoiceField(
            label=_("Rows on a page"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[(str(count), str(count)) for count in ROW_COUNTS],
            widget=WrittenSelect(is_written=False),
        )

    @property
    def shown(self) -> list[str]:
        """The columns in their order; the usual ones if what is asked is unknown."""
        chosen = self.cleaned_data[COLUMNS] if self.is_valid() else USUAL
        return [name for name in LIST_COLUMNS if name in {*FIXED, *chosen}]

    @property
    def rows(self) -> int:
        """How many rows a page has."""
        chosen = self.cleaned_data[ROWS] if self.is_valid() else None
        return chosen or ROW_COUNTS[0]


def _orders(headings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each order as an address has it, and in words."""
    yield "", _("as in the strategy")
    for name, said in headings.items():
        yield name, _("%(column)s, ascending") % {"column": said}
        yield f"-{name}", _("%(column)s, descending") % {"column": said}


def task_sheet(
    tasks: Sequence[ListedTask], *, year: int, shown: Sequence[str]
) -> Sheet[ListedTask]:
    """The list for a file, with the columns that it shows."""
    columns = [LIST_COLUMNS[name].in_file(year) for name in shown]
    title = _("Tasks at the end of %(year)s") % {"year": year}
    return Sheet(title, columns, tasks, frozen_columns=2)


def kept(data: QueryDict, *without: str) -> Iterator[tuple[str, str]]:
    """Yield what else an address asks for, for a form that changes what is named."""
    for name, values in data.lists():
        if name not in {*without, "page"}:
            yield from ((name, value) for value in values if value)
