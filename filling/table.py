"""The table of many reports: of each its rows, its fields, and what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from filling.authors import authors
from filling.sent import is_ready, prefix_of
from filling.workbook.layout import Line, Look, Part, fields_of, lines_of, title_of
from leszno_strategy.meanwhile import SEEN, Meanwhile, write_texts
from leszno_strategy.numbers import UNKNOWN, exact, out_of
from reporting.asked import Opened
from reporting.content import missing
from reporting.forms import ReportForm
from reporting.models import Action, State, Version
from reporting.receiving import Outcome, form_of
from reporting.remarks import remarks
from tasks.models import Stage
from tasks.progress import add_known, sum_known
from tasks.subjects import in_short_called

# What a field takes, for the script of grids.
POINTS = {Look.STAGE, Look.TOTAL}


@dataclass(frozen=True)
class Choice:
    """What others wrote into a field, beside what was typed there."""

    theirs: str
    mine: str
    told: str


@dataclass(frozen=True)
class Field:
    """A field of the table, or what only is to be read."""

    text: str
    # Without the report's prefix; "" of what is only to be read.
    name: str = ""
    id: str = ""
    takes: str = ""
    errors: Sequence[str] = ()
    choice: Choice | None = None
    label: str = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.errors or self.choice)


@dataclass(frozen=True)
class Row:
    """One row to type in."""

    id: str
    what: str
    look: Look
    earlier: Sequence[str]
    plan: Field
    done: Field
    note: Field | None
    # From the first year to this one; and what earlier years have, as a script adds.
    to_date: str = ""
    to_date_of: str = ""
    before: str = ""
    remarks: Sequence[str] = ()
    # A stage without any plan or figure of the year.
    is_idle: bool = False

    # So that rows without earlier figures have as many cells.
    lacking: Sequence[int] = ()

    @property
    def plan_choice(self) -> Field:
        """The same without its mistakes, which stand at the field."""
        return replace(self.plan, errors=())

    @property
    def done_choice(self) -> Field:
        return replace(self.done, errors=())

    @property
    def fields(self) -> list[Field]:
        return [one for one in (self.plan, self.done, self.note) if one and one.name]


@dataclass
class Shown:
    """A report as the page shows it; `form` is bound where something was not saved."""

    key: str
    asked: Opened
    form: ReportForm
    outcome: Outcome | None = None
    earlier: Sequence[int] = ()
    is_open: bool = True
    year: int = 0
    # Sentences on the report as a whole.
    said: list[str] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        return prefix_of(self.asked.subject)

    @property
    def code(self) -> str:
        return in_short_called(self.asked.subject)

    @property
    def title(self) -> str:
        return title_of(self.asked.subject)

    @property
    def state(self) -> State:
        return State(self.asked.report.state)

    @cached_property
    def is_ready(self) -> bool:
        return is_ready(self.asked)

    @cached_property
    def gaps(self) -> list[str]:
        return missing(self.asked.content, self.asked.subject)

    @property
    def returned(self) -> str:
        """Why it was returned, where its latest version says so."""
        latest = self.asked.report.latest
        is_returned = latest is not None and latest.action == Action.RETURNED
        return latest.reason if latest and is_returned else ""

    @property
    def saved_at(self) -> Any:
        latest = self.asked.report.latest
        return latest.at if latest else None

    @property
    def seen(self) -> str:
        if self.form.is_bound:
            return str(self.form.data.get(SEEN, ""))
        return str(self.form.initial[SEEN])

    @property
    def theirs(self) -> str:
        """What others wrote where a choice is to be made, to be sent with it."""
        if not self.conflicts:
            return ""
        return write_texts({n: self.form.said[n].text for n in self.conflicts})

    @cached_property
    def conflicts(self) -> Mapping[str, Meanwhile]:
        """What was typed where others wrote something else, by the field's name."""
        known = self.form.said
        found = (one for one in self.form.meanwhile if one.typed is not None)
        return {one.name: one for one in found if one.name in known}

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(line) for line in self._lines if line.look not in PLAIN]

    @property
    def idle(self) -> list[Row]:
        """The stages that are folded: of a task without any plan none is."""
        stages = [row for row in self.rows if row.look is Look.STAGE]
        idle = [row for row in stages if row.is_idle]
        return idle if len(idle) < len(stages) else []

    @property
    def busy(self) -> list[Row]:
        folded = {row.id for row in self.idle}
        return [row for row in self.rows if row.id not in folded]

    @cached_property
    def words(self) -> list[Field]:
        """The longer texts."""
        texts = [line for line in self._lines if line.look is Look.TEXT]
        found = [self._field(line.key.partition(" ")[2], line) for line in texts]
        return [*found, self._field("reason", None)]

    @property
    def written(self) -> int:
        """How many of the texts say something."""
        return sum(bool(one.text) for one in self.words[:-1])

    @property
    def is_wordy(self) -> bool:
        """Whether something is wrong in a text, so that it is not folded."""
        return any(
            one.is_wrong or (one.name == "reason" and one.text) for one in self.words
        )

    @property
    def wrong(self) -> list[Field]:
        """Fields to be mended or chosen, in the order of the page."""
        fields = [one for row in self.rows for one in row.fields]
        return [one for one in (*fields, *self.words) if one.is_wrong]

    @cached_property
    def _lines(self) -> list[Line]:
        return list(lines_of(self.asked, self.form, self.earlier))

    @cached_property
    def _remarks(self) -> Mapping[str, list[str]]:
        form, found = self.form, dict[str, list[str]]()
        content = form.content() if form.is_bound else self.asked.content
        for one in remarks(content, self.asked.subject, self.asked.year):
            found.setdefault(one.field, []).append(one.said)
        return found

    @property
    def loose_remarks(self) -> list[str]:
        return self._remarks.get("", [])

    @cached_property
    def _stages(self) -> Mapping[str, Stage]:
        return {f"stage-{one.pk}": one for one in self.form.stages}

    def _row(self, line: Line) -> Row:
        row = line.key.partition(" ")[2]
        names = fields_of(row)
        plan = self._part(Part.PLAN, names, line)
        done = self._part(Part.DONE, names, line)
        note = self._field(names[Part.TEXT], line) if Part.TEXT in names else None
        told = [said for name in names.values() for said in self._remarks.get(name, ())]
        texts = [plan.text, done.text, note.text if note else ""]
        wrong = any(one and one.is_wrong for one in (plan, done, note))
        is_idle = line.look is Look.STAGE and not wrong
        is_idle = is_idle and all(text in ("", UNKNOWN) for text in texts)
        made = Row(
            *(f"w{self.prefix}-{row}", line.what, line.look, line.earlier),
            *(plan, done, note),
            remarks=told,
            lacking=range(len(self.earlier) - len(line.earlier)),
            is_idle=is_idle,
        )
        return self._added(made, self._stages[row]) if row in self._stages else made

    def _part(self, part: Part, names: Mapping[Part, str], line: Line) -> Field:
        if part in line.is_open:
            return self._field(names[part], line)
        return Field(line.says.get(part, ""))

    def _field(self, name: str, line: Line | None) -> Field:
        said = self.form.said.get(name)
        text = said.text if said else ""
        if self.form.is_bound:
            text = str(self.form.data.get(name, text))
        return Field(
            text,
            *(name, f"id_{self.prefix}-{name}"),
            takes="points" if line and line.look in POINTS else "",
            errors=self._errors(name),
            choice=self._choice(name),
            label=str(self.form.fields[name].label),
        )

    def _errors(self, name: str) -> list[str]:
        if not self.form.is_bound:
            return []
        return [str(one) for one in self.form.errors.get(name, ())]

    def _choice(self, name: str) -> Choice | None:
        one = self.conflicts.get(name)
        if one is None:
            return None
        return Choice(one.now, one.typed or _("empty"), self._who(one))

    def _who(self, one: Meanwhile) -> str:
        """Say who wrote it and when, as far as the report's history knows."""
        wrote = self._wrote.get(one.name)
        if wrote is None:
            return _("Meanwhile somebody entered %(theirs)s.") % {"theirs": one.now}
        at = localtime(wrote.at)
        return _("At %(time)s on %(day)s %(who)s entered %(theirs)s.") % {
            "time": f"{at:%H:%M}",
            "day": f"{at:%d.%m.%Y}",
            "who": wrote.by,
            "theirs": one.now,
        }

    @cached_property
    def _wrote(self) -> Mapping[str, Version]:
        """Find the version by which each contested field says what it says now."""
        report = self.asked.report
        if report.pk is None:
            return {}
        return authors({report.pk: (self.form, self.conflicts)})[report.pk]

    def _added(self, row: Row, stage: Stage) -> Row:
        """Add up a stage from the first year to this one."""
        rows: Any = stage.years.all()
        past = [one for one in rows if one.year.year < self.year]
        before = sum_known(one.actual for one in past)
        figures = self.asked.content.figures
        done = figures.actual.get(stage.pk)
        planned = add_known([*(o.planned for o in past), figures.planned.get(stage.pk)])
        known = [one for one in (before, done) if one is not None]
        return _with(row, before, sum(known, Decimal(0)) if known else None, planned)


PLAIN = {Look.HEADING, Look.SUM, Look.TEXT}


def _with(
    row: Row, before: Decimal | None, done: Decimal | None, planned: Decimal
) -> Row:
    return replace(
        row,
        to_date=exact(done),
        to_date_of=out_of(exact(planned)),
        before="" if before is None else exact(before),
    )


def shown(
    opened: Mapping[str, Opened],
    earlier: Sequence[int],
    year: int,
    left: Mapping[str, Outcome] | None = None,
) -> Iterator[Shown]:
    """Lay out the reports; those that were not saved with what was typed."""
    for key, asked in opened.items():
        outcome = (left or {}).get(key)
        if outcome and not outcome.is_done and outcome.version is None:
            form, stands = outcome.form, outcome.asked
        else:
            form, stands = form_of(asked, merges=True), asked
        is_open = stands.can(Action.SAVED) or form.is_bound
        yield Shown(
            *(key, stands, form, outcome, earlier, is_open, year),
            said=list(_said(outcome)) if outcome else [],
        )


def told_of(one: Meanwhile) -> str:
    """Say what somebody else changed where nothing was typed."""
    return _("%(label)s: somebody changed %(before)s to %(now)s meanwhile.") % {
        "label": one.label,
        "before": one.before,
        "now": one.now,
    }


def _said(outcome: Outcome) -> Iterator[str]:
    """Say of the whole report what no field says."""
    if outcome.said:
        yield outcome.said
    yield from outcome.mistakes.get("__all__", ())
    if outcome.gaps:
        yield _("Saved as a draft, not submitted: %(gaps)s is missing.") % {
            "gaps": "; ".join(outcome.gaps)
        }
    yield from map(told_of, outcome.taken_over)
    gone = [one for one in outcome.form.meanwhile if one.name not in outcome.form.said]
    for one in gone:
        if one.typed is not None:
            yield f"{one.label}: {one.typed}"
