"""Forms of rows that stand in an order: people ask for a place, the system gives it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from leszno_strategy.fields import WholeField
from tasks.models import StageYear
from tasks.models.order import LAST, PositionField, put_in_order


class OrderedForm(forms.ModelForm[Any]):
    """A row with the place that it should have; left empty, it keeps its own."""

    place = WholeField(
        label=capfirst(_("position")),
        min_value=1,
        max_value=LAST,
        required=False,
        help_text=_(
            "Without it, a new row goes to the end. If another row stands at that "
            "place, it and those after it move on."
        ),
        widget=forms.TextInput(attrs={"aria-label": _("position")}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial.setdefault("place", self.instance.position)

    @property
    def asks_for_a_place(self) -> bool:
        """Whether the row is new, or is to change places."""
        if self.instance.pk is None:
            return self.has_changed()
        return "place" in self.changed_data and self.wish is not None

    @property
    def wish(self) -> int | None:
        wished: int | None = self.cleaned_data.get("place")
        return wished


class OrderedFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows below one parent, in whatever order people put them."""

    def save(self, commit: bool = True) -> list[Any]:
        leaving = [form.instance.pk for form in self.deleted_forms]
        staying = [form for form in self.forms if form not in self.deleted_forms]
        wishes = [
            (form.instance, form.wish) for form in staying if form.asks_for_a_place
        ]
        if wishes:
            position: Any = self.fk.model._meta.get_field("position")
            put_in_order(wishes, position.siblings(wishes[0][0]), leaving=leaving)
        saved: list[Any] = super().save(commit)
        return saved


class StageFormSet(OrderedFormSet):
    """The stages of a task; one with figures is not deleted by the way."""

    def clean(self) -> None:
        super().clean()
        deleted = [form.instance.pk for form in self.deleted_forms]
        cells = StageYear.objects.filter(stage__in=deleted)
        if cells.exclude(planned=None, actual=None).exists():
            raise forms.ValidationError(
                _("A stage with figures cannot be deleted. Clear its figures first.")
            )


class InOrder:
    """A page of the admin, with an `OrderedForm`, of what stands in an order."""

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        position: PositionField = obj._meta.get_field("position")
        moved = [name for name in position.within if name in form.changed_data]
        if moved or form.asks_for_a_place:
            asked = form.wish if "place" in form.changed_data else None
            put_in_order([(obj, asked)], position.siblings(obj))
        if change and moved:
            obj.save(update_fields=[*moved, "position"])
        super().save_model(request, obj, form, change)  # type: ignore[misc]
