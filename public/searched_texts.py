"""In which texts people search: where they are, and whose change changes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from public.models import Kind


class Place(IntEnum):
    """Which text of a row; what is called so comes first."""

    TITLE = 0
    CARD = 1
    STAGES = 2
    PARTNERS = 3
    PEOPLE = 4
    REPORTS = 5
    INDICATORS = 6
    TOPICS = 7


@dataclass(frozen=True)
class Watch:
    """A change of which columns changes the texts of which rows, by ROW's own ids."""

    table: str
    columns: tuple[str, ...]
    rows: str


@dataclass(frozen=True)
class Source:
    """Texts of one kind of rows, in SQL: `owner` is the row's id.

    What may be said in either database alone is in braces.
    """

    kind: Kind
    place: Place
    owner: str
    strategy: str
    text: str
    tables: str
    watches: tuple[Watch, ...]


OF_PROGRAMME = (
    "tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id"
    " LEFT JOIN organisation_post o ON o.id = p.coordinator_id"
    " LEFT JOIN organisation_unit u ON u.id = o.unit_id"
)
OF_GOAL = (
    "tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id"
    " LEFT JOIN organisation_unit u ON u.id = o.unit_id"
)
OF_TASK = (
    "tasks_task t JOIN tasks_programme p ON p.id = t.programme_id"
    " JOIN tasks_goal g ON g.id = p.goal_id"
)
PEOPLE = "coalesce(o.title, '') || ' ' || coalesce(u.name, '')"
REPORTED = (
    " JOIN reporting_report r ON r.{level}_id = {row}.id"
    " JOIN reporting_version v ON v.id = r.published_id"
)
CARRIED_OUT = (
    "SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o"
    " ON o.id = e.post_id WHERE {unit} IN (e.unit_id, o.unit_id)"
)
ANSWERED_FOR = (
    "SELECT a.id FROM tasks_{level} a JOIN organisation_post o ON o.id = a.{post}_id"
    " WHERE {of} = ROW.id"
)

OF_THE_TOPIC = "SELECT l.{level}_id FROM {link} l WHERE l.topic_id = ROW.id"


def sources() -> Iterator[Source]:
    yield from _of_tasks()
    yield from _of_parts()
    yield from _of_indicators()
    yield from _of_units()
    yield from _of_topics()


def _of_tasks() -> Iterator[Source]:
    own = ("description", "justification", "recipients")
    yield _of_task(Place.TITLE, "t.title", _own("tasks_task", "title", "programme_id"))
    card = _own("tasks_task", *own, "programme_id")
    yield _of_task(Place.CARD, " || ' ' || ".join(f"t.{one}" for one in own), card)
    for place, table, columns in (
        (Place.STAGES, "tasks_stage", ("title",)),
        (Place.PARTNERS, "tasks_partner", ("name", "scope")),
        (Place.INDICATORS, "indicators_indicator", ("name",)),
    ):
        text = " || ' ' || ".join(f"c.{column}" for column in columns)
        watch = Watch(table, (*columns, "task_id"), "SELECT ROW.task_id")
        yield _of_task(place, text, watch, f" JOIN {table} c ON c.task_id = t.id")
    yield _carried_out()
    yield _of_task(
        Place.REPORTS,
        "{reported}",
        Watch("reporting_report", ("published_id",), "SELECT ROW.task_id"),
        REPORTED.format(level="task", row="t"),
    )


def _carried_out() -> Source:
    """Who carries tasks out, by any spelling."""
    return _of_task(
        Place.PEOPLE,
        f"e.text || ' ' || {PEOPLE} || ' ' || coalesce(l.name, '')",
        Watch(
            "tasks_executor",
            ("text", "unit_id", "post_id", "task_id"),
            "SELECT ROW.task_id",
        ),
        " JOIN tasks_executor e ON e.task_id = t.id"
        " LEFT JOIN organisation_post o ON o.id = e.post_id"
        " LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id)"
        " LEFT JOIN organisation_unitalias l ON l.unit_id = u.id",
        Watch("organisation_unit", ("name",), CARRIED_OUT.format(unit="ROW.id")),
        Watch(
            "organisation_unitalias",
            ("name", "unit_id"),
            CARRIED_OUT.format(unit="ROW.unit_id"),
        ),
        Watch(
            "organisation_post",
            ("title", "unit_id"),
            "SELECT e.task_id FROM tasks_executor e WHERE e.post_id = ROW.id",
        ),
    )


def _own(table: str, *columns: str) -> Watch:
    return Watch(table, columns, "SELECT ROW.id")


def _of_task(
    place: Place, text: str, watch: Watch, more: str = "", *others: Watch
) -> Source:
    watches = (watch, *others)
    return Source(
        Kind.TASK, place, "t.id", "g.strategy_id", text, OF_TASK + more, watches
    )


def _of_parts() -> Iterator[Source]:
    """Goals and programmes, and who answers for them."""
    yield _story()
    for kind, level, row, tables, post in (
        (Kind.GOAL, "goal", "g", OF_GOAL, "head"),
        (Kind.PROGRAMME, "programme", "p", OF_PROGRAMME, "coordinator"),
    ):
        table, owner = f"tasks_{level}", f"{row}.id"
        reported = tables + REPORTED.format(level=level, row=row)
        watch_report = Watch(
            "reporting_report", ("published_id",), f"SELECT ROW.{level}_id"
        )
        for place, text, read_from, watches in (
            (Place.TITLE, f"{row}.title", tables, (_own(table, "title"),)),
            (
                Place.PEOPLE,
                PEOPLE,
                tables,
                (_own(table, f"{post}_id"), *_posts(level, post)),
            ),
            (Place.REPORTS, "{reported}", reported, (watch_report,)),
        ):
            yield Source(kind, place, owner, "g.strategy_id", text, read_from, watches)


def _story() -> Source:
    """What the office tells of a goal."""
    own = (_own("tasks_goal", "story"),)
    return Source(
        Kind.GOAL, Place.CARD, "g.id", "g.strategy_id", "g.story", OF_GOAL, own
    )


def _posts(level: str, post: str) -> Iterator[Watch]:
    for table, columns, of in (
        ("organisation_post", ("title", "unit_id"), "o.id"),
        ("organisation_unit", ("name",), "o.unit_id"),
    ):
        rows = ANSWERED_FOR.format(level=level, post=post, of=of)
        yield Watch(table, columns, rows)


def _of_indicators() -> Iterator[Source]:
    own = ("source", "definition")
    above = "coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id)"
    tables = (
        "indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id"
        " LEFT JOIN tasks_programme p ON p.id = i.programme_id"
        " LEFT JOIN tasks_goal gp ON gp.id = p.goal_id"
        " LEFT JOIN tasks_task t ON t.id = i.task_id"
        " LEFT JOIN tasks_programme pt ON pt.id = t.programme_id"
        " LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id"
    )
    for place, columns in ((Place.TITLE, ("name",)), (Place.CARD, own)):
        text = " || ' ' || ".join(f"i.{column}" for column in columns)
        watches = (_own("indicators_indicator", *columns),)
        yield Source(Kind.INDICATOR, place, "i.id", above, text, tables, watches)


def _of_units() -> Iterator[Source]:
    """By any spelling, and by the posts of the unit."""
    for place, text, tables, watches in (
        (
            Place.TITLE,
            "u.name || ' ' || coalesce(l.name, '')",
            " LEFT JOIN organisation_unitalias l ON l.unit_id = u.id",
            (
                _own("organisation_unit", "name"),
                Watch(
                    "organisation_unitalias",
                    ("name", "unit_id"),
                    "SELECT ROW.unit_id",
                ),
            ),
        ),
        (
            Place.PEOPLE,
            "o.title",
            " JOIN organisation_post o ON o.unit_id = u.id",
            (Watch("organisation_post", ("title", "unit_id"), "SELECT ROW.unit_id"),),
        ),
    ):
        read_from = f"organisation_unit u{tables}"
        yield Source(
            Kind.UNIT, place, "u.id", "CAST(NULL AS bigint)", text, read_from, watches
        )


def _of_topics() -> Iterator[Source]:
    """By its own words, and each of its programmes and tasks by these."""
    words = "m.title || ' ' || m.words"
    own = _own("topics_topic", "title", "words")
    yield Source(
        Kind.TOPIC,
        Place.TITLE,
        "m.id",
        "m.strategy_id",
        words,
        "topics_topic m",
        (own,),
    )
    for kind, level in ((Kind.PROGRAMME, "programme"), (Kind.TASK, "task")):
        link = f"topics_topic_{level}s"
        yield Source(
            kind,
            Place.TOPICS,
            f"l.{level}_id",
            "m.strategy_id",
            words,
            f"topics_topic m JOIN {link} l ON l.topic_id = m.id",
            (
                Watch(
                    "topics_topic",
                    ("title", "words"),
                    OF_THE_TOPIC.format(level=level, link=link),
                ),
                Watch(link, ("topic_id", f"{level}_id"), f"SELECT ROW.{level}_id"),
            ),
        )
