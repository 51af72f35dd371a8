"""Gather the messages to translate, without guessing translations for new ones."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    # A guess is wrong more often than right, and a placeholder that it lacks stops
    # the run; an empty translation is found by a test.
    msgmerge_options = [
        *makemessages.Command.msgmerge_options,
        "--no-fuzzy-matching",
    ]
