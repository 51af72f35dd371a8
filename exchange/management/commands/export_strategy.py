"""Write a strategy as a file: JSON in the exchange format, or a workbook."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from exchange.files import FileFormat, write_strategy
from exchange.format import Refused
from tasks.models import Strategy


class Command(BaseCommand):
    help = "Write a strategy, as it stands, as a file that import_strategy reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the strategy's address")
        parser.add_argument(
            "--format",
            choices=[one.value for one in FileFormat],
            default=FileFormat.JSON,
            help="json (the exchange format strategy/2) or xlsx",
        )
        parser.add_argument(
            "--output", type=Path, required=True, help="the file to write"
        )

    def handle(self, *, slug: str, output: Path, **options: Any) -> None:
        strategy = Strategy.objects.filter(slug=slug).first()
        if strategy is None:
            known = ", ".join(Strategy.objects.values_list("slug", flat=True))
            raise CommandError(
                _("There is no strategy “%(slug)s”. There are: %(known)s.")
                % {"slug": slug, "known": known or _("none")}
            )
        # A file that is there stays until the other is whole.
        part = output.with_name(f"{output.name}.part")
        try:
            with part.open("wb") as file:
                write_strategy(strategy, FileFormat(options["format"]), file)
            part.replace(output)
        except Refused as refused:
            raise CommandError("\n".join(refused.faults)) from refused
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(why)s.")
                % {"file": output, "why": error.strerror}
            ) from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(_("Written: %s.") % output)
