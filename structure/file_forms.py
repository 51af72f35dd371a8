"""Forms with files of strategies, and of a strategy that is to come."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.beginning import Typed
from exchange.uploads import check
from tasks.models import PLAUSIBLE_YEARS, Strategy

# More would be a slip of the finger: strategies are made for ten years or twenty.
MOST_YEARS = 50
YEARS_OF_TEMPLATE = 10
YEAR: dict[str, Any] = {
    "required": False,
    "min_value": PLAUSIBLE_YEARS[0],
    "max_value": PLAUSIBLE_YEARS[-1],
}
WORKBOOK, COPY, EMPTY = "file", "copy", "empty"
WAYS = (
    (WORKBOOK, _("From a file: an Excel workbook or JSON")),
    (COPY, _("From a copy of an earlier strategy")),
    (EMPTY, _("Empty: I will add everything in the browser")),
)


class FileField(forms.FileField):
    """A file of a strategy, checked by what is in it and called by a tidy name."""

    default_validators = [check]

    def __init__(self, **kwargs: Any) -> None:
        accept = {"accept": ".xlsx,.json"}
        super().__init__(widget=forms.FileInput(attrs=accept), **kwargs)


class FileForm(forms.Form):
    file = FileField(
        label=_("File of the strategy"),
        help_text=_(
            "An Excel workbook (.xlsx) of at most 20 MB, or JSON of at most 100 MB."
        ),
    )


class TemplateForm(forms.Form):
    """The years for which the empty workbook has columns."""

    # Where its fields stand among those of another form.
    ID = "empty-workbook"

    first_year = forms.IntegerField(label=_("columns from the year"))
    last_year = forms.IntegerField(label=_("to the year"))

    def __init__(self, data: Any = None, *, on: datetime.date) -> None:
        first = on.year + 1
        super().__init__(
            data,
            initial={"first_year": first, "last_year": first + YEARS_OF_TEMPLATE - 1},
            auto_id="template_%s",
            label_suffix="",
        )
        for field in self.fields.values():
            field.widget.attrs |= {
                "form": self.ID,
                "class": "form-control",
                "min": PLAUSIBLE_YEARS[0],
                "max": PLAUSIBLE_YEARS[-1],
            }

    def clean(self) -> None:
        first, last = (self.cleaned_data.get(name) or 0 for name in self.fields)
        are_plausible = first in PLAUSIBLE_YEARS and last in PLAUSIBLE_YEARS
        if not (are_plausible and first <= last < first + MOST_YEARS):
            raise forms.ValidationError(
                _("The template has columns for at most %(most)s years, one by one."),
                params={"most": MOST_YEARS},
            )

    @property
    def years(self) -> range:
        """The years asked for; those that are usual if none were."""
        asked = self.cleaned_data if self.is_bound else self.initial
        return range(asked["first_year"], asked["last_year"] + 1)


class NewStrategyForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is to be known of a strategy before it has any goal."""

    way = forms.ChoiceField(
        label=_("How to begin"),
        choices=WAYS,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    file = FileField(
        label=_("File of the strategy"),
        required=False,
        help_text=_(
            "An Excel workbook (.xlsx) of at most 20 MB, or JSON of at most 100 MB. "
            "What you leave empty below is taken from it."
        ),
    )
    source_strategy = forms.ModelChoiceField(
        Strategy.objects.none(),
        label=_("Which strategy to copy"),
        required=False,
        empty_label=_("choose"),
        help_text=_(
            "Goals, programmes, tasks with executors and partners, stages and "
            "indicators are copied. Plans, figures and amounts are not: they belong to "
            "the years of the earlier strategy."
        ),
    )
    first_year = forms.IntegerField(label=_("First year"), **YEAR)
    last_year = forms.IntegerField(label=_("Last year"), **YEAR)

    class Meta:
        model = Strategy
        fields = ("title", "city", "authority", "adopted_by", "slug")

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        earlier = Strategy.objects.newest_first()
        self.fields["source_strategy"].queryset = earlier  # type: ignore[attr-defined]
        if not earlier.exists():
            ways = [way for way in WAYS if way[0] != COPY]
            self.fields["way"].choices = ways  # type: ignore[attr-defined]
        for name in ("title", "city", "authority", "slug"):
            self.fields[name].required = False
        self.fields["slug"].help_text = _(
            "How the address of its pages ends. Left empty, it comes from the title "
            "and the years."
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        way = cleaned.get("way")
        if way == WORKBOOK and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file."))
        if way == COPY and not cleaned.get("source_strategy"):
            self.add_error("source_strategy", _("Choose the strategy."))
        if way in {COPY, EMPTY} and not cleaned.get("title"):
            self.add_error("title", _("Type the title."))
        self._check_years(cleaned, is_needed=way in {COPY, EMPTY})
        return cleaned

    def _check_years(self, cleaned: dict[str, Any], *, is_needed: bool) -> None:
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if is_needed or first or last:
            for name in ("first_year", "last_year"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Type the year."))
        if first and last and not 0 <= last - first < MOST_YEARS:
            self.add_error("last_year", _("The last year must follow the first."))

    @property
    def typed(self) -> Typed:
        """What was typed; nothing of what was left empty."""
        said = self.cleaned_data
        given = {name: said[name] for name in self.Meta.fields if said.get(name)}
        if said.get("first_year"):
            given["years"] = list(range(said["first_year"], said["last_year"] + 1))
        return given
