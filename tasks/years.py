"""The year "as at the end of" which a page shows its figures."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from tasks.models import Strategy, StrategyYear

PARAMETER = "rok"


class NoSuchYear(Http404):
    """What was asked for is no year of the strategy; its own are at hand."""

    def __init__(self, asked: str, strategy: Strategy, years: list[int]) -> None:
        super().__init__(f"{asked} is not a year of {strategy}")
        self.asked, self.strategy, self.years = asked, strategy, years


@dataclass
class YearChoice:
    """The years of a strategy read by `newest_first`, and the chosen one."""

    strategy: Strategy
    asked: str

    @cached_property
    def all(self) -> list[int]:
        return [row.year for row in self.strategy.years.all()]

    @cached_property
    def default(self) -> int:
        """The last year with figures, so that a page opens on what is known.

        Where nothing is known of tasks, these are values of indicators: then a query.
        """
        if not self.all:
            raise Http404(f"{self.strategy} has no years yet")
        reported = [row.year for row in self.strategy.years.all() if row.is_reported]
        if reported:
            return reported[-1]
        of_strategy = StrategyYear.objects.filter(strategy=self.strategy)
        known = of_strategy.with_values().order_by("year")
        return max(known.values_list("year", flat=True), default=self.all[0])

    @cached_property
    def chosen(self) -> int:
        if not self.asked:
            return self.default
        if self.asked not in map(str, self.all):
            raise NoSuchYear(self.asked, self.strategy, self.all)
        return int(self.asked)

    @property
    def row(self) -> StrategyYear:
        """The chosen year itself."""
        return next(row for row in self.strategy.years.all() if row.year == self.chosen)

    @cached_property
    def query(self) -> str:
        """What to append to an address so that it opens on the same year."""
        return "" if self.chosen == self.default else f"?{PARAMETER}={self.chosen}"
