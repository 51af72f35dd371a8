"""What is kept of how indicators stand, and which of it holds no more.

Other rooms read it through `indicators.kept_facts` alone.
"""

from django.db import models


class PlaceFacts(models.Model):
    """How the indicators of a place stand, so that lists of all need not read them.

    It may be missing, and holds only where no `ChangedFacts` names the place: else
    whoever reads works it out of the values.
    """

    # Such as "programme-12": no key of the database, which would stop a deletion by
    # whoever does not know of this table.
    place = models.CharField(max_length=40, primary_key=True)
    # With which shape, and with which usual threshold; "" before they are made.
    made_with = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.place


class YearFacts(models.Model):
    """How those of a place stand at the end of a year: counted, and one by one.

    It is made with the other years of the place, and holds as long as these.
    """

    of = models.ForeignKey(
        PlaceFacts, models.CASCADE, related_name="years", db_constraint=False
    )
    year = models.PositiveSmallIntegerField()
    # The first year with any value, which the pictures of all rows begin with.
    first = models.PositiveSmallIntegerField(null=True)
    counts = models.TextField()
    rows = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "year"], name="year_facts_unique")
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.year}"


class ChangedFacts(models.Model):
    """A transaction changed what the facts of a place are made of, after they were.

    Triggers of the database write it with the change itself: see `noting`.
    """

    place = models.CharField(max_length=40)
    transaction = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "transaction"], name="changed_facts_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} in transaction {self.transaction}"
