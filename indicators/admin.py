"""Indicators, and the page of a task with its indicators on it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.models import (
    AbsentKind,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.ordered_forms import IndicatorFormSet
from leszno_strategy.numbers import UNKNOWN, exact
from organisation.structure_admin import FollowsPage, Table
from tasks import admin as structure
from tasks.code_search import CodeSearch
from tasks.models import Task
from tasks.naming_admin import NamesStrategy, NamingFilter
from tasks.ordered_forms import InOrder, OrderedForm


class IndicatorInline(FollowsPage, admin.StackedInline[Any, Any]):
    model = Indicator
    form = OrderedForm
    formset = IndicatorFormSet
    fields = (
        ("place", "kind", "unit"),
        "name",
        "definition",
        "source",
        ("direction", "baseline"),
        "reported",
    )
    readonly_fields = ("reported",)
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        found: QuerySet[Indicator] = super().get_queryset(request).with_values()  # type: ignore[attr-defined]
        return found

    @admin.display(description=_("values reported"))
    def reported(self, indicator: Indicator) -> str:
        if indicator.pk is None:
            return UNKNOWN
        said = [f"{value.year}: {value.text}" for value in indicator.values.all()]
        return "; ".join(said) or UNKNOWN


class AbsentKindInline(FollowsPage, Table):
    model = AbsentKind


@admin.register(Task)
class TaskAdmin(structure.TaskAdmin):
    """The card of `tasks`, which knows nothing of indicators, with these added."""

    inlines = (*structure.TaskAdmin.inlines, IndicatorInline, AbsentKindInline)
    known_by_rows = {
        **structure.TaskAdmin.known_by_rows,
        Indicator: "indicators_known",
        AbsentKind: "indicators_known",
    }


class ValueInline(FollowsPage, Table):
    """Values for reading: they are entered in the yearly form alone."""

    model = IndicatorValue
    fields = readonly_fields = ("year", "text", "as_number")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission

    @admin.display(description=_("read as a number"))
    def as_number(self, value: IndicatorValue) -> str:
        return exact(value.number)


class TargetInline(FollowsPage, Table):
    model = IndicatorTarget


class BreakInline(FollowsPage, Table):
    model = IndicatorBreak


@admin.register(Indicator)
class IndicatorAdmin(InOrder, CodeSearch, NamesStrategy):
    form = OrderedForm
    fields = (
        *("of_strategy", "goal", "programme", "task"),
        *("place", "kind", "name", "definition", "method", "unit", "source"),
        *("frequency", "direction", "baseline", "baseline_year"),
        *("band_from", "band_to", "reporting_unit", "reporting_post"),
        *("comparison", "is_headline"),
    )
    list_display = ("name", "kind", "unit", "parent")
    list_filter = ("kind", "is_headline", ("programme", NamingFilter))
    list_select_related = (
        "of_strategy",
        "goal__strategy",
        "programme__goal__strategy",
        "task__programme__goal__strategy",
    )
    search_fields = ("name", "source")
    code_lookups = (
        "task__programme__goal__number__iexact",
        "task__programme__number",
        "task__number",
    )
    autocomplete_fields = (
        *("of_strategy", "goal", "programme", "task"),
        *("reporting_unit", "reporting_post"),
    )
    inlines = (TargetInline, BreakInline, ValueInline)

    @admin.display(description=_("belongs to"))
    def parent(self, indicator: Indicator) -> str:
        return str(indicator.parent)
