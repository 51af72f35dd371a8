"""Letters to people: each is a row from the deed that it tells of till it is sent."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Longer than any attempt lasts: whoever claimed a letter so long ago has died.
CLAIM_LASTS = datetime.timedelta(minutes=15)
# So long one is told that a letter was given up.
TOLD_FOR = datetime.timedelta(days=30)
# After so long a letter tells of nothing that helps.
GIVEN_UP_AFTER = datetime.timedelta(days=7)
LONGEST_WAIT = datetime.timedelta(hours=6)

WAITING = Q(sent_at=None, filed_at=None, given_up_at=None)


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> Self:
        return self.filter(WAITING)

    def stuck(self) -> Self:
        """Keep only those that a mail server refused, or did not answer about."""
        return self.waiting().filter(attempts__gt=0)

    def given_up(self, moment: datetime.datetime) -> Self:
        """Keep only those that went to nobody for good, in the last month."""
        return self.filter(given_up_at__gt=moment - TOLD_FOR)

    def undelivered(self, moment: datetime.datetime) -> Self:
        """Keep those that wait after a failure, and those given up."""
        return self.stuck() | self.given_up(moment)

    def over(self, before: datetime.datetime) -> Self:
        """Keep those that were sent, filed or given up before then."""
        sent, filed = Q(sent_at__lt=before), Q(filed_at__lt=before)
        return self.filter(sent | filed | Q(given_up_at__lt=before))

    def unclaimed(self, moment: datetime.datetime) -> Self:
        """Keep only those that nobody is sending now."""
        gone = Q(claimed_at=None) | Q(claimed_at__lt=moment - CLAIM_LASTS)
        return self.waiting().filter(gone)

    def due(self, moment: datetime.datetime) -> Self:
        return self.unclaimed(moment).filter(not_before__lte=moment)


class Letter(models.Model):
    """One letter to one address, written in the transaction of what it tells of."""

    # As it is, even where it is no address: the attempt to send it will say so.
    to = models.TextField(_("to"))
    subject = models.TextField(_("subject"))
    # Both are erased once the letter is sent: some hold links that let people in.
    text = models.TextField(_("text"))
    html = models.TextField(_("as HTML"), blank=True)
    reply_to = models.TextField(_("answers go to"), blank=True)
    # Where its person ends such letters with one click. Of these nothing stays behind.
    unsubscribe = models.TextField(_("ended at"), blank=True)
    # The same in each attempt: where a server took a letter and we did not hear of it,
    # mail programs know the second for the first.
    message_id = models.CharField(max_length=255, unique=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("failed attempts"), default=0)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(_("being sent since"), null=True)
    # At most one of them: a server took it; without a server it went to a folder; it
    # was refused for too long.
    sent_at = models.DateTimeField(_("sent"), null=True)
    filed_at = models.DateTimeField(_("written to a folder"), null=True)
    given_up_at = models.DateTimeField(_("given up"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["pk"]
        indexes = [
            models.Index(
                name="letter_waiting", fields=["not_before"], condition=WAITING
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.subject}"

    def wait(self) -> datetime.timedelta:
        """Return how long to wait after the last failed attempt: twice as long each."""
        minutes = 2 ** min(self.attempts, 10)
        return min(datetime.timedelta(minutes=minutes), LONGEST_WAIT)
