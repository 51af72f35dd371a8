"""Writes a plan into the database, level by level, with its history."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange import making
from exchange.figures import Figures
from exchange.format import Refused
from exchange.nodes import ROOT, Node, entry_of
from exchange.people import People
from exchange.planning import Plan
from exchange.rows import (
    EXECUTORS,
    FUNDING,
    GOALS,
    INDICATORS,
    PARTNERS,
    PROGRAMMES,
    STAGES,
    TASKS,
)
from exchange.saving import Saving, Table, create, give_up, portions
from indicators.measures import learn
from leszno_strategy.transactions import locked
from organisation.history import LONGEST_REASON, sign
from organisation.models import User
from tasks.models import Strategy, StrategyYear

# Above before below; what goes, goes the other way round.
LEVELS: dict[str, Table[Any]] = {
    "goal": GOALS,
    "programme": PROGRAMMES,
    "task": TASKS,
    "stage": STAGES,
    "executor": EXECUTORS,
    "partner": PARTNERS,
    "funding": FUNDING,
    "indicator": INDICATORS,
}
# The lists of a task by the kind of row that they hold.
KIND_OF = {
    "stages": "stage",
    "executors": "executor",
    "partners": "partner",
    "budget": "funding",
    "indicators": "indicator",
}


class Store:
    """The rows of a strategy, found and written by the keys of a plan."""

    def __init__(
        self,
        strategy: Strategy,
        plan: Plan,
        people: People,
        by: User | None,
        reason: str,
    ) -> None:
        self.strategy, self.plan, self.people = strategy, plan, people
        self.by, self.reason = by, reason[:LONGEST_REASON]
        self.traces: dict[str, Any] = {
            "default_user": by,
            "default_change_reason": self.reason,
            "default_date": timezone.now(),
        }
        self.keys: dict[str, dict[str, int]] = {}
        self.years: dict[int, StrategyYear] = {}
        self.doomed: dict[str, list[Any]] = {}

    def write(self) -> None:
        """Write all of the plan, within the caller's transaction."""
        self._write_strategy()
        self._find()
        refuse_addresses(self.plan, self.strategy)
        self._clear_the_way()
        for kind in LEVELS:
            self._write_level(kind)
        Figures(self.plan, self.keys, self.years, self.traces).write()
        self._delete()
        self._learn_measures()

    def _learn_measures(self) -> None:
        rows = (self.plan.created, self.plan.changed)
        nodes = (node for some in rows for node in self.plan.of(some, "indicator"))
        learn({node.values.get(("unit",)) or "" for node in nodes})

    # The strategy itself, and its years.

    def _write_strategy(self) -> None:
        strategy, node = self.strategy, self.plan.wanted[ROOT]
        is_new = strategy.pk is None
        names = ("title", "city", "authority", "adopted_by", "source")
        changed = [
            name
            for name in names
            if (name,) in node.values and getattr(strategy, name) != node.values[name,]
        ]
        for name in changed:
            setattr(strategy, name, node.values[name,])
        if is_new or changed:
            self._sign(strategy)
            strategy.save(update_fields=None if is_new else changed)
        self._write_years(node)

    def _write_years(self, node: Node) -> None:
        self.years = {year.year: year for year in self.strategy.years.all()}
        new = [
            StrategyYear(strategy=self.strategy, year=year)
            for year in node.values.get(("years",)) or []
            if year not in self.years
        ]
        create(StrategyYear, new, self.traces)
        self.years |= {year.year: year for year in new}
        bounds: defaultdict[int, dict[str, Any]] = defaultdict(dict)
        for _thresholds, year, bound in self.plan.figures.get(ROOT, []):
            bounds[year][bound] = node.values["thresholds", year, bound]
        for year, given in bounds.items():
            row = self.years[year]
            for name, value in given.items():
                setattr(row, name, value)
            self._sign(row)
            row.save(update_fields=list(given))

    def _sign(self, row: Model) -> None:
        if self.by:
            sign(row, by=self.by, reason=self.reason)
        else:
            row._change_reason = self.reason  # type: ignore[attr-defined]

    # Finding rows, and making way for those that come in.

    def _find(self) -> None:
        """Learn the keys in the database of the rows that the plan speaks of."""
        for kind, table in LEVELS.items():
            rows = table.rows(self.strategy).select_related(None).order_by()
            self.keys[kind] = dict(rows.values_list("uid", "pk"))

    def _pk(self, node: Node) -> int:
        return self.keys[node.shape.name][node.uid or ""]

    def _clear_the_way(self) -> None:
        """Take from rows that go what others may take over: places and numbers."""
        unseen = defaultdict(list)
        for key, name in self.plan.unseen:
            if key in self.plan.current:
                unseen[KIND_OF[name]].append(self._pk(self.plan.current[key]))
        for kind, table in LEVELS.items():
            model = table.model
            pks = [self._pk(node) for node in self.plan.of(self.plan.doomed, kind)]
            if kind in unseen:
                # What was not known is replaced by what is.
                hidden = model._default_manager.filter(task__in=unseen[kind])
                pks += hidden.values_list("pk", flat=True)
            rows = locked(model._default_manager.filter(pk__in=pks)) if pks else []
            self.doomed[kind] = rows
            names = {field.name for field in model._meta.fields}
            for name in names & {"number", "position", "legacy_id"}:
                give_up(model, name, [row.pk for row in rows])

    # Goals, programmes, tasks, and what lies below them.

    def _write_level(self, kind: str) -> None:
        table, plan = LEVELS[kind], self.plan
        places = self._places(kind)
        wanted = {
            key: node
            for key, node in plan.wanted.items()
            if node.shape.name == kind
            and (key in plan.changed or key in places)
            and key not in plan.created
        }
        saving: Saving[Any] = Saving(table)
        standing = {
            row.uid: row
            for part in portions(wanted.values())
            for row in locked(
                table.model._default_manager.filter(
                    pk__in=[self._pk(node) for node in part]
                )
            )
        }
        for key, node in wanted.items():
            ours = standing[node.uid]
            theirs = self._row(node, places.get(key, getattr(ours, "position", 0)))
            if names := table.differences(ours, theirs, moved=True):
                saving.change(ours, theirs, dict.fromkeys(names))
        saving.save(self.traces)
        new = plan.of(plan.created, kind)
        for part in portions(new):
            rows = [self._row(node, places.get(node.key, 0)) for node in part]
            create(table.model, rows, self.traces)
            self.keys[kind] |= {row.uid: row.pk for row in rows}

    def _row(self, node: Node, position: int) -> Any:
        lists: dict[str, Any] = {
            name: keys if keys is None else [] for name, keys in node.lists.items()
        }
        entry: Any = entry_of(node, **lists)
        people, parent = self.people, self._above(node)
        match node.shape.name:
            case "goal":
                return making.goal_row(self.strategy, position, entry, people)
            case "programme":
                return making.programme_row(parent, entry, people)
            case "task":
                return making.task_row(parent, entry)
            case "stage":
                return making.stage_row(parent, position, entry)
            case "executor":
                return making.executor_row(parent, position, entry, people)
            case "partner":
                return making.partner_row(parent, position, entry)
            case "funding":
                return making.funding_row(parent, position, entry)
        return making.indicator_row(parent, position, entry, people)

    def _above(self, node: Node) -> Any:
        above = self.plan.wanted[node.above]
        if above.key == ROOT:
            return self.strategy
        # With what it is known by, or it would be given another one.
        return LEVELS[above.shape.name].model(pk=self._pk(above), uid=above.uid)

    def _places(self, kind: str) -> dict[str, int]:
        """Return the places of the rows whose list has another order than it had."""
        plan = self.plan
        lists: dict[Any, list[str]] = {
            (above, name): keys
            for (above, name), keys in plan.reordered.items()
            if keys and plan.wanted[keys[0]].shape.name == kind
        }
        if not lists or kind in ("programme", "task"):
            return {}
        there = {key for keys in lists.values() for key in keys if key in plan.current}
        pks = {self._pk(plan.wanted[key]): key for key in there}
        held: dict[str, int] = {}
        for part in portions(pks):
            rows = LEVELS[kind].model._default_manager.filter(pk__in=part)
            for pk, position in rows.values_list("pk", "position"):
                key = pks[pk]
                if plan.current[key].above == plan.wanted[key].above:
                    held[key] = position
        places: dict[str, int] = {}
        for keys in lists.values():
            places |= placed(keys, held)
        return places

    # What goes.

    def _delete(self) -> None:
        for kind in reversed(LEVELS):
            rows = self.doomed[kind]
            for row in rows:
                self._sign(row)
            collector = Collector(using=connection.alias)
            collector.collect(rows)
            collector.delete()


def placed(keys: list[str], held: dict[str, int]) -> dict[str, int]:
    """Give the rows of a list their places: those they hold, where that will do."""
    places = [held.get(key) for key in keys]
    there = [place for place in places if place is not None]
    grows = all(one < other for one, other in pairwise(there))
    if grows and None not in places[: len(there)]:
        last = there[-1] if there else 0
        places[len(there) :] = range(last + 1, last + 1 + len(keys) - len(there))
        return dict(zip(keys, places, strict=True))  # type: ignore[arg-type]
    return {key: place for place, key in enumerate(keys, start=1)}


def refuse_addresses(plan: Plan, strategy: Strategy) -> None:
    """Refuse numbers of the old site that another strategy has."""
    for kind in ("goal", "programme", "task"):
        table = LEVELS[kind]
        wanted = {
            node.values["legacy_id",]: node
            for rows in (plan.created, plan.changed)
            for node in plan.of(rows, kind)
            if node.values.get(("legacy_id",))
        }
        held = table.model._default_manager.filter(legacy_id__in=wanted).exclude(
            **{table.strategy[0]: strategy}
        )
        taken = held.values_list("legacy_id", f"{table.strategy[0]}__title")
        if faults := [
            _("%(place)s: the strategy “%(strategy)s” has this old address.")
            % {"place": f"{wanted[address].place}.legacy_id", "strategy": title}
            for address, title in taken
        ]:
            raise Refused(*faults)
