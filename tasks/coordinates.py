"""Where a place is: read as Polish offices type it, or as addresses of maps have it."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Spot(NamedTuple):
    """Degrees north and east (WGS 84), to a metre or so."""

    latitude: Decimal
    longitude: Decimal

    def __str__(self) -> str:
        """As it is typed in Poland, such as 51,8402; 16,5749."""
        return "; ".join(f"{one.normalize():f}".replace(".", ",") for one in self)


# Poland lies within. No degree north is one east as well, so both orders are read.
SOUTH, NORTH = Decimal("49.0"), Decimal("54.9")
WEST, EAST = Decimal("14.1"), Decimal("24.2")
STEP = Decimal("0.00001")
LONGEST = 1000
NUMBER = r"-?\d{1,3}[.,]\d+"
# How addresses of maps name the place itself; the middle of the map only after that.
IN_ADDRESSES = (
    rf"!3d({NUMBER})!4d({NUMBER})",
    rf"mlat=({NUMBER})&mlon=({NUMBER})",
    rf"@({NUMBER}),({NUMBER})",
    rf"map=[\d.]+/({NUMBER})/({NUMBER})",
)
PART = r"\d{1,2}(?:[.,]\d+)?"
# Degrees, minutes and seconds with the signs that people and programs write.
ANGLE = re.compile(
    rf"(\d{{1,3}})\s*[°º]\s*(?:({PART})\s*['\u2032\u2019])?"
    rf"\s*(?:({PART})\s*(?:\"|\u2033|\u201d|''))?"
)


def read_spot(text: str) -> Spot:
    """Read one place in Poland; refuse, with a reason, what is none beyond doubt."""
    pairs = list(_pairs(text[:LONGEST]))
    if not pairs:
        raise ValidationError(
            _(
                "Type latitude and longitude in degrees, such as 51.8402, 16.5749, or "
                "paste the address of a map that shows the place."
            ),
            code="unreadable",
        )
    first, second = (one.quantize(STEP, ROUND_HALF_UP) for one in pairs[0])
    for spot in (Spot(first, second), Spot(second, first)):
        if is_in_poland(spot):
            return spot
    raise ValidationError(
        _(
            "This is not in Poland: there, latitude is from 49 to 54.9 degrees, "
            "longitude from 14.1 to 24.2."
        ),
        code="outside",
    )


def is_in_poland(spot: Spot) -> bool:
    return SOUTH <= spot.latitude <= NORTH and WEST <= spot.longitude <= EAST


def _pairs(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    for pattern in IN_ADDRESSES:
        if match := re.search(pattern, text):
            yield _decimal(match[1]), _decimal(match[2])
    angles = [_angle(*match.groups()) for match in ANGLE.finditer(text)]
    if len(angles) == 2:
        yield angles[0], angles[1]
    if not angles and len(found := re.findall(NUMBER, text)) == 2:
        yield _decimal(found[0]), _decimal(found[1])


def _angle(degrees: str, minutes: str | None, seconds: str | None) -> Decimal:
    return (
        Decimal(degrees)
        + _decimal(minutes or "0") / 60
        + _decimal(seconds or "0") / 3600
    )


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
