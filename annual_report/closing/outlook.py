"""What closing a year now would make public for good, and what it would leave out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annual_report.closing.freezing import newest
from annual_report.closing.lacking import Lacking, lacking
from annual_report.document import Reported
from annual_report.reading import OwnOfParts, ReportReader
from reporting.models import State
from reporting.states import with_state
from reporting.subjects import subjects_of
from reporting.transitions import campaign_of
from tasks.models import StrategyYear, Task


@dataclass(frozen=True)
class Outlook:
    """The reports of a year as a closing would find them."""

    counts: dict[Reported, int]
    # Reports that are not approved, by their state; none of them gets in.
    left_out: list[tuple[State, int]]
    # Of those, where figures that were taken over get in instead.
    replaced: int
    # Indicators without a value of the year, wherever they belong.
    lacking: list[Lacking]
    open_before: list[int]
    number: int

    @property
    def goes_in(self) -> int:
        return self.counts[Reported.APPROVED] + self.counts[Reported.TAKEN_OVER]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        return sum(n for _state, n in self.left_out)

    @property
    def told(self) -> str:
        """What the person was told, for the form: told again if it has changed."""
        left_out = [f"{state.value}-{n}" for state, n in self.left_out]
        counted = [str(self.number), str(self.goes_in), str(len(self.lacking))]
        return " ".join([*counted, *left_out])


def outlook(period: StrategyYear) -> Outlook:
    """Read it: queries do not grow with the tasks."""
    reader, own = ReportReader(period), OwnOfParts(period)
    sources: dict[Key, Reported] = {
        (Task, pk): source for pk, source in reader.sources().items()
    }
    for branch in reader.parts():
        if source := own.reported(branch.item):
            sources[type(branch.item), branch.item.pk] = source
    found = [
        (State(state), sources[key]) for key, state in _states(period) if key in sources
    ]
    if campaign_of(period) is None:
        # Of years before there were campaigns nobody expects a report.
        unasked = (State.NOT_STARTED, Reported.TAKEN_OVER)
        found = [one for one in found if one != unasked]
    states = Counter(state for state, _source in found)
    counted = Counter(sources.values())
    last = newest(period)
    earlier = period.strategy.years.filter(year__lt=period.year, is_closed=False)
    return Outlook(
        counts={one: counted[one] for one in Reported},
        left_out=[
            (state, states[state])
            for state in State
            if state != State.APPROVED and states[state]
        ],
        replaced=[source for _state, source in found].count(Reported.TAKEN_OVER),
        lacking=list(lacking(reader, own)),
        open_before=list(earlier.values_list("year", flat=True)),
        number=last.number + 1 if last else 1,
    )


# What a report is about: its kind and id.
Key = tuple[type[Any], int]


def _states(period: StrategyYear) -> Iterator[tuple[Key, str]]:
    """Yield where each report of the year is, a query for each kind of subject."""
    for subjects in subjects_of(period).parts:
        rows = with_state(subjects, period).values_list("pk", "report_state")
        for pk, state in rows:
            yield (subjects.model, pk), state
