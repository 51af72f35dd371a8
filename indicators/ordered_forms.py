"""Rows of indicators on the page of what they belong to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import IndicatorValue
from tasks.ordered_forms import OrderedFormSet


class IndicatorFormSet(OrderedFormSet):
    """The indicators of a task; one with values is not deleted by the way."""

    def clean(self) -> None:
        super().clean()
        deleted = [form.instance.pk for form in self.deleted_forms]
        if IndicatorValue.objects.filter(indicator__in=deleted).exists():
            raise forms.ValidationError(
                _("An indicator with values cannot be deleted from a task's page.")
            )
