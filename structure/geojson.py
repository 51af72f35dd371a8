"""The boundary of a city as a file of GeoJSON: what is taken of it."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from tasks.coordinates import EAST, NORTH, SOUTH, WEST

LARGEST = 2 * 1024 * 1024
MOST_POINTS, MOST_RINGS = 20_000, 200
# To a metre or so.
DECIMALS = 5
# Levels of features within collections: real files have three.
DEEPEST = 6
Ring = list[list[float]]


def read_boundary(file: UploadedFile[bytes]) -> list[Ring]:
    """Return the rings of all polygons; refuse, with a reason, what has none."""
    if (file.size or 0) > LARGEST:
        raise ValidationError(
            _("The file is too large: a boundary takes at most 2 MB.")
        )
    try:
        content = json.loads(file.read())
    except (ValueError, RecursionError) as error:
        raise ValidationError(
            _("This is not a GeoJSON file that can be read.")
        ) from error
    rings = [_ring(one) for one in _rings(content)]
    if not rings:
        raise ValidationError(_("The file has no boundary: no polygon is in it."))
    if len(rings) > MOST_RINGS or sum(map(len, rings)) > MOST_POINTS:
        raise ValidationError(
            _("The boundary has too many points: at most %(most)d are taken.")
            % {"most": MOST_POINTS}
        )
    return rings


def _rings(content: Any, depth: int = 0) -> Iterator[Any]:
    """Find the rings of polygons, however the file wraps them."""
    if not isinstance(content, dict) or depth > DEEPEST:
        return
    kind, points = content.get("type"), content.get("coordinates")
    below = [
        *_list(content.get("features")),
        *_list(content.get("geometries")),
        content.get("geometry"),
    ]
    if kind == "Polygon":
        yield from _list(points)
    elif kind == "MultiPolygon":
        yield from chain.from_iterable(map(_list, _list(points)))
    for one in below:
        yield from _rings(one, depth + 1)


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _ring(points: Any) -> Ring:
    found = [_point(point) for point in _list(points)]
    if len(found) < 4:
        raise ValidationError(_("A polygon in the file has fewer than three corners."))
    return found


def _point(point: Any) -> list[float]:
    numbers = _list(point)[:2]
    if len(numbers) < 2 or not all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in numbers
    ):
        raise ValidationError(_("This is not a GeoJSON file that can be read."))
    longitude, latitude = numbers
    # As floats: what is no number at all, which JSON can say, lies nowhere.
    west, east, south, north = map(float, (WEST, EAST, SOUTH, NORTH))
    if not (west <= longitude <= east and south <= latitude <= north):
        raise ValidationError(
            _(
                "The boundary lies outside of Poland. Its points must be degrees of "
                "WGS 84, longitude first, and not metres of another system."
            )
        )
    return [round(longitude, DECIMALS), round(latitude, DECIMALS)]
