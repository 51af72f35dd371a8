"""Bring the database, the static files and the strategy to where serving can begin."""

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.translation import gettext as _

from leszno_strategy.making_anew import make_every
from leszno_strategy.orphans import tidy_up_daily
from leszno_strategy.static_files import collect_if_changed
from organisation.start_code import is_wanted, start_code
from tasks.life import publish
from tasks.models import Strategy

collect = partial(call_command, "collectstatic", interactive=False, verbosity=0)


class Command(BaseCommand):
    help = "Migrate, collect static files, and load a strategy if there is none."
    # They read every page's address, at each start; `check --deploy` asks for all.
    requires_system_checks = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--strategy", type=Path, help="a file to load if need be")
        parser.add_argument(
            "--address",
            help="print it; with DEMO=1 also make and print what the demonstration has",
        )

    def handle(
        self, *, strategy: Path | None, address: str | None, **options: Any
    ) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        # Messages hold links that set passwords: no other account's to read.
        settings.EMAIL_FILE_PATH.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("upgrade_database", stdout=self.stdout)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        collect_if_changed(settings.STATIC_ROOT, collect)
        if strategy and not Strategy.objects.exists():
            call_command("import_strategy", strategy, verbosity=0)
            # Whoever names a file wants its pages, and there is nobody yet to ask.
            publish(Strategy.objects.get())
            command = f"manage.py import_strategy --dry-run {strategy}"
            self.stdout.write(_("What a person should look at: %s") % command)
        # Here rather than in processes of their own: each takes seconds to start.
        if address:
            call_command("demo_accounts", address=address, stdout=self.stdout)
        if address and settings.DEMO:
            call_command("demo_campaign", stdout=self.stdout)
        make_every()
        if is_wanted():
            self.print_start_code()
        # What a closed year lacks: whoever made it may have died with the site.
        call_command("make_reports", background=True)
        tidy_up_daily()

    def print_start_code(self) -> None:
        """Say where the first account is made, and with which code."""
        page = settings.SITE_URL + reverse("people:start")
        said = _("Begin in a browser at %(page)s with the start code %(code)s")
        words = said % {"page": page, "code": start_code()}
        self.stdout.write(f"\n  {words}\n\n")
