"""Show a strategy to all, on a server's command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tasks.life import publish
from tasks.models import Strategy


class Command(BaseCommand):
    help = "Publish a strategy that is in preparation: everyone sees it from then on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the strategy's address")

    def handle(self, *, slug: str, **options: Any) -> None:
        strategy = Strategy.objects.filter(slug=slug).first()
        if strategy is None:
            raise CommandError(
                _("There is no strategy “%(slug)s”. There are: %(known)s.")
                % {"slug": slug, "known": known_slugs()}
            )
        try:
            is_new = publish(strategy)
        except ValidationError as error:
            raise CommandError(error.message) from error
        said = _("Published: %s.") if is_new else _("Was published already: %s.")
        self.stdout.write(said % strategy.title)


def known_slugs() -> str:
    return ", ".join(Strategy.objects.values_list("slug", flat=True)) or _("none")
