"""The page on which an official enters the figures of a task's year."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.fields import FigureField
from leszno_strategy.numbers import SPACES, UNKNOWN, exact
from reporting.recording import YearFigures
from tasks.models import Stage, StageYear, Task

VALUE_LENGTH = IndicatorValue._meta.get_field("text").max_length


class PointsField(FigureField):
    """Percentage points; also "10 %", and a dash for what is not known."""

    default_error_messages = {
        "max_decimal_places": gettext_lazy("At most two decimals."),
        "max_whole_digits": gettext_lazy("At most four digits before the comma."),
        "max_digits": gettext_lazy("This figure is too long."),
    }

    def __init__(self, **kwargs: Any) -> None:
        stored = StageYear._meta.get_field("planned")
        super().__init__(
            max_digits=stored.max_digits,
            decimal_places=stored.decimal_places,
            required=False,
            widget=forms.TextInput(
                attrs={"inputmode": "decimal", "autocomplete": "off", "size": 6}
            ),
            validators=[
                MinValueValidator(
                    Decimal(0), message=gettext_lazy("This cannot be below zero.")
                )
            ],
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else str(value).strip()
        text = text.removesuffix("%").strip()
        return super().to_python("" if text in {"-", UNKNOWN} else text)


@dataclass(frozen=True)
class Meanwhile:
    """A figure that somebody else changed after the page was opened."""

    label: str
    before: str
    now: str
    typed: str | None


def stage_names(stage: Stage) -> tuple[str, str]:
    """Return the names of the stage's fields: planned, actual."""
    return f"stage-{stage.pk}-planned", f"stage-{stage.pk}-actual"


def indicator_name(indicator: Indicator) -> str:
    return f"indicator-{indicator.pk}"


class FiguresForm(forms.Form):
    """Planned and actual of every stage and the values of all indicators.

    The form carries what its figures were when the page was opened. If they changed
    meanwhile, it is not valid: it shows what changed, keeps what was typed, takes over
    the others' figures where nothing was typed, and can be sent again.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        stages: list[Stage],
        indicators: list[Indicator],
        has_total: bool,
        recorded: YearFigures,
    ) -> None:
        self.stages, self.indicators, self.has_total = stages, indicators, has_total
        self.current = self._texts(recorded)
        self.meanwhile: list[Meanwhile] = []
        initial = {**self.current, "seen": json.dumps(self.current)}
        super().__init__(data, initial=initial, label_suffix="")
        self._add_fields()

    def _add_fields(self) -> None:
        for stage in self.stages:
            planned, actual = stage_names(stage)
            self.fields[planned] = PointsField(label=_("%s: planned") % stage)
            self.fields[actual] = PointsField(label=_("%s: carried out") % stage)
        if self.has_total:
            self.fields["total"] = PointsField(label=_("Progress of the whole task"))
        for indicator in self.indicators:
            self.fields[indicator_name(indicator)] = forms.CharField(
                label=str(indicator),
                required=False,
                max_length=VALUE_LENGTH,
                widget=forms.TextInput(attrs={"autocomplete": "off", "size": 12}),
            )

    def _texts(self, recorded: YearFigures) -> dict[str, str]:
        """Write the recorded figures as the fields show them, "" for none."""
        texts = {}
        for stage in self.stages:
            planned, actual = stage_names(stage)
            texts[planned] = _write(recorded.planned.get(stage.pk))
            texts[actual] = _write(recorded.actual.get(stage.pk))
        if self.has_total:
            texts["total"] = _write(recorded.total)
        for indicator in self.indicators:
            texts[indicator_name(indicator)] = recorded.values.get(indicator.pk, "")
        return texts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = self._seen()
        self.meanwhile = [*self._changed(seen), *self._removed(seen)]
        if not self.meanwhile:
            return cleaned
        # What was typed stays; sent again, it is compared with the figures of now.
        self.data = {**self._merged(seen), "seen": json.dumps(self.current)}
        raise ValidationError(
            _("Somebody saved this task while you were filling it in."),
            code="meanwhile",
        )

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, ""))

    def _changed(self, seen: Mapping[str, str]) -> Iterator[Meanwhile]:
        """Yield the figures that others changed since the page was opened."""
        for name, now in self.current.items():
            if now == seen[name]:
                continue
            typed = self._typed(name)
            is_own = _same(typed) not in {_same(seen[name]), _same(now)}
            yield Meanwhile(
                label=str(self.fields[name].label),
                before=seen[name] or UNKNOWN,
                now=now or UNKNOWN,
                typed=typed if is_own else None,
            )

    def _removed(self, seen: Mapping[str, str]) -> Iterator[Meanwhile]:
        """Yield what was typed for stages and indicators that are no more."""
        for name in sorted(seen.keys() - self.current.keys()):
            typed = self._typed(name)
            if _same(typed) != _same(seen[name]):
                label = _("A row that was removed from the task")
                yield Meanwhile(label, seen[name] or UNKNOWN, UNKNOWN, typed)

    def _merged(self, seen: Mapping[str, str]) -> dict[str, str]:
        """Keep what was typed; where nothing was, take over the figures of now."""
        return {
            name: now
            if _same(self._typed(name)) == _same(seen[name])
            else self._typed(name)
            for name, now in self.current.items()
        }

    def _seen(self) -> dict[str, str]:
        """Return what the page showed when it was opened; "" for what it did not."""
        try:
            seen = json.loads(self.data.get("seen", ""))
        except (ValueError, RecursionError):
            seen = {}
        if not isinstance(seen, dict):
            seen = {}
        # JSON can write half a character, which no page can.
        return {
            name: str(text).encode(errors="replace").decode()
            for name, text in (dict.fromkeys(self.current, "") | seen).items()
        }

    def figures(self) -> YearFigures:
        """Return what the person entered."""
        given = self.cleaned_data
        names = {stage.pk: stage_names(stage) for stage in self.stages}
        return YearFigures(
            planned={pk: given[planned] for pk, (planned, _actual) in names.items()},
            actual={pk: given[actual] for pk, (_planned, actual) in names.items()},
            values={i.pk: given[indicator_name(i)] for i in self.indicators},
            total=given.get("total"),
        )

    @property
    def mistakes(self) -> list[forms.BoundField]:
        """The fields that need mending."""
        return [field for field in self.visible_fields() if field.errors]


def _write(value: Decimal | None) -> str:
    return "" if value is None else exact(value)


def _same(text: str) -> str:
    return SPACES.sub("", text)


def make_form(
    data: Mapping[str, Any] | None, *, task: Task, recorded: YearFigures
) -> FiguresForm:
    """Make the form of a task whose stages and indicators are fetched."""
    return FiguresForm(
        data,
        stages=list(task.stages.all()),
        indicators=list(task.indicators.all()),
        has_total=not task.stages_known,
        recorded=recorded,
    )
