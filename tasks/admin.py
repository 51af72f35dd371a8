"""The structure of a strategy: everything but the figures, which have their form."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import label_for_field
from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from leszno_strategy.joined import fetched
from leszno_strategy.transactions import locked
from organisation.rights import Permission, coordinated, may_everywhere
from organisation.structure_admin import FollowsPage, Table, know
from tasks import outline, unusual
from tasks.amount_forms import FundingForm, TaskForm
from tasks.cells import stage_rows
from tasks.code_search import CodeSearch
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    Stage,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.moving import old_codes_kept
from tasks.naming_admin import NamesStrategy, NamingFilter
from tasks.ordered_forms import InOrder, OrderedForm, OrderedFormSet, StageFormSet
from tasks.rights import may_with
from tasks.seen_admin import OfSeen


class Warned:
    """Tells what is unusual: on the page, and once more after saving."""

    change_form_template = "admin/warned_form.html"

    def warnings(self, obj: Any) -> list[str]:
        """Return a sentence for each unusual thing."""
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context.get("original"):
            context["warnings"] = self.warnings(context["original"])
        page: HttpResponse = super().render_change_form(  # type: ignore[misc]
            request, context, *args, **kwargs
        )
        return page

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self._warn(request, obj)
        answer: HttpResponse = super().response_post_save_add(request, obj)  # type: ignore[misc]
        return answer

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self._warn(request, obj)
        answer: HttpResponse = super().response_post_save_change(request, obj)  # type: ignore[misc]
        return answer

    def _warn(self, request: HttpRequest, obj: Any) -> None:
        for sentence in self.warnings(obj):
            messages.warning(request, sentence)


def weights_of_programmes(goal: Goal) -> list[str]:
    said = unusual.weights(list(goal.programmes.values_list("weight", flat=True)))
    sentence = _("Programmes of goal %(code)s: %(warning)s")
    return [sentence % {"code": goal.code, "warning": said}] if said else []


def weights_of_tasks(programme: Programme) -> list[str]:
    tasks = programme.tasks.filter(withdrawn_from=None)
    said = unusual.weights(list(tasks.values_list("weight", flat=True)))
    sentence = _("Tasks of programme %(code)s: %(warning)s")
    return [sentence % {"code": programme.code, "warning": said}] if said else []


class StrategyYearInline(FollowsPage, Table):
    """Years are added and removed; one that became another would take its figures."""

    model = StrategyYear
    fields = ("year",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StaysUnderParent(NamesStrategy):
    """Never moves: its figures are of its years. Addresses of old numbers lead on."""

    parent: str

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        with old_codes_kept(obj.strategy):
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with old_codes_kept(obj.strategy):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        # Disabled rather than left out: the number is still compared with others'.
        if obj is not None and self.parent in form.base_fields:
            form.base_fields[self.parent].disabled = True
        if obj is not None:
            know(form.base_fields, obj)
        return form


@admin.register(Strategy)
class StrategyAdmin(OfSeen):
    fields = ("slug", "title", "city", "authority", "adopted_by", "source")
    list_display = ("title", "city", "slug")
    search_fields = ("title", "city")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (StrategyYearInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: the page of its state says what goes along, and what stays."""
        return False


@admin.register(Goal)
class GoalAdmin(InOrder, Warned, StaysUnderParent, OfSeen):
    to_strategy = "strategy"
    parent = "strategy"
    form = OrderedForm
    fields = ("strategy", "number", "place", "title", "head", "story", "legacy_id")
    list_display = ("code", "title", "head")
    list_display_links = ("code", "title")
    list_filter = ("strategy",)
    list_select_related = ("strategy", "head")
    search_fields = ("number", "title")
    autocomplete_fields = ("strategy", "head")

    def warnings(self, obj: Goal) -> list[str]:
        return weights_of_programmes(obj)

    @admin.display(description=_("code"))
    def code(self, goal: Goal) -> str:
        return goal.code


@admin.register(Programme)
class ProgrammeAdmin(CodeSearch, Warned, StaysUnderParent, OfSeen):
    to_strategy = "goal__strategy"
    parent = "goal"
    list_display = ("code", "title", "weight", "coordinator")
    list_display_links = ("code", "title")
    list_filter = ("goal__strategy", ("goal", NamingFilter))
    list_select_related = ("goal__strategy", "coordinator")
    search_fields = ("title",)
    code_lookups = ("goal__number__iexact", "number")
    autocomplete_fields = ("goal", "coordinator")

    def warnings(self, obj: Programme) -> list[str]:
        return weights_of_tasks(obj) + weights_of_programmes(obj.goal)

    @admin.display(description=_("code"))
    def code(self, programme: Programme) -> str:
        return programme.code


class Ordered(FollowsPage, Table):
    """Rows that stand in an order."""

    form = OrderedForm
    formset = OrderedFormSet


class ExecutorInline(Ordered):
    model = Executor
    fields = ("place", "text", "unit", "post")
    autocomplete_fields = ("unit", "post")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Executor]:
        found: QuerySet[Executor] = super().get_queryset(request)
        return found.select_related("unit", "post")


class StageInline(Ordered):
    model = Stage
    formset = StageFormSet
    fields = ("place", "label", "title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stage]:
        # The page shows their figures, too.
        found: Any = super().get_queryset(request)
        return found.with_figures()  # type: ignore[no-any-return]


class PartnerInline(Ordered):
    model = Partner
    fields = ("place", "name", "scope")


class FundingSourceInline(Ordered):
    model = FundingSource
    form = FundingForm
    fields = ("place", "source", "funds", "amount")


class TaskAdmin(CodeSearch, Warned, StaysUnderParent):
    """A task's card; registered by `indicators.admin`, which adds indicators to it."""

    parent = "programme"
    form = TaskForm
    list_display = ("code", "title", "weight", "stages_known")
    list_display_links = ("code", "title")
    list_filter = (
        "programme__goal__strategy",
        ("programme__goal", NamingFilter),
        ("programme", NamingFilter),
        "stages_known",
    )
    list_select_related = ("programme__goal__strategy",)
    search_fields = ("title", "executors__text")
    code_lookups = (
        "programme__goal__number__iexact",
        "programme__number",
        "number",
    )
    autocomplete_fields = ("programme",)
    change_form_template = "admin/task_form.html"
    fieldsets = (
        (None, {"fields": ("programme", "number", "title", "weight")}),
        (_("Card"), {"fields": ("recipients", "justification", "description")}),
        (
            _("Cost"),
            {"fields": ("planned_total_cost", "planned_total_cost_amount")},
        ),
        (
            _("What is known"),
            {
                "classes": ("collapse",),
                "description": _(
                    "Unknown is not empty. A box is ticked by itself when rows are "
                    "added."
                ),
                "fields": (
                    "stages_known",
                    "executors_known",
                    "partners_known",
                    "budget_known",
                    "indicators_known",
                    "legacy_id",
                ),
            },
        ),
    )
    inlines: Sequence[type[InlineModelAdmin[Any, Any]]] = (
        ExecutorInline,
        StageInline,
        PartnerInline,
        FundingSourceInline,
    )
    # Rows of these make what the flag says known.
    known_by_rows: dict[type[Model], str] = {
        Executor: "executors_known",
        Stage: "stages_known",
        Partner: "partners_known",
        FundingSource: "budget_known",
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Task]:
        """Keep only the tasks of the programmes that a coordinator leads."""
        tasks: QuerySet[Task] = super().get_queryset(request)
        tasks = tasks.select_related("programme__goal__strategy")
        if may_everywhere(request, Permission.VIEW, Task):
            return tasks
        return tasks.filter(programme__in=coordinated(request))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Task | None:
        """Find the task; to change it, wait for those who enter its figures."""
        task: Task | None = super().get_object(request, object_id, from_field)
        if task is not None and request.method == "POST":
            locked(Task.objects.filter(pk=task.pk).only("pk"))
        return task

    def get_readonly_fields(
        self, request: HttpRequest, obj: Task | None = None
    ) -> tuple[str, ...]:
        """Keep the numbers as they are, unless the whole structure is the person's."""
        if may_everywhere(request, Permission.CHANGE, Task):
            return ()
        return ("programme", "number", "legacy_id")

    def has_view_permission(
        self, request: HttpRequest, obj: Task | None = None
    ) -> bool:
        return may_with(request, Permission.VIEW, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: Task | None = None
    ) -> bool:
        return may_with(request, Permission.CHANGE, obj)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        self._tick_what_is_known(request, form.instance)

    def _tick_what_is_known(self, request: HttpRequest, task: Task) -> None:
        """Make known what has rows, and say so."""
        ticked = [
            flag
            for model, flag in self.known_by_rows.items()
            if not getattr(task, flag) and model._default_manager.filter(task=task)
        ]
        if not ticked:
            return
        for flag in ticked:
            setattr(task, flag, True)
            label = label_for_field(flag, Task)
            messages.info(request, _("There are rows, so ticked: %s.") % label)
        task.save(update_fields=ticked)

    def warnings(self, obj: Task) -> list[str]:
        _read_plan(obj)
        plan = unusual.plan(outline.task_node(obj).figures)
        return ([plan] if plan else []) + weights_of_tasks(obj.programme)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if task := context.get("original"):
            # What was sent stands in the rows of a form that was refused.
            tables = (
                () if request.method == "POST" else context["inline_admin_formsets"]
            )
            for table in tables:
                if table.opts.model is Stage:
                    rows = [form.instance for form in table.formset.initial_forms]
                    fetched(task, "stages", rows)
            context["figures"] = figures(task)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("code"))
    def code(self, task: Task) -> str:
        return task.code


def _read_plan(task: Task) -> None:
    """Fetch the stages with their figures and the strategy's years, once a page."""
    stages = Stage.objects.with_figures().order_by("position")
    prefetch_related_objects(
        [task], Prefetch("stages", stages), "programme__goal__strategy__years"
    )


def figures(task: Task) -> dict[str, Any]:
    """Return the stage table for reading: a row a stage, a cell a year."""
    _read_plan(task)
    years = [one.year for one in task.strategy.years.all()]
    rows = [
        (row.stage, [None if cell.is_empty else cell for cell in row.cells.values()])
        for row in stage_rows(task.stages.all(), years)
    ]
    return {"years": years, "rows": rows, "totals": task.reported_totals.all()}
