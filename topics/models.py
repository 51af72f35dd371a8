"""Topics: words of residents, and the programmes and tasks that are meant by them."""

from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from leszno_strategy.addresses import address
from leszno_strategy.folding import fold
from tasks.models import Programme, Strategy, Task
from topics.world_goals import WorldGoal


def world_goals_known(numbers: object) -> None:
    """Refuse what is no list of goals of the United Nations."""
    if not isinstance(numbers, list) or not set(numbers) <= set(WorldGoal.values):
        raise ValidationError(
            _("Goals of the United Nations have the numbers 1 to 17.")
        )


class TopicQuerySet(models.QuerySet["Topic"]):
    def of(self, task: Any, programme: Any) -> Self:
        """The topics of a task: its own, and those of its programme, by their keys."""
        mine = Q(tasks=task) | Q(programmes=programme)
        return self.filter(mine).distinct()


class Topic(models.Model):
    """A thing as residents call it, such as “work”, and where the strategy has it."""

    strategy = models.ForeignKey(
        Strategy, models.CASCADE, related_name="topics", verbose_name=_("strategy")
    )
    title = models.CharField(
        _("topic"), max_length=80, help_text=_("As residents say, such as “bicycles”.")
    )
    slug = models.SlugField(max_length=90, editable=False)
    words = models.TextField(
        _("other words for it"),
        blank=True,
        max_length=1000,
        help_text=_(
            "What people type who search for it, with commas between. "
            "Endings do not matter: one form of a word is enough."
        ),
    )
    world_goals = models.JSONField(
        _("goals of sustainable development"),
        default=list,
        blank=True,
        validators=[world_goals_known],
    )
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="topics", verbose_name=_("programmes")
    )
    tasks = models.ManyToManyField(
        Task, blank=True, related_name="topics", verbose_name=_("tasks")
    )
    history = HistoricalRecords(m2m_fields=[programmes, tasks])

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "slug"],
                name="topic_slug_unique",
                violation_error_message=_("The strategy has a topic called so."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("public:topic", self.strategy.slug, self.slug)

    @property
    def named_goals(self) -> Iterable[WorldGoal]:
        return [WorldGoal(number) for number in self.world_goals]


def slug_of(title: str) -> str:
    """Return how addresses name a topic of the title."""
    return slugify(fold(title))[:90]
