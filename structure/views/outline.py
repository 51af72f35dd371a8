"""The boundary on the map: given as a file, replaced, removed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.rights import person_of
from structure.frame import frame, require_office, strategy_of
from structure.geojson import read_boundary
from structure.views.adding import PAGE
from tasks.models import Outline, Strategy

REMOVE = "remove"


class BoundaryForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of the boundary"),
        widget=forms.FileInput({"accept": ".geojson,.json,application/geo+json"}),
        help_text=gettext_lazy(
            "GeoJSON in degrees (WGS 84), at most 2 MB, such as the national register "
            "of boundaries gives."
        ),
    )

    def clean_file(self) -> Any:
        return read_boundary(self.cleaned_data["file"])


@PAGE
def outline(request: HttpRequest, strategy: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    require_office(request)
    if request.method == "POST" and REMOVE in request.POST:
        _replace(request, found, None)
        messages.success(request, _("The boundary is removed from the map."))
        return redirect(request.path)
    form = BoundaryForm(request.POST or None, request.FILES or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        _replace(request, found, form.cleaned_data["file"])
        messages.success(request, _("The map has the boundary now."))
        return redirect(request.path)
    mistakes = [field for field in form if field.errors]
    context = {
        **frame(request, found),
        "form": form,
        "mistakes": mistakes,
        "outline": Outline.objects.filter(strategy=found).first(),
    }
    status = 422 if mistakes else 200
    return render(request, "structure/outline.html", context, status=status)


@deed
def _replace(request: HttpRequest, strategy: Strategy, rings: Any) -> None:
    locked(Strategy.objects.filter(pk=strategy.pk))
    row = Outline.objects.filter(strategy=strategy).first()
    if rings is None:
        if row is not None:
            sign(row, by=person_of(request))
            row.delete()
        return
    row = row or Outline(strategy=strategy)
    row.rings = rings
    sign(row, by=person_of(request))
    row.save()
