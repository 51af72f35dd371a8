"""What the strategy office fills in to close a year, to reopen it, to take a file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.scope import WHOLE, Kind, Scope
from reporting.form_fields import ProseField
from tasks.models import Executor, Goal, Programme, Strategy, StrategyYear, Task

DRAFT = "draft"
# Of more tasks nobody chooses in a list: their codes are typed.
MOST_OFFERED = 300


class ReasonForm(forms.Form):
    """Why; for a first closing nobody asks."""

    reason = ProseField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Anyone can read it with the version."),
        required=True,
    )

    def __init__(
        self, data: Any = None, *, is_required: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        if not is_required:
            del self.fields["reason"]


class ExportForm(forms.Form):
    """Which edition of which part as which format."""

    edition = forms.ChoiceField(label=gettext_lazy("Version"))
    scope = forms.ChoiceField(
        label=gettext_lazy("What it covers"), required=False, initial=""
    )
    task = forms.CharField(
        label=gettext_lazy("Or a task alone"),
        help_text=gettext_lazy("Its code, such as I.3.5."),
        required=False,
        max_length=20,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Format"), widget=forms.RadioSelect, initial="xlsx"
    )

    def __init__(self, data: Any = None, *, period: StrategyYear) -> None:
        super().__init__(data, label_suffix="")
        self.period = period
        self._choices("edition", [*self._versions(), (DRAFT, _("working draft"))])
        tasks = Task.objects.of(period.strategy).only("programme", "number", "title")
        offered = list(tasks[: MOST_OFFERED + 1])
        if len(offered) > MOST_OFFERED:
            offered = []
        else:
            del self.fields["task"]
        self.scopes = list(scope_choices(period.strategy, offered))
        self._choices("scope", self.scopes)
        uses = {kind: one.use_for(period.strategy) for kind, one in FORMATS.items()}
        self._choices(
            "kind",
            [(kind, f"{FORMATS[kind].label}: {use}") for kind, use in uses.items()],
        )

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _versions(self) -> Any:
        for snapshot in Snapshot.objects.filter(year=self.period).order_by("-number"):
            yield (
                str(snapshot.number),
                _("version %(number)s") % {"number": snapshot.number},
            )

    def clean_task(self) -> str:
        """Return the code as the strategy writes it, "" where none was typed."""
        code: str = self.cleaned_data["task"]
        found = Task.objects.of(self.period.strategy).coded_alike(code).first()
        if code and found is None:
            raise ValidationError(_("There is no task with this code."))
        return found.code if found else ""

    def asked_scope(self) -> Scope:
        """Return what was chosen; a task that was typed is meant before all else."""
        if code := self.cleaned_data.get("task"):
            return Scope(Kind.TASK, code)
        return Scope.read(self.cleaned_data["scope"])

    def snapshot(self) -> Snapshot | None:
        """Return the frozen version that was chosen, None for a draft."""
        number = self.cleaned_data["edition"]
        if number == DRAFT:
            return None
        return Snapshot.objects.get(year=self.period, number=int(number))


def scope_choices(
    strategy: Strategy, tasks: Iterable[Task]
) -> Iterator[tuple[Any, Any]]:
    """Yield what a report may cover, as a form offers it: in groups, 3 queries."""
    goals = Goal.objects.filter(strategy=strategy)
    programmes = Programme.objects.filter(goal__strategy=strategy)
    executors = Executor.objects.filter(task__programme__goal__strategy=strategy)
    yield str(WHOLE), _("the whole strategy")
    yield _("Goals"), [_choice(Kind.GOAL, goal) for goal in goals]
    yield (
        _("Programmes"),
        [_choice(Kind.PROGRAMME, one) for one in programmes.select_related("goal")],
    )
    yield (
        _("Units"),
        [(str(Scope(Kind.UNIT, str(u.pk))), u.name) for u in executors.units()],
    )
    if offered := [_choice(Kind.TASK, task) for task in tasks]:
        yield _("Tasks"), offered


def scope_names(choices: Iterable[Any]) -> dict[str, str]:
    """Return how the form calls each part, from what `scope_choices` yields."""
    return dict(flatten_choices(choices))


def name_of(scope: str, names: Mapping[str, str]) -> str:
    """Name what a file covers, by its code where the form offers no such part."""
    if scope in names:
        return names[scope]
    kind, _equals, key = scope.partition("=")
    return _("Task %(code)s") % {"code": key} if kind == Kind.TASK else scope


def _choice(kind: Kind, item: Goal | Programme | Task) -> tuple[str, str]:
    return str(Scope(kind, item.code)), str(item)
