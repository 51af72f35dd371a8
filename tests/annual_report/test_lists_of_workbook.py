"""What stands on the lists of the yearly workbook: tasks, stages, indicators, gaps."""

from typing import Any

import pytest

from annual_report.scope import Kind as ScopeKind
from annual_report.scope import Scope
from indicators.models import Kind
from organisation.models import Unit
from tasks.models import Executor, FundingSource, Strategy, Task
from tests.annual_report.sheets import two_goals
from tests.factories import (
    make_indicator,
    make_post,
    make_programme,
    make_task,
    make_unit,
)
from tests.reporting.reading import (
    headings,
    opened,
    rows,
    values,
)

pytestmark = pytest.mark.django_db


def task_row(strategy: Strategy, year: int = 2013) -> dict[str, Any]:
    (row,) = values(opened(strategy, year)["Tasks"])
    return row


def remarks(strategy: Strategy, year: int = 2013) -> list[tuple[str, str]]:
    found = values(opened(strategy, year)["Gaps"])
    return [(row["Code"], row["Remark"]) for row in found]


def test_a_task_row_says_who_what_and_how_far() -> None:
    programme = make_programme(coordinator=make_post("Naczelnik Wydziału"))
    task = make_task(
        programme,
        title="Inkubator",
        weight="12.5",
        stages=[{2009: ("17", "12")}, {2010: ("83", "70"), 2011: (None, "3")}],
        executor=make_unit("Straż Miejska"),
    )
    Executor.objects.create(task=task, text="Policja", position=2)
    assert list(task_row(task.strategy, 2010).values()) == [
        *("I.1.1", "Inkubator", "I", "I.1"),
        *("Naczelnik Wydziału", "Straż Miejska; Policja", 12.5, 12.5),
        *(83, 70, 100, 82, "Delayed", 82, 100, 0.82),
        *(None, None, None, "taken over from earlier records"),
    ]


def test_a_total_without_stages_has_progress_and_no_plan() -> None:
    row = task_row(make_task(total=(2013, "107.5")).strategy)
    assert row["Progress to the end of 2013"] == 107.5
    for heading in (
        "Planned in 2013",
        "Actual in 2013",
        "Planned to the end of 2013",
        "Plan of all years",
        "Progress as a share of the plan",
    ):
        assert row[heading] is None


def test_weights_that_are_not_given_count_alike() -> None:
    row = task_row(make_task().strategy)
    assert (row["Weight"], row["Weight in the mean"]) == (None, 1)


def test_a_title_like_a_formula_stays_a_text() -> None:
    task = make_task(title='=HYPERLINK("http://example.org")')
    (row,) = rows(opened(task.strategy)["Tasks"])
    assert row["Title"].data_type == "s"


# Stages


def test_a_dash_is_empty_and_a_zero_is_zero() -> None:
    task = make_task(stages=[{2009: ("10", "0"), 2010: ("1.5", None)}])
    (row,) = values(opened(task.strategy)["Stages"])
    assert list(row.values()) == [
        *("I.1.1", "Zadanie 1", "1", "Etap 1"),
        *(10, 0, 1.5, None, None, None, None, None, None, None),
        *(11.5, 0),
    ]


def test_a_stage_of_dashes_has_no_sums() -> None:
    (row,) = values(opened(make_task(stages=[{}]).strategy)["Stages"])
    assert row["Plan of all years"] is None
    assert row["Progress to the end of 2013"] is None


def test_what_was_done_after_the_year_is_left_out() -> None:
    task = make_task(stages=[{2009: ("50", "40"), 2010: ("50", "30")}])
    (row,) = values(opened(task.strategy, 2009)["Stages"])
    assert "Actual in 2010" not in row
    assert row["Planned in 2010"] == 50
    assert row["Progress to the end of 2009"] == 40


def test_stages_stand_in_the_order_of_the_cards() -> None:
    programme = make_programme()
    make_task(programme, stages=[{}, {}])
    make_task(make_programme(programme.goal), stages=[{}])
    make_task(programme, stages=[{}])
    found = values(opened(programme.goal.strategy)["Stages"])
    order = [(row["Code"], row["Stage"]) for row in found]
    assert order == [("I.1.1", "1"), ("I.1.1", "2"), ("I.1.2", "1"), ("I.2.1", "1")]


# Indicators


def test_a_value_is_a_number_where_it_is_one_and_else_the_text() -> None:
    task = make_task()
    make_indicator(
        task,
        {
            2005: "62,86",
            2009: "1 215",
            2010: "ok. 1800",
            2011: "-",
            2012: "3",
            2013: "5",
        },
        name="Firmy",
    )
    (row,) = values(opened(task.strategy)["Indicators"])
    assert list(row.values())[:4] == ["Task", "I.1.1", "Output indicator", "Firmy"]
    years = [row[str(year)] for year in (2005, 2009, 2010, 2011, 2012, 2013)]
    assert years == [62.86, 1215, "ok. 1800", "-", 3, 5]
    assert row["Change since the year before"] == 2
    assert row["As reported for 2013"] == "5"


def test_there_is_no_change_where_the_year_before_is_a_text() -> None:
    task = make_task()
    make_indicator(task, {2012: "ok. 3", 2013: "5"})
    (row,) = values(opened(task.strategy)["Indicators"])
    assert row["Change since the year before"] is None


def test_each_level_has_its_indicators() -> None:
    task = make_task()
    make_indicator(task, name="of the task")
    make_indicator(task.programme, name="of the programme", kind=Kind.CONTEXT)
    make_indicator(task.programme.goal, name="of the goal")
    found = values(opened(task.strategy)["Indicators"])
    assert [(row["Level"], row["Code"], row["Indicator"]) for row in found] == [
        ("Goal", "I", "of the goal"),
        ("Programme", "I.1", "of the programme"),
        ("Task", "I.1.1", "of the task"),
    ]


def test_a_value_later_than_the_year_is_left_out() -> None:
    task = make_task()
    make_indicator(task, {2009: "1", 2010: "2"})
    found = headings(opened(task.strategy, 2009)["Indicators"])
    assert "2009" in found
    assert "2010" not in found


# Budget


def test_amounts_are_added_up_below_the_table() -> None:
    task = make_task()
    Task.objects.update(planned_total_cost="ok. 5 zł", planned_total_cost_amount=5)
    for source, amount in (("Budżet", "100.50"), ("UE", "200")):
        FundingSource.objects.create(
            task=task, source=source, funds=f"{amount} zł", amount=amount
        )
    sheet = opened(task.strategy)["Budget"]
    costs = [row["Total cost (PLN)"] for row in values(sheet)]
    assert costs == [5, None]
    totals = [cell.value for cell in list(sheet.iter_rows())[-1]]
    assert totals == [
        *("Total", None, None),
        *("sum of 2 of 2 amounts", 300.5, "sum of 1 of 1 amount", 5),
    ]


def test_a_sum_says_how_many_amounts_it_adds_and_unknown_is_not_zero() -> None:
    task = make_task()
    for funds, amount in (
        ("250 zł", 250),
        ("ok. 100 mln zł", None),
        ("", 50),
        ("", None),
    ):
        FundingSource.objects.create(
            task=task, source="Budżet", funds=funds, amount=amount
        )
    totals = [
        cell.value for cell in list(opened(task.strategy)["Budget"].iter_rows())[-1]
    ]
    assert totals[3:] == ["sum of 2 of 3 amounts", 300, None, None]


def test_where_no_amount_is_known_there_is_no_sum() -> None:
    task = make_task()
    FundingSource.objects.create(task=task, source="UE", funds="ok. 100 mln zł")
    totals = [
        cell.value for cell in list(opened(task.strategy)["Budget"].iter_rows())[-1]
    ]
    assert totals[3:] == ["sum of 0 of 1 amount", None, None, None]


# Gaps


def test_what_is_missing_or_unusual_is_listed() -> None:
    programme = make_programme(weight="90")
    make_task(programme, weight="50", stages=[{2013: ("91", None)}])
    make_task(programme, weight="40", total=(2013, "5"))
    task = make_task(programme, stages=[{2013: ("50", "1")}, {2013: ("50", None)}])
    make_indicator(task, {2013: "ok. 5"}, name="Liczba")
    assert remarks(programme.goal.strategy) == [
        ("I", "Weights add up to 90 instead of 100."),
        (
            "I.1",
            "Weights are given for 2 of 3; the others count as 0. "
            "Weights add up to 90 instead of 100.",
        ),
        ("I.1.1", "No approved report for 2013."),
        ("I.1.1", "The plan of all stages adds up to 91 instead of 100."),
        ("I.1.2", "A total reported without stages."),
        ("I.1.3", "“Etap 2”: planned for 2013, nothing reported."),
        ("I.1.3", "“Liczba”: “ok. 5” is not a number beyond doubt."),
    ]


def test_more_than_the_whole_and_work_without_a_plan_are_listed() -> None:
    task = make_task(stages=[{2012: ("100", "101")}, {2013: (None, "40")}])
    assert remarks(task.strategy) == [
        ("I.1.1", "Carried out in all: 141 of 100 points."),
        (
            "I.1.1",
            "“Etap 2”: Something was carried out, but nothing is planned in any year.",
        ),
    ]


def test_a_task_without_any_stage_is_said_to_have_no_measure() -> None:
    task = make_task(stages=[])
    assert remarks(task.strategy)[-1] == (
        "I.1.1",
        "The task has no stages, so its progress has no measure.",
    )


def test_where_nothing_lacks_there_is_no_remark() -> None:
    task = make_task(stages=[{2013: ("100", "100")}])
    assert remarks(task.strategy) == []


@pytest.mark.parametrize(
    ("scope", "parts", "tasks"),
    [
        ("goal=II", ["II", "II.1", "II.2"], ["II.1.1", "II.2.1"]),
        ("programme=I.2", ["I.2"], ["I.2.1"]),
    ],
)
def test_a_part_has_its_own_means(
    scope: str, parts: list[str], tasks: list[str]
) -> None:
    strategy = two_goals()
    book = opened(strategy, scope=Scope.read(scope))
    found = values(book["Summary"])
    assert [row["Code"] for row in found] == parts
    assert found[0]["Progress to the end of 2013"] == (65 if len(tasks) == 2 else 80)
    assert [row["Code"] for row in values(book["Tasks"])] == tasks


def test_the_tasks_of_a_unit_make_up_no_mean() -> None:
    strategy = two_goals()
    unit = Unit.objects.create(name="Straż")
    for task in Task.objects.filter(programme__number=1):
        Executor.objects.create(task=task, text="Straż", unit=unit)
    book = opened(strategy, scope=Scope(ScopeKind.UNIT, str(unit.pk)))
    assert [row["Code"] for row in values(book["Tasks"])] == ["I.1.1", "II.1.1"]
    counts = {row["Status"]: row["Tasks"] for row in values(book["Summary"])}
    assert counts["At risk"] == 2
    assert sum(counts.values()) == 2
