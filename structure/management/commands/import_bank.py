"""Bring values in from a file of the statistical office's local data bank."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from exchange.format import Refused
from indicators.bank.matching import remembered, suggest
from structure.bank.bringing import Wish, bring_in
from structure.bank.opening import BankTable, open_bank
from structure.bank.planning import LEFT, Fate, Plan, plan_of, territory_of
from structure.values.locks import Locks
from tasks.models import Strategy


class Command(BaseCommand):
    help = (
        "Bring values of indicators in from a file of the local data bank (CSV or "
        "Excel), of the series that were matched on the page before. What people "
        "reported otherwise stays; it can run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file as the bank gave it")
        parser.add_argument("--strategy", required=True, help="the strategy's address")
        parser.add_argument(
            "--territory", help="code or name in the file; else as last time"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="only show what would be done"
        )

    def handle(
        self,
        *,
        file: Path,
        strategy: str,
        territory: str | None,
        dry_run: bool,
        **options: Any,
    ) -> None:
        found = Strategy.objects.filter(slug=strategy).first()
        if found is None:
            said = _("There is no strategy with the address %(slug)s.")
            raise CommandError(said % {"slug": strategy})
        try:
            table = open_bank(file, file.name)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        wish = self._wish(table, found, territory)
        if dry_run:
            plan = plan_of(
                table, wish.chosen, wish.territory, Locks(found, localdate(), None)
            )
        else:
            plan, _count = bring_in(
                table, wish, name=file.name, strategy=found, on=localdate(), by=None
            )
        self._tell(plan)
        if dry_run:
            self.stdout.write(_("This was a dry run: nothing was changed."))

    def _wish(
        self, table: BankTable, strategy: Strategy, territory: str | None
    ) -> Wish:
        sources = remembered(strategy)
        chosen = suggest(table.series, [], sources)
        for _group, name, unit in table.series.keys() - chosen.keys():
            said = _("Not matched to an indicator: %(series)s.")
            self.stdout.write(said % {"series": f"{name} [{unit}]"})
        if territory is None:
            known = {one.territory for one in sources}
            return Wish(chosen, territory_of(table, strategy, known))
        for code, name in table.territories.items():
            if territory in {code, name}:
                return Wish(chosen, code)
        said = _("The file has no territory %(name)s. It has: %(all)s.")
        names = ", ".join(f"{code} {name}" for code, name in table.territories.items())
        raise CommandError(said % {"name": territory, "all": names})

    def _tell(self, plan: Plan) -> None:
        changes = plan.of(Fate.NEW, Fate.CHANGED)
        for line in changes:
            self.stdout.write(
                f"{line.indicator}, {line.year}: {line.shown_before} → {line.after}"
            )
        for line in plan.of(Fate.CONFLICT, *LEFT):
            self.stdout.write(
                f"{line.indicator}, {line.year}: {line.shown_before} ({line.after}): "
                f"{line.why}"
            )
        if not changes:
            self.stdout.write(_("The file changes nothing."))
