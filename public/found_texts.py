"""The texts in which words are found, as the page of the search shows them.

Those of all that is shown are read at once: what rows list in one query, what is
published of reports in another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from indicators.models import Indicator
from organisation.models import Post, UnitAlias
from public.models import Kind
from reporting.content import TEXTS, texts_for_readers
from reporting.models import Report
from tasks.models import Executor, Partner, Stage
from topics.models import Topic

Rows = Mapping[Kind, Iterable[Any]]
Texts = Iterator[tuple[str, str]]
STAGE, PARTNER, INDICATOR, EXECUTOR, ALIAS, POST, TASK_TOPIC, TOPIC = range(8)
KINDS = {ALIAS: Kind.UNIT, POST: Kind.UNIT, TOPIC: Kind.PROGRAMME}
OF_TOPIC = [F("topic__title"), F("topic__words")]
REPORTED = {Kind.TASK: "task", Kind.GOAL: "goal", Kind.PROGRAMME: "programme"}


class FoundTexts:
    """What the rows that are shown say, by kind and row: two queries at most."""

    def __init__(self, shown: Rows) -> None:
        self.listed: dict[tuple[Kind, int], list[tuple[str, str]]] = defaultdict(list)
        for what, row, texts in _listed(shown):
            self.listed[KINDS.get(what, Kind.TASK), row] += _named(what, texts)
        for kind, report in _published(shown):
            row = getattr(report, f"{REPORTED[kind]}_id")
            self.listed[kind, row] += _said(report)

    def of(self, kind: Kind, row: Any) -> Texts:
        """Yield them with their names, in the order in which they are shown."""
        if kind == Kind.TASK:
            yield _("Description of the task"), row.description
            yield _("Justification"), row.justification
            yield _("Who it is for"), row.recipients
        elif kind == Kind.GOAL:
            yield _("Story"), row.story
            yield from _answering(row.head)
        elif kind == Kind.PROGRAMME:
            yield from _answering(row.coordinator)
        elif kind == Kind.INDICATOR:
            yield _("Source"), row.source
            yield _("Definition"), row.definition
        elif kind == Kind.TOPIC:
            yield _("Also called"), row.words
        yield from self.listed[kind, row.pk]


def _answering(post: Any) -> Texts:
    if post is not None:
        yield _("Answers for it"), post.title
        if post.unit is not None:
            yield _("Unit"), post.unit.name


def _listed(shown: Rows) -> Iterator[tuple[int, int, list[str]]]:
    """Yield of which row what says which texts, in the order of the lists."""
    queries = [
        *_of_tasks(shown.get(Kind.TASK, ())),
        *_of_programmes(shown.get(Kind.PROGRAMME, ())),
        *_of_units(shown.get(Kind.UNIT, ())),
    ]
    if queries:
        first, *others = queries
        for what, row, _position, *texts in sorted(first.union(*others, all=True)):
            yield what, row, texts


def _of_tasks(tasks: Iterable[Any]) -> Iterator["QuerySet[Any, Any]"]:
    if ids := [task.pk for task in tasks]:
        unit = Coalesce(F("unit__name"), F("post__unit__name"), Value(""))
        for what, model, *texts in (
            (STAGE, Stage, F("title")),
            (PARTNER, Partner, F("name"), F("scope")),
            (INDICATOR, Indicator, F("name")),
            (
                EXECUTOR,
                Executor,
                F("text"),
                Coalesce(F("post__title"), Value("")),
                unit,
            ),
        ):
            rows: QuerySet[Any] = model._default_manager.filter(task__in=ids)
            yield _columns(what, rows, "task_id", F("position"), texts)
        topics = Topic.tasks.through._default_manager.filter(task__in=ids)
        yield _columns(TASK_TOPIC, topics, "task_id", F("pk"), OF_TOPIC)


def _of_programmes(programmes: Iterable[Any]) -> Iterator["QuerySet[Any, Any]"]:
    if ids := [programme.pk for programme in programmes]:
        rows = Topic.programmes.through._default_manager.filter(programme__in=ids)
        yield _columns(TOPIC, rows, "programme_id", F("pk"), OF_TOPIC)


def _of_units(units: Iterable[Any]) -> Iterator["QuerySet[Any, Any]"]:
    if ids := [unit.pk for unit in units]:
        aliases, posts = UnitAlias.objects, Post.objects
        named = aliases.filter(unit__in=ids)
        yield _columns(ALIAS, named, "unit_id", F("pk"), [F("name")])
        held = posts.filter(unit__in=ids)
        yield _columns(POST, held, "unit_id", F("pk"), [F("title")])


def _columns(
    what: int, rows: "QuerySet[Any]", row: str, position: F, texts: Iterable[Any]
) -> "QuerySet[Any, Any]":
    """Ask for as many columns as the others, of the same types."""
    three = [*texts, Value(""), Value("")][:3]
    named = {f"text_{n}": Cast(text, TextField()) for n, text in enumerate(three)}
    own: QuerySet[Any] = rows.order_by().annotate(
        what=Value(what), at=position, **named
    )
    columns: QuerySet[Any, Any] = own.values_list("what", row, "at", *named)
    return columns


def _named(what: int, texts: list[str]) -> Texts:
    if what == EXECUTOR:
        names = _("Carried out by"), _("Answers for it"), _("Unit")
        yield from zip(names, texts, strict=True)
    elif what in (TOPIC, TASK_TOPIC):
        yield _("Topic"), ": ".join(filter(None, texts))
    elif what == PARTNER:
        yield _("Partner"), " – ".join(filter(None, texts))
    else:
        name = {
            STAGE: _("Stage"),
            INDICATOR: _("Indicator"),
            ALIAS: _("Also called"),
            POST: _("Post"),
        }[what]
        yield name, texts[0]


def _published(shown: Rows) -> Iterator[tuple[Kind, Report]]:
    """Yield the reports of what is shown, the newest first."""
    ids = {kind: [row.pk for row in shown.get(kind, ())] for kind in REPORTED}
    about = [Q(**{f"{REPORTED[kind]}__in": own}) for kind, own in ids.items() if own]
    if about:
        reports = Report.objects.filter(reduce(or_, about), published__isnull=False)
        newest = reports.select_related("published", "year").order_by("-year__year")
        for report in newest:
            for kind, level in REPORTED.items():
                if getattr(report, f"{level}_id") is not None:
                    yield kind, report


def _said(report: Any) -> Texts:
    for name, text in texts_for_readers(report.published.content).items():
        label = {"text": TEXTS[name], "year": report.year.year}
        yield _("%(text)s, %(year)s") % label, text
