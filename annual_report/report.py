"""A yearly report as a format writes it: which edition of what part of the strategy."""

import datetime
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.utils.timezone import now
from django.utils.translation import gettext as _

from annual_report.closing.drawing import set_aside
from annual_report.closing.freezing import frozen_document
from annual_report.document import Document, Head, Part, Reported, Task
from annual_report.models import Snapshot
from annual_report.reading import at_one_moment, read_report
from annual_report.scope import WHOLE, Scope
from tasks.models import StrategyYear


@dataclass(frozen=True)
class Edition:
    """A frozen version, or a draft of what is approved at a moment.

    `post` is the post in which somebody froze it: people's names are not public.
    """

    at: datetime.datetime
    number: int | None = None
    sha256: str = ""
    post: str = ""
    reason: str = ""

    @property
    def is_draft(self) -> bool:
        return self.number is None


@dataclass(frozen=True)
class YearlyReport:
    """What a format writes; the same edition and scope always give the same."""

    edition: Edition
    document: Document
    scope: Scope = WHOLE

    @property
    def head(self) -> Head:
        return self.document.head

    @cached_property
    def parts(self) -> list[Part]:
        """The goals and programmes that it covers, under the strategy if all."""
        return [part for part in self.head.parts if self.scope.covers(part)]

    def tasks(self) -> Iterator[Task]:
        """Read the tasks one by one, in the order of the codes."""
        return (task for task in self.document.tasks() if self.scope.has(task))

    @cached_property
    def reported(self) -> dict[Reported, int]:
        """Count where the figures of its own tasks come from.

        Of a part, the tasks are read once for it: what is frozen counts the whole.
        """
        if self.scope == WHOLE:
            return self.head.reported
        counted = Counter(task.reported for task in self.tasks())
        return {one: counted[one] for one in self.head.reported}

    def by_programme(self) -> Iterator[tuple[list[Part], Iterable[Task]]]:
        """Read each programme's tasks, behind the parts that begin before them.

        At the end come the parts without any task. Raises ValueError if a programme's
        tasks do not stand together, as they do in whatever was drawn from a tree.
        """
        parts = deque(self.parts)
        for code, tasks in groupby(self.tasks(), key=attrgetter("programme")):
            begun: list[Part] = []
            while parts and (not begun or begun[-1].code != code):
                begun.append(parts.popleft())
            if self.parts and (not begun or begun[-1].code != code):
                raise ValueError(f"tasks of {code} in two places")
            yield begun, tasks
        yield list(parts), ()

    @property
    def task_count(self) -> int | None:
        """How many tasks it covers; None where only reading them tells."""
        return self.parts[0].tasks if self.parts else None

    @property
    def has_tasks(self) -> bool:
        """Whether it is of tasks, unless indicators stand in their place."""
        return self.task_count != 0 or not any(one.indicators for one in self.parts)

    @property
    def covers_anything(self) -> bool:
        """Whether the strategy has the part that was asked for."""
        return bool(self.parts) or any(True for _task in self.tasks())

    @cached_property
    def title(self) -> str:
        """Such as "Strategia rozwoju Leszna: raport za 2013"."""
        return _("%(strategy)s: report for %(year)s") % {
            "strategy": self.head.title,
            "year": self.head.year,
        }

    @cached_property
    def subtitle(self) -> str:
        """The part that it covers, "" for the whole strategy."""
        return self.scope.title(self.head)

    @property
    def full_title(self) -> str:
        return ": ".join(filter(None, [self.title, self.subtitle]))


def file_name(period: StrategyYear, edition: Edition | None, scope: Scope) -> str:
    """Name a file without its ending; without an edition it is a draft."""
    number = edition.number if edition else None
    parts = [
        period.strategy.slug,
        _("report-%(year)s") % {"year": period.year},
        scope.key.replace(".", "-"),
        f"v{number}" if number else _("working draft"),
    ]
    return "-".join(filter(None, parts)).replace(" ", "-")


def drafted(period: StrategyYear, scope: Scope = WHOLE) -> YearlyReport:
    """Draw the report from what is approved at this moment, and keep that aside."""
    with at_one_moment():
        return YearlyReport(Edition(now()), set_aside(read_report(period)), scope)


def edition_of(snapshot: Snapshot) -> Edition:
    return Edition(
        at=snapshot.at,
        number=snapshot.number,
        sha256=snapshot.sha256,
        post=snapshot.post,
        reason=snapshot.reason,
    )


def frozen(snapshot: Snapshot, scope: Scope = WHOLE) -> YearlyReport:
    """Read the report as it was frozen. Raises Damaged if it was changed since."""
    return YearlyReport(edition_of(snapshot), frozen_document(snapshot), scope)
