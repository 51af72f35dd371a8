"""What is kept of the sums of programmes, and which of it no longer holds.

Other rooms read it through `tasks.kept_sums` alone.
"""

from django.db import models

from tasks.models.structure import Programme


class ProgrammeSums(models.Model):
    """What the tasks of a programme add up to, so that wholes need not read them.

    It may be missing, and holds only where no `ChangedSums` names the programme: else
    whoever reads works the sums out of the tasks.
    """

    # Without a constraint of the database, which would stop a programme's deletion by
    # whoever does not know of this table.
    programme = models.OneToOneField(
        Programme,
        models.CASCADE,
        primary_key=True,
        related_name="sums",
        db_constraint=False,
    )
    # With which shape, and with which usual thresholds; "" before they are made.
    made_with = models.CharField(max_length=60)
    figures = models.TextField()

    def __str__(self) -> str:
        return f"programme {self.programme_id}"


class ProgrammeMoney(models.Model):
    """What the money of a programme's tasks adds up to at the end of a year.

    It is made with the programme's sums, and holds as long as these.
    """

    sums = models.ForeignKey(
        ProgrammeSums, models.CASCADE, related_name="money", db_constraint=False
    )
    year = models.PositiveSmallIntegerField()
    amounts = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sums", "year"], name="programme_money_unique"
            )
        ]

    def __str__(self) -> str:
        return f"money of programme {self.sums_id} to {self.year}"


class ChangedSums(models.Model):
    """A transaction changed what the sums of a programme add up, after they were made.

    Triggers of the database write it with the change itself, so that both are seen
    together or not at all. Each transaction has rows of its own: none waits for
    another, and none takes the row of one that is not over yet for its own. Nothing is
    kept of whose change it was.
    """

    programme = models.BigIntegerField()
    transaction = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "transaction"], name="changed_sums_unique"
            )
        ]

    def __str__(self) -> str:
        return f"programme {self.programme} in transaction {self.transaction}"
