"""A strategy that is to come: from a file, from a copy of an earlier one, or empty."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.applying import Then, apply, nothing_more
from exchange.beginning import copied, empty
from exchange.format import Refused
from exchange.writing import document_of
from organisation.rights import person_of
from structure.copying import take_along
from structure.file_forms import COPY, WORKBOOK, NewStrategyForm, TemplateForm
from structure.frame import frame, require_office
from structure.views.uploads import take_in
from tasks.models import Strategy


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    require_office(request)
    if request.method != "POST":
        return _page(request, NewStrategyForm(initial=_initial()))
    form = NewStrategyForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["way"] == WORKBOOK:
        taken = take_in(request, form, strategy=None, typed=form.typed)
        if taken is not None:
            return redirect("structure:reading", taken.pk)
    elif form.is_valid() and (made := _made(request, form)):
        said = _(
            "The strategy is in preparation: the public does not see it until you "
            "publish it."
        )
        messages.success(request, said)
        return redirect("structure:tree", made.slug)
    return _page(request, form, status=422)


def _initial() -> dict[str, object]:
    """Propose what is likely: the authority of the newest strategy."""
    newest = Strategy.objects.newest_first().first() or Strategy()
    return {"way": WORKBOOK, "city": newest.city, "authority": newest.authority}


def _made(request: HttpRequest, form: NewStrategyForm) -> Strategy | None:
    """Make the strategy; None if the form says why not."""
    document = empty(form.typed)
    then: Then = nothing_more
    if form.cleaned_data["way"] == COPY:
        source = form.cleaned_data["source_strategy"]
        document = copied(document_of(source), form.typed)
        then = partial(take_along, source)
    try:
        return apply(None, document, by=person_of(request), reason="", then=then)
    except Refused as refused:
        for fault in refused.faults:
            form.add_error(None, fault)
        return None


def _page(
    request: HttpRequest, form: NewStrategyForm, status: int = 200
) -> HttpResponse:
    context = {
        **frame(request),
        "form": form,
        "template": TemplateForm(on=localdate()),
        "mistakes": [field for field in form if field.errors],
    }
    return render(request, "structure/new.html", context, status=status)
