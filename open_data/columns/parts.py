"""The columns of goals and programmes."""

from itertools import starmap

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from open_data.columns.shared import REPORTED, figures, share, weights
from open_data.description import Column, Type
from open_data.rows import PartRow, goal_of
from tasks.progress import Status

# A status that comes later is not always known: reports frozen before have no count.
STATUS_COLUMNS = {
    Status.COMPLETED: "zrealizowane",
    Status.ON_TRACK: "zgodnie_z_planem",
    Status.DELAYED: "opoznione",
    Status.AT_RISK: "zagrozone",
    Status.IN_PROGRESS: "w_toku",
    Status.NOT_STARTED: "nierozpoczete",
    Status.NO_PLAN: "bez_planu",
    Status.NO_DATA: "brak_danych",
}


def status_column(status: Status, name: str) -> Column[PartRow]:
    return Column(
        name,
        Type.INTEGER,
        format_lazy(_("How many of its tasks are: {status}."), status=status.label),
        lambda row: row.part.statuses.get(status),
        is_always_known=True,
    )


GOAL_CODE: Column[PartRow] = Column(
    "kod",
    Type.STRING,
    _("The goal’s code, such as I."),
    lambda row: row.part.code,
    is_always_known=True,
)
PROGRAMME_CODES: list[Column[PartRow]] = [
    Column(
        "kod",
        Type.STRING,
        _("The programme’s code, such as I.3."),
        lambda row: row.part.code,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.STRING,
        _("The code of its goal."),
        lambda row: goal_of(row.part.code),
        is_always_known=True,
    ),
]
PART_FIGURES: list[Column[PartRow]] = [
    Column(
        "tytul",
        Type.STRING,
        _("The title."),
        lambda row: row.part.title,
        is_always_known=True,
    ),
    Column(
        "odpowiada",
        Type.STRING,
        _("The post that answers for it."),
        lambda row: row.part.answering,
    ),
    *weights(lambda row: row.part),
    *figures(lambda row: row.part.figures),
    Column(
        "zadania",
        Type.INTEGER,
        _("How many tasks it has."),
        lambda row: row.part.tasks,
        is_always_known=True,
    ),
    Column(
        "zadania_znane",
        Type.INTEGER,
        _("Of how many of its tasks the progress is known."),
        lambda row: row.part.tasks_known,
        is_always_known=True,
    ),
    Column(
        "zadania_z_planem",
        Type.INTEGER,
        _("Of how many of its tasks the stages are known."),
        lambda row: row.part.tasks_with_plan,
        is_always_known=True,
    ),
    Column(
        "znana_waga",
        Type.NUMBER,
        _(
            "The share of the weight whose progress is known: 0.6 is 60%; computed, "
            "rounded half up to three decimals."
        ),
        lambda row: share(row.part.coverage),
        is_always_known=True,
    ),
    *starmap(status_column, STATUS_COLUMNS.items()),
    Column(
        "sprawozdanie",
        Type.STRING,
        _("Where its own indicators’ values of the year come from; empty without any."),
        lambda row: row.part.reported.value if row.part.reported else None,
        words=REPORTED,
    ),
    Column(
        "co_zrobiono",
        Type.STRING,
        _("What was done in the year, in the report’s words."),
        lambda row: row.part.texts.done if row.part.texts else None,
    ),
    Column(
        "przeszkody",
        Type.STRING,
        _("Obstacles, in the report’s words."),
        lambda row: row.part.texts.obstacles if row.part.texts else None,
    ),
    Column(
        "co_dalej",
        Type.STRING,
        _("What comes next, in the report’s words."),
        lambda row: row.part.texts.next_steps if row.part.texts else None,
    ),
]
