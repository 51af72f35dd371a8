"""Make the demonstration's accounts, one for each role, and print them."""

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation.models import Appointment, Post, Unit, User


class Command(BaseCommand):
    help = "Make the demo accounts that are missing, and print them (only with DEMO=1)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--address", default="", help="printed above the accounts")
        parser.add_argument(
            "--file",
            type=Path,
            default=settings.BASE_DIR / "fixtures/demo-accounts.json",
            help="the accounts, else those of the example",
        )

    def handle(self, *, address: str, file: Path, **options: Any) -> None:
        if address:
            self.stdout.write(f"\n  {self.style.SUCCESS(address)}\n")
        if not settings.DEMO:
            if not address:
                raise CommandError(_("Demo accounts exist only with DEMO=1."))
            return
        demo = json.loads(file.read_text(encoding="utf-8"))
        published = demo["password"]
        with transaction.atomic():
            if settings.DEMO_BEYOND_LOOPBACK:
                password = self.make_own(demo["accounts"], published=published)
            else:
                make_accounts(demo["accounts"], password=published)
                password = published
        self.stdout.write(
            _("  Demo accounts, all with the password %s:") % password
            if password
            else _("  Demo accounts, with the passwords that were printed once:")
        )
        for account in demo["accounts"]:
            self.stdout.write(f"    {account['username']:14} {account['role']}")
        self.stdout.write("")

    def make_own(self, accounts: list[dict[str, Any]], *, published: str) -> str | None:
        """Give all another password, unless none has the published one.

        Return it, since nobody can read it later; None if nothing changed.
        """
        names = {account["username"] for account in accounts}
        people = User.objects.filter(username__in=names)
        known = people.filter(is_demo=True)
        if people.count() == len(names) and not any(
            user.check_password(published) for user in known
        ):
            return None
        password = secrets.token_urlsafe(12)
        make_accounts(accounts, password=password)
        for user in known.all():
            user.set_password(password)
            user.save(update_fields=["password"])
        return password


def make_accounts(accounts: list[dict[str, Any]], *, password: str) -> None:
    for account in accounts:
        make_account(account, password=password)


def make_account(account: dict[str, Any], *, password: str) -> None:
    """Make the account with its post, unless it is there already."""
    if User.objects.filter(username=account["username"]).exists():
        return
    first, last = account["name"]
    user = User(
        username=account["username"], first_name=first, last_name=last, is_demo=True
    )
    user.set_password(password)
    user.save()
    unit = None
    if "unit" in account:
        unit, _new = Unit.objects.get_or_create(name=account["unit"])
    post, _new = Post.objects.get_or_create(
        title=account["post"],
        defaults={"unit": unit, "office_role": account.get("office_role", "")},
    )
    Appointment.objects.create(user=user, post=post)
