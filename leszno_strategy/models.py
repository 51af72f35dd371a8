"""Tables of the house itself; `public_version` says what they are for."""

from django.db import models
from django.db.models import Q


class PublicVersion(models.Model):
    """The one row that says which state of the public data stands.

    Triggers raise it. While they are away, as during migrations, there is no row.
    """

    # Microseconds since 1970 at the change, or one more than before: it never comes
    # again, even if a database is put back and changed another way.
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="public_version_is_one", condition=Q(pk=1))
        ]

    def __str__(self) -> str:
        return str(self.number)


class PublicChange(models.Model):
    """A transaction of PostgreSQL's that changed public data and was not committed yet.

    Gone with its end, so nobody ever sees one of another's.
    """

    transaction = models.BigIntegerField(primary_key=True)
    is_last = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.transaction)


class WorkerSeen(models.Model):
    """A process that works on tasks of the background, and its last sign of life."""

    name = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
