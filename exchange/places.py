"""Where tasks are carried out, as files say it: a name and degrees, such as
"Rynek: 51.8402, 16.5749"."""

import re
from decimal import Decimal
from typing import NamedTuple, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from exchange.readers import UNWRITABLE, Reader, Schema
from exchange.saving import Values
from exchange.spots import Spot, legible
from tasks.coordinates import Spot as Degrees
from tasks.coordinates import is_in_poland, read_spot
from tasks.models import Location

DEGREES = r"[0-9]{2}\.[0-9]{1,5}"
PLACE = re.compile(rf"(\S|\S.*\S): ({DEGREES}), ({DEGREES})")
LONGEST_NAME = 150


class Place(NamedTuple):
    name: str
    spot: Degrees

    @classmethod
    def of(cls, row: Location) -> Self:
        return cls(row.name, row.spot)

    @classmethod
    def said_by(cls, text: str) -> Self | None:
        """Read what a file says; None for what is no place in Poland."""
        if not (found := PLACE.fullmatch(text)) or len(found[1]) > LONGEST_NAME:
            return None
        spot = Degrees(Decimal(found[2]), Decimal(found[3]))
        return cls(found[1], spot) if is_in_poland(spot) else None

    @classmethod
    def typed(cls, line: str) -> Self | None:
        """Read a line that a person typed: degrees, or the address of a map."""
        name, _colon, where = line.rpartition(": ")
        try:
            spot = read_spot(where)
        except ValidationError:
            return None
        name = name.strip()
        return cls(name, spot) if 0 < len(name) <= LONGEST_NAME else None

    @property
    def said(self) -> str:
        return f"{self.name}: {', '.join(map(_degrees, self.spot))}"

    @property
    def shown(self) -> str:
        """As a person types it, with commas in figures."""
        spot = "; ".join(_degrees(one).replace(".", ",") for one in self.spot)
        return f"{self.name}: {spot}"


def _degrees(value: Decimal) -> str:
    whole, _point, part = f"{value:.5f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


class PlaceText(Reader[str]):
    """Reads a place of a task."""

    def __call__(self, spot: Spot) -> str | None:
        if not spot.holds(str):
            return None
        place = Place.said_by(spot.value)
        if place is None or UNWRITABLE.search(spot.value):
            spot.fault(
                _(
                    "expected a place in Poland such as “Rynek: 51.8402, 16.5749”, "
                    "found “%(found)s”."
                )
                % {"found": legible(spot.value)}
            )
            return None
        return place.said

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{PLACE.pattern}$"}


def locations_of(task: int, places: list[str]) -> list[Values]:
    """Return the values of the rows of a task's places, in their order."""
    found = filter(None, map(Place.said_by, places))
    return [
        (task, position, place.name, *place.spot)
        for position, place in enumerate(found, start=1)
    ]
