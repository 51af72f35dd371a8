"""By what the list of tasks can be filtered, and how many each choice would leave.

All of it is asked of the database, in grouped queries: no task is read.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial, reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organisation.models import Post, Unit
from public.facets import WORDS, SeveralField, WrittenSelect
from public.listed_tasks import ListedTasks
from public.models import Kind
from public.search import LONGEST, asked, found
from public.unfiltered import (
    all_by_programme,
    all_by_unit,
    by_programme,
    by_unit,
    programmes_of,
)
from reporting.punctuality import came_late
from tasks.models import Executor, Strategy, StrategyYear, Task, TaskYear
from tasks.models.numbers import PROGRAMME_CODE
from tasks.models.task_year import TaskYearQuerySet
from tasks.outline import thresholds
from tasks.progress import Status
from topics.models import Topic
from topics.world_goals import WorldGoal

Choices = Sequence[tuple[str, str | Promise]]
NONE = Q(pk__in=[])
WrittenField = partial(forms.ChoiceField, widget=WrittenSelect)
# The longest key that a database knows.
DIGITS = 18


def of_goal(code: str) -> Q:
    return Q(task__programme__goal__number=code)


def of_programme(code: str) -> Q:
    if not (match := PROGRAMME_CODE.fullmatch(code)):
        return NONE
    goal, number = match.groups()
    return of_goal(goal) & Q(task__programme__number=int(number))


def of_status(value: str) -> Q:
    return Q(standing=value)


def of_unit(asked: str) -> Q:
    """A unit by its key; `POST` with the key of a post in no unit; or `NOBODY`."""
    if asked == NOBODY:
        tied = Executor.objects.filter(Q(unit__isnull=False) | Q(post__isnull=False))
        return ~Q(task__in=tied.values("task"))
    if asked.startswith(POST):
        return _carried(asked.removeprefix(POST), "post", carrier=None)
    return _carried(asked, "carrier")


def _carried(pk: str, column: str, **other: Any) -> Q:
    if not (pk.isascii() and pk.isdecimal() and len(pk) <= DIGITS):
        return NONE
    executors: QuerySet[Any] = Executor.objects.with_carrier()
    found = executors.filter(**{column: int(pk)}, **other)
    return Q(task__in=found.values("task"))


def of_report(value: str) -> Q:
    return Q(came_late()) if value == LATE else NONE


def of_topic(slug: str) -> Q:
    """What the topic names, or what belongs to a programme that it names."""
    return _of_topics({"topic__slug": slug})


def of_world_goal(number: str) -> Q:
    """What any topic names that serves the goal of the United Nations."""
    if number not in map(str, WorldGoal.values):
        return NONE
    serving = [
        pk
        for pk, goals in Topic.objects.values_list("pk", "world_goals")
        if int(number) in goals
    ]
    return _of_topics({"topic__in": serving})


def _of_topics(which: dict[str, Any]) -> Q:
    tasks = Topic.tasks.through._default_manager.filter(**which)
    programmes = Topic.programmes.through._default_manager.filter(**which)
    return Q(task__in=tasks.values("task")) | Q(
        task__programme__in=programmes.values("programme")
    )


GOAL, PROGRAMME, STATUS, UNIT = "cel", "program", "stan", "jednostka"
# Whom a task is carried out by where it is no unit.
NOBODY, POST = "brak", "stanowisko-"
# Asked for by links alone, and shown once it is.
REPORT, LATE = "sprawozdanie", "po-terminie"
TOPIC, WORLD_GOAL = "temat", "onz"
LINKED = {
    REPORT: _("Report"),
    TOPIC: _("Topic"),
    WORLD_GOAL: _("Sustainable Development Goal"),
}
# By their names in addresses.
LABELS = {
    GOAL: _("Goal"),
    PROGRAMME: _("Programme"),
    UNIT: _("Carried out by"),
    STATUS: _("Status"),
}
CONDITIONS: Mapping[str, Callable[[str], Q]] = {
    GOAL: of_goal,
    PROGRAMME: of_programme,
    STATUS: of_status,
    UNIT: of_unit,
    REPORT: of_report,
    TOPIC: of_topic,
    WORLD_GOAL: of_world_goal,
}
# What a task may have beside its programme and its status.
BESIDE = (UNIT, *LINKED)


@dataclass(frozen=True)
class Group:
    """How many tasks of a programme have a status."""

    values: Mapping[str, str]
    count: int


class TaskFilter(forms.Form):
    """Keeps only tasks that have all that is chosen, as at the end of a year.

    Of statuses several may be chosen: a task has one of them. Choices that would leave
    nothing are not there, unless one was made. Where no choices are shown, as in the
    API, what is left is counted without them.
    """

    def __init__(
        self,
        data: QueryDict,
        *,
        strategy: Strategy,
        year: StrategyYear,
        has_choices: bool = True,
    ) -> None:
        super().__init__(data, label_suffix="", auto_id="filter_%s")
        self.asked = data
        self.strategy, self.year, self.has_choices = strategy, year, has_choices
        self._whole_year = TaskYear.objects.of_year(year).with_status(thresholds(year))
        # A list of fewer tasks puts its own here.
        self.of_year = self._whole_year
        self.fields[WORDS] = forms.CharField(
            label=_("Words"), required=False, max_length=LONGEST
        )
        for name, label in LABELS.items():
            self._add(name, label)
        for name, label in LINKED.items():
            if self._asked(name):
                self._add(name, label)

    def _add(self, name: str, label: str | Promise) -> None:
        one = SeveralField if name == STATUS else WrittenField
        self.fields[name] = one(
            label=str(label),
            required=False,
            # Counted where they are shown or compared: the API does neither.
            choices=cache(partial(self._choices, name)),
        )

    def left(self) -> ListedTasks:
        """Return the tasks that were asked for; none if what was asked is unknown."""
        if not self.is_valid():
            return ListedTasks(self.of_year.none(), 0, self.year)
        found = self._passing(CONDITIONS)
        return ListedTasks(found, self._total(CONDITIONS), self.year)

    @cached_property
    def of_all(self) -> int:
        """How many tasks there are in the year, whatever is asked for."""
        if any(map(self._asked, (WORDS, *BESIDE))):
            return self.of_year.count()
        return sum(group.count for group in self._groups)

    def _asked(self, name: str) -> str:
        return self.asked.get(name, "")

    def _is_narrowed(self, names: Iterable[str]) -> bool:
        """Whether the list, or any of the named, leaves tasks of the year out."""
        is_asked = any(any(self.asked.getlist(name)) for name in names)
        return is_asked or self.of_year is not self._whole_year

    @property
    def _all(self) -> dict[str, int]:
        """The year, as those questions are asked that nothing narrows."""
        return {"number": self.year.year, "year": self.year.pk}

    def _chosen(self, name: str) -> list[str]:
        """Of statuses all that were asked for, of others the last; [] without any."""
        asked = self.asked.getlist(name) if name == STATUS else [self._asked(name)]
        return list(dict.fromkeys(filter(None, asked)))

    @cached_property
    def _found(self) -> TaskYearQuerySet:
        """The tasks with the words; all of them without a word."""
        looked_for = asked(self.strategy, self._asked(WORDS))
        if not looked_for:
            return self.of_year
        tasks = Task.objects.of(self.strategy).order_by()
        return self.of_year.filter(
            task__in=found(Kind.TASK, tasks, looked_for).values("pk")
        )

    def _passing(self, names: Collection[str]) -> TaskYearQuerySet:
        """Ask for those that have the words, and what is chosen of the named."""
        chosen = {n: map(CONDITIONS[n], self._chosen(n)) for n in names}
        any_of = (reduce(or_, values, Q()) for values in chosen.values())
        return self._found.filter(*any_of)

    @cached_property
    def _groups(self) -> list[Group]:
        """Count all that is left beside them, by programme and status."""
        counted: Iterable[Any] = (
            by_programme(self._passing(BESIDE))
            if self._is_narrowed((WORDS, *BESIDE))
            else all_by_programme(thresholds(self.year))(**self._all)
        )
        return [
            Group({**self._parts[programme].values, STATUS: standing}, count)
            for programme, standing, count in counted
        ]

    def _among(self, names: Collection[str]) -> list[Group]:
        """Keep the groups of what is chosen of the named."""
        asked = {n: values for n in names if (values := self._chosen(n))}
        for name in BESIDE:
            asked.pop(name, None)
        return [
            group
            for group in self._groups
            if all(group.values[name] in values for name, values in asked.items())
        ]

    def _total(self, names: Collection[str]) -> int:
        is_wider = any(self._asked(one) and one not in names for one in BESIDE)
        if not self.has_choices or is_wider:
            return self._passing(names).count()
        return sum(group.count for group in self._among(names))

    def _choices(self, name: str) -> Choices:
        """Return the choices with counts, in their order."""
        others = CONDITIONS.keys() - {name}
        if name in LINKED:
            counts = Counter({self._asked(name): self._total(CONDITIONS)})
        elif name == UNIT:
            counts = self._units(others)
        else:
            counts = self._counts(name, others)
        labels = self._labels(name, counts)
        of_all = ("", _("all (%(n)s)") % {"n": self._total(others)})
        return [
            *([] if name == STATUS else [of_all]),
            *(
                (value, f"{label} ({counts[value]})")
                for value, label in labels
                if counts[value] or self._is_chosen(name, value)
            ),
        ]

    def _counts(self, name: str, others: Collection[str]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for group in self._among(others):
            counts[group.values[name]] += group.count
        return counts

    def _units(self, others: Collection[str]) -> Counter[str]:
        """Count the tasks of each unit: one query."""
        counted: Iterable[Any] = (
            by_unit(self._passing(others).order_by().values("task"))
            if self._is_narrowed((WORDS, *others))
            else all_by_unit(**self._all)
        )
        units = Counter({str(pk): n for pk, n in counted})
        # Of what no unit carries out only what was asked for is counted.
        if (asked := self._asked(UNIT)) and not asked.isdecimal():
            units[asked] = self._passing([*others, UNIT]).count()
        return units

    @property
    def _there(self) -> "QuerySet[Any]":
        """The tasks of which something may be asked, whether the list has any."""
        return self.of_year

    def _is_chosen(self, name: str, value: str) -> bool:
        """Whether a choice that leaves nothing was made, and there is such a choice."""
        if value not in self._chosen(name):
            return False
        if name == UNIT:
            return value == NOBODY or self._is_carrier(value)
        return (
            name in {STATUS, REPORT, WORLD_GOAL}
            or self._there.filter(CONDITIONS[name](value)).exists()
        )

    def _is_carrier(self, value: str) -> bool:
        carried: QuerySet[Any] = Executor.objects.with_carrier()
        pk = int(value.removeprefix(POST))
        if value.startswith(POST):
            return carried.filter(carrier=None, post=pk).exists()
        return carried.filter(carrier=pk).exists()

    def _labels(
        self, name: str, counts: Mapping[str, int]
    ) -> Iterator[tuple[str, str | Promise]]:
        if name == STATUS:
            yield from Status.choices
        elif name == UNIT:
            yield from self._carriers(counts)
        elif name == REPORT:
            yield LATE, _("after the deadline")
        elif name == TOPIC:
            topics = self.strategy.topics.filter(slug=self._asked(name))
            yield from topics.values_list("slug", "title")
        elif name == WORLD_GOAL:
            yield from (
                (str(goal.value), f"{goal.value}. {goal.label}") for goal in WorldGoal
            )
        else:
            labels = {
                one.values[name]: one.labels[name] for one in self._parts.values()
            }
            yield from labels.items()

    def _carriers(self, counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        asked = self._asked(UNIT)
        known = {*counts, *([asked] if of_unit(asked) != NONE else [])}
        for unit in Unit.objects.filter(pk__in=filter(str.isdecimal, known)):
            yield str(unit.pk), unit.name
        if asked == NOBODY:
            yield NOBODY, gettext("no unit or post")
        elif asked in known and asked.startswith(POST):
            for post in Post.objects.filter(pk=asked.removeprefix(POST)):
                yield asked, post.title

    @cached_property
    def _parts(self) -> dict[int, "Part"]:
        """The programmes of the strategy in their order: one query."""
        rows = programmes_of(strategy=self.strategy.pk)
        return {one[0]: Part(*one[1:]) for one in rows}


@dataclass(frozen=True)
class Part:
    """A programme and its goal as they can be chosen."""

    goal: str
    goal_title: str
    number: int
    title: str

    @property
    def code(self) -> str:
        return f"{self.goal}.{self.number}"

    @cached_property
    def values(self) -> dict[str, str]:
        return {GOAL: self.goal, PROGRAMME: self.code}

    @property
    def labels(self) -> dict[str, str]:
        return {
            GOAL: f"{self.goal}. {self.goal_title}",
            PROGRAMME: f"{self.code} {self.title}",
        }
