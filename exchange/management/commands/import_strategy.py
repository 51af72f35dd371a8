"""Bring a strategy in from a file in the exchange format."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from tqdm import tqdm

from exchange.format import Document, Refused, read_file
from exchange.loading import STEPS, load
from exchange.merging import Run
from exchange.review import Matter, review

# More would only scroll the first ones, often the cause of the others, out of sight.
FAULTS_SHOWN = 100


class Command(BaseCommand):
    help = (
        "Bring a strategy in from a file: all of it or nothing. What people changed "
        "meanwhile stays; nothing is deleted; it can run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file in the format strategy/1")
        parser.add_argument(
            "--dry-run", action="store_true", help="only show what would be done"
        )

    def handle(
        self, *, file: Path, dry_run: bool, verbosity: int, **options: Any
    ) -> None:
        try:
            run, matters = import_strategy(read_file(file), keep=not dry_run)
        except Refused as refused:
            raise CommandError(complaint(file, refused)) from refused
        self.print_counts(run)
        for matter in matters if verbosity else []:
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


def import_strategy(document: Document, *, keep: bool) -> tuple[Run, list[Matter]]:
    """Write the document, or only find out what that would do."""
    with (
        # Shown only where a person watches.
        tqdm(total=STEPS, disable=None, leave=False) as bar,
        transaction.atomic(),
    ):
        run = Run(advance=bar.update)
        strategy = load(document, run)
        matters = [
            Matter(_("Kept as people left it"), run.kept),
            Matter(_("Not in the file, and not deleted"), run.gone),
            *review(strategy),
        ]
        transaction.set_rollback(not keep)
    return run, matters


def complaint(file: Path, refused: Refused) -> str:
    lines = [
        _("%(file)s was not imported; nothing was changed.") % {"file": file},
        *refused.faults[:FAULTS_SHOWN],
    ]
    if (more := len(refused.faults) - FAULTS_SHOWN) > 0:
        lines.append(_("… and further faults: %(count)d.") % {"count": more})
    return "\n".join(lines)
