"""Writes what rows have by years: plans, what was carried out, values of indicators."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from simple_history.utils import bulk_create_with_history

from exchange.nodes import Field, Node
from exchange.planning import Plan
from exchange.rows import ABSENT_KINDS, INDICATOR_VALUES, STAGE_YEARS, TOTALS
from exchange.saving import BATCH, Saving, Table, portions
from indicators.models import AbsentKind, IndicatorValue
from indicators.reading import number_in
from leszno_strategy.transactions import locked
from tasks.models import StrategyYear

# How many rows are seen to at a time: each has figures of many years.
AT_A_TIME = 500
Keys = dict[str, dict[str, int]]
Wanted = dict[tuple[int, int], Node]


class Figures:
    def __init__(
        self,
        plan: Plan,
        keys: Keys,
        years: dict[int, StrategyYear],
        traces: dict[str, Any],
    ) -> None:
        self.plan, self.keys, self.years, self.traces = plan, keys, years, traces

    def write(self) -> None:
        by_kind: defaultdict[str, dict[str, list[Field]]] = defaultdict(dict)
        for key, names in self.plan.figures.items():
            by_kind[self.plan.wanted[key].shape.name][key] = names
        self._write(by_kind["stage"], STAGE_YEARS, "stage_id", take_cell)
        self._write(by_kind["task"], TOTALS, "task_id", take_total)
        self._write(
            by_kind["indicator"], INDICATOR_VALUES, "indicator_id", self._take_value
        )
        self._read_values_anew()
        self._write_absent_kinds()

    def _pk(self, node: Node) -> int:
        return self.keys[node.shape.name][node.uid or ""]

    def _write(
        self,
        figures: dict[str, list[Field]],
        table: Table[Any],
        parent: str,
        take: Callable[[Any, Node, int], None],
    ) -> None:
        for part in portions(figures, AT_A_TIME):
            wanted = {
                (self._pk(self.plan.wanted[key]), name[1]): self.plan.wanted[key]
                for key in part
                for name in figures[key]
            }
            saving: Saving[Any] = Saving(table)
            standing = self._standing(wanted, table, parent)
            for (pk, year), node in wanted.items():
                ours = standing.get((pk, year))
                theirs = table.model(**{parent: pk})
                if ours:
                    for field in table.fields:
                        setattr(theirs, field, getattr(ours, field))
                theirs.year = year if table is INDICATOR_VALUES else self.years[year]
                take(theirs, node, year)
                if ours is None:
                    saving.created.append(theirs)
                elif names := table.differences(ours, theirs):
                    saving.change(ours, theirs, names)
            saving.save(self.traces)

    def _standing(
        self, wanted: Wanted, table: Table[Any], parent: str
    ) -> dict[tuple[int, int], Any]:
        """Lock and return the rows that are there, by the row above and the year."""
        if not any(node.key in self.plan.current for node in wanted.values()):
            return {}
        rows = table.model._default_manager.filter(
            **{f"{parent}__in": {pk for pk, _year in wanted}}
        )
        numbers = {year.pk: year.year for year in self.years.values()}
        found = {
            (
                getattr(row, parent),
                row.year if table is INDICATOR_VALUES else numbers[row.year_id],
            ): row
            for row in locked(rows)
        }
        return {at: found[at] for at in wanted.keys() & found.keys()}

    def _take_value(self, row: IndicatorValue, node: Node, year: int) -> None:
        row.text = node.values["values", year] or ""
        row.number = number_in(row.text, self._unit(node))

    def _unit(self, node: Node) -> str:
        for nodes in (self.plan.wanted, self.plan.current):
            if (one := nodes.get(node.key)) and ("unit",) in one.values:
                return str(one.values["unit",])
        return ""

    def _read_values_anew(self) -> None:
        """Read "8,6%" anew where the unit is another; nobody changed what it says."""
        for node in self.plan.of(self.plan.changed, "indicator"):
            unit, before = self._unit(node), self.plan.current[node.key].values["unit",]
            if unit == before:
                continue
            values = IndicatorValue.objects.filter(indicator=self._pk(node))
            for value in values.filter(text__contains="%"):
                number = number_in(value.text, unit)
                values.filter(pk=value.pk).update(number=number)

    def _write_absent_kinds(self) -> None:
        field = ("no_indicators_of_kind",)
        new = []
        for rows in (self.plan.created, self.plan.changed):
            for node in self.plan.of(rows, "task"):
                ours = self.plan.current.get(node.key)
                before = set(ours.values[field]) if ours else set()
                after = set(node.values.get(field, before))
                new += [
                    AbsentKind(task_id=self._pk(node), kind=kind)
                    for kind in sorted(after - before)
                ]
                if before - after:
                    self._withdraw(self._pk(node), before - after)
        for part in portions(new):
            bulk_create_with_history(part, AbsentKind, batch_size=BATCH, **self.traces)

    def _withdraw(self, task: int, kinds: set[str]) -> None:
        for row in ABSENT_KINDS.model.objects.filter(task=task, kind__in=kinds):
            row._history_user = self.traces["default_user"]  # type: ignore[attr-defined]
            row._change_reason = self.traces["default_change_reason"]  # type: ignore[attr-defined]
            row.delete()


def take_cell(row: Any, node: Node, year: int) -> None:
    for name in ("planned", "actual"):
        if ("years", year, name) in node.values:
            setattr(row, name, node.values["years", year, name])


def take_total(row: Any, node: Node, year: int) -> None:
    row.progress = node.values["reported_progress", year]
