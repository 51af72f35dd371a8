"""The columns of indicators and of their values."""

from django.utils.translation import gettext_lazy as _

from annual_report.measure_words import expected_of
from indicators.models import Direction, Frequency, Kind
from indicators.standing import Word
from open_data.columns.shared import share
from open_data.description import Column, Text, Type
from open_data.rows import BreakRow, MeasureRow, TargetRow, ValueRow

LEVELS: dict[str, Text] = {
    "strategy": _("the strategy as a whole"),
    "goal": _("a goal"),
    "programme": _("a programme"),
    "task": _("a task"),
}


def level_of(row: MeasureRow) -> str:
    if row.task:
        return "task"
    return "programme" if row.programme else "goal" if row.goal else "strategy"


# They came later, so they stand behind the others.
MORE_COLUMNS: list[Column[MeasureRow]] = [
    Column(
        "poziom",
        Type.STRING,
        _("What the indicator belongs to."),
        lambda row: level_of(row),
        is_always_known=True,
        words=LEVELS,
    ),
    Column(
        "definicja",
        Type.STRING,
        _("What is counted."),
        lambda row: row.measure.definition,
    ),
    Column(
        "metoda",
        Type.STRING,
        _("How the value is worked out."),
        lambda row: row.measure.method,
    ),
    Column(
        "czestotliwosc",
        Type.STRING,
        _("How often a value comes; empty if that was not said."),
        lambda row: row.measure.frequency,
        words={one.value: one.label for one in Frequency},
    ),
    Column(
        "podaje",
        Type.STRING,
        _(
            "The unit or post named to report it; empty where that is whoever answers "
            "for what it belongs to."
        ),
        lambda row: row.measure.reporter,
    ),
    Column(
        "dla_porownania",
        Type.STRING,
        _("What to hold it against."),
        lambda row: row.measure.comparison,
    ),
    Column(
        "glowny",
        Type.BOOLEAN,
        _("Whether it is a headline indicator."),
        lambda row: row.measure.is_headline,
    ),
    Column(
        "rok_bazowy",
        Type.YEAR,
        _("The year of the baseline."),
        lambda row: row.measure.baseline_year,
    ),
    Column(
        "przedzial_od",
        Type.NUMBER,
        _("The lower edge of the band to keep within, exact."),
        lambda row: row.measure.band_from,
    ),
    Column(
        "przedzial_do",
        Type.NUMBER,
        _("The upper edge of the band to keep within, exact."),
        lambda row: row.measure.band_to,
    ),
    Column(
        "zmiana",
        Type.NUMBER,
        _("The number of the year less that of the year before; none across a break."),
        lambda row: row.measure.change,
    ),
    Column(
        "ocena",
        Type.STRING,
        _("How it stood at the end of the year."),
        lambda row: row.measure.standing.word if row.measure.standing else None,
        words={word.value: word.label for word in Word},
    ),
    Column(
        "czesc_drogi",
        Type.NUMBER,
        _(
            "The share of the way from the baseline to the last target: 0.152 is "
            "15.2%; computed, rounded half up to three decimals."
        ),
        lambda row: share(row.measure.standing.share) if row.measure.standing else None,
    ),
    Column(
        "oczekiwana",
        Type.NUMBER,
        _("What it should have come to by the year of its last value; computed."),
        lambda row: expected_of(row.measure),
    ),
    Column(
        "rok_ostatniej_wartosci",
        Type.YEAR,
        _("The year of the last known value, of which that is told."),
        lambda row: row.measure.standing.year if row.measure.standing else None,
    ),
    Column(
        "przerwa_po_drodze",
        Type.YEAR,
        _("The break that keeps the last value from being compared."),
        lambda row: row.measure.standing.broken_in if row.measure.standing else None,
    ),
]

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
        _("The code of the goal; empty for an indicator of the strategy as a whole."),
        lambda row: row.goal,
    ),
    Column(
        "program",
        Type.STRING,
        _("The code of the programme; empty for an indicator above it."),
        lambda row: row.programme,
    ),
    Column(
        "zadanie",
        Type.STRING,
        _("The code of the task; empty for an indicator above it."),
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
    *MORE_COLUMNS,
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

TARGET_COLUMNS: list[Column[TargetRow]] = [
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
        _("The year of the target."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.NUMBER,
        _("What the indicator should come to by then, exact; it is never a value."),
        lambda row: row.number,
        is_always_known=True,
    ),
]

BREAK_COLUMNS: list[Column[BreakRow]] = [
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
        _("The year from which values do not compare with those before."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "powod",
        Type.STRING,
        _("Why they do not compare."),
        lambda row: row.reason,
        is_always_known=True,
    ),
]
