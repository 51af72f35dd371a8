"""Which level of a strategy a thing belongs to, as the API names it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tasks.subjects import Subject, column_of


class Level(TextChoices):
    STRATEGY = "strategy", _("strategy as a whole")
    GOAL = "goal", _("goal")
    PROGRAMME = "programme", _("programme")
    TASK = "task", _("task")


def level_of(subject: Subject) -> Level:
    return Level(column_of(subject).removeprefix("of_"))
