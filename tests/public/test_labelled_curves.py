"""The curve of public pages: its words, and that they fit whatever it draws."""

from decimal import Decimal
from itertools import pairwise

import pytest
from django.test import Client

from tasks.labelled_curves import LINE, LabelledCurve, NarrowCurve
from tasks.outline import Point
from tests.factories import make_goal, make_programme, make_strategy, make_task

Years = dict[int, tuple[str | None, str | None]]
# Plan and progress of the real strategy, worked out by hand.
LESZNO: Years = {
    2009: ("21.4", "17.6"),
    2010: ("43.9", "37.1"),
    2011: ("62.7", "53.6"),
    2012: ("80.5", "68.0"),
    2013: ("96.5", "81.1"),
}


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def drawn(years: Years) -> LabelledCurve:
    points = [Point(y, number(plan), number(done)) for y, (plan, done) in years.items()]
    return LabelledCurve(points)


def texts(curve: LabelledCurve, name: str) -> list[str]:
    return [one.text.replace("\xa0", " ") for one in curve.labels if one.name == name]


def test_each_point_has_its_figure_and_the_gap_a_bracket_with_its_number():
    curve = drawn(LESZNO)
    assert texts(curve, "point point-actual") == ["17,6", "37,1", "53,6", "68,0"]
    assert texts(curve, "point") == ["21,4", "43,9", "62,7", "80,5"]
    assert texts(curve, "label") == ["plan 96,5"]
    assert texts(curve, "label label-actual") == ["wykonanie 81,1"]
    assert texts(curve, "label label-short") == ["brakuje 15,4"]
    assert curve.bracket is not None
    assert float(curve.bracket.top) < float(curve.bracket.bottom)


def test_what_is_ahead_says_so():
    curve = drawn({2009: ("20", "30")})
    assert texts(curve, "label label-ahead") == ["ponad plan 10,0"]
    assert texts(curve, "label label-short") == []


def test_the_gap_is_that_of_the_exact_figures_as_in_the_sentence_beside_it():
    curve = drawn({2009: ("77.76", "45.34")})
    assert texts(curve, "label") == ["plan 77,8"]
    assert texts(curve, "label label-actual") == ["wykonanie 45,3"]
    assert texts(curve, "label label-short") == ["brakuje 32,4"]


def test_where_both_are_shown_alike_there_is_no_bracket_and_one_figure_a_point():
    curve = drawn({2009: ("50", "50.01"), 2010: ("100", "100")})
    assert curve.bracket is None
    assert texts(curve, "point point-actual") == ["50,0"]
    assert texts(curve, "point") == []


def test_an_earlier_year_has_its_gap_where_it_is_and_the_plan_its_end():
    years = LESZNO | {year: (LESZNO[year][0], None) for year in (2012, 2013)}
    curve = drawn(years)
    assert texts(curve, "label label-short") == ["brakuje 9,1"]
    assert texts(curve, "label") == ["plan 96,5"]
    assert curve.chosen == 2011


def test_a_plan_alone_has_neither_gap_nor_key():
    curve = drawn({2009: ("40", None), 2010: ("100", None)})
    assert (curve.bracket, curve.legend) == (None, [])


def test_both_meanings_are_in_the_key_even_if_only_one_occurs():
    assert [one.name for one in drawn(LESZNO).legend] == ["shortfall", "surplus"]


@pytest.mark.parametrize("gap", ["0", "0.2", "1", "5", "60"])
@pytest.mark.parametrize("kind", [LabelledCurve, NarrowCurve])
def test_words_at_the_end_never_lie_on_each_other(gap, kind):
    points = [Point(2009, Decimal(100), Decimal(100) - Decimal(gap))]
    ends = [one for one in kind(points).labels if one.name.startswith("label")]
    heights = sorted(float(one.y) for one in ends)
    assert all(after - one >= LINE - 0.1 for one, after in pairwise(heights))
    assert heights[0] > 0


@pytest.mark.parametrize("kind", [LabelledCurve, NarrowCurve])
@pytest.mark.parametrize(
    "years",
    [
        {2009: ("100", "40")},
        {2001 + n: (str(n * 2.5), str(n * 2)) for n in range(40)},
        {2009: ("5000", "2500"), 2010: ("10000", "12500")},
        {2009: ("0", "0"), 2010: (None, "3")},
    ],
    ids=["one value", "forty years", "10 000 points", "no plan at the end"],
)
def test_everything_that_is_drawn_lies_within_the_picture(years, kind):
    points = [Point(y, number(plan), number(done)) for y, (plan, done) in years.items()]
    curve = kind(points)
    assert 3 <= len(curve.levels) <= 7
    places = [float(tick.position) for tick in curve.year_ticks]
    assert all(after - one >= curve.room for one, after in pairwise(places))
    for label in curve.labels:
        width = (curve.letter if " " in label.name else 8) * len(label.text)
        x = float(label.x) - (width if label.anchor == "end" else 0)
        assert -1 <= x <= curve.width - width, label
        assert 0 < float(label.y) < curve.height, label


def test_a_page_has_the_picture_for_each_width_with_ids_of_their_own(
    client: Client, db
):
    make_task(stages=[{2009: ("50", "40"), 2010: ("50", "50")}])
    body = client.get("/").content.decode()
    for one in ("curve-wide", "curve-narrow"):
        assert body.count(f'id="{one}-title"') == 1
    assert body.count("brakuje 10,0") == 2 or body.count("brakuje\xa010,0") == 2


def test_large_figures_and_many_years_make_pages(client: Client, db):
    years = tuple(range(2001, 2041))
    programme = make_programme(make_goal(make_strategy(years=years)))
    make_task(programme, stages=[dict.fromkeys(years, ("250", "200"))])
    text = client.get("/?rok=2040").content.decode().replace("\xa0", " ")
    assert "8 000,0" in text
    assert "10 000,0" in text
    assert len(text) < 60_000
