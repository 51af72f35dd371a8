"""An indicator worked through for the help page: a real one, else a usual case."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from indicators.models import Direction, Indicator, IndicatorTarget, IndicatorValue
from indicators.standing import Aimed, Way, Word, way_of
from leszno_strategy.numbers import Exact, whole_percent
from tasks.models import Strategy
from tasks.models.task import counting
from tasks.outline import thresholds
from tasks.years import YearChoice

# A few of many: one of them will have all that the example takes.
TRIED = 20


@dataclass(frozen=True)
class WorkedIndicator:
    """The figures of one indicator with a baseline and one target."""

    way: Way
    on_track_from: Decimal

    @property
    def indicator(self) -> Any:
        """A row, or one that was never saved."""
        return self.way.indicator

    @property
    def is_real(self) -> bool:
        return bool(self.indicator.pk)

    @property
    def target(self) -> Aimed:
        return self.way.targets[-1]

    @property
    def word(self) -> Word:
        return self.way.word(Fraction(self.on_track_from))

    @property
    def enough(self) -> Exact | None:
        """The share of the way from which it is on the way."""
        due = self.way.due
        return None if due is None else due * Fraction(self.on_track_from)


def worked_indicator(strategy: Strategy, years: YearChoice) -> WorkedIndicator:
    """Return the strategy's first indicator that shows all steps, or the usual case."""
    if not strategy.pk:
        return WorkedIndicator(usual_case(), thresholds().on_track)
    every = Indicator.objects.of(strategy)
    aims = IndicatorTarget.objects.order_by().values("indicator")
    with_one = aims.annotate(n=Count("pk")).filter(n=1).values("indicator")
    fitting = every.filter(
        counting(years.chosen, "task__"),
        pk__in=with_one,
        baseline_year__isnull=False,
    )
    # Of all that fit, the database sorts only the keys.
    keys = list(fitting.select_related(None).values_list("pk", flat=True)[:TRIED])
    found = every.filter(pk__in=keys).with_series()
    ways = (way_of(one, to=years.chosen) for one in found)
    way = next((one for one in ways if _shows_all(one)), usual_case())
    return WorkedIndicator(way, thresholds(years.row).on_track)


def _shows_all(way: Way) -> bool:
    current, since = way.current, way.indicator.baseline_year
    share, due = way.share, way.due
    if share is None or due is None or current is None or since is None:
        return False
    is_gone = share >= 0 and not way.is_floor
    return is_gone and since < current.year <= way.targets[-1].year


def usual_case() -> Way:
    """Railway lines in use in Podkarpackie, as its strategy has them."""
    lines = Indicator(
        name=_("Railway lines in use"),
        unit="km",
        direction=Direction.MORE,
        baseline=Decimal(978),
        baseline_year=2018,
    )
    current = IndicatorValue(indicator=lines, year=2022)
    current.set_text("985")
    target = IndicatorTarget(indicator=lines, year=2030, number=Decimal(1024))
    return Way(lines, current, [target], [])


def word_rules(on_track: Decimal) -> Iterator[tuple[Word, str]]:
    """Say when an indicator is called what."""
    yield (
        Word.REACHED,
        _("The last value is at the final target, or beyond it the better way."),
    )
    yield Word.MOVING_AWAY, _("It is further from the target than at the outset.")
    yield (
        Word.ON_THE_WAY,
        _("It has gone at least %(share)s of the way that was due by the year.")
        % {"share": whole_percent(on_track)},
    )
    yield (
        Word.BEHIND,
        _("It has gone less of the way, or is worse than what it was only to keep."),
    )
    yield (
        Word.INSIDE,
        _("The indicator should keep within a band, and does, edges included."),
    )
    yield Word.OUTSIDE, _("It does not.")
    yield (
        Word.UNKNOWN,
        _(
            "There is no value that is a number, no target or no baseline, or a break "
            "in the series lies between."
        ),
    )
