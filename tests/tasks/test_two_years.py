from decimal import Decimal
from fractions import Fraction

import pytest

from tasks.two_years import Move, Side, move


def side(planned: str | None, progress: str | None, *, completed: bool = False) -> Side:
    return Side(
        None if planned is None else Decimal(planned),
        None if progress is None else Decimal(progress),
        completed,
    )


@pytest.mark.parametrize(
    ("planned", "progress", "shortfall"),
    [
        ("17", "12", 5),
        ("12", "12", 0),
        ("10", "12.5", 0),
        ("0", "0", 0),
        ("10", None, None),
        (None, "10", None),
    ],
)
def test_shortfall_is_what_lacks_to_the_plan(planned, progress, shortfall):
    expected = None if shortfall is None else Fraction(shortfall)
    assert side(planned, progress).shortfall == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # I.3.5 of Leszno: 69 of 76 by 2011, 84 of 93 by 2012.
        (side("76", "69"), side("93", "84"), Move.SLIPPED),
        (side("76", "69"), side("93", "87"), Move.CAUGHT_UP),
        (side("76", "69"), side("93", "86"), Move.SAME),
        # A lead that shrinks is no shortfall.
        (side("20", "30"), side("40", "40"), Move.SAME),
        (side("20", "30"), side("40", "39"), Move.SLIPPED),
        (side("80", "70"), side("100", "100", completed=True), Move.FINISHED),
        # Of a total without stages there is no plan, yet its end is known.
        (side(None, None), side(None, None, completed=True), Move.FINISHED),
        (
            side("50", "50", completed=True),
            side("50", "50", completed=True),
            Move.SAME,
        ),
        # Completed in 2009, taken back by a correction.
        (side("50", "50", completed=True), side("50", "40"), Move.SLIPPED),
        (side("50", None), side("60", "60"), Move.UNKNOWN),
        (side("50", "50"), side(None, None), Move.UNKNOWN),
    ],
)
def test_what_became_of_a_task(before, after, expected):
    assert move(before, after) == expected
