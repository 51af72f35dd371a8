"""Writes what rows have by years: plans, what was carried out, money, values."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from exchange.nodes import Field, Node
from exchange.places import locations_of
from exchange.planning import Plan
from exchange.rows import (
    ABSENT_KINDS,
    BREAKS,
    FUNDING_YEARS,
    INDICATOR_VALUES,
    LOCATIONS,
    STAGE_YEARS,
    TARGETS,
    TOTALS,
)
from exchange.saving import Saving, Table, Values, create, insert_below, portions
from indicators.models import AbsentKind, IndicatorValue
from indicators.reading import number_in
from leszno_strategy.transactions import locked
from tasks.models import FundingYear, Location, StageYear, StrategyYear

# How many rows are seen to at a time: each has figures of many years.
AT_A_TIME = 500
# The parts of a document that go by years, with their rows and what these hang on.
BY_YEAR: dict[tuple[str, str], tuple[Table[Any], str]] = {
    ("stage", "years"): (STAGE_YEARS, "stage_id"),
    ("task", "reported_progress"): (TOTALS, "task_id"),
    ("funding", "years"): (FUNDING_YEARS, "funding_id"),
    ("indicator", "values"): (INDICATOR_VALUES, "indicator_id"),
    ("indicator", "targets"): (TARGETS, "indicator_id"),
    ("indicator", "breaks"): (BREAKS, "indicator_id"),
}
# What a row of a year holds.
ONE_FIELD = {"reported_progress": "progress", "targets": "number", "breaks": "reason"}
FIGURES: dict[type[Any], tuple[str, ...]] = {
    StageYear: ("planned", "actual"),
    FundingYear: ("planned", "executed"),
}
ROWS_THAT_GO = ("targets", "breaks")
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
        by_part: defaultdict[tuple[str, str], dict[str, list[Field]]] = defaultdict(
            dict
        )
        for key, names in self.plan.figures.items():
            kind = self.plan.wanted[key].shape.name
            for name in names:
                by_part[kind, name[0]].setdefault(key, []).append(name)
        for (kind, part), (table, parent) in BY_YEAR.items():
            self._write(by_part[kind, part], part, table, parent)
        self._read_values_anew()
        self._write_absent_kinds()
        self._write_places()

    def _pk(self, node: Node) -> int:
        return self.keys[node.shape.name][node.uid or ""]

    def _write(
        self,
        figures: dict[str, list[Field]],
        said_as: str,
        table: Table[Any],
        parent: str,
    ) -> None:
        new = [key for key in figures if key in self.plan.created]
        for part in portions(new, AT_A_TIME):
            above = [self._pk(self.plan.created[key]) for key in part]
            rows = (row for key in part for row in self._new(key, figures[key], table))
            insert_below(table, above, rows, self.traces)
        standing = [key for key in figures if key not in self.plan.created]
        self._change({key: figures[key] for key in standing}, said_as, table, parent)

    def _new(self, key: str, names: list[Field], table: Table[Any]) -> Iterator[Values]:
        """Yield the values of rows that hang on one that has just come in."""
        node = self.plan.created[key]
        pk, said_as = self._pk(node), names[0][0]
        for year in dict.fromkeys(name[1] for name in names):
            of_year = self.years[year].pk if is_of_strategy(table) else year
            if said_as in ONE_FIELD:
                yield pk, of_year, node.values[said_as, year]
            elif said_as == "values":
                text = node.values[said_as, year] or ""
                yield pk, of_year, text, number_in(text, self._unit(node))
            else:
                parts = FIGURES[table.model]
                yield pk, of_year, *(node.values.get((said_as, year, n)) for n in parts)

    def _change(
        self,
        figures: dict[str, list[Field]],
        said_as: str,
        table: Table[Any],
        parent: str,
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
                if is_gone(node, said_as, year):
                    if ours:
                        self._remove(ours)
                    continue
                theirs = table.model(**{parent: pk})
                if ours:
                    for field in table.fields:
                        setattr(theirs, field, getattr(ours, field))
                theirs.year = self.years[year] if is_of_strategy(table) else year
                self._take(theirs, node, said_as, year)
                if ours is None:
                    saving.created.append(theirs)
                elif names := table.differences(ours, theirs):
                    saving.change(ours, theirs, names)
            saving.save(self.traces)

    def _take(self, row: Any, node: Node, part: str, year: int) -> None:
        """Give the row what the document says of its year."""
        if part in ONE_FIELD:
            setattr(row, ONE_FIELD[part], node.values[part, year])
            return
        if part == "values":
            row.text = node.values[part, year] or ""
            row.number = number_in(row.text, self._unit(node))
            return
        for name in FIGURES[type(row)]:
            if (part, year, name) in node.values:
                setattr(row, name, node.values[part, year, name])

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
                numbers[row.year_id] if is_of_strategy(table) else row.year,
            ): row
            for row in locked(rows)
        }
        return {at: found[at] for at in wanted.keys() & found.keys()}

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
        create(AbsentKind, new, self.traces)

    def _withdraw(self, task: int, kinds: set[str]) -> None:
        for row in ABSENT_KINDS.model.objects.filter(task=task, kind__in=kinds):
            self._remove(row)

    def _write_places(self) -> None:
        """Put a task's places in the place of what it had, where they differ."""
        field, wanted = ("places",), {}
        for rows in (self.plan.created, self.plan.changed):
            for node in self.plan.of(rows, "task"):
                ours = self.plan.current.get(node.key)
                before = ours.values.get(field) if ours else []
                if (after := node.values.get(field)) not in (None, before):
                    wanted[self._pk(node)] = after
        for row in Location.objects.filter(task__in=wanted):
            self._remove(row)
        new = (
            one for task, places in wanted.items() for one in locations_of(task, places)
        )
        create(Location, map(LOCATIONS.of_values, new), self.traces)

    def _remove(self, row: Any) -> None:
        row._history_user = self.traces["default_user"]
        row._change_reason = self.traces["default_change_reason"]
        row.delete()


def is_of_strategy(table: Table[Any]) -> bool:
    """Say whether its years are those of the strategy, and no others."""
    return bool(table.model._meta.get_field("year").is_relation)


def is_gone(node: Node, part: str, year: int) -> bool:
    """Say whether there is to be no row: of a target, or a break, that is null."""
    return part in ROWS_THAT_GO and node.values[part, year] is None
