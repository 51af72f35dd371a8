"""The place of a row among its siblings: given by the system, no two alike."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext_lazy as _

# The last place that anybody may ask for.
LAST = 9_999
# Rows that change places wait this much further on: no two may hold one in between,
# and SQLite cannot put that off to the end of a transaction.
PARKED = 16_384


class PositionField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """A place among the rows that share the parents named by `within`.

    A row that is saved without one gets the place behind the last. To change places,
    use `put_in_order`.
    """

    def __init__(self, *args: Any, within: Sequence[str] = (), **kwargs: Any) -> None:
        self.within = within
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "within": self.within}

    def siblings(self, row: Any) -> "QuerySet[Any]":
        """Return all rows below the row's parents, the row itself among them."""
        # The parents' columns, so that none of them is fetched; NULL finds NULL.
        columns = {name: row._meta.get_field(name).attname for name in self.within}
        parents = {name: getattr(row, column) for name, column in columns.items()}
        found: QuerySet[Any] = type(row)._default_manager.filter(**parents)
        return found.order_by(self.name)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if getattr(model_instance, self.attname) is None:
            last = self.siblings(model_instance).aggregate(last=Max(self.name))["last"]
            setattr(model_instance, self.attname, (last or 0) + 1)
        return super().pre_save(model_instance, add)


def own_position(parent: str, *, name: str) -> models.UniqueConstraint:
    """No two rows of a parent hold one place."""
    return models.UniqueConstraint(
        fields=[parent, "position"],
        name=name,
        violation_error_message=_("Another row has this position already."),
    )


Wish = tuple[Any, int | None]


def put_in_order(
    wishes: Sequence[Wish], siblings: "QuerySet[Any]", *, leaving: Collection[int] = ()
) -> None:
    """Give rows about to be saved the places asked for, and push others out of the way.

    Each row comes with its wish, None for the end. A row that comes from further back
    stands before the one that held its place, a row that comes from before stands
    behind it. Places are kept where they can be. Rows that stand among the siblings
    are saved with their new places; the others may be saved, and those `leaving`
    deleted, afterwards. For a transaction.
    """
    moving = {row.pk for row, _wish in wishes if row.pk is not None}
    here = set(siblings.filter(pk__in=moving).values_list("pk", flat=True))
    others = list(siblings.exclude(pk__in=[*moving, *leaving]))
    asked = [(wish or PARKED, _side(row, wish), row) for row, wish in wishes]
    asked += [(row.position, 0, row) for row in others]
    placed: list[tuple[Any, int]] = []
    last = 0
    for wish, _aside, row in sorted(asked, key=lambda one: one[:2]):
        last = last + 1 if wish == PARKED else max(last + 1, wish)
        placed.append((row, last))
    stay = {row.pk for row in others}
    pushed = [
        (row, place)
        for row, place in placed
        if row.pk in here or (row.pk in stay and row.position != place)
    ]
    waiting = [*leaving, *(row.pk for row, _place in pushed)]
    siblings.filter(pk__in=waiting).update(position=F("position") + PARKED)
    for row, place in placed:
        row.position = place
    for row, _place in pushed:
        row.save(update_fields=["position"])


def _side(row: Any, wish: int | None) -> int:
    """Say where a row stands whose wished place is held: -1 is before its holder."""
    before = row.pk is None or wish is None or wish < row.position
    return -1 if before else 1
