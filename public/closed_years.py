"""The years of a strategy that were ever closed, as the public pages list them."""

from collections.abc import Iterator
from dataclasses import dataclass

from annual_report.models import Snapshot
from leszno_strategy.grouping import grouped
from open_data.releases import page_path
from tasks.models import Strategy


@dataclass(frozen=True)
class ClosedYear:
    """A year that was ever closed, with its versions, the newest first."""

    year: int
    versions: list[Snapshot]
    is_closed: bool
    path: str  # where its open data are

    @property
    def newest(self) -> Snapshot:
        return self.versions[0]

    @property
    def older(self) -> list[Snapshot]:
        return self.versions[1:]

    def with_addresses(self) -> Iterator[tuple[Snapshot, str]]:
        """Yield each version with the path of its files."""
        return ((one, f"{self.path}v{one.number}/") for one in self.versions)


def closed_years(strategy: Strategy) -> Iterator[ClosedYear]:
    """Yield the years, the newest first: two queries."""
    path = page_path(strategy.slug)
    versions = Snapshot.objects.filter(year__strategy=strategy).select_related("year")
    closed = set(versions.closed().values_list("pk", flat=True))
    newest_first = versions.defer("head").newest_first()
    by_year = grouped(newest_first, lambda one: one.year.year)
    for year, of_year in by_year.items():
        is_closed = of_year[0].pk in closed
        yield ClosedYear(year, of_year, is_closed, f"{path}{year}/")
