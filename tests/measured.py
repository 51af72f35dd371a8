"""Build indicators with their targets and breaks, and reports that give values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
    Kind,
)
from organisation.models import User
from reporting.content import Content
from reporting.models import Action
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tasks.models import StrategyYear
from tasks.subjects import Subject, about
from tests.factories import actor


def make_measured(
    parent: Subject,
    values: Mapping[int, str] | None = None,
    *,
    targets: Mapping[int, str] | None = None,
    breaks: Mapping[int, str] | None = None,
    **fields: Any,
) -> Indicator:
    """Give the part an indicator; targets are numbers with a decimal point."""
    given = {"kind": Kind.RESULT, "name": "Wskaźnik", **fields}
    indicator = Indicator.objects.create(**about(parent), **given)
    for year, text in (values or {}).items():
        value = IndicatorValue(indicator=indicator, year=year)
        value.set_text(text)
        value.save()
    for year, number in (targets or {}).items():
        IndicatorTarget.objects.create(
            indicator=indicator, year=year, number=Decimal(number)
        )
    for year, reason in (breaks or {}).items():
        IndicatorBreak.objects.create(indicator=indicator, year=year, reason=reason)
    return indicator


def approve_values(
    subject: Subject, year: StrategyYear, *values: str, by: User, done: str = ""
) -> None:
    """Report values on whatever has the indicators, and approve that."""
    own = [indicator.pk for indicator in subject.indicators.all()]
    figures = YearFigures(values=dict(zip(own, values, strict=False)))
    said = Draft(Content(figures, done=done))
    move(subject, year, Action.SUBMITTED, by=actor(by), draft=said, reason="Są braki.")
    move(subject, year, Action.APPROVED, by=actor(by))
