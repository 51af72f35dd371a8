"""What a filled-in workbook would change: told before anything is saved."""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from filling.authors import authors
from filling.models import FilledFile
from filling.opening import opened_many
from filling.workbook.found import CellAmiss, Typed, from_json
from filling.workbook.layout import title_of
from leszno_strategy.meanwhile import SEEN, Meanwhile, plain, write_texts
from leszno_strategy.numbers import UNKNOWN
from organisation.models import User
from organisation.rights import Right
from reporting.asked import Opened
from reporting.forms import ReportForm
from reporting.models import Action, Version
from reporting.receiving import form_of
from reporting.remarks import remarks
from reporting.subjects import subjects_of
from reporting.transitions import Actor
from tasks.models import StrategyYear
from tasks.subjects import in_short_called

# Of one report, so that no two things that it says are told apart by fewer letters.
VERSION_LENGTH = 32


@dataclass(frozen=True)
class Difference:
    """A field before and after; the remark is what is odd in it."""

    name: str
    what: str
    before: str
    after: str
    remark: str = ""


@dataclass(frozen=True)
class Conflict:
    """A field into which both the file's people and somebody else wrote something.

    Who it was and when is not known where the figure was changed in the structure.
    """

    name: str
    what: str
    mine: str
    theirs: str
    who: User | None = None
    at: datetime.datetime | None = None


@dataclass
class Compared:
    """One report: what the file would change in it, and what is in the way."""

    key: str
    asked: Opened
    typed: Mapping[str, Typed]
    faults: list[CellAmiss] = field(default_factory=list)
    # What each field of the report says now.
    texts: dict[str, str] = field(default_factory=dict)
    differences: Sequence[Difference] = ()
    conflicts: list[Conflict] = field(default_factory=list)
    # What is odd in the report as a whole.
    loose_remarks: Sequence[str] = ()
    # Why nothing can be saved in it; "" where it can.
    closed: str = ""

    @property
    def called(self) -> str:
        return in_short_called(self.asked.subject)

    @property
    def title(self) -> str:
        return title_of(self.asked.subject)

    @property
    def version(self) -> str:
        """Tell by all that the report says what the file is compared with.

        Not by the version's number: a draft that saves itself keeps its own.
        """
        texts = json.dumps(self.texts, sort_keys=True)
        return hashlib.sha256(texts.encode()).hexdigest()[:VERSION_LENGTH]

    @property
    def is_same(self) -> bool:
        return not (self.differences or self.conflicts or self.faults)

    @property
    def is_ready(self) -> bool:
        """Whether something can be saved or submitted."""
        return not self.faults and not self.closed


@dataclass(frozen=True)
class DryRun:
    """All that would come of the file, in the order of the strategy."""

    reports: Sequence[Compared]
    # Of no report that the person may fill in, or of a whole sheet.
    faults: Sequence[CellAmiss]

    @property
    def all_faults(self) -> list[CellAmiss]:
        return [*self.faults, *(f for one in self.reports for f in one.faults)]

    @property
    def ready(self) -> list[Compared]:
        return [one for one in self.reports if one.is_ready]

    @property
    def changed(self) -> list[Compared]:
        return [one for one in self.ready if one.differences]

    @property
    def changes(self) -> int:
        return sum(len(one.differences) for one in self.changed)

    @property
    def in_conflict(self) -> list[Compared]:
        return [one for one in self.ready if one.conflicts]

    @property
    def closed(self) -> list[Compared]:
        return [one for one in self.reports if one.closed and not one.is_same]

    @property
    def same(self) -> list[Compared]:
        return [one for one in self.reports if one.is_same]

    @property
    def open(self) -> list[Compared]:
        """Those of which something can be saved or submitted."""
        return [one for one in self.ready if one.typed]

    @property
    def tally(self) -> list[tuple[int, str]]:
        """Count what is not changed, and why."""
        return [
            (sum(len(one.conflicts) for one in self.in_conflict), _("to be chosen")),
            (len(self.same), _("as in the panel already")),
            (sum(bool(one.faults) for one in self.reports), _("with mistakes")),
            (len(self.closed), _("not to be filled in by now")),
        ]


def compare(filled: FilledFile, year: StrategyYear, actor: Actor) -> DryRun:
    """Compare the file with what stands; the year comes with its campaign.

    As many queries for two hundred reports as for one.
    """
    rows = from_json(filled.rows)
    kept = [CellAmiss(**fault) for fault in filled.faults]
    keys = {*rows, *(fault.report for fault in kept if fault.report)}
    readable = subjects_of(year).open_to(actor.held_posts, Right.READ)
    opened = opened_many(readable.among(keys), year, actor) if keys else {}
    compared = []
    for key, asked in opened.items():
        own = [fault for fault in kept if fault.report == key]
        compared.append(_compared(key, asked, rows.get(key, {}), own))
    _tell_who(compared)
    lost = [fault for fault in kept if fault.report not in opened]
    return DryRun(compared, [*lost, *_strangers(rows, opened)])


def _strangers(
    rows: Mapping[str, Mapping[str, Typed]], opened: Mapping[str, Opened]
) -> Iterator[CellAmiss]:
    """Name rows of reports that do not exist, or not for this person."""
    for key in rows.keys() - opened.keys():
        for typed in rows[key].values():
            expected = _("nothing: this row is of no report that you may fill in")
            yield CellAmiss(typed.sheet, typed.cell, typed.text, expected)


def data_of(typed: Mapping[str, Typed]) -> dict[str, str]:
    """Write what was typed as a form of it would be sent, with what was seen then."""
    data = {name: one.text for name, one in typed.items()}
    return data | {SEEN: write_texts({name: one.was for name, one in typed.items()})}


def _compared(
    key: str, asked: Opened, typed: Mapping[str, Typed], faults: list[CellAmiss]
) -> Compared:
    found = Compared(key, asked, typed, faults)
    known = form_of(asked, merges=True)
    found.texts = {name: said.text for name, said in known.said.items()}
    found.faults += _astray(known, key, typed)
    typed = {name: one for name, one in typed.items() if name in known.said}
    form = form_of(asked, data_of(typed), merges=True)
    form.is_valid()
    found.faults += _mistakes(form, key, typed)
    found.faults = [_of_report(found, one) for one in found.faults]
    found.conflicts += [_conflict(one, form) for one in form.meanwhile]
    told = remarks(form.content(), asked.subject, asked.year)
    found.differences = list(_differences(form, {one.field: one.said for one in told}))
    found.loose_remarks = [str(one) for one in told if not one.field]
    if not asked.standing.allows(Action.SAVED):
        found.closed = _("You may not fill in this report.")
    else:
        found.closed = asked.why_not(Action.SAVED) or ""
    return found


def _of_report(found: Compared, fault: CellAmiss) -> CellAmiss:
    said = [part for part in (found.called, fault.where) if part]
    return replace(fault, where=", ".join(said))


def _astray(
    form: ReportForm, key: str, typed: Mapping[str, Typed]
) -> Iterator[CellAmiss]:
    """Name what was typed for rows that are gone, and for a plan that is not open."""
    plans = {f"stage-{stage.pk}-planned" for stage in form.stages}
    for name in typed.keys() - form.said.keys():
        one = typed[name]
        expected = (
            _("%(plan)s, as it was: the campaign does not let the plan change")
            % {"plan": one.was or UNKNOWN}
            if name in plans
            else _("nothing: this row was removed in the panel meanwhile")
        )
        yield CellAmiss(one.sheet, one.cell, one.text, expected, report=key)


def _mistakes(
    form: ReportForm, key: str, typed: Mapping[str, Typed]
) -> Iterator[CellAmiss]:
    for name, errors in form.errors.items():
        if one := typed.get(name):
            expected = " ".join(map(str, errors))
            label = str(form.fields[name].label)
            yield CellAmiss(one.sheet, one.cell, one.text, expected, label, key)


def _conflict(one: Meanwhile, form: ReportForm) -> Conflict:
    return Conflict(one.name, one.label, one.typed or "", one.now)


def _differences(form: ReportForm, odd: Mapping[str, str]) -> Iterator[Difference]:
    """Compare what would be saved with what stands, but for what is in conflict."""
    contested = {one.name for one in form.meanwhile}
    after = form.texts_of(form.content())
    for name, said in form.said.items():
        new = after[name]
        is_unclear = name in contested or name in form.errors
        if not is_unclear and plain(new) != plain(said.text):
            yield Difference(
                *(name, said.label, said.text or UNKNOWN, new or UNKNOWN),
                odd.get(name, ""),
            )


def _tell_who(compared: Sequence[Compared]) -> None:
    """Say who wrote the other figure, and when: one query for all reports."""
    contested = {one.asked.report.pk: one for one in compared if one.conflicts}
    wrote = authors(
        {
            pk: (form_of(one.asked, merges=True), [c.name for c in one.conflicts])
            for pk, one in contested.items()
        }
    )
    for pk, one in contested.items():
        one.conflicts = [_told(c, wrote[pk].get(c.name)) for c in one.conflicts]


def _told(conflict: Conflict, version: Version | None) -> Conflict:
    if version is None:
        return conflict
    return replace(conflict, who=version.by, at=version.at)
