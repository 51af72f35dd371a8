"""Tell those who follow the strategy by e-mail of what is new; for cron."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from public import followers


class Command(BaseCommand):
    help = "Write to those who follow the strategy by e-mail of what is new."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self.stdout.write(self._tell())

    def _tell(self) -> str:
        moment = timezone.now()
        followers.forget_unconfirmed(moment)
        if settings.FOLLOWERS_TOLD == "never":
            return _("Nobody is told: FOLLOWERS_TOLD is never.")
        once_a_day = settings.FOLLOWERS_TOLD == "daily"
        n = followers.tell(moment, once_a_day=once_a_day)
        return ngettext("Wrote %(n)s e-mail.", "Wrote %(n)s e-mails.", n) % {"n": n}
