"""Words as people search for them, and who is told of changes by e-mail."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leszno_strategy.folding import LONGEST_WORD
from organisation.models import Unit
from public.followed import Followed
from tasks.models import Goal, Strategy


class Kind(models.IntegerChoices):
    """What people find."""

    GOAL = 1
    PROGRAMME = 2
    TASK = 3
    INDICATOR = 4
    UNIT = 5
    TOPIC = 6


class PlainField(models.CharField[str, str]):
    """A text in the order of its bytes, so that an index finds beginnings."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        collation = "C" if connection.vendor == "postgresql" else "BINARY"
        return {**super().db_parameters(connection), "collation": collation}


class SearchedWord(models.Model):
    """A folded word of a text; `public.searched_words` keeps them. Read only."""

    word = PlainField(max_length=LONGEST_WORD)
    # None of units, which no strategy owns.
    strategy = models.BigIntegerField(null=True)
    kind = models.PositiveSmallIntegerField(choices=Kind)
    row = models.BigIntegerField()
    # In which text of the row, by `public.searched_words.Place`.
    place = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            # Reads nothing but the index.
            models.Index(
                fields=["word", "strategy", "kind", "row", "place"],
                name="searched_by_word",
            ),
            # For what takes a row's words away; by the row first, since no search may
            # take it for a way to all words of a kind.
            models.Index(fields=["row", "kind", "place"], name="searched_by_row"),
        ]

    def __str__(self) -> str:
        return self.word


class Follower(models.Model):
    """One address that is told of changes: of the strategy, of a goal, of a unit.

    Nothing else is kept of its person. Where the goal or the unit goes, so does it.
    """

    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=7)
    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    # The newest version of a report that it was told of.
    told_to = models.BigIntegerField(default=0)
    told_at = models.DateTimeField(_("told last"), null=True)

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints = [
            models.CheckConstraint(
                name="follower_of_one_thing", condition=Q(goal=None) | Q(unit=None)
            ),
            models.UniqueConstraint(
                name="follower_of_strategy_once",
                fields=["email", "strategy"],
                condition=Q(goal=None, unit=None),
            ),
            models.UniqueConstraint(
                name="follower_of_goal_once",
                fields=["email", "goal"],
                condition=Q(goal__isnull=False),
            ),
            models.UniqueConstraint(
                name="follower_of_unit_once",
                fields=["email", "strategy", "unit"],
                condition=Q(unit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def followed(self) -> Followed:
        return Followed(self.strategy, self.goal, self.unit)
