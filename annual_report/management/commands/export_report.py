"""Write a strategy's yearly report to a file."""

import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Never

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from annual_report.closing.freezing import newest
from annual_report.exports import report_of
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.report import YearlyReport, file_name
from annual_report.scope import Kind, Scope
from annual_report.text.wording import edition_line
from tasks.models import Strategy, StrategyYear

PARTS = [kind.value for kind in Kind if kind != Kind.STRATEGY]


class Command(BaseCommand):
    help = "Write the yearly report of a strategy: the newest frozen one, or a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("strategy", help="address, such as leszno-2009-2013")
        parser.add_argument("year", type=int, help="one of the strategy's years")
        parser.add_argument(
            "--format", choices=list(FORMATS), help="else as the file's name ends"
        )
        parser.add_argument(
            "--output", type=Path, help="the file to write, else one in this folder"
        )
        parser.add_argument(
            "--draft", action="store_true", help="draw it from what is approved now"
        )
        parser.add_argument(
            "--edition", type=int, metavar="N", help="this version of the closed year"
        )
        part = parser.add_mutually_exclusive_group()
        for kind, what in zip(PARTS, ("code",) * 3 + ("id",), strict=True):
            part.add_argument(
                f"--{kind}",
                metavar=what.upper(),
                default="",
                help=f"only what belongs to this {kind}, by its {what}",
            )

    def handle(self, *args: Any, **options: Any) -> None:
        kind = format_of(options["format"], options["output"])
        period = find_period(options["strategy"], options["year"])
        snapshot = None if options["draft"] else find_version(period, options)
        # Files are in the city's language, as those of the pages are.
        with override(settings.LANGUAGE_CODE):
            report = report_of(period, snapshot, scope_of(options))
            name = file_name(period, report.edition, report.scope)
            output = options["output"] or Path(f"{name}.{kind}")
            write(report, kind, output, is_quiet=options["verbosity"] == 0)
            self.stdout.write(edition_line(report.edition))
        self.stdout.write(_("Wrote %(file)s.") % {"file": output})


def format_of(asked: str | None, output: Path | None) -> str:
    """Return the format that is named, or that the file's name ends with."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    kind = asked or ending or "xlsx"
    if kind not in FORMATS or (output and ending != kind):
        endings = asked or ", ".join(FORMATS)
        raise CommandError(
            _("The file's name must end in: %(endings)s. It is %(file)s.")
            % {"endings": endings, "file": output}
        )
    return kind


def find_period(slug: str, year: int) -> StrategyYear:
    """Return the year of the strategy, or say in words what there is instead."""
    strategy = Strategy.objects.filter(slug=slug).first()
    if strategy is None:
        raise CommandError(
            _("There is no strategy “%(slug)s”. There are: %(known)s.")
            % {"slug": slug, "known": listed(Strategy.objects.values_list("slug"))}
        )
    period = strategy.years.filter(year=year).select_related("strategy").first()
    if period is None:
        raise CommandError(
            _("The strategy has no year %(year)s. It has: %(known)s.")
            % {"year": year, "known": listed(strategy.years.values_list("year"))}
        )
    return period


def listed(rows: Any) -> str:
    return ", ".join(str(value) for (value,) in rows) or _("none")


def find_version(period: StrategyYear, options: dict[str, Any]) -> Snapshot:
    """Return the version that is asked for, or say which there are."""
    number = options["edition"]
    versions = period.snapshots.all()
    found = versions.filter(number=number).first() if number else newest(period)
    if found is None and number:
        raise CommandError(
            _("The year has no version %(number)s. It has: %(known)s.")
            % {"number": number, "known": listed(versions.values_list("number"))}
        )
    if found is None:
        raise CommandError(
            _("The year %(year)s was never closed; --draft draws it as it is now.")
            % {"year": period.year}
        )
    return found


def scope_of(options: dict[str, Any]) -> Scope:
    for kind in PARTS:
        if options[kind]:
            return Scope(Kind(kind), options[kind])
    return Scope()


def write(report: YearlyReport, kind: str, output: Path, *, is_quiet: bool) -> None:
    """Write the file whole or not at all; one that was there stays till then."""
    folder = output.parent
    if not folder.is_dir():
        raise CommandError(_("There is no folder %(folder)s.") % {"folder": folder})
    if not report.covers_anything:
        raise CommandError(_("The strategy has no %(part)s.") % {"part": report.scope})
    try:
        # Beside the file, so that the last step is a mere change of name.
        with TemporaryDirectory(dir=folder, prefix=".export-") as unfinished:
            made = Path(unfinished) / output.name
            _write(report, kind, made, is_quiet=is_quiet)
            made.replace(output)
    except OSError as error:
        raise CommandError(
            _("Cannot write %(file)s: %(reason)s")
            % {"file": output, "reason": error.strerror or error}
        ) from error


def _write(report: YearlyReport, kind: str, path: Path, *, is_quiet: bool) -> None:
    # Nobody looks at the bar of a command whose output goes to a file.
    hidden = is_quiet or not sys.stderr.isatty()
    with path.open("wb") as file, tqdm(total=report.task_count, disable=hidden) as bar:
        FORMATS[kind].write(report, file, on_task=partial(_count, bar))


def _count(bar: "tqdm[Never]") -> None:
    bar.update()
