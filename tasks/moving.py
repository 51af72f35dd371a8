"""Deeds that change where goals, programmes and tasks stand, and so their codes.

Whoever changes codes, one or many, does it within `old_codes_kept`: each code that a
row had leads on for ever, also from a row that is deleted to what it belonged to.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from tasks.models import FormerCode, Goal, Level, Programme, Strategy, Task
from tasks.models.numbers import clashes
from tasks.models.order import PARKED
from tasks.models.structure import clash_in_words

Row = Goal | Programme | Task
Key = tuple[Level, int]


@dataclass(frozen=True)
class Place:
    """Where a row stands: its code, what it belongs to, its number in the old site."""

    code: str
    parent: Key | None
    legacy_id: int | None


def _places(strategy: Strategy) -> dict[Key, Place]:
    """Read the places of all rows of a strategy: three queries."""
    found: dict[Key, Place] = {}
    goals = Goal.objects.filter(strategy=strategy).order_by()
    for pk, number, legacy_id in goals.values_list("pk", "number", "legacy_id"):
        found[Level.GOAL, pk] = Place(number, None, legacy_id)
    programmes: QuerySet[Any] = Programme.objects.filter(goal__strategy=strategy)
    tasks: QuerySet[Any] = Task.objects.filter(programme__goal__strategy=strategy)
    for level, rows, above, parent in (
        (Level.PROGRAMME, programmes, Level.GOAL, "goal"),
        (Level.TASK, tasks, Level.PROGRAMME, "programme"),
    ):
        columns = ("pk", parent, "number", "legacy_id")
        for pk, owner, number, legacy_id in rows.order_by().values_list(*columns):
            key = (above, owner)
            found[level, pk] = Place(f"{found[key].code}.{number}", key, legacy_id)
    return found


@contextmanager
def old_codes_kept(strategy: Strategy) -> Iterator[None]:
    """Let each code that changes within, or whose row goes, lead on for ever.

    For a transaction. It needs a fixed number of queries, however many codes change.
    """
    before = _places(strategy)
    held = list(FormerCode.objects.filter(strategy=strategy))
    yield
    now = _places(strategy)
    changed = [key for key in before if key not in now or now[key] != before[key]]
    if not changed:
        return
    former: list[FormerCode] = []
    for level, pk in changed:
        place, is_there = before[level, pk], (level, pk) in now
        owner = _heir((level, pk), before, now)
        if not is_there or now[level, pk].code != place.code:
            former.append(_former(strategy, level, owner, code=place.code))
        if not is_there and place.legacy_id is not None:
            former.append(_former(strategy, level, owner, legacy_id=place.legacy_id))
    _remember(strategy, former)
    _hand_on(held, before, now)


def _heir(key: Key | None, before: dict[Key, Place], now: dict[Key, Place]) -> Any:
    """Return the row itself, else the nearest above it that is there; None for none."""
    while key is not None and key not in now:
        key = before[key].parent
    return key


def _former(
    strategy: Strategy, level: Level, owner: Key | None, **named: Any
) -> FormerCode:
    owned = {f"{owner[0].value}_id": owner[1]} if owner else {}
    return FormerCode(strategy=strategy, level=level, **owned, **named)


def _remember(strategy: Strategy, former: Sequence[FormerCode]) -> None:
    """Write them in place of what their codes led to before."""
    again = {(one.level, one.code.casefold(), one.legacy_id) for one in former}
    known = FormerCode.objects.filter(strategy=strategy)
    old = [
        one.pk
        for one in known
        if (one.level, one.code.casefold(), one.legacy_id) in again
    ]
    FormerCode.objects.filter(pk__in=old).delete()
    FormerCode.objects.bulk_create(former)


def _hand_on(
    held: Sequence[FormerCode], before: dict[Key, Place], now: dict[Key, Place]
) -> None:
    """Let the former codes of rows that went lead on to what these belonged to."""
    moved = []
    for one in held:
        owners = {
            Level.GOAL: one.goal_id,
            Level.PROGRAMME: one.programme_id,
            Level.TASK: one.task_id,
        }
        key = next(((level, pk) for level, pk in owners.items() if pk), None)
        if key is None or key in now:
            continue
        heir = _heir(key, before, now)
        one.goal_id = one.programme_id = one.task_id = None
        if heir:
            setattr(one, f"{heir[0].value}_id", heir[1])
        moved.append(one)
    FormerCode.objects.bulk_update(moved, ["goal", "programme", "task"])


@dataclass(frozen=True)
class Change:
    """A number for a row, below another parent where one is named."""

    row: Row
    number: Any
    parent: Goal | Programme | None = None


class IfTaken(StrEnum):
    """What becomes of a row that has the number already."""

    REFUSE = "refuse"
    SWAP = "swap"  # it gets the other's number
    SHIFT = "shift"  # it and those beside it move by one, up to the first gap


@deed
def recode(changes: Sequence[Change], *, by: User | None, reason: str = "") -> None:
    """Give the rows of one strategy their numbers and parents, all at once.

    Raises ValidationError where two rows would have one code. The rows themselves are
    brought to what is stored.
    """
    if not changes:
        return
    strategy = changes[0].row.strategy
    _lock(changes)
    _refuse_clashes(strategy, changes)
    with old_codes_kept(strategy):
        _park(changes)
        for change in changes:
            row: Any = change.row
            fields = ["number"]
            row.number = change.number
            if change.parent is not None:
                fields.append(_parent_name(row))
                setattr(row, _parent_name(row), change.parent)
            if by is not None:
                sign(row, by=by, reason=reason)
            row.save(update_fields=fields)


def wait_for_turn(strategy: Strategy) -> None:
    """Let one person at a time choose numbers in a strategy. For a transaction.

    Which are free can only be told while nobody else takes any.
    """
    locked(Strategy.objects.filter(pk=strategy.pk))


def read_anew(row: Row) -> None:
    """Bring the row to what is stored; for a page, it is not there if it went."""
    try:
        row.refresh_from_db()
    except ObjectDoesNotExist as error:
        raise Http404("somebody deleted it meanwhile") from error


def _parent_name(row: Row) -> str:
    return "goal" if isinstance(row, Programme) else "programme"


def _lock(changes: Sequence[Change]) -> None:
    for model in (Goal, Programme, Task):
        rows = [one.row.pk for one in changes if isinstance(one.row, model)]
        if rows:
            locked(model._default_manager.filter(pk__in=rows))


def _refuse_clashes(strategy: Strategy, changes: Sequence[Change]) -> None:
    """Refuse what would not be unique, and a parent of another strategy."""
    for change in changes:
        if change.parent is None:
            continue
        if change.parent.strategy != strategy:
            raise ValidationError(
                _("It stays in its strategy, whose years its figures are of.")
            )
    goals = {one.row.pk: one.number for one in changes if isinstance(one.row, Goal)}
    if goals:
        stored = strategy.goals.values_list("pk", "number")
        for pair in clashes({**dict(stored), **goals}.values()):
            raise ValidationError(clash_in_words(*pair))
    for model in (Programme, Task):
        _refuse_twins([one for one in changes if isinstance(one.row, model)])


def _refuse_twins(changes: Sequence[Change]) -> None:
    moving = {one.row.pk for one in changes}
    wanted: set[tuple[int, int]] = set()
    for change in changes:
        row: Any = change.row
        name = _parent_name(row)
        parent = change.parent.pk if change.parent else getattr(row, f"{name}_id")
        others = type(row)._default_manager.exclude(pk__in=moving)
        is_held = others.filter(**{name: parent, "number": change.number}).exists()
        if is_held or (parent, change.number) in wanted:
            raise ValidationError(
                _("The number %(number)s is taken here already.")
                % {"number": change.number}
            )
        wanted.add((parent, change.number))


def _park(changes: Sequence[Change]) -> None:
    """Take the rows' numbers away for the while in which they change places."""
    for change in changes:
        rows = type(change.row)._default_manager.filter(pk=change.row.pk)
        if isinstance(change.row, Goal):
            rows.update(number=f"~{change.row.pk}")
        else:
            rows.update(number=F("number") + PARKED)


def renumbering(
    row: Row,
    number: Any,
    *,
    parent: Goal | Programme | None = None,
    if_taken: IfTaken = IfTaken.REFUSE,
) -> list[Change]:
    """Return all changes that it takes to give the row the number, its own first."""
    own = [Change(row, number, parent)]
    siblings = _siblings(row, parent)
    holder = next((one for one in siblings if one.number == number), None)
    if holder is None or if_taken == IfTaken.REFUSE:
        return own
    if if_taken == IfTaken.SWAP and parent is None:
        return [*own, Change(holder, row.number)]
    if isinstance(row, Goal):
        raise ValidationError(_("Goals' numbers are words: they only change places."))
    # A row that moves on below one parent leaves its number to those before it.
    step = -1 if parent is None and number > row.number else 1
    for one in siblings[::step]:
        # Up to the first gap, which the row itself may leave.
        if one.number == number:
            number += step
            own.append(Change(one, number))
    return own


def _siblings(row: Row, parent: Goal | Programme | None) -> list[Any]:
    """Return the other rows below the parent, in the order of their numbers."""
    rows: Any = type(row)._default_manager.exclude(pk=row.pk)
    if isinstance(row, Goal):
        return list(rows.filter(strategy=row.strategy_id))
    name = _parent_name(row)
    above = parent.pk if parent else getattr(row, f"{name}_id")
    return list(rows.filter(**{name: above}).order_by("number"))


def next_number(row: Row, parent: Goal | Programme) -> int:
    """Return the number behind the last one below the parent."""
    siblings = _siblings(row, parent)
    return siblings[-1].number + 1 if siblings else 1


@deed
def renumber(
    row: Row,
    number: Any,
    *,
    by: User | None,
    reason: str = "",
    if_taken: IfTaken = IfTaken.REFUSE,
) -> None:
    """Give a goal, programme or task another number. Raises ValidationError."""
    wait_for_turn(row.strategy)
    read_anew(row)
    recode(renumbering(row, number, if_taken=if_taken), by=by, reason=reason)


@deed
def move(
    row: Programme | Task,
    parent: Goal | Programme,
    *,
    by: User | None,
    number: int | None = None,
    reason: str = "",
    if_taken: IfTaken = IfTaken.SHIFT,
) -> None:
    """Put a task below another programme, or a programme below another goal.

    Without a number it stands behind the last. Raises ValidationError.
    """
    wait_for_turn(row.strategy)
    read_anew(row)
    number = next_number(row, parent) if number is None else number
    changes = renumbering(row, number, parent=parent, if_taken=if_taken)
    recode(changes, by=by, reason=reason)


@deed
def remove(row: Row, *, by: User | None, reason: str = "") -> None:
    """Delete it with all that is below it; its addresses lead on to its parent."""
    wait_for_turn(row.strategy)
    read_anew(row)
    with old_codes_kept(row.strategy):
        if by is not None:
            sign(row, by=by, reason=reason)
        row.delete()
