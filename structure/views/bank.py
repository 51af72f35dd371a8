"""Values from a file of the local data bank: read, matched, looked at, brought in."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from exchange.format import Refused
from indicators.bank.matching import remembered
from indicators.models import BankFile, Indicator
from leszno_strategy.virus_scanner import refuse_viruses
from organisation.rights import Permission, held_posts_of, person_of, require
from reporting.attachments import tidy
from reporting.transitions import Actor, NotNow
from structure.bank.bringing import Outdated, Wish, bring_in
from structure.bank.choosing import MatchForm
from structure.bank.opening import BankTable, of_content, open_bank
from structure.bank.planning import LEFT, Fate, Plan, plan_of
from structure.frame import frame, strategy_of
from structure.values.locks import Locks
from structure.views.uploads import is_brought
from structure.wording import SAID_BY_STATE
from tasks.models import Strategy, StrategyState

# Read while the person waits: far more than one city's table takes.
LARGEST = 5 * 1024 * 1024
PAGE = require_http_methods(["GET", "HEAD", "POST"])


class BankForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of the local data bank"),
        help_text=gettext_lazy(
            "CSV or Excel (.xlsx) as the bank gives it, up to 5 MB."
        ),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than %(limit)d MB.")
                % {"limit": LARGEST // 1024**2}
            )
        refuse_viruses(file)
        return file


@PAGE
def bank(request: HttpRequest, strategy: str) -> HttpResponse:
    """Offer to bring a file, and tell what was matched before."""
    require(request, Permission.CHANGE, Indicator)
    found = strategy_of(request, strategy)
    form = BankForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (file := _taken(request, form, found)):
        return redirect("structure:bank_file", strategy, file.pk)
    mistakes = [field for field in form if field.errors]
    context = {
        **frame(request, found),
        "form": form,
        "mistakes": mistakes,
        "sources": _sources(found),
    }
    status = 422 if mistakes else 200
    return render(request, "structure/bank.html", context, status=status)


def _sources(strategy: Strategy) -> list[Indicator]:
    known = {one.indicator_id: one for one in remembered(strategy)}
    found = Indicator.objects.of(strategy).filter(pk__in=known)
    return list(found.select_related("bank_source"))


def _taken(request: HttpRequest, form: BankForm, strategy: Strategy) -> BankFile | None:
    """Read the file; None if the form says why not."""
    if not is_brought(request, form):
        return None
    file, user = form.cleaned_data["file"], person_of(request)
    name = tidy(file.name)
    try:
        table = _read(file, name)
    except Refused as refused:
        form.add_error("file", list(refused.faults))
        return None
    return BankFile.objects.create(
        strategy=strategy, by=user, name=name, at=now(), content=table.content
    )


def _read(file: UploadedFile[bytes], name: str) -> BankTable:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.xlsx"  # what it is, its content says
        with path.open("wb") as copy:
            for piece in file.chunks():
                copy.write(piece)
        return open_bank(path, name)


@PAGE
def bank_file(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    """Show series to match and what they change; bring that in when told to."""
    require(request, Permission.CHANGE, Indicator)
    found = strategy_of(request, strategy)
    file = get_object_or_404(BankFile, pk=pk, strategy=found)
    step = request.POST.get("step", "")
    if step == "discard":
        file.delete()
        messages.success(request, _("The file is discarded. Nothing has changed."))
        return redirect("structure:bank", strategy)
    table = of_content(file.content)
    form = MatchForm(request.POST or None, table=table, strategy=found)
    if step == "apply" and form.is_valid():
        return _apply(request, found, file, table, form)
    return _page(request, found, file, table, form)


def _actor(request: HttpRequest) -> Actor:
    return Actor(person_of(request), held_posts_of(request), localdate())


def _apply(
    request: HttpRequest,
    strategy: Strategy,
    file: BankFile,
    table: BankTable,
    form: MatchForm,
) -> HttpResponse:
    wish = Wish(form.chosen, form.territory, request.POST.getlist("take"))
    told, by = request.POST.get("told", ""), _actor(request)
    try:
        _plan, count = bring_in(
            table, wish, name=file.name, strategy=strategy, on=by.on, by=by, told=told
        )
    except Outdated as now_is:
        return _page(
            request, strategy, file, table, form, plan=now_is.plan, is_stale=True
        )
    except NotNow as refusal:
        form.add_error(None, refusal)
        return _page(request, strategy, file, table, form)
    file.delete()
    if count:
        said = ngettext("%(n)s value is imported.", "%(n)s values are imported.", count)
        messages.success(request, said % {"n": count})
    else:
        messages.info(request, _("No value changed. The matches are remembered."))
    return redirect("structure:bank", strategy.slug)


def _page(
    request: HttpRequest,
    strategy: Strategy,
    file: BankFile,
    table: BankTable,
    form: MatchForm,
    *,
    plan: Plan | None = None,
    is_stale: bool = False,
) -> HttpResponse:
    if plan is None:
        locks = Locks(strategy, localdate(), _actor(request))
        plan = plan_of(table, form.chosen, form.territory, locks)
    mistakes = form.mistakes
    context: dict[str, Any] = {
        **frame(request, strategy),
        "lead": SAID_BY_STATE[StrategyState(strategy.state)],
        "file": file,
        "form": form,
        "rows": form.rows,
        "mistakes": mistakes,
        "is_stale": is_stale,
        "changes": plan.of(Fate.NEW, Fate.CHANGED),
        "conflicts": plan.of(Fate.CONFLICT),
        "taken": request.POST.getlist("take"),
        "left": plan.of(*LEFT),
        "same": len(plan.of(Fate.SAME)),
        "odd": table.odd,
        "told": plan.token,
    }
    status = 409 if is_stale else 422 if mistakes or form.non_field_errors() else 200
    return render(request, "structure/bank_file.html", context, status=status)
