"""The API explained to a person, from the addresses and records that it answers by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from django.conf import settings
from django.db.models import Choices
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from msgspec import Struct, inspect

from public.api import indicator_records, money_records, plan_records, records
from public.api.building import Builder
from public.api.encoding import encoded
from public.api.endpoints import ENDPOINTS, Endpoint, Parameter
from public.asof import TaskAsOf
from tasks.models import Task
from tasks.outline import task_nodes

CODE = re.compile(r"`([^`]+)`")
TITLES: dict[type[Struct], str | Promise] = {
    records.Strategies: _("List of strategies"),
    records.Strategy: _("Strategy in the list"),
    records.StrategyDetails: _("One strategy with its parts"),
    records.Figures: _("Plan and progress to the end of a year"),
    records.TaskCounts: _("Tasks, counted"),
    records.Comparison: _("The year before, like for like"),
    records.CurvePoint: _("One year of a curve"),
    records.Goal: _("Goal"),
    records.Programme: _("Programme"),
    records.Tasks: _("One page of tasks"),
    records.Task: _("Task in the list"),
    records.Executor: _("Who carries out a task"),
    records.TaskDetails: _("One task with its card"),
    records.Cell: _("One year of a stage or of all stages"),
    records.Stage: _("Stage"),
    plan_records.PlanChange: _("Change of the plan"),
    plan_records.CellChange: _("One year of a stage in a change of the plan"),
    records.TaskPlace: _("Place of the task"),
    records.Partner: _("Partner"),
    money_records.Cost: _("Planned total cost"),
    money_records.Funding: _("One line of the budget"),
    money_records.FundingYear: _("One year of a line of the budget"),
    money_records.Money: _("Money of a part or a task"),
    money_records.MoneyYear: _("Money in one year"),
    money_records.Source: _("One source of money"),
    money_records.Sum: _("Sum of money"),
    records.Report: _("Report for the year"),
    records.File: _("File of a report"),
    records.Correction: _("Correction"),
    records.Indicators: _("One page of indicators"),
    indicator_records.Indicator: _("Indicator"),
    indicator_records.Value: _("One value of an indicator"),
    indicator_records.Target: _("One target of an indicator"),
    indicator_records.Break: _("Break in a series"),
    indicator_records.Standing: _("How an indicator stands"),
    records.Refusal: _("Error"),
}
KINDS: dict[type[inspect.Type], str | Promise] = {
    inspect.StrType: _("text"),
    inspect.CustomType: _("text"),
    inspect.BoolType: _("true or false"),
    inspect.IntType: _("whole number"),
    inspect.DecimalType: _("decimal number"),
    inspect.DateType: _("date"),
    inspect.StructType: _("record"),
    inspect.ListType: _("list"),
    inspect.DictType: _("number for each"),
}


@dataclass(frozen=True)
class Field:
    """A field of a record; `record` is what it holds, if that is one or a list."""

    name: str
    about: SafeString
    kind: str | Promise
    may_be_null: bool
    record: str
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Record:
    """A kind of answer or of part of one; it has the fields of its `base`, too."""

    kind: type[Struct]

    @property
    def name(self) -> str:
        return self.kind.__name__

    @property
    def title(self) -> str | Promise:
        return TITLES[self.kind]

    @property
    def base(self) -> str:
        [base] = self.kind.__bases__
        return base.__name__ if base in TITLES else ""

    @property
    def fields(self) -> list[Field]:
        """Its own fields alone."""
        own = self.kind.__annotations__
        return [field_of(one) for one in described(self.kind) if one.name in own]


@dataclass(frozen=True)
class Address:
    """An address with what can be asked of it, and one that opens, if there is any."""

    endpoint: Endpoint
    example: str

    @property
    def title(self) -> str:
        return gettext(self.endpoint.title)

    @property
    def about(self) -> str:
        return gettext(self.endpoint.about)

    @property
    def answer(self) -> str:
        return self.endpoint.answer.__name__ if self.endpoint.answer else ""

    @property
    def answer_title(self) -> str | Promise:
        return TITLES[self.endpoint.answer] if self.endpoint.answer else ""

    @property
    def parameters(self) -> list[tuple[Parameter, SafeString]]:
        return [(one, with_code(one.about)) for one in self.endpoint.parameters]


def addresses(task: Task | None) -> list[Address]:
    """Return all addresses, with examples about the task and its strategy."""
    known = {"strategy": task.strategy.slug, "code": task.code} if task else {}
    return [Address(one, example_of(one, known)) for one in ENDPOINTS]


def example_of(endpoint: Endpoint, known: dict[str, str]) -> str:
    if not known.keys() >= set(endpoint.arguments):
        return ""
    arguments = {name: known[name] for name in endpoint.arguments}
    address = reverse(endpoint.name, kwargs=arguments)
    return f"{address}?{endpoint.example}" if endpoint.example else address


def sample(task: Task, building: Builder) -> str:
    """Write how the task stands in the list, spaced out for reading."""
    [node] = task_nodes(Task.objects.of(task.strategy).filter(pk=task.pk))
    # Addresses in the API are those of Polish pages, whichever page shows them.
    with override(settings.LANGUAGE_CODE):
        [drawn] = building.tasks([TaskAsOf(node, building.year)])
    return msgspec.json.format(encoded(drawn), indent=2).decode()


def explained() -> list[Record]:
    """Return each record once, in the order in which a reader meets them."""
    answers: list[type[Struct]] = [one.answer for one in ENDPOINTS if one.answer]
    answers.append(records.Refusal)
    met = (kind for one in answers for kind in within(one))
    kinds = dict.fromkeys(met)
    return [Record(kind) for kind in kinds]


def within(record: type[Struct]) -> Iterator[type[Struct]]:
    """Yield the record and those that it is made of."""
    yield record
    for one in described(record):
        found = bare(one.type)[0]
        if isinstance(found, inspect.StructType):
            yield from within(found.cls)


def described(record: type[Struct]) -> tuple[inspect.Field, ...]:
    found = inspect.type_info(record)
    assert isinstance(found, inspect.StructType)  # noqa: S101  for the type checker
    return found.fields


def field_of(one: inspect.Field) -> Field:
    inner, kind, may_be_null = bare(one.type)
    return Field(
        name=one.encode_name,
        about=with_code(text_of(one.type)),
        kind=KINDS[type(kind)],
        may_be_null=may_be_null,
        record=inner.cls.__name__ if isinstance(inner, inspect.StructType) else "",
        choices=choices_of(inner),
    )


def bare(kind: inspect.Type) -> tuple[inspect.Type, inspect.Type, bool]:
    """Return what it is in the end, what it is itself, and whether it may be null."""
    if isinstance(kind, inspect.Metadata):
        return bare(kind.type)
    if isinstance(kind, inspect.UnionType):
        [one] = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        return *bare(one)[:2], True
    if isinstance(kind, inspect.ListType):
        return bare(kind.item_type)[0], kind, False
    if isinstance(kind, inspect.DictType):
        return bare(kind.key_type)[0], kind, False
    return kind, kind, False


def text_of(kind: inspect.Type) -> str:
    said: dict[str, str] = getattr(kind, "extra_json_schema", None) or {}
    return said["description"]


def choices_of(kind: inspect.Type) -> Sequence[tuple[str, str]]:
    if isinstance(kind, inspect.CustomType) and issubclass(kind.cls, Choices):
        return kind.cls.choices
    return []


def with_code(text: str) -> SafeString:
    """Translate, and mark what is to be typed just so."""
    plain, *rest = CODE.split(gettext(text))
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return format_html("{}{}", plain, format_html_join("", "<code>{}</code>{}", pairs))
