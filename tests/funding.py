"""Money of tests: sources of tasks, and a real case whose sums are known."""

from collections.abc import Mapping
from decimal import Decimal

from tasks.amounts import amount_in
from tasks.models import FundingSource, FundingYear, Strategy, Task
from tests.factories import (
    decimal_or_none,
    make_goal,
    make_programme,
    make_strategy,
    make_task,
    year_of,
)

# Planned for all projects of revitalisation, and spent on them, in millions of PLN,
# as an audit of eleven communes told: together 828.8 and 359.1, which is 43.3 %.
COMMUNES = {
    "Brzeg Dolny": ("18,8", "10,5"),
    "Złoty Stok": ("27,8", "7,4"),
    "Siechnice": ("83,4", "35,2"),
    "Bolesławiec": ("186,4", "49,1"),
    "Kłomnice": ("15,8", "7,2"),
    "Jastrzębie-Zdrój": ("209,1", "99,6"),
    "Jeleśnia": ("12,2", "7,3"),
    "Bieruń": ("55,4", "10,2"),
    "Wieruszów": ("39", "12,9"),
    "Poddębice": ("146,5", "96,2"),
    "Bełchatów": ("34,4", "23,5"),
}
PLANNED, SPENT = Decimal(828_800_000), Decimal(359_100_000)


def make_funding(
    task: Task,
    source: str = "Budżet miasta",
    years: Mapping[int, tuple[str | None, str | None]] | None = None,
    *,
    funds: str = "",
) -> FundingSource:
    """Give a task a source with planned and spent of each year; None is unknown.

    The words are read as those that people type.
    """
    funding = FundingSource.objects.create(
        task=task,
        source=source,
        funds=funds,
        amount=amount_in(funds),
        position=task.funding.count() + 1,
    )
    for year, (planned, executed) in (years or {}).items():
        FundingYear.objects.create(
            funding=funding,
            year=year_of(task, year),
            planned=decimal_or_none(planned),
            executed=decimal_or_none(executed),
        )
    return funding


def make_communes() -> Strategy:
    """Make a strategy of a year with a task a commune, in two goals.

    The plan of each is told in words for the whole period, spending by year.
    """
    strategy = make_strategy("gminy", years=(2017,))
    programmes = [make_programme(make_goal(strategy, number)) for number in ("I", "II")]
    for n, (name, (planned, spent)) in enumerate(COMMUNES.items()):
        task = make_task(programmes[n % 2], title=name)
        amount = amount_in(f"{spent} mln zł")
        make_funding(
            task, "Program", {2017: (None, str(amount))}, funds=f"{planned} mln zł"
        )
    return strategy
