"""What a report said the year before, at hand while this year's is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F, Q

from reporting.content import TEXTS
from reporting.models import Action, Version
from tasks.models import StrategyYear, Task
from tasks.subjects import Subject, about


@dataclass(frozen=True)
class Before:
    """The last year before that has an approved report: its texts, and its returns."""

    year: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    returned: Sequence[Version] = ()


def before(subject: Subject, year: StrategyYear) -> Before:
    """Read it: one query."""
    earlier = {f"report__{column}": one for column, one in about(subject).items()}
    told = Version.objects.filter(
        Q(pk=F("report__published")) | Q(action=Action.RETURNED),
        **earlier,
        report__year__year__lt=year.year,
    ).select_related("by", "report__year")
    rows = list(told.order_by("number"))
    public = [one for one in rows if one.pk == one.report.published_id]
    if not public:
        return Before()
    last = max(public, key=lambda one: one.report.year.year)
    same = [one for one in rows if one.report_id == last.report_id and one != last]
    texts = {name: last.content.get(name, "") for name in TEXTS}
    return Before(last.report.year.year, texts, same)


def with_start(typed: str, start: str) -> str:
    """Put the text of the year before behind what was typed, of which nothing goes."""
    return f"{typed.rstrip()}\n\n{start}" if typed.strip() else start


def card(subject: Subject) -> list[tuple[str, str]]:
    """Return what a subject's card says in words, each text with its name."""
    if not isinstance(subject, Task):
        return []
    fields = (Task._meta.get_field(name) for name in CARD)
    said = [(str(one.verbose_name), getattr(subject, one.name)) for one in fields]  # type: ignore[union-attr]
    return [(label[:1].upper() + label[1:], text) for label, text in said if text]


CARD = ("description", "justification", "recipients")
