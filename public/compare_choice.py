"""Which two years are compared, and of what: as the address says, or as is usual."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import Unit
from public.task_filter import GOAL, PROGRAMME, UNIT
from tasks.models import Executor, Strategy, StrategyYear, Task
from tasks.outline import Branch, TaskNode, strategy_branch
from tasks.years import PARAMETER

SINCE, UNTIL, OF, BESIDE = "od", "do", "zakres", "obok"
KINDS = (GOAL, PROGRAMME, UNIT)


@dataclass(frozen=True)
class Years:
    """The two years of an address; `problem` says why they cannot be compared.

    `known` are those with figures that the public may see.
    """

    known: Sequence[int]
    asked: Mapping[str, str]

    @property
    def until_asked(self) -> str:
        # Links of other pages say the year of which they are.
        return self.asked.get(UNTIL) or self.asked.get(PARAMETER, "")

    @cached_property
    def until(self) -> int | None:
        if self.until_asked:
            return self._known(self.until_asked)
        since = self._known(self.asked.get(SINCE, ""))
        later = [one for one in self.known if since is None or one > since]
        return max(later, default=self.known[-1] if self.known else None)

    @cached_property
    def since(self) -> int | None:
        if asked := self.asked.get(SINCE):
            return self._known(asked)
        before = [one for one in self.known if self.until and one < self.until]
        return max(before, default=None)

    def _known(self, text: str) -> int | None:
        return int(text) if text in map(str, self.known) else None

    @property
    def problem(self) -> str:
        if len(self.known) < 2:
            return _("Two years with figures are needed to compare them.")
        if self.until is None or (self.since is None and self.asked.get(SINCE)):
            return _("There are no figures for one of these years.")
        if self.since is None:
            return _("There are no figures for any year before %(year)s.") % {
                "year": self.until
            }
        if self.since == self.until:
            return _("Both years are the same: choose two different ones.")
        if self.since > self.until:
            return _("The earlier year must lie before the later one.")
        return ""

    @property
    def is_usual(self) -> bool:
        return not self.problem and [self.since, self.until] == [*self.known[-2:]]


def years_in(rows: Sequence[StrategyYear], asked: Mapping[str, str]) -> Years:
    return Years([row.year for row in rows if row.is_reported], asked)


@dataclass(frozen=True)
class Scope:
    """What is compared: the strategy (`kind` is ""), a part of it, or a unit.

    `whole` is None of a unit, whose tasks are of several programmes.
    """

    kind: str
    code: str
    name: str
    address: str
    whole: Branch | None
    nodes: Sequence[TaskNode]

    @property
    def title(self) -> str:
        """What stands beside its short name; "" of a unit, which has but one."""
        return str(self.whole.item.title) if self.kind and self.whole else ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.code}" if self.kind else ""

    @property
    def short(self) -> str:
        """How a line of a chart names it."""
        if not self.kind:
            return _("strategy")
        if self.kind == GOAL:
            return _("goal %(code)s") % {"code": self.code}
        return self.code if self.kind == PROGRAMME else self.name


@dataclass(frozen=True)
class Scopes:
    """All that can be compared in a strategy: the tree, and the units."""

    strategy: Strategy

    @cached_property
    def tree(self) -> Branch:
        return strategy_branch(self.strategy)

    @cached_property
    def _units(self) -> Mapping[int, set[int]]:
        tasks = Task.objects.of(self.strategy).order_by()
        by_task = Executor.objects.filter(task__in=tasks).units_by_task()
        found: dict[int, set[int]] = {}
        for task, units in by_task.items():
            for unit in units:
                found.setdefault(unit, set()).add(task)
        return found

    @cached_property
    def units(self) -> list[Scope]:
        """Those that carry out any task, by the alphabet: two queries."""
        units = Unit.objects.filter(pk__in=self._units)
        return [self._unit(unit) for unit in units]

    @cached_property
    def whole(self) -> Scope:
        address = reverse("public:strategy", args=[self.strategy.slug])
        return Scope("", "", "", address, self.tree, self.tree.tasks)

    @cached_property
    def goals(self) -> list[Scope]:
        return [self._part(GOAL, child) for child in _branches(self.tree)]

    @cached_property
    def programmes(self) -> list[Scope]:
        parts = (part for goal in self.goals for part in _branches(goal.whole))
        return [self._part(PROGRAMME, part) for part in parts]

    def groups(self) -> list[tuple[str, list[Scope]]]:
        """All to choose from, under their headings."""
        every = [
            (_("Goals"), self.goals),
            (_("Programmes"), self.programmes),
            (_("Units"), self.units),
        ]
        return [(label, scopes) for label, scopes in every if scopes]

    def chosen(self, asked: Mapping[str, Any]) -> Scope:
        """Find what the address means; what there is not is not found."""
        if key := asked.get(OF):
            return self.keyed(key)
        named = ((kind, asked.get(kind)) for kind in KINDS)
        keys = [f"{kind}-{code}" for kind, code in named if code]
        # Of a goal and its programme the narrower is meant.
        return self.keyed(keys[-1]) if keys else self.whole

    def keyed(self, key: str) -> Scope:
        every = (one for _label, scopes in self.groups() for one in scopes)
        for scope in every:
            if scope.key == key:
                return scope
        raise Http404(f"{key} is no part of {self.strategy}")

    def parts_of(self, scope: Scope) -> list[Scope]:
        """Return what is compared below it: goals, or the programmes of a goal."""
        if not scope.kind:
            return self.goals
        if scope.kind != GOAL:
            return []
        return [self._part(PROGRAMME, one) for one in _branches(scope.whole)]

    def _part(self, kind: str, branch: Branch) -> Scope:
        code, title = branch.item.code, branch.item.title
        name = {
            GOAL: _("Goal %(code)s. %(title)s"),
            PROGRAMME: _("Programme %(code)s %(title)s"),
        }[kind] % {"code": code, "title": title}
        page = "goal" if kind == GOAL else "programme"
        address = reverse(f"public:{page}", args=[self.strategy.slug, code])
        return Scope(kind, code, name, address, branch, branch.tasks)

    def _unit(self, unit: Unit) -> Scope:
        address = reverse("public:unit", args=[self.strategy.slug, unit.pk])
        mine = self._units[unit.pk]
        nodes = [node for node in self.tree.tasks if node.item.pk in mine]
        return Scope(UNIT, str(unit.pk), unit.name, address, None, nodes)


def _branches(whole: Branch | None) -> Iterator[Branch]:
    for child in whole.children if whole else ():
        if isinstance(child, Branch):
            yield child


def query_of(years: Years, scope: Scope, beside: Scope | None) -> str:
    """Return the query that leads just here, "" where all is as usual."""
    asked: dict[str, Any] = {}
    if not years.is_usual and not years.problem:
        asked = {SINCE: years.since, UNTIL: years.until}
    if scope.kind:
        asked[scope.kind] = scope.code
    if beside:
        asked[BESIDE] = beside.key
    return f"?{urlencode(asked)}" if asked else ""
