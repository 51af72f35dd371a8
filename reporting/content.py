"""What a report says: its figures and texts, kept as JSON, compared, and completed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator
from leszno_strategy.numbers import UNKNOWN, exact
from reporting.recording import YearFigures
from tasks.models import FundingSource, Stage, Task
from tasks.subjects import Subject, column_of

# The texts of a report, in the order in which people read them.
TEXTS = {
    "done": gettext_lazy("What was done"),
    "obstacles": gettext_lazy("Obstacles"),
    "next_steps": gettext_lazy("What comes next"),
}


@dataclass(frozen=True)
class Content:
    """One version's figures and texts; an empty text says nothing."""

    figures: YearFigures = field(default_factory=YearFigures)
    done: str = ""
    obstacles: str = ""
    next_steps: str = ""
    # What is said of stages, by their ids, and what these were called then.
    notes: Mapping[int, str] = field(default_factory=dict)
    named: Mapping[int, str] = field(default_factory=dict)
    # Why the plan is to change; public once the report is approved.
    plan_reason: str = ""
    # The plan in force when this was written, by the stage's id; None of what was
    # written before that was kept.
    plan_before: Mapping[int, Decimal | None] | None = None

    def to_json(self) -> dict[str, Any]:
        """Write figures as texts with a point and ids as texts, as JSON's keys are."""
        figures = self.figures
        return {
            "planned": {str(pk): _plain(f) for pk, f in figures.planned.items()},
            "actual": {str(pk): _plain(f) for pk, f in figures.actual.items()},
            "values": {str(pk): text for pk, text in figures.values.items()},
            "total": _plain(figures.total),
            "spent": {str(pk): _plain(f) for pk, f in figures.spent.items()},
            # A list: an object's keys lose their order.
            "notes": [
                {"stage": pk, "name": self.named.get(pk, ""), "text": text}
                for pk, text in self.notes.items()
                if text
            ],
            "plan_reason": self.plan_reason,
            "plan_before": None
            if self.plan_before is None
            else {str(pk): _plain(f) for pk, f in self.plan_before.items()},
            **{name: getattr(self, name) for name in TEXTS},
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> "Content":
        """Read what `to_json` wrote; an empty object is an empty report."""
        figures = YearFigures(
            planned=_figures(written.get("planned", {})),
            actual=_figures(written.get("actual", {})),
            values={int(pk): text for pk, text in written.get("values", {}).items()},
            total=_figure(written.get("total")),
            spent=_figures(written.get("spent", {})),
        )
        before, notes = written.get("plan_before"), written.get("notes", [])
        return cls(
            figures,
            notes={one["stage"]: one["text"] for one in notes},
            named={one["stage"]: one["name"] for one in notes},
            plan_reason=written.get("plan_reason", ""),
            plan_before=None if before is None else _figures(before),
            **{name: written.get(name, "") for name in TEXTS},
        )

    def over(self, earlier: "Content") -> "Content":
        """Take what is not mentioned here from the earlier content."""
        old, new = earlier.figures, self.figures
        figures = replace(
            new,
            planned={**old.planned, **new.planned},
            actual={**old.actual, **new.actual},
            values={**old.values, **new.values},
            spent={**old.spent, **new.spent},
        )
        notes, named = {**earlier.notes, **self.notes}, {**earlier.named, **self.named}
        return replace(self, figures=figures, notes=notes, named=named)

    @property
    def for_readers(self) -> dict[str, str]:
        """The texts as the public reads them."""
        return texts_for_readers(self.to_json())

    def with_plan(self, planned: Mapping[int, Decimal | None]) -> "Content":
        return replace(self, figures=replace(self.figures, planned=planned))

    def says_the_same_as(self, other: "Content") -> bool:
        """Compare; a figure that is not mentioned is as good as an unknown one."""
        return self._said() == other._said()

    def _said(self) -> list[object]:
        figures = self.figures
        shares = [
            {pk: figure for pk, figure in kind.items() if figure is not None}
            for kind in (figures.planned, figures.actual, figures.spent)
        ]
        values = {pk: text for pk, text in figures.values.items() if text}
        notes = {pk: text for pk, text in self.notes.items() if text}
        texts = [getattr(self, name) for name in TEXTS]
        return [*shares, values, notes, figures.total, self.plan_reason, *texts]


def texts_for_readers(written: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of what `to_json` wrote as the public reads them.

    What is said of stages belongs to what was done: pages, the yearly report and open
    data take it from here.
    """
    texts = {name: written.get(name, "") for name in TEXTS}
    told = [f"{one['name']}: {one['text']}" for one in written.get("notes", [])]
    texts["done"] = "\n\n".join([*filter(None, [texts["done"]]), *told])
    return texts


def _plain(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure.normalize():f}"


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _figures(written: Mapping[str, str | None]) -> dict[int, Decimal | None]:
    return {int(pk): _figure(text) for pk, text in written.items()}


@dataclass(frozen=True)
class Change:
    """One figure or text before and after, as it is written for people."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Labels:
    """What a subject's rows with figures are called, gone ones too, by id."""

    stages: Mapping[int, str]
    indicators: Mapping[int, str]
    funding: Mapping[int, str] = field(default_factory=dict)

    def of(self, *contents: Content) -> "Labels":
        """Leave those of rows that none of the contents mentions."""
        figures = [one.figures for one in contents]
        shares = [those for one in figures for those in (one.planned, one.actual)]
        return Labels(
            _mentioned(self.stages, *shares),
            _mentioned(self.indicators, *(one.values for one in figures)),
            _mentioned(self.funding, *(one.spent for one in figures)),
        )


def _mentioned(names: Mapping[int, str], *by: Mapping[int, Any]) -> dict[int, str]:
    return {pk: name for pk, name in names.items() if any(pk in those for those in by)}


def labels_of(*subjects: Subject) -> Labels:
    """Read the names, of removed rows too; all subjects are of one kind.

    Six queries for tasks, two above them, however many there are.
    """
    if all(isinstance(one, Task) for one in subjects):
        stages, funding = _names(Stage, subjects), _names(FundingSource, subjects)
    else:
        stages, funding = {}, {}
    return Labels(stages, _names(Indicator, subjects), funding)


def _names(
    model: type[Stage | Indicator | FundingSource], subjects: Sequence[Subject]
) -> dict[int, str]:
    below = {f"{column_of(one)}__in": subjects for one in subjects}
    if not below:
        return {}
    rows = model._default_manager.filter(**below)
    names = {row.pk: str(row) for row in rows}
    gone = model.history.filter(**below).exclude(id__in=names)
    past = gone.order_by("history_id")
    return names | {row.id: str(row.instance) for row in past}


def labels_on_card(subject: Any, said: Iterable[Content]) -> Labels:
    """Name the rows of the subject, and gone ones of which contents say anything.

    A query for each kind of rows of which some are gone, or that are not fetched.
    """
    figures = [one.figures for one in said]
    shares = {pk for one in figures for pk in (*one.planned, *one.actual)}
    values = {pk for one in figures for pk in one.values}
    spent = {pk for one in figures for pk in one.spent}
    if not isinstance(subject, Task):
        return Labels({}, _names_on_card(Indicator, subject.indicators.all(), values))
    return Labels(
        _names_on_card(Stage, subject.stages.all(), shares),
        _names_on_card(Indicator, subject.indicators.all(), values),
        _names_on_card(FundingSource, subject.funding.all(), spent),
    )


def _names_on_card(
    model: type[Stage | Indicator | FundingSource], rows: Iterable[Any], said: set[int]
) -> dict[int, str]:
    names = {row.pk: str(row) for row in rows}
    if not (gone := said - names.keys()):
        return names
    past = model.history.filter(id__in=gone).order_by("history_id")
    return names | {row.id: str(row.instance) for row in past}


def differences(before: Content, after: Content, labels: Labels) -> list[Change]:
    """Say what changed, in the order of the report's page."""
    return [*_figures_changed(before, after, labels), *_texts_changed(before, after)]


def _figures_changed(
    before: Content, after: Content, labels: Labels
) -> Iterator[Change]:
    old, new = before.figures, after.figures
    for pk, name in labels.stages.items():
        for kind, label in (("planned", _("planned")), ("actual", _("carried out"))):
            yield from _change(
                f"{name}, {label}",
                exact(getattr(old, kind).get(pk)),
                exact(getattr(new, kind).get(pk)),
            )
        yield from _change(
            _("%s: remark") % name, before.notes.get(pk, ""), after.notes.get(pk, "")
        )
    yield from _change(_("progress in total"), exact(old.total), exact(new.total))
    for pk, name in labels.indicators.items():
        yield from _change(name, old.values.get(pk, ""), new.values.get(pk, ""))
    for pk, name in labels.funding.items():
        yield from _change(
            _("%s: spent (PLN)") % name,
            exact(old.spent.get(pk)),
            exact(new.spent.get(pk)),
        )


def _texts_changed(before: Content, after: Content) -> Iterator[Change]:
    for name, label in TEXTS.items():
        yield from _change(str(label), getattr(before, name), getattr(after, name))


def _change(what: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(what, before or UNKNOWN, after or UNKNOWN)


def missing(content: Content, subject: Subject) -> list[str]:
    """Name what a complete report would have; a task comes with its card fetched.

    A stage with a plan needs what was carried out, 0 included; an indicator needs a
    value or a dash; without stages a total is needed.
    """
    figures = content.figures
    gaps = _missing_shares(figures, subject) if isinstance(subject, Task) else []
    gaps += [str(i) for i in subject.indicators.all() if not figures.values.get(i.pk)]
    if not (content.done or any(content.notes.values())):
        gaps.append(str(TEXTS["done"]))
    return gaps


def _missing_shares(figures: YearFigures, task: Task) -> list[str]:
    gaps = [
        _("%s: carried out") % stage
        for stage in task.stages.all()
        if figures.planned.get(stage.pk) is not None
        and figures.actual.get(stage.pk) is None
    ]
    if not task.stages_known and figures.total is None:
        gaps.append(_("Progress of the whole task"))
    return gaps
