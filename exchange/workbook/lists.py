"""The sheets of what belongs to tasks, and indicators of every level."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchange.document import (
    AmountsEntry,
    CellEntry,
    ExecutorEntry,
    FundingEntry,
    PartnerEntry,
    StageEntry,
)
from exchange.indicator_entry import IndicatorEntry
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
    help=_("Of the strategy, goals, programmes and tasks: the code says of which."),
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
            help=_("The code of a goal, a programme or a task; else: strategy."),
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
            kind=Kind.MEASURE,
            example="szt.",
            also=("jednostka miary", "jednostka", "j.m", "jm"),
            help=_("From the sheet of units and posts, or another one."),
        ),
        column(IndicatorEntry, "direction", width=22, also=("kierunek",)),
        column(
            IndicatorEntry,
            "baseline",
            example="0",
            also=("wartość bazowa", "baza", "wartość wyjściowa"),
            help=_("What it was when the strategy began."),
        ),
        column(
            IndicatorEntry,
            "baseline_year",
            example="2025",
            also=("rok bazowy", "rok bazy", "rok wartości bazowej"),
            help=_("The year of the baseline; it may lie before the strategy."),
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
        column(
            IndicatorEntry,
            "targets",
            heading=pgettext_lazy("of an indicator", "target"),
            kind=Kind.FIGURE,
            by_year=True,
            is_signed=True,
            width=12,
            example="12",
            also=("wartość docelowa", "docelowo", "cel", "target"),
            help=_("What it should come to by the year: the last one, or more."),
        ),
        column(
            IndicatorEntry,
            "band_from",
            also=("przedział od", "pasmo od", "od"),
            help=_("Where a band is best: its lower end."),
        ),
        column(
            IndicatorEntry,
            "band_to",
            also=("przedział do", "pasmo do", "do"),
            help=_("Where a band is best: its upper end."),
        ),
        column(
            IndicatorEntry,
            "breaks",
            kind=Kind.BREAKS,
            width=34,
            example="2028: zmiana definicji GUS",
            also=("przerwy", "przerwy w szeregu", "nieporównywalne od"),
            help=_(
                "Years from which values do not compare with earlier ones, each with "
                "its reason, one a line."
            ),
        ),
        column(IndicatorEntry, "source", width=24, example="GUS", also=("źródło",)),
        column(IndicatorEntry, "definition", width=40, also=("definicja",)),
        column(IndicatorEntry, "method", width=40, also=("metoda", "sposób liczenia")),
        column(
            IndicatorEntry,
            "frequency",
            width=16,
            example="co rok",
            also=("częstotliwość", "częstość"),
        ),
        column(IndicatorEntry, "comparison", width=30, also=("porównanie", "kontekst")),
        column(
            IndicatorEntry,
            "is_headline",
            width=12,
            example=_("yes"),
            also=("główny", "wskaźnik główny", "kluczowy"),
            help=_("yes: shown with value and target on the page it belongs to."),
        ),
        column(
            IndicatorEntry,
            "reporting_unit",
            width=30,
            also=("kto sprawozdaje", "jednostka sprawozdająca"),
            help=_(
                "A name from the sheet of units and posts. Without one, and without a "
                "post: the coordinator, the goal head or the office."
            ),
        ),
        column(
            IndicatorEntry,
            "reporting_post",
            width=30,
            also=("stanowisko sprawozdające",),
            help=_("A name from the sheet of units and posts; a unit or a post."),
        ),
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
            is_money=True,
            also=("kwota", "kwota (zł)", "kwota w zł"),
            help=_("The same as a number. Empty: read from the words where they tell."),
        ),
        column(
            AmountsEntry,
            "planned",
            heading=pgettext_lazy("money", "planned"),
            by_year=True,
            is_money=True,
            width=16,
            example="250 000",
            also=("plan", "planowane", "zaplanowano", "plan w zł"),
            help=_("What the source is to give in the year, in PLN; empty: not known."),
        ),
        column(
            AmountsEntry,
            "executed",
            heading=pgettext_lazy("money", "spent"),
            by_year=True,
            is_money=True,
            width=16,
            also=("wydano", "wydatkowano", "wykonanie", "wykonano"),
            help=_("What was spent in the year, in PLN; empty: not known."),
        ),
        column(FundingEntry, "uid", **UID),
    ],
)
