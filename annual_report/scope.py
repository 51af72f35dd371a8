"""Which part of the strategy a yearly report covers."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from annual_report.document import Head, Part, Task
from organisation.models import Unit


class Kind(StrEnum):
    STRATEGY = "strategy"
    GOAL = "goal"
    PROGRAMME = "programme"
    TASK = "task"
    UNIT = "unit"


@dataclass(frozen=True)
class Scope:
    """The whole strategy, or what has the code; of a unit the key is its id."""

    kind: Kind = Kind.STRATEGY
    key: str = ""

    def __str__(self) -> str:
        """As addresses and rows have it: "goal=I", "" for the whole strategy."""
        return f"{self.kind}={self.key}" if self.key else ""

    @classmethod
    def read(cls, written: str) -> "Scope":
        """Read what `str` wrote. Raises ValueError for anything else."""
        if not written:
            return WHOLE
        kind, _equals, key = written.partition("=")
        if not key or kind == Kind.STRATEGY:
            raise ValueError(written)
        return cls(Kind(kind), key)

    @property
    def has_means(self) -> bool:
        """Whether whole parts are covered: a unit's tasks make up none of them."""
        return self.kind not in (Kind.TASK, Kind.UNIT)

    def covers(self, part: Part) -> bool:
        if self.kind == Kind.STRATEGY:
            return True
        if self.kind == Kind.GOAL:
            return part.code == self.key or part.code.startswith(f"{self.key}.")
        return self.kind == Kind.PROGRAMME and part.code == self.key

    def has(self, task: Task) -> bool:
        match self.kind:
            case Kind.GOAL:
                return task.goal == self.key
            case Kind.PROGRAMME:
                return task.programme == self.key
            case Kind.TASK:
                return task.code == self.key
            case Kind.UNIT:
                return any(str(one.unit) == self.key for one in task.executors)
        return True

    def title(self, head: Head) -> str:
        """Name the part, "" for the whole strategy; of a unit one query."""
        if self.kind == Kind.UNIT:
            return self._unit()
        for part in head.parts:
            if self.kind == Kind.GOAL and part.code == self.key:
                return _("Goal %(code)s. %(title)s") % _named(part)
            if self.kind == Kind.PROGRAMME and part.code == self.key:
                return _("Programme %(code)s %(title)s") % _named(part)
        return _("Task %(code)s") % {"code": self.key} if self.key else ""

    def _unit(self) -> str:
        found = Unit.objects.filter(pk=self.key).first() if self.key.isdigit() else None
        return found.name if found else _("unit %(id)s") % {"id": self.key}


WHOLE = Scope()


def _named(part: Part) -> dict[str, str]:
    return {"code": part.code, "title": part.title}
