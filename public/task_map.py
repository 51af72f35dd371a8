"""The map of tasks that have a place: our own drawing, which asks no other site.

Degrees are drawn as they lie on a plane, those east made narrower by how far north the
middle is: for a city that is exact to far less than a dot is wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

from django.db.models import F, QuerySet
from django.http import QueryDict

from public.facets import WORDS
from public.listed_tasks import CALLED, POSITION, Called
from public.task_filter import CONDITIONS, GOAL, PROGRAMME, STATUS, UNIT, TaskFilter
from tasks.coordinates import Spot
from tasks.curves import coordinate
from tasks.models import Location, Outline, Strategy
from tasks.progress import Status

READ = ("task", *CALLED, "standing")
METRES_OF_A_DEGREE = 111_320
# A map of one place alone still shows what is around it, so many metres wide.
LEAST_METRES = 1_200
MARGIN = 0.06
DOT = 7
LETTER, LABEL_HEIGHT = 7.8, 15
# Labels of more would cover the map; the list names all.
MOST_LABELS = 150
# Points of the boundary that lie nearer are drawn as one.
NEAR = 0.7


class MapFilter(TaskFilter):
    """Chooses among the tasks that have a place, by goal and status."""

    def __init__(self, data: QueryDict, **of: Any) -> None:
        asked = QueryDict(mutable=True)
        for name in (GOAL, STATUS):
            asked.setlist(name, data.getlist(name))
        super().__init__(asked, **of)
        for name in (WORDS, PROGRAMME, UNIT):
            del self.fields[name]
        placed = Location.objects.filter(task__programme__goal__strategy=self.strategy)
        self.of_year = self.of_year.filter(task__in=placed.values("task"))

    def places(self) -> list["Place"]:
        """Read the places that are left, in the order of their tasks: two queries."""
        found: QuerySet[Any] = (
            self._passing(CONDITIONS) if self.is_valid() else self.of_year.none()
        )
        tasks = {one[0]: one for one in found.order_by(*POSITION).values_list(*READ)}
        rows = Location.objects.filter(task__in=found.order_by().values("task"))
        order = {pk: number for number, pk in enumerate(tasks)}
        named = sorted(rows, key=lambda row: (order[row.task_id], row.position))
        return [Place(row.name, row.spot, *tasks[row.task_id][1:]) for row in named]


@dataclass(frozen=True)
class Place(Called):
    """A place of a task, and how the task stands."""

    name: str
    spot: Spot
    goal: str
    programme: int
    number: int
    title: str
    standing: str


@dataclass(frozen=True)
class Dot:
    """A place as it is drawn; `label_x` is None where a label has no room."""

    place: Place
    x: float
    y: float
    label_x: float | None = None
    label_y: float = 0

    @property
    def at(self) -> str:
        return f"{coordinate(self.x)},{coordinate(self.y)}"


@dataclass(frozen=True)
class Scale:
    """The bar that says how long so many metres are."""

    metres: int
    length: float

    @property
    def is_in_km(self) -> bool:
        return self.metres >= 1000

    @property
    def figure(self) -> int:
        return self.metres // 1000 if self.is_in_km else self.metres


Ring = Sequence[Sequence[float]]


class TaskMap:
    """Places and the boundary, laid out on a drawing of the width."""

    def __init__(
        self, places: Sequence[Place], rings: Sequence[Ring] = (), *, width: int = 480
    ) -> None:
        self.places, self.rings, self.width = places, rings, width
        spots = [
            (float(one.spot.longitude), float(one.spot.latitude)) for one in places
        ]
        spots += [(point[0], point[1]) for ring in rings for point in ring]
        easts, norths = zip(*spots, strict=True)
        self.west, self.north = min(easts), max(norths)
        east, south = max(easts), min(norths)
        self.narrow = cos(radians((self.north + south) / 2))
        wide = (east - self.west) * self.narrow * METRES_OF_A_DEGREE
        high = (self.north - south) * METRES_OF_A_DEGREE
        # Neither a ribbon nor a tower: what is missing lies around it.
        shown_wide = max(wide, high * 0.8, LEAST_METRES) * (1 + 2 * MARGIN)
        shown_high = max(high * (1 + 2 * MARGIN), shown_wide * 0.5)
        self.metres_of_a_step = shown_wide / width
        self.height: int = round(shown_high / self.metres_of_a_step)
        self.left = (width - wide / self.metres_of_a_step) / 2
        self.top = (self.height - high / self.metres_of_a_step) / 2

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        a_step = METRES_OF_A_DEGREE / self.metres_of_a_step
        return (
            self.left + (longitude - self.west) * self.narrow * a_step,
            self.top + (self.north - latitude) * a_step,
        )

    @cached_property
    def dots(self) -> list[Dot]:
        """The places, those that go well first, so that the others lie on top."""
        found = []
        for place in self.places:
            x, y = self.at(float(place.spot.longitude), float(place.spot.latitude))
            found.append(Dot(place, x, y))
        return list(_labelled(found, self.width, self.height))

    @property
    def boundary(self) -> str:
        """The path of the boundary, without points that nobody could tell apart."""
        return " ".join(self._ring(ring) for ring in self.rings)

    def _ring(self, ring: Ring) -> str:
        kept: list[tuple[float, float]] = []
        for longitude, latitude, *_height in ring:
            x, y = self.at(longitude, latitude)
            if not kept or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= NEAR:
                kept.append((x, y))
        drawn = "L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in kept)
        return f"M{drawn}Z"

    @property
    def scale(self) -> Scale:
        """As long as fits a quarter of the width, in a round number of metres."""
        most = self.width / 4 * self.metres_of_a_step
        steps = [n * 10**power for power in range(1, 7) for n in (1, 2, 5)]
        metres = max((one for one in steps if one <= most), default=steps[0])
        return Scale(metres, metres / self.metres_of_a_step)

    @property
    def scale_y(self) -> int:
        return self.height - 12


def _labelled(dots: list[Dot], width: float, height: float) -> Iterator[Dot]:
    """Put each code beside its dot where it covers no other and no dot."""
    taken = [(one.x - DOT, one.y - DOT, one.x + DOT, one.y + DOT) for one in dots]
    for dot in dots:
        found = None
        if len(dots) <= MOST_LABELS:
            long = LETTER * len(dot.place.code)
            for x, y in (
                (dot.x + DOT + 3, dot.y - LABEL_HEIGHT / 2),
                (dot.x - DOT - 3 - long, dot.y - LABEL_HEIGHT / 2),
                (dot.x - long / 2, dot.y - DOT - 2 - LABEL_HEIGHT),
                (dot.x - long / 2, dot.y + DOT + 2),
            ):
                box = (x, y, x + long, y + LABEL_HEIGHT)
                is_inside = x >= 0 and y >= 0 and box[2] <= width and box[3] <= height
                if is_inside and not any(_meet(box, other) for other in taken):
                    taken.append(box)
                    found = (x, y + LABEL_HEIGHT - 3)
                    break
        yield Dot(dot.place, dot.x, dot.y, *(found or (None, 0)))


Box = tuple[float, float, float, float]


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


# The outline of a dot around 0,0: a shape for each tone, so that none needs its colour.
SHAPES = {
    "good": "M-6,0A6,6,0,1,1,6,0A6,6,0,1,1,-6,0Z",
    "warn": "M0,-7.5L7.5,0L0,7.5L-7.5,0Z",
    "bad": "M0,-7.5L7.5,6L-7.5,6Z",
    "plain": "M-5.5,-5.5H5.5V5.5H-5.5Z",
}


def boundary_of(strategy: Strategy) -> list[Ring]:
    """Read the rings of its boundary; none where the office gave none: one query."""
    found: list[Ring] | None = (
        Outline.objects.filter(strategy=strategy)
        .values_list("rings", flat=True)
        .order_by(F("pk"))
        .first()
    )
    return found or []


def map_of_task(task: Any, strategy: Strategy, status: Status) -> TaskMap | None:
    """Draw where the task is carried out; None, without a query, where no task is."""
    if not getattr(strategy, "has_places", False):
        return None
    programme = task.programme
    told = (programme.goal.number, programme.number, task.number, task.title)
    places = [
        Place(one.name, one.spot, *told, status.value) for one in task.locations.all()
    ]
    return TaskMap(places, boundary_of(strategy)) if places else None


def features(places: Sequence[Place], pages: Sequence[str]) -> dict[str, Any]:
    """Write the places as GeoJSON (RFC 7946), with the page of each task."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [
                        float(place.spot.longitude),
                        float(place.spot.latitude),
                    ],
                },
                "properties": {
                    "place": place.name,
                    "code": place.code,
                    "title": place.title,
                    "status": place.standing,
                    "status_name": str(place.status.label),
                    "page": page,
                },
            }
            for place, page in zip(places, pages, strict=True)
        ],
    }
