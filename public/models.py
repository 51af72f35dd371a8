"""Texts as people search for them, kept beside what they are of."""

from django.db import models

from indicators.models import Indicator
from tasks.models import Task


class FoldedTask(models.Model):
    """The texts of a task, folded; `public.folded_texts` keeps them. Read only."""

    task = models.OneToOneField(
        Task, models.DO_NOTHING, primary_key=True, related_name="folded"
    )
    title = models.TextField()
    texts = models.TextField()

    def __str__(self) -> str:
        return self.title.strip()


class FoldedIndicator(models.Model):
    """The texts of an indicator, folded, as those of a task."""

    indicator = models.OneToOneField(
        Indicator, models.DO_NOTHING, primary_key=True, related_name="folded"
    )
    title = models.TextField()
    texts = models.TextField()

    def __str__(self) -> str:
        return self.title.strip()
