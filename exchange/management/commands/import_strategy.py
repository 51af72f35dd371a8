"""Bring a strategy in from a file in the exchange format."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from exchange.differences import compare
from exchange.document import Document
from exchange.files import read_strategy
from exchange.format import Refused
from exchange.loading import STEPS, address_of, load
from exchange.review import Matter, review
from exchange.running import Run
from exchange.telling import in_a_line
from exchange.writing import document_of
from leszno_strategy.garbage import seldom
from leszno_strategy.making_anew import make_every
from leszno_strategy.transactions import deed
from tasks.models import Strategy
from tasks.task_sums import reckoned_at_the_end

# How many times as long as reading the file writing it takes, at most.
AS_LONG_AS_READING = 4
WORTH_SAYING = 5  # seconds
# More would only scroll the first ones, often the cause of the others, out of sight.
FAULTS_SHOWN = 100


class Command(BaseCommand):
    help = (
        "Bring a strategy in from a file: all of it or nothing. What people changed "
        "meanwhile stays; nothing is deleted; it can run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="a workbook, or JSON in strategy/2 or strategy/1"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="only show what would be done"
        )

    @seldom()
    def handle(
        self, *, file: Path, dry_run: bool, verbosity: int, **options: Any
    ) -> None:
        try:
            began = monotonic()
            document = read_strategy(file)
            if said := forewarning(monotonic() - began):
                self.stdout.write(said)
            differences = differing(document) if dry_run else []
            run, strategy, matters = import_strategy(document, keep=not dry_run)
        except Refused as refused:
            raise CommandError(complaint(file, refused)) from refused
        make_every()
        self.print_counts(run)
        self.stdout.write(standing(strategy))
        for matter in [*differences, *matters] if verbosity else []:
            self.print_matter(matter)
        if dry_run:
            self.stdout.write(_("This was a dry run: nothing was changed."))

    def print_counts(self, run: Run) -> None:
        for model, outcome in run.outcomes.items():
            self.stdout.write(
                _(
                    "%(rows)s: %(created)d new, %(changed)d changed, "
                    "%(unchanged)d unchanged, %(kept)d kept as people left them"
                )
                % {"rows": model._meta.verbose_name_plural, **vars(outcome)}
            )

    def print_matter(self, matter: Matter) -> None:
        if matter.lines:
            self.stdout.write(f"\n{matter.title} ({len(matter.lines)}):")
            self.stdout.writelines(f"  {line}\n" for line in matter.lines)


def differing(document: Document) -> list[Matter]:
    """Tell how the file differs from what stands, if it stands already."""
    strategy = Strategy.objects.filter(slug=address_of(document)).first()
    if strategy is None:
        return []
    found = compare(document_of(strategy), document, takes_carried_out=True)
    return [
        Matter(_("Where the file differs"), list(map(in_a_line, found.differences)))
    ]


def import_strategy(
    document: Document, *, keep: bool
) -> tuple[Run, Strategy, list[Matter]]:
    """Write the document, or only find out what that would do."""
    # Shown only where a person watches.
    with tqdm(total=STEPS, disable=None, leave=False) as bar:
        run, strategy, found = _write(document, advance=bar.update, keep=keep)
    matters = [
        Matter(_("Kept as people left it"), run.kept),
        Matter(_("Not in the file, and not deleted"), run.gone),
        # Of what stays, after the transaction: others wait for that.
        *(review(strategy) if keep else found),
    ]
    return run, strategy, matters


def standing(strategy: Strategy) -> str:
    """Say by which address commands know the strategy, and who sees it."""
    return _("%(title)s: %(slug)s, %(state)s.") % {
        "title": strategy.title,
        "slug": strategy.slug,
        "state": strategy.get_state_display(),
    }


@deed
def _write(
    document: Document, *, advance: Callable[[float], object], keep: bool
) -> tuple[Run, Strategy, list[Matter]]:
    run = Run(advance=advance)
    with reckoned_at_the_end():
        strategy = load(document, run)
    found = [] if keep else list(review(strategy))
    transaction.set_rollback(not keep)
    return run, strategy, found


def forewarning(seconds_to_read: float) -> str:
    """Say how long others will wait, if that is long; "" if not.

    It is all or nothing, so nobody can write in between: on SQLite nowhere, on
    PostgreSQL to this strategy. Its share is measured with the strategy of Leszno and
    with ones of 2,000 and of 10,000 tasks; to read these takes 2 s and 9 s of a
    processor.
    """
    seconds = round(seconds_to_read * AS_LONG_AS_READING)
    if seconds < WORTH_SAYING:
        return ""
    return ngettext(
        "Nobody else can save for up to %(n)s second or so.",
        "Nobody else can save for up to %(n)s seconds or so.",
        seconds,
    ) % {"n": seconds}


def complaint(file: Path, refused: Refused) -> str:
    lines = [
        _("%(file)s was not imported; nothing was changed.") % {"file": file},
        *refused.faults[:FAULTS_SHOWN],
    ]
    if (more := len(refused.faults) - FAULTS_SHOWN) > 0:
        lines.append(_("… and further faults: %(count)d.") % {"count": more})
    return "\n".join(lines)
