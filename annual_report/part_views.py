"""The report of one's own part of the strategy, as a working draft.

Coordinators and heads of goals take it while their year is still under way; it says
what is approved at this moment, is marked on each page, and is nobody else's.
"""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annual_report import exports
from annual_report.formats import FORMATS
from annual_report.models import Export
from annual_report.scope import Kind, Scope
from organisation.rights import Right, held_posts_of, may_for_all, person_of
from organisation.roles import HeldPosts
from reporting.views.periods import frame, period_of
from tasks.models import Goal, Programme, StrategyYear, Task

# Formats in which people read; the others are for programs.
KINDS = ("docx", "pdf", "xlsx")
LATEST = 10


class PartForm(forms.Form):
    """Which of the person's parts, as which file."""

    scope = forms.ChoiceField()
    kind = forms.ChoiceField(widget=forms.RadioSelect, initial=KINDS[0])

    def __init__(self, data: object = None, *, parts: dict[str, str]) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.fields["scope"].label = _("What it covers")
        self.fields["kind"].label = _("Format")
        self.fields["scope"].choices = list(parts.items())  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, FORMATS[kind].label) for kind in KINDS
        ]


def own_parts(who: HeldPosts, period: StrategyYear) -> dict[str, str]:
    """Name the goals and programmes whose draft the person may take: two queries."""
    tasks = Task.objects.of(period.strategy).open_to(who, Right.DRAFT_PART)
    programmes = Programme.objects.filter(pk__in=tasks.order_by().values("programme"))
    goals = Goal.objects.filter(strategy=period.strategy)
    if not may_for_all(who, Right.DRAFT_PART):
        goals = goals.filter(head__in=who.posts)
    return dict(_named(goals, programmes.select_related("goal")))


def _named(
    goals: "QuerySet[Goal]",
    programmes: "QuerySet[Programme]",
) -> Iterator[tuple[str, str]]:
    for goal in goals:
        yield (
            str(Scope(Kind.GOAL, goal.code)),
            _("Goal %(code)s. %(title)s")
            % {
                "code": goal.code,
                "title": goal.title,
            },
        )
    for one in programmes:
        yield (
            str(Scope(Kind.PROGRAMME, one.code)),
            _("Programme %(code)s %(title)s") % {"code": one.code, "title": one.title},
        )


def may_take(request: HttpRequest, export: Export) -> bool:
    """Whether the person may have the file: the office any, others their own draft."""
    who = held_posts_of(request)
    if may_for_all(who, Right.EXPORT):
        return True
    is_own = export.snapshot_id is None and export.by_id == person_of(request).pk
    return is_own and export.scope in own_parts(who, export.year)


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Offer drafts of the person's parts, and have one made."""
    period, who = period_of(request, strategy, year), held_posts_of(request)
    offered = own_parts(who, period)
    if not offered:
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = PartForm(data, parts=offered)
    if data is None or not form.is_valid():
        return _page(request, period, form, offered)
    scope = Scope.read(form.cleaned_data["scope"])
    kind, user = form.cleaned_data["kind"], person_of(request)
    try:
        made = exports.ask_for(period, kind, scope, snapshot=None, by=user)
    except ValidationError as error:
        form.add_error("kind", error)
        return _page(request, period, form, offered)
    return redirect("annual_report:export", strategy, year, made.pk)


def _page(
    request: HttpRequest, period: StrategyYear, form: PartForm, offered: dict[str, str]
) -> HttpResponse:
    mine = Export.objects.filter(year=period, snapshot=None, by=person_of(request))
    context = {
        **frame(period),
        "form": form,
        "files": [
            (one, FORMATS[one.kind], offered[one.scope])
            for one in mine.filter(scope__in=offered)[:LATEST]
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "annual_report/parts.html", context, status=status)
