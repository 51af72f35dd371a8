"""The sheets of what belongs to tasks, and indicators of every level."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchange.document import (
    CellEntry,
    ExecutorEntry,
    FundingEntry,
    IndicatorEntry,
    PartnerEntry,
    StageEntry,
)
from exchange.workbook.columns import Column, Kind, Table, column, field_name
from exchange.workbook.levels import TITLES, UID
from indicators.models import Indicator


def _of_task() -> Column:
    return Column(
        name="owner",
        heading=field_name(Indicator, "task"),
        kind=Kind.OWNER,
        width=10,
        example="I.1.1",
        also=("zadanie", "kod zadania", "nr zadania", "numer zadania", "kod"),
        is_required=True,
        help=_("The code of the task, as on the sheet of tasks."),
    )


STAGES = Table(
    name="stages",
    title=_("Stages"),
    also=("etapy", "etap", "harmonogram"),
    help=_("Points are shares of the whole task: the plan of a task adds up to 100."),
    frozen=3,
    columns=[
        _of_task(),
        column(
            StageEntry,
            "label",
            width=10,
            example="1",
            also=("oznaczenie", "etap", "nr etapu", "numer etapu", "nr", "lp"),
        ),
        column(
            StageEntry,
            "title",
            width=50,
            example="Projekt i przetarg",
            also=(*TITLES, "nazwa etapu", "opis etapu"),
        ),
        column(
            StageEntry,
            "starts_on",
            width=12,
            example="2026-03-01",
            also=("początek", "od", "data rozpoczęcia", "rozpoczęcie"),
        ),
        column(
            StageEntry,
            "ends_on",
            width=12,
            example="2026-10-31",
            also=("koniec", "do", "termin", "data zakończenia", "zakończenie"),
        ),
        column(
            CellEntry,
            "planned",
            by_year=True,
            width=12,
            example="20",
            also=("plan", "planowane", "planowany", "zaplanowano", "planowany postęp"),
            help=_("Points planned for the year; empty or “–” for none."),
        ),
        column(
            CellEntry,
            "actual",
            by_year=True,
            width=12,
            also=("wykonanie", "wykonano", "wyk", "realizacja", "zrealizowano"),
            help=_("Points carried out; empty where nothing is reported yet."),
        ),
        column(StageEntry, "uid", **UID),
    ],
)
INDICATORS = Table(
    name="indicators",
    title=_("Indicators"),
    also=("wskaźniki", "wskaźnik", "mierniki", "wskaźniki i mierniki"),
    help=_("Of goals, programmes and tasks: the code says of which."),
    frozen=3,
    columns=[
        Column(
            name="owner",
            heading=_("of what"),
            kind=Kind.OWNER,
            width=10,
            example="I.1.1",
            also=("czego", "kod", "zadanie", "program", "cel", "kod zadania"),
            is_required=True,
            help=_("The code of a goal, a programme or a task."),
        ),
        column(
            IndicatorEntry,
            "kind",
            width=22,
            example="wskaźnik produktu",
            also=("rodzaj", "rodzaj wskaźnika", "typ", "typ wskaźnika"),
        ),
        column(
            IndicatorEntry,
            "name",
            width=50,
            example="Ocieplone przedszkola",
            also=(*TITLES, "nazwa wskaźnika", "wskaźnik", "miernik"),
        ),
        column(
            IndicatorEntry,
            "unit",
            example="szt.",
            also=("jednostka miary", "jednostka", "j.m", "jm"),
        ),
        column(IndicatorEntry, "direction", width=22, also=("kierunek",)),
        column(
            IndicatorEntry,
            "baseline",
            example="0",
            also=("wartość bazowa", "baza", "wartość wyjściowa"),
        ),
        column(
            IndicatorEntry,
            "values",
            heading="",
            kind=Kind.TEXT,
            by_year=True,
            width=12,
            example="3",
            also=("wartość", "wartości"),
            help=_("The value as it was reported: a number, or words."),
        ),
        column(IndicatorEntry, "source", width=24, example="GUS", also=("źródło",)),
        column(IndicatorEntry, "definition", width=40, also=("definicja",)),
        column(IndicatorEntry, "uid", **UID),
    ],
)
EXECUTORS = Table(
    name="executors",
    title=_("Executors"),
    also=("realizatorzy", "realizator", "wykonawcy"),
    help=_("Who carries tasks out, where the words differ from the unit's name."),
    columns=[
        _of_task(),
        column(
            ExecutorEntry,
            "text",
            width=50,
            also=("realizator", "realizatorzy", "nazwa"),
            example="Wydział Inwestycji – Naczelnik",
        ),
        column(
            ExecutorEntry,
            "unit",
            width=40,
            also=("jednostka", "wydział", "komórka"),
            example="Wydział Inwestycji",
            help=_("A name from the sheet of units and posts, or nothing."),
        ),
        column(
            ExecutorEntry,
            "post",
            width=40,
            also=("stanowisko",),
            help=_("A name from the sheet of units and posts, or nothing."),
        ),
        column(ExecutorEntry, "uid", **UID),
    ],
)
PARTNERS = Table(
    name="partners",
    title=pgettext_lazy("sheet", "Partners"),
    also=("partnerzy", "partner", "podmioty współpracujące"),
    help=_("Bodies outside the office that work on a task."),
    columns=[
        _of_task(),
        column(
            PartnerEntry,
            "name",
            width=50,
            example="Wojewódzki Fundusz Ochrony Środowiska",
            also=(*TITLES, "partner", "podmiot", "podmiot współpracujący"),
        ),
        column(
            PartnerEntry,
            "scope",
            width=50,
            example="dotacja",
            also=("zakres współpracy", "zakres"),
        ),
        column(PartnerEntry, "uid", **UID),
    ],
)
BUDGET = Table(
    name="budget",
    title=_("Budget"),
    also=("budżet", "finansowanie", "źródła finansowania", "koszty"),
    help=_("Where the money of a task comes from."),
    columns=[
        _of_task(),
        column(
            FundingEntry,
            "source",
            width=50,
            example="Budżet miasta",
            also=("źródło finansowania", "źródło"),
        ),
        column(
            FundingEntry,
            "funds",
            width=30,
            example="250 000 zł",
            also=("środki", "opis środków", "wysokość środków"),
            help=_("In words, as the strategy puts it."),
        ),
        column(
            FundingEntry,
            "amount",
            width=16,
            also=("kwota", "kwota (zł)", "kwota w zł"),
            help=_("The same as a number. Empty: read from the words where they tell."),
        ),
        column(FundingEntry, "uid", **UID),
    ],
)
