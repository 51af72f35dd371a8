"""What a file of the local data bank would change: told before anything is written."""

import datetime
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from indicators.bank.matching import Key
from indicators.bank.tables import Figure
from indicators.models import Indicator, IndicatorValue
from indicators.reading import number_in
from leszno_strategy.folding import fold
from leszno_strategy.numbers import UNKNOWN
from structure.bank.opening import BankTable
from structure.values.locks import Lock, Locks
from tasks.models import Strategy

# How each reason begins by which values of the bank are known; a name, in Polish.
BANK = "Bank Danych Lokalnych"

# What the bank's marks beside a figure say, in its own words.
MARKS = {
    "a": _("less than the bank writes"),
    "A": _("less than the bank writes; the method changed"),
    "Z": _("the method changed"),
    "k": _("the sum may lack parts"),
    "K": _("the sum may lack parts; the method changed"),
    "M": _("the method changed"),
    "p": _("district and city together"),
    "s": _("a first estimate"),
    "v": _("of low precision"),
}


class Fate(StrEnum):
    """What becomes of a figure of the file."""

    NEW = "new"
    CHANGED = "changed"  # the bank itself gave the value that stands
    CONFLICT = "conflict"  # somebody reported another: it stays unless chosen
    SAME = "same"
    OWED = Lock.OWED.value
    CLOSED = Lock.CLOSED.value
    APPROVED = Lock.APPROVED.value
    LATER = "later"  # after the strategy's last year


LEFT = (Fate.OWED, Fate.CLOSED, Fate.APPROVED, Fate.LATER)
LEFT_BECAUSE = {
    Fate.OWED: _("a campaign has the year open: it comes by a report"),
    Fate.CLOSED: _("the year is closed: it changes by a correction of the report"),
    Fate.APPROVED: _("its report is approved: the office corrects it"),
    Fate.LATER: _("the strategy ends before this year"),
    Fate.CONFLICT: _("reported otherwise: it stays unless chosen on the page"),
}


@dataclass(frozen=True)
class Line:
    """A figure of the file beside what stands."""

    indicator: Indicator
    year: int
    before: str
    after: str
    fate: Fate
    mark: str = ""

    @property
    def key(self) -> str:
        """The name under which a person chooses it."""
        return f"{self.indicator.pk}-{self.year}"

    @property
    def shown_before(self) -> str:
        return self.before or UNKNOWN

    @property
    def why(self) -> str:
        """Why it is not taken; "" if it is."""
        return str(LEFT_BECAUSE.get(self.fate, ""))

    @property
    def remark(self) -> str:
        """What the bank says of the figure; "" if nothing."""
        return str(MARKS.get(self.mark, ""))


@dataclass(frozen=True)
class Plan:
    """All figures of the chosen series and one territory, beside what stands."""

    lines: Sequence[Line]
    chosen: Mapping[Key, int]
    territory: str

    def of(self, *fates: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate in fates]

    @property
    def token(self) -> str:
        """Name what the person was told, so that nothing else is done."""
        told = [(line.key, line.before, line.after, line.fate) for line in self.lines]
        said = repr((told, sorted(self.chosen.items()), self.territory))
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def changes(self, taken: Collection[str]) -> dict[tuple[int, int], str]:
        """Return what is to be written, with the conflicts that were chosen."""
        return {
            (line.indicator.pk, line.year): line.after
            for line in self.lines
            if line.fate in {Fate.NEW, Fate.CHANGED}
            or (line.fate == Fate.CONFLICT and line.key in taken)
        }


def reason_for(name: str, on: datetime.date) -> str:
    """Say where the values came from, in the history of each."""
    file = Truncator(name).chars(50)
    return f"{BANK}, {file}, {on.isoformat()}"


def territory_of(table: BankTable, strategy: Strategy, known: Collection[str]) -> str:
    """Return the code of the city in the file: as before, else by its name."""
    for code in table.territories:
        if code in known:
            return code
    city = fold(strategy.city).strip()
    named = [code for code, name in table.territories.items() if city in fold(name)]
    # A city with the rights of a district is both, and its figures stand there.
    districts = [one for one in named if fold(table.territories[one])[:6] == "powiat"]
    return next(iter([*districts, *named, *table.territories]))


def plan_of(
    table: BankTable, chosen: Mapping[Key, int], territory: str, locks: Locks
) -> Plan:
    """Compare the chosen series with what stands: three queries and those of `locks`.

    What has no figure in the file is left as it is.
    """
    indicators = Indicator.objects.of(locks.strategy).with_values()
    found = {one.pk: one for one in indicators.filter(pk__in=set(chosen.values()))}
    by_bank = _given_by_bank(found)
    lines = [
        _line(found[pk], year, figure, by_bank, locks)
        for key, pk in chosen.items()
        for year, figure in _figures(table, key, territory)
    ]
    order = {pk: place for place, pk in enumerate(found)}
    lines.sort(key=lambda one: (order[one.indicator.pk], one.year))
    return Plan(lines, chosen, territory)


def _figures(
    table: BankTable, key: Key, territory: str
) -> Iterator[tuple[int, Figure]]:
    for (code, year), figure in table.series[key].figures.items():
        if code == territory and figure.text:
            yield year, figure


def _given_by_bank(indicators: Collection[int]) -> set[tuple[int, int]]:
    """Return the values that the bank gave last, by the indicator's id and the year."""
    records = IndicatorValue.history.filter(indicator__in=indicators)
    last = {
        (pk, year): reason or ""
        for pk, year, reason in records.order_by("history_id").values_list(
            "indicator_id", "year", "history_change_reason"
        )
    }
    return {place for place, reason in last.items() if reason.startswith(BANK)}


def _line(
    indicator: Indicator,
    year: int,
    figure: Figure,
    by_bank: Collection[tuple[int, int]],
    locks: Locks,
) -> Line:
    stored = {value.year: value for value in indicator.values.all()}.get(year)
    before = stored.text if stored else ""
    if stored and _says_the_same(indicator, stored, figure.text):
        fate = Fate.SAME
    elif locks.periods and year > max(locks.periods):
        fate = Fate.LATER
    elif lock := locks.of(indicator, year):
        fate = Fate(lock.value)
    elif stored is None:
        fate = Fate.NEW
    else:
        is_own = (indicator.pk, year) in by_bank
        fate = Fate.CHANGED if is_own else Fate.CONFLICT
    return Line(indicator, year, before, figure.text, fate, figure.mark)


def _says_the_same(indicator: Indicator, stored: IndicatorValue, text: str) -> bool:
    number = number_in(text, indicator.unit)
    return stored.text == text or (number is not None and stored.number == number)
