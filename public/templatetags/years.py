"""How a task is drawn at the ends of two years; no arithmetic here."""

from fractions import Fraction

from django import template

from leszno_strategy.numbers import UNKNOWN, Exact, points, rounded
from public.compared_years import TaskPair
from public.slope import Dumbbell
from public.slope import dumbbell as drawn

register = template.Library()


@register.filter
def dumbbell(pair: TaskPair, scale: Exact) -> Dumbbell | None:
    """None where either end is unknown."""
    if pair.was is None or pair.now is None:
        return None
    return drawn(pair.was, pair.now, scale=scale)


@register.filter
def signed(change: Fraction | None) -> str:
    """Write a change with its sign: +24,0, −3,5, 0,0."""
    if change is None:
        return UNKNOWN
    figure = rounded(change)
    if not figure:
        return points(figure)
    return f"{'+' if figure > 0 else '−'}{points(abs(figure))}"
