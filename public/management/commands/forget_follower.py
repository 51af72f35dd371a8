"""Remove an address from all that follow the strategy, where its person asks for it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import ngettext

from public.models import Follower


class Command(BaseCommand):
    help = "Remove an address from those that are told of changes by e-mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        n, _by_model = Follower.objects.filter(email=email.lower()).delete()
        with translation.override(settings.LANGUAGE_CODE):
            said = ngettext("Removed %(n)s row.", "Removed %(n)s rows.", n)
            self.stdout.write(said % {"n": n})
