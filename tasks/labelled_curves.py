"""The plan/actual curve as public pages draw it: to be read without a legend.

Each point has its figure, what lies between plan and actual a bracket and a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil

from django.utils.translation import gettext as _

from leszno_strategy.numbers import Exact, as_decimal, points, rounded
from tasks.curves import Curve, Key, PointLike, Spot, coordinate
from tasks.progress import difference

# In the units of the drawing: how wide a figure under the axis is, what two labels one
# above the other need, and how far a label is from its point.
LETTER, LINE, APART = 8, 19, 9
# Words at the end stand behind the bracket.
AWAY = 22


@dataclass(frozen=True, slots=True)
class Label:
    """A text of the picture; `name` is its class, `anchor` where it begins or ends."""

    name: str
    text: str
    x: str
    y: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Bracket:
    """What parts the last actual from the plan of its year."""

    x: str
    top: str
    bottom: str


class LabelledCurve(Curve):
    """Wide enough that each point can have its figure."""

    width, height = 620, 372
    top, bottom = 22, 326
    room = 52
    has_point_labels = True
    # How wide one is of the bold words at the end of the lines.
    letter = 8.9

    def __init__(self, years: Sequence[PointLike]) -> None:
        super().__init__(years)
        longest = max(len(tick.label) for tick in self.levels)
        self.left = LETTER * longest + 16
        words = [text for _name, text, _at in self._end_words()]
        words += [_plan_words(one.value) for one in self.planned[-1:]]
        room = self.letter * max(map(len, words), default=0)
        self.right = self.width - ceil(AWAY + room)
        # They were put where the usual margins are.
        self.planned = [self._spot(one.year, one.value) for one in self.planned]
        self.actual = [self._spot(one.year, one.value) for one in self.actual]

    @property
    def end_x(self) -> float:
        return self._x(self.last.year)

    @property
    def lead(self) -> Decimal | None:
        """How far the last actual is ahead of its plan, rounded once; 0 if even."""
        last = self.last
        if last.planned is None or last.actual is None:
            return None
        return rounded(difference(last.actual, last.planned))

    @property
    def bracket(self) -> Bracket | None:
        if not self.lead:
            return None
        known = (self.last.planned, self.last.actual)
        ends = sorted(self._y(value) for value in known if value is not None)
        return Bracket(coordinate(self.end_x + APART), *map(coordinate, ends))

    @property
    def chosen(self) -> int:
        """The year at whose end the page looks."""
        return self.last.year

    @property
    def legend(self) -> list[Key]:
        """What both areas mean, whichever of them there is; none without an actual."""
        if not self.actual:
            return []
        return [
            Key("shortfall", "hatch", _("less done than planned"), self.left),
            Key("surplus", "", _("more done than planned"), self.left + 240),
        ]

    @property
    def narrow(self) -> "NarrowCurve":
        return NarrowCurve(self.points)

    @cached_property
    def labels(self) -> list[Label]:
        found = [*self._ends()]
        if self.has_point_labels:
            found += self._points()
        return found

    def _ends(self) -> Iterator[Label]:
        """Write at the end of the lines what they are and how far they are apart."""
        x = coordinate(self.end_x + AWAY)
        texts = [(name, text, self._y(at)) for name, text, at in self._end_words()]
        texts.sort(key=lambda one: one[2])
        heights = _apart([y for _name, _text, y in texts])
        for (name, text, _at), y in zip(texts, heights, strict=True):
            yield Label(name, text, x, coordinate(y + 5))
        if self.planned and self.last.year != self.planned[-1].year:
            end = self.planned[-1]
            said = _plan_words(end.value)
            yield Label("label", said, coordinate(float(end.x) + APART), end.y)

    def _end_words(self) -> Iterator[tuple[str, str, Exact]]:
        """Name what there is at the last actual, each at its value."""
        last, lead = self.last, self.lead
        if last.planned is not None and last.year == self.planned[-1].year:
            yield "label", _plan_words(last.planned), last.planned
        if last.actual is not None:
            said = _("done %(points)s") % {"points": points(last.actual)}
            yield "label label-actual", said, last.actual
        if lead and last.planned is not None and last.actual is not None:
            apart = {"points": points(abs(lead))}
            middle = (as_decimal(last.planned) + as_decimal(last.actual)) / 2
            if lead < 0:
                yield "label label-short", _("%(points)s short") % apart, middle
            else:
                yield "label label-ahead", _("%(points)s ahead") % apart, middle

    def _points(self) -> Iterator[Label]:
        """Write the figures of the other points, above the upper line and below the
        lower one; of many years only those that are named under the axis."""
        named = {int(tick.label) for tick in self.year_ticks}
        actual = {spot.year: spot for spot in self.actual}
        planned = {spot.year: spot for spot in self.planned}
        last, end = self.last.year, self.planned[-1].year if self.planned else None
        for year in sorted(named):
            plan, done = planned.get(year), actual.get(year)
            is_ahead = bool(plan and done and done.value > plan.value)
            if done and year != last:
                yield self._at_point("point point-actual", done, above=is_ahead)
            is_same = bool(plan and done and points(plan.value) == points(done.value))
            if plan and year not in (last, end) and not is_same:
                yield self._at_point("point", plan, above=not is_ahead)

    def _at_point(self, name: str, spot: Spot, *, above: bool) -> Label:
        x, y = float(spot.x), float(spot.y)
        if above:
            at = (x - APART, max(y - APART, 12), "end")
        else:
            at = (x + APART, min(y + 2 * APART, self.bottom - 6), "start")
        return Label(
            name, points(spot.value), coordinate(at[0]), coordinate(at[1]), at[2]
        )


def _plan_words(value: Exact) -> str:
    return _("plan %(points)s") % {"points": points(value)}


def _apart(heights: list[float]) -> list[float]:
    """Move labels that would lie on each other apart, around where they are."""
    if not heights:
        return []
    found = [heights[0]]
    for one in heights[1:]:
        found.append(max(one, found[-1] + LINE))
    # What was pushed down comes back by half, but not above the picture.
    back = min((found[-1] - heights[-1]) / 2, max(found[0] - LINE / 2, 0))
    return [one - back for one in found]


class NarrowCurve(LabelledCurve):
    """The same for a phone: the words at its end, and no figures at the points."""

    width, height = 352, 262
    top, bottom = 16, 232
    room = 36
    letter = 7.7
    has_point_labels = False
