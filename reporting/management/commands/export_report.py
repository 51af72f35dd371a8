"""Write a strategy's yearly workbook to a file."""

import datetime
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.workbook import write_workbook
from tasks.models import Strategy, StrategyYear


class Command(BaseCommand):
    help = "Write the yearly report of a strategy as an Excel workbook."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("strategy", help="address, such as leszno-2009-2013")
        parser.add_argument("year", type=int)
        parser.add_argument(
            "--output", type=Path, required=True, help="the file to write: NAME.xlsx"
        )
        parser.add_argument(
            "--date",
            type=datetime.date.fromisoformat,
            help="the day that the report gives as its own: YYYY-MM-DD, else today",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        if output.suffix.lower() != ".xlsx":
            raise CommandError(
                _("The file's name must end in .xlsx: %(file)s") % {"file": output}
            )
        if not output.parent.is_dir():
            raise CommandError(
                _("There is no folder %(folder)s.") % {"folder": output.parent}
            )
        period = find_period(options["strategy"], options["year"])
        try:
            rows = export(period, output, on=options["date"] or localdate())
        except OSError as error:
            raise CommandError(
                _("Cannot write %(file)s: %(reason)s")
                % {"file": output, "reason": error.strerror or error}
            ) from error
        self.stdout.write(_("Wrote %(file)s.") % {"file": output})
        for sheet, count in rows.items():
            self.stdout.write(count_line(sheet, count))


def find_period(slug: str, year: int) -> StrategyYear:
    """Return the year of the strategy, or say in words what there is instead."""
    strategy = Strategy.objects.filter(slug=slug).first()
    if strategy is None:
        raise CommandError(
            _("There is no strategy “%(slug)s”. There are: %(known)s.")
            % {"slug": slug, "known": listed(Strategy.objects.values_list("slug"))}
        )
    period = StrategyYear.objects.filter(strategy=strategy, year=year).first()
    if period is None:
        raise CommandError(
            _("The strategy has no year %(year)s. It has: %(known)s.")
            % {"year": year, "known": listed(strategy.years.values_list("year"))}
        )
    return period


def listed(rows: Any) -> str:
    return ", ".join(str(value) for (value,) in rows) or _("none")


def export(period: StrategyYear, output: Path, *, on: datetime.date) -> dict[str, int]:
    """Write the file whole or not at all; one that was there stays till then."""
    # Beside the file, so that the last step is a mere change of name.
    with TemporaryDirectory(dir=output.parent, prefix=".export-") as folder:
        unfinished = Path(folder) / output.name
        with unfinished.open("wb") as file:
            rows = write_workbook(period, file, on=on)
        unfinished.replace(output)
    return rows


def count_line(sheet: str, count: int) -> str:
    return ngettext("%(sheet)s: %(count)s row", "%(sheet)s: %(count)s rows", count) % {
        "sheet": sheet,
        "count": count,
    }
