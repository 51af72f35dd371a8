"""Forget what was kept long enough; for a timer or cron, as often as one likes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from leszno_strategy.orphans import clean_up


class Command(BaseCommand):
    help = "Remove what is older than the settings keep it, and files nothing names."

    def handle(self, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._clean_up()

    def _clean_up(self) -> None:
        try:
            gone = clean_up()
        except ExceptionGroup as failed:
            raise CommandError(
                _("Not all could be removed; the log says why.")
            ) from failed
        for one in gone:
            self.stdout.write(_("Removed: %(what)s: %(n)s.") % one._asdict())
        if not gone:
            self.stdout.write(_("There is nothing to remove."))
