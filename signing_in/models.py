"""What the limits on signing in count."""

from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """One try at a password, or the last success of an account at an address.

    Accounts and places stand there as keyed hashes: the limits need to tell them
    apart, and nobody needs to read them.
    """

    account = models.CharField(max_length=64)
    # A browser that signed in to the account before, else the address.
    place = models.CharField(max_length=64)
    is_known = models.BooleanField(default=False)
    has_succeeded = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [
            models.Index(name="attempt_account", fields=["account", "at"]),
            models.Index(name="attempt_place", fields=["place", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.account[:8]} {self.place[:8]} {self.at:%F %T}"
