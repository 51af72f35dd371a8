"""The city's arithmetic, rule by rule."""

from decimal import Decimal

import pytest

from leszno_strategy.numbers import computed
from tasks import progress
from tasks.progress import Cell, Part, Status, TaskFigures, Thresholds

THRESHOLDS = Thresholds(on_track=Decimal("0.95"), delayed=Decimal("0.75"))


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def stages(**years: str) -> TaskFigures:
    """Figures such as stages(y2009="17/12"): planned, carried out; "-" is unknown."""
    sums = {}
    for name, text in years.items():
        planned, actual = (None if t == "-" else Decimal(t) for t in text.split("/"))
        sums[int(name[1:])] = Cell(planned, actual)
    return TaskFigures(stages_known=True, years=sums)


def totals(**years: str) -> TaskFigures:
    return TaskFigures(
        stages_known=False, totals={int(k[1:]): Decimal(v) for k, v in years.items()}
    )


I_3_5 = stages(y2009="17/12", y2010="42/42", y2011="17/15", y2012="17/15", y2013="7/7")


@pytest.mark.parametrize(
    ("figures", "year", "planned", "done"),
    [
        (I_3_5, 2009, "17", "12"),
        (I_3_5, 2010, "59", "54"),
        (I_3_5, 2013, "100", "91"),
        (stages(y2009="100/107.5"), 2013, "100", "107.5"),
        (stages(y2010="10/10"), 2009, "0", "0"),
        (stages(), 2013, "0", "0"),
        (stages(y2013="10/-"), 2013, "10", "0"),
        (totals(y2013="107.5"), 2013, None, "107.5"),
        (totals(y2013="107.5"), 2012, None, None),
        (totals(y2011="40", y2013="55"), 2012, None, "40"),
        (totals(y2013="55", y2011="40"), 2013, None, "55"),
        (totals(y2013="0"), 2013, None, "0"),
        (totals(), 2013, None, None),
    ],
)
def test_progress_and_plan_add_up_to_the_year(figures, year, planned, done):
    assert progress.planned(figures, to_year=year) == number(planned)
    assert progress.progress(figures, to_year=year) == number(done)


def test_a_total_stays_out_where_stages_are_known():
    both = TaskFigures(True, {2013: Cell(Decimal(9), Decimal(8))}, {2013: Decimal(99)})
    assert progress.progress(both, to_year=2013) == 8


@pytest.mark.parametrize(
    ("figures", "year", "status"),
    [
        (totals(), 2013, Status.NO_DATA),
        (totals(y2013="40"), 2012, Status.NO_DATA),
        (stages(y2009="50/-", y2010="50/-"), 2010, Status.NO_DATA),
        (totals(y2013="100"), 2013, Status.COMPLETED),
        (totals(y2013="99.9"), 2013, Status.IN_PROGRESS),
        (totals(y2013="0"), 2013, Status.IN_PROGRESS),
        (stages(), 2013, Status.NO_PLAN),
        (stages(y2009="-/-"), 2013, Status.NO_PLAN),
        (stages(y2009="0/-"), 2013, Status.NO_PLAN),
        (stages(y2009="-/0"), 2013, Status.NO_PLAN),
        (stages(y2009="0/0"), 2013, Status.NO_PLAN),
        (stages(y2009="-/-", y2010="0/40"), 2009, Status.NO_PLAN),
        (stages(y2009="-/-", y2010="0/40"), 2010, Status.IN_PROGRESS),
        (stages(y2009="-/99.99"), 2013, Status.IN_PROGRESS),
        (stages(y2009="-/100"), 2013, Status.COMPLETED),
        (stages(y2009="0/107.5"), 2013, Status.COMPLETED),
        (stages(y2009="91/91"), 2013, Status.COMPLETED),
        (stages(y2009="50/60", y2010="50/45"), 2010, Status.COMPLETED),
        (stages(y2010="100/100"), 2009, Status.NOT_STARTED),
        (stages(y2010="20/19", y2011="80/0"), 2010, Status.ON_TRACK),
        (stages(y2010="20/18.99", y2011="80/0"), 2010, Status.DELAYED),
        (stages(y2010="20/15", y2011="80/0"), 2010, Status.DELAYED),
        (stages(y2010="20/14.99", y2011="80/0"), 2010, Status.AT_RISK),
        (stages(y2010="20/0", y2011="80/0"), 2010, Status.AT_RISK),
        (stages(y2010="0/5", y2011="80/0"), 2010, Status.ON_TRACK),
        (I_3_5, 2009, Status.AT_RISK),
        (I_3_5, 2013, Status.DELAYED),
    ],
)
def test_the_first_status_that_fits_is_given(figures, year, status):
    assert progress.status(figures, in_year=year, thresholds=THRESHOLDS) == status


def test_thresholds_are_the_citys_to_set():
    strict = Thresholds(on_track=Decimal(1), delayed=Decimal("0.92"))
    assert progress.status(I_3_5, in_year=2013, thresholds=strict) == Status.AT_RISK


@pytest.mark.parametrize(
    ("parts", "mean", "known", "coverage"),
    [
        ([("25", "100"), ("75", "0")], "25", 2, "1"),
        ([("55", "100"), ("50", "79")], "90", 2, "1"),
        ([("40", "90"), ("60", None)], "90", 1, "0.4"),
        ([(None, "10"), (None, "20")], "15", 2, "1"),
        ([(None, "10"), (None, None)], "10", 1, "0.5"),
        ([("50", "10"), (None, "90")], "10", 2, "1"),
        ([("50", "107.5")], "107.5", 1, "1"),
        ([("50", "0"), ("50", None)], "0", 1, "0.5"),
        ([("50", None)], None, 0, "0"),
        ([("0", "10")], None, 1, None),
        ([], None, 0, None),
    ],
)
def test_the_mean_is_divided_by_the_weights_that_are_known(
    parts, mean, known, coverage
):
    found = progress.weighted_mean([Part(number(w), number(v)) for w, v in parts])
    assert found.value == number(mean)
    assert found.known == known
    assert found.coverage == number(coverage)


@pytest.mark.parametrize(
    ("done", "planned", "index"),
    [
        ("91", "100", "0.91"),
        ("8", "5", "1.6"),
        ("0", "5", "0"),
        ("5", "0", None),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_the_index_needs_a_plan(done, planned, index):
    assert progress.index(number(done), number(planned)) == number(index)


@pytest.mark.parametrize(
    ("parts", "points"),
    [
        ([("55", "100"), ("50", "79")], ["52.3810", "37.6190"]),
        ([(None, "10"), (None, "35")], ["5", "17.5"]),
        ([("60", "50"), ("40", None)], ["50", None]),
        ([("60", "50"), (None, "40")], ["50", "0"]),
        ([("50", "107.5"), ("50", "0")], ["53.75", "0"]),
        ([("60", None)], [None]),
        ([("0", "50")], [None]),
        ([], []),
    ],
)
def test_contributions_are_shares_of_the_known_weight(parts, points):
    given = [Part(number(weight), number(value)) for weight, value in parts]
    found = progress.contributions(given)
    assert [computed(point, 4) for point in found] == [
        number(point) for point in points
    ]
    if mean := progress.weighted_mean(given).value:
        assert sum(point for point in found if point is not None) == mean


@pytest.mark.parametrize(
    ("planned", "done", "months"),
    [
        (["20", "60", "100"], "60", "12"),  # as far as the plan a year ago
        (["20", "60", "100"], "80", "6"),
        (["20", "60", "100"], "100", "0"),
        (["20", "60", "100"], "105", "0"),
        (["20", "60", "100"], "10", "30"),  # half-way through the first year
        (["20", "60", "100"], "0", "36"),
        (["20", "20", "60"], "20", "12"),  # the plan rested for a year
        (["20"], "5", "9"),
        (["0"], "0", "0"),
    ],
)
def test_a_delay_is_how_long_ago_the_plan_was_where_the_work_is(planned, done, months):
    plan = {2009 + n: Decimal(points) for n, points in enumerate(planned)}
    assert progress.months_behind(plan, Decimal(done)) == Decimal(months)


@pytest.mark.parametrize(
    ("planned", "done", "months"),
    [
        ({2009: "0", 2010: "100", 2013: "100"}, "0", "48"),
        ({2009: "0", 2010: "100", 2013: "100"}, "50", "42"),
        ({2009: "0", 2010: "100", 2013: "100"}, "100", "0"),
        # Between its points the curve is a straight line, three years long here.
        ({2010: "50", 2013: "100"}, "75", "18"),
        ({2010: "50", 2013: "100"}, "50", "36"),
        ({2010: "50", 2013: "100"}, "25", "42"),
        ({2013: "100"}, "0", "12"),
    ],
)
def test_a_year_that_the_strategy_lacks_lasts_twelve_months(planned, done, months):
    plan = {year: Decimal(points) for year, points in planned.items()}
    assert progress.months_behind(plan, Decimal(done)) == Decimal(months)
