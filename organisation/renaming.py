"""The names of a unit: each of them goes on meaning it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import Unit, UnitAlias, User


@deed
def rename_unit(unit: Unit, name: str, *, by: User) -> Unit:
    """Give the unit another name; `ValidationError` if that means another unit.

    The old name stays as a spelling, and so does the new one: the import knows a unit
    that a person renamed by its spellings alone.
    """
    name = " ".join(name.split())
    # All of them: two people must not give one name to two units at a time.
    units = locked(Unit.objects.all())
    if unit not in units:
        raise ValidationError({"name": _("Somebody removed this unit.")})
    unit = units[units.index(unit)]
    if name == unit.name:
        raise ValidationError({"name": _("The unit has this name already.")})
    if other := bearer(name, units, but=unit):
        text = _("This name means another unit: %s.")
        raise ValidationError({"name": text % other})
    keep_spellings(unit, [unit.name, name])
    unit.name = name
    sign(unit, by=by)
    unit.save(update_fields=["name"])
    return unit


def bearer(name: str, units: Iterable[Unit], *, but: Unit) -> Unit | None:
    """Return another unit that has the name or spelling, whatever its case.

    Compared here: SQLite takes "Ż" and "ż" for different letters.
    """
    aliases = UnitAlias.objects.exclude(unit=but).select_related("unit")
    spellings = {alias.name.casefold(): alias.unit for alias in aliases}
    spellings |= {one.name.casefold(): one for one in units if one != but}
    return spellings.get(name.casefold())


def keep_spellings(unit: Unit, names: Iterable[str]) -> None:
    """Make the names mean the unit, but for those that already mean some unit."""
    known = {
        name.casefold() for name in UnitAlias.objects.values_list("name", flat=True)
    }
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            UnitAlias.objects.create(unit=unit, name=name)


@dataclass(frozen=True)
class FormerName:
    """A name that the unit, or one merged into it, had; None where no day is known."""

    name: str
    until: datetime.date | None = None


def former_names(unit: Unit) -> list[FormerName]:
    """Return the names that the unit had and its other spellings, the latest first.

    Two queries: the history of the unit knows until when, aliases know the rest.
    """
    history = Unit.history.filter(id=unit.pk)
    records = list(history.order_by("-history_id"))
    found: dict[str, FormerName] = {unit.name.casefold(): FormerName(unit.name)}
    for later, record in pairwise(records):
        until = localdate(later.history_date)
        found.setdefault(record.name.casefold(), FormerName(record.name, until))
    for alias in UnitAlias.objects.filter(unit=unit):
        found.setdefault(alias.name.casefold(), FormerName(alias.name))
    return [one for key, one in found.items() if key != unit.name.casefold()]
