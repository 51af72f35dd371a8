"""The sheets of goals, programmes and tasks."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from exchange.document import GoalEntry, ProgrammeEntry, TaskEntry
from exchange.workbook.columns import Column, Kind, Stands, Table, column, field_name
from indicators.models import Indicator
from indicators.models import Kind as IndicatorKind
from spreadsheets.sheets import Text as Words
from tasks.models import ReportedTotal, Task

TITLES = ("nazwa", "tytuł", "treść")
UID = {"width": 14, "help": _("Leave it as it is: rows are known by it.")}


def _own_code(example: str, *also: str) -> Column:
    return Column(
        name="code",
        heading=_("code"),
        kind=Kind.CODE,
        width=10,
        example=example,
        also=("kod", "numer", "nr", "symbol", "lp", "l.p", *also),
        is_required=True,
        help=_("With dots between the numbers. Every code once."),
    )


def _parent(heading: Words, *also: str) -> Column:
    return Column(
        name="parent", heading=heading, kind=Kind.OWNER, also=also, stands=Stands.NEVER
    )


def _known(part: str, heading: Words, also: Collection[str] = ()) -> Column:
    return Column(
        name=f"{part}_known",
        heading=heading,
        kind=Kind.YES_NO,
        width=15,
        also=also,
        example=_("yes"),
        help=_(
            "yes: what is listed is all, even if nothing is; no: not known. Empty: "
            "known if anything is listed."
        ),
    )


GOALS = Table(
    name="goals",
    title=_("Goals"),
    also=("cele", "cel", "cele strategiczne"),
    help=_("The goals of the strategy, in their order."),
    frozen=2,
    columns=[
        _own_code("I", "nr celu", "numer celu", "kod celu"),
        column(
            GoalEntry,
            "title",
            width=60,
            example="Czyste i zielone miasto",
            also=(*TITLES, "nazwa celu", "cel strategiczny", "cel"),
        ),
        column(
            GoalEntry,
            "head",
            width=34,
            example="Zastępca Burmistrza",
            also=("szef celu", "odpowiedzialny", "osoba odpowiedzialna", "szef"),
            help=_("A post from the sheet of units and posts; never a person's name."),
        ),
        column(
            GoalEntry,
            "story",
            width=60,
            example="Kto mieszka w Mieście, ma mieć ciepło bez dymu.",
            also=("historia", "opowieść", "opis celu"),
            help=_("What the goal is for, in plain words."),
        ),
        column(GoalEntry, "legacy_id", width=12, stands=Stands.EXPORT),
        column(GoalEntry, "uid", **UID),
    ],
)
PROGRAMMES = Table(
    name="programmes",
    title=_("Programmes"),
    also=("programy", "program", "cele operacyjne", "kierunki", "kierunki działań"),
    help=_("The code tells the goal: I.2 belongs to the goal I."),
    frozen=2,
    columns=[
        _parent(field_name(Indicator, "goal"), "cel", "nr celu", "kod celu"),
        _own_code("I.1", "nr programu", "numer programu", "kod programu"),
        column(
            ProgrammeEntry,
            "title",
            width=60,
            example="Mniej ciepła ucieka z budynków",
            also=(
                *TITLES,
                *("nazwa programu", "cel operacyjny", "kierunek działań", "program"),
            ),
        ),
        column(
            ProgrammeEntry,
            "weight",
            example="50",
            also=("waga", "waga programu", "waga %"),
        ),
        column(
            ProgrammeEntry,
            "coordinator",
            width=34,
            example="Naczelnik Wydziału Środowiska",
            also=("koordynator", "koordynator programu"),
            help=_("A post from the sheet of units and posts; never a person's name."),
        ),
        column(ProgrammeEntry, "legacy_id", width=12, stands=Stands.EXPORT),
        column(ProgrammeEntry, "uid", **UID),
    ],
)
TASKS = Table(
    name="tasks",
    title=_("Tasks"),
    also=("zadania", "zadanie", "działania", "przedsięwzięcia", "projekty"),
    help=_("The code tells the programme: I.2.3 belongs to the programme I.2."),
    frozen=2,
    columns=[
        _parent(
            field_name(Indicator, "programme"), "program", "nr programu", "kod programu"
        ),
        _own_code("I.1.1", "nr zadania", "numer zadania", "kod zadania"),
        column(
            TaskEntry,
            "title",
            width=50,
            example="Ocieplenie przedszkoli",
            also=(
                *TITLES,
                *("nazwa zadania", "działanie", "przedsięwzięcie", "zadanie"),
            ),
        ),
        column(
            TaskEntry, "weight", example="40", also=("waga", "waga zadania", "waga %")
        ),
        column(
            TaskEntry,
            "executors",
            kind=Kind.NAMES,
            width=34,
            example="Wydział Inwestycji",
            also=("realizator", "realizatorzy", "wykonawca", "jednostka realizująca"),
            help=_("Units or posts, one a line. Else use the sheet of executors."),
            stands=Stands.TEMPLATE,
        ),
        column(TaskEntry, "recipients", width=30, also=("adresaci", "odbiorcy")),
        column(TaskEntry, "justification", width=50, also=("uzasadnienie",)),
        column(TaskEntry, "description", width=50, also=("opis", "opis zadania")),
        column(
            TaskEntry,
            "planned_total_cost",
            width=24,
            example="ok. 2 mln zł",
            also=("koszt", "planowany koszt", "koszt zadania"),
            help=_("In words, as the strategy puts it."),
        ),
        column(
            TaskEntry,
            "planned_total_cost_amount",
            width=16,
            is_money=True,
            example="2 000 000",
            also=("koszt (zł)", "koszt w zł", "kwota"),
            help=_("The same as a number. Empty: read from the words where they tell."),
        ),
        _known("stages", field_name(Task, "stages_known")),
        _known("executors", field_name(Task, "executors_known")),
        _known("partners", field_name(Task, "partners_known")),
        _known("indicators", field_name(Task, "indicators_known")),
        _known("budget", field_name(Task, "budget_known")),
        _known("planned_total_cost", _("cost is known")),
        column(
            TaskEntry,
            "no_indicators_of_kind",
            kind=Kind.KINDS,
            width=22,
            example="wskaźnik oddziaływania",
            choices=tuple(IndicatorKind.choices),
            also=("brak wskaźników", "bez wskaźników"),
            help=_("Kinds of which the strategy says that there are none, one a line."),
        ),
        column(
            TaskEntry,
            "places",
            kind=Kind.PLACES,
            width=36,
            example="Rynek: 51,8402; 16,5749",
            also=("miejsca", "miejsce", "lokalizacja", "lokalizacje"),
            help=_(
                "Where it is carried out, one place a line: its name, then latitude "
                "and longitude, or the address of a map that shows it."
            ),
        ),
        column(
            TaskEntry,
            "reported_progress",
            heading=field_name(ReportedTotal, "progress"),
            kind=Kind.FIGURE,
            by_year=True,
            stands=Stands.EXPORT,
            width=12,
            also=("postęp łączny", "łącznie", "postęp", "wykonano łącznie"),
            help=_("Only where the stages are not known: done in all to this year."),
        ),
        column(TaskEntry, "withdrawn_from", width=12, also=("wycofane od",)),
        column(TaskEntry, "withdrawn_reason", width=30),
        column(TaskEntry, "legacy_id", width=12, stands=Stands.EXPORT),
        column(TaskEntry, "uid", **UID),
    ],
)
