"""Print a link that signs one person in once, where nothing else lets anybody in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from organisation.authentication import account_called, is_closed
from signing_in.links import LASTS, link_for


class Command(BaseCommand):
    help = "Print a link that signs the person in once, within ten minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="user name or e-mail address of the account")

    def handle(self, *, login: str, **options: Any) -> None:
        user = account_called(login)
        if user is None or not user.is_active or is_closed(user):
            raise CommandError(_("There is no open account with this name."))
        minutes = LASTS.seconds // 60
        said = _("Opens once, for %(minutes)s minutes:") % {"minutes": minutes}
        self.stdout.write(f"{said}\n{link_for(user)}")
