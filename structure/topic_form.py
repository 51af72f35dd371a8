"""The form of a topic: its words, and programmes and tasks by their codes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from structure.typed import InPanel, as_typed
from tasks.models import Programme, Strategy, Task
from tasks.models.numbers import TASK_CODE
from topics.models import Topic, slug_of
from topics.world_goals import WorldGoal

# Codes that people type at once.
MOST_LETTERS = 20_000


class TopicForm(InPanel):
    codes = forms.CharField(
        label=gettext_lazy("Programmes and tasks"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy(
            "Their codes with commas between, such as I.2, II.4.6. "
            "A programme stands for all of its tasks."
        ),
    )
    world_goals = forms.TypedMultipleChoiceField(
        label=Topic._meta.get_field("world_goals").verbose_name,
        required=False,
        coerce=int,
        choices=(),
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
    )

    class Meta:
        model = Topic
        fields = ("title", "words", "codes", "world_goals")
        formfield_callback = as_typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["world_goals"].choices = [  # type: ignore[attr-defined]
            (goal.value, f"{goal.value}. {goal.label}") for goal in WorldGoal
        ]
        if self.instance.pk:
            self.initial["codes"] = ", ".join(codes_of(self.instance))

    @property
    def strategy(self) -> Strategy:
        strategy: Strategy = self.instance.strategy
        return strategy

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]

    def clean_title(self) -> str:
        """Refuse what would have another topic's address, or none."""
        title: str = self.cleaned_data["title"]
        slug = slug_of(title)
        if not slug:
            raise ValidationError(_("Type a word."))
        others = Topic.objects.filter(strategy=self.strategy, slug=slug)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("The strategy has a topic called so."))
        self.instance.slug = slug
        return title

    def clean_world_goals(self) -> list[int]:
        return sorted(self.cleaned_data["world_goals"])

    def clean_codes(self) -> tuple[list[Programme], list[Task]]:
        """Find what has the codes; refuse those that nothing has."""
        codes = self.cleaned_data["codes"].replace(",", " ").replace(";", " ").split()
        asked = {code.strip(".").upper(): code for code in codes}
        found: dict[str, Any] = dict(_coded(self.strategy, asked))
        if unknown := [typed for code, typed in asked.items() if code not in found]:
            said = _("No programme and no task has the code: %(codes)s.")
            raise ValidationError(said % {"codes": ", ".join(unknown)})
        parts = list(found.values())
        return (
            [part for part in parts if isinstance(part, Programme)],
            [part for part in parts if isinstance(part, Task)],
        )

    def save(self, commit: bool = True) -> Any:
        topic = super().save(commit)
        programmes, tasks = self.cleaned_data["codes"]
        topic.programmes.set(programmes)
        topic.tasks.set(tasks)
        return topic


def codes_of(topic: Topic) -> Iterator[str]:
    programmes = topic.programmes.select_related("goal")
    for part in programmes.order_by("goal__position", "number"):
        yield part.code
    for task in Task.objects.of(topic.strategy).filter(topics=topic):
        yield task.code


def _coded(strategy: Strategy, codes: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield what has one of the codes, in capitals: two queries if there is any."""
    codes = set(codes)
    if not codes:
        return
    programmes = Programme.objects.filter(goal__strategy=strategy)
    for programme in programmes.select_related("goal"):
        if programme.code.upper() in codes:
            yield programme.code.upper(), programme
    numbers = [match[3] for code in codes if (match := TASK_CODE.fullmatch(code))]
    for task in Task.objects.of(strategy).filter(number__in=numbers):
        if task.code.upper() in codes:
            yield task.code.upper(), task
