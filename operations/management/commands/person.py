"""What is kept on a person: show it, hand it out, or take the name out of it."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from operations.personal.anonymising import anonymise, name_of
from operations.personal.gathering import Person, find, gather, write_export
from operations.personal.words import fate_words, place_words


class Command(BaseCommand):
    help = "Say what is kept on a person, export it, or anonymise the person for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "deed",
            choices=["show", "export", "anonymise"],
            help="what to do; without --yes, anonymise only says what it would do",
        )
        parser.add_argument(
            "who",
            help="user name, e-mail address or number of an account; or an "
            "address of a reader",
        )
        parser.add_argument("file", nargs="?", type=Path, help="for export: a new file")
        parser.add_argument("--yes", action="store_true", help="really anonymise")

    def handle(
        self, *, deed: str, who: str, file: Path | None, yes: bool, **options: Any
    ) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            person = find(who)
            if person is None:
                raise CommandError(_("Nothing is kept on %(who)s.") % {"who": who})
            if deed == "export":
                self._export(person, file)
            elif deed == "anonymise" and yes:
                self._anonymise(person)
            else:
                self._show(person)
                if deed == "anonymise":
                    said = _("Nothing was changed. With --yes it is done, for good.")
                    self.stdout.write(said)

    def _show(self, person: Person) -> None:
        for kept in gather(person):
            if n := kept.rows.count():
                told = f"{place_words(kept.place)}: {n} ({fate_words(kept.fate)})"
                self.stdout.write(told)

    def _export(self, person: Person, file: Path | None) -> None:
        if file is None:
            raise CommandError(_("Name a file that is not there yet."))
        try:
            # Nobody else's to read.
            with open(file, "x", encoding="utf-8", opener=_opener) as opened:
                n = write_export(person, opened)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        said = ngettext("%(n)s row was written.", "%(n)s rows were written.", n)
        self.stdout.write(said % {"n": n})

    def _anonymise(self, person: Person) -> None:
        try:
            anonymise(person)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        if person.account:
            said = _("The person is now called %(name)s.")
            self.stdout.write(said % {"name": name_of(person.account)})
        else:
            self.stdout.write(_("The address is kept nowhere any more."))


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
