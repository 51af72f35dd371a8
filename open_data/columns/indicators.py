"""The columns of indicators and of their values."""

from django.utils.translation import gettext_lazy as _

from indicators.models import Direction, Kind
from open_data.description import Column, Type
from open_data.rows import MeasureRow, ValueRow

MEASURE_COLUMNS: list[Column[MeasureRow]] = [
    Column(
        "id",
        Type.INTEGER,
        _("The indicator’s number; its page has it in the address."),
        lambda row: row.measure.id,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.STRING,
        _("The code of the goal."),
        lambda row: row.goal,
        is_always_known=True,
    ),
    Column(
        "program",
        Type.STRING,
        _("The code of the programme; empty for a goal’s indicator."),
        lambda row: row.programme,
    ),
    Column(
        "zadanie",
        Type.STRING,
        _("The code of the task; empty for an indicator of a goal or programme."),
        lambda row: row.task,
    ),
    Column(
        "rodzaj",
        Type.STRING,
        _("What kind of indicator it is."),
        lambda row: row.measure.kind,
        is_always_known=True,
        words={kind.value: kind.label for kind in Kind},
    ),
    Column(
        "nazwa",
        Type.STRING,
        _("What is measured."),
        lambda row: row.measure.name,
        is_always_known=True,
    ),
    Column(
        "jednostka",
        Type.STRING,
        _("The unit of measure."),
        lambda row: row.measure.unit,
    ),
    Column(
        "zrodlo",
        Type.STRING,
        _("Where the values come from."),
        lambda row: row.measure.source,
    ),
    Column(
        "kierunek",
        Type.STRING,
        _("Which course is good; empty if that was not said."),
        lambda row: row.measure.direction,
        words={direction.value: direction.label for direction in Direction},
    ),
    Column(
        "wartosc_bazowa",
        Type.NUMBER,
        _("The value from which the course is counted, exact."),
        lambda row: row.measure.baseline,
    ),
]

VALUE_COLUMNS: list[Column[ValueRow]] = [
    Column(
        "wskaznik",
        Type.INTEGER,
        _("The indicator’s number."),
        lambda row: row.measure.id,
        is_always_known=True,
    ),
    Column(
        "rok",
        Type.YEAR,
        _("The year of the value."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "wartosc",
        Type.STRING,
        _("The value just as it was reported: a number, or a text."),
        lambda row: row.value.text,
        is_always_known=True,
    ),
    Column(
        "liczba",
        Type.NUMBER,
        _("The number, exact, where the text is one beyond doubt."),
        lambda row: row.value.number,
    ),
]
