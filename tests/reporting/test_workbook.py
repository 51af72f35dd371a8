from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Kind
from tasks.models import Executor, Goal, Strategy
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
)
from tests.reporting.reading import SUMMARY_HEADINGS, headings, opened, rows

pytestmark = pytest.mark.django_db


def task_row(strategy: Strategy, year: int = 2013) -> dict[str, Any]:
    (row,) = rows(opened(strategy, year)["Tasks"])
    return {heading: cell.value for heading, cell in row.items()}


def summary_rows(strategy: Strategy, year: int = 2013) -> list[dict[str, Any]]:
    found = rows(opened(strategy, year)["Summary"], SUMMARY_HEADINGS)
    return [{name: cell.value for name, cell in row.items()} for row in found]


def test_the_sheets_and_their_headings() -> None:
    task = make_task(stages=[{2009: ("10", "8")}])
    make_indicator(task, {2005: "1", 2013: "2"})
    book = opened(task.strategy)
    assert {
        sheet.title: headings(
            sheet, SUMMARY_HEADINGS if sheet.title == "Summary" else 1
        )
        for sheet in book.worksheets
    } == {
        "Summary": [
            "Code",
            "Title",
            "Weight",
            "Planned to the end of 2013",
            "Progress to the end of 2013",
            "Progress comparable with the plan",
            "Progress as a share of the plan",
            "All tasks",
            "Tasks with known progress",
            "Weight of tasks with known progress",
            "Tasks with known stages",
            "Completed",
            "On track",
            "Delayed",
            "At risk",
            "In progress",
            "Not started",
            "No plan",
            "No data",
        ],
        "Tasks": [
            "Code",
            "Title",
            "Goal",
            "Programme",
            "Coordinator",
            "Executors",
            "Weight",
            "Planned in 2013",
            "Actual in 2013",
            "Planned to the end of 2013",
            "Progress to the end of 2013",
            "Plan of all years",
            "Progress as a share of the plan",
            "Status",
            "Note",
        ],
        "Stages": [
            "Code",
            "Task",
            "Stage",
            "Title of the stage",
            *(
                f"{kind} in {year}"
                for year in range(2009, 2014)
                for kind in ("Planned", "Actual")
            ),
            "Plan of all years",
            "Progress to the end of 2013",
        ],
        "Indicators": [
            "Level",
            "Code",
            "Kind",
            "Indicator",
            "Unit of measure",
            "Source",
            "2005",
            "2013",
        ],
    }


# Summary


def test_the_summary_says_what_it_is_of_which_year_and_day() -> None:
    sheet = opened(make_strategy())["Summary"]
    intro = " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=5))
    assert "Strategia rozwoju Miasta: report for 2013" in intro
    assert "City: Miasto. State at the end of 2013, drawn up on Feb. 3, 2014" in intro
    assert "cover only tasks whose stages are known" in intro
    assert "on track from 95% of the plan to date and delayed from 75%" in intro


def test_the_summary_has_the_strategy_its_goals_and_programmes() -> None:
    strategy = make_strategy()
    first = make_goal(strategy, "I")
    make_programme(first)
    make_programme(first)
    make_programme(make_goal(strategy, "II"))
    codes = [row["Code"] for row in summary_rows(strategy)]
    assert codes == [None, "I", "I.1", "I.2", "II", "II.1"]


def test_a_programme_shows_plan_progress_and_how_much_they_cover() -> None:
    programme = make_programme(weight="30")
    make_task(programme, weight="40", stages=[{2009: ("80", "60"), 2010: ("20", None)}])
    make_task(programme, weight="20", total=(2009, "90"))
    make_task(programme, weight="40")
    whole, _goal, row = summary_rows(programme.goal.strategy, 2009)
    assert whole["Weight of tasks with known progress"] == 0.6
    assert list(row.values()) == [
        *("I.1", "Program 1", 30),
        *(80, 70, 60, 0.75),  # 70 is (40 · 60 + 20 · 90) / 60
        *(3, 2, 0.6, 1),
        *(0, 0, 1, 0, 1, 0, 0, 1),
    ]


def test_a_programme_without_known_stages_has_no_plan_to_show() -> None:
    task = make_task(total=(2013, "50"))
    row = summary_rows(task.strategy)[-1]
    assert row["Progress to the end of 2013"] == 50
    assert row["Planned to the end of 2013"] is None
    assert row["Progress comparable with the plan"] is None
    assert row["Progress as a share of the plan"] is None


def test_a_tie_is_rounded_up_in_the_cell_as_on_the_page() -> None:
    task = make_task(stages=[{2009: ("100", "47.25")}])
    row = rows(opened(task.strategy)["Summary"], SUMMARY_HEADINGS)[-1]
    cell = row["Progress to the end of 2013"]
    assert (cell.value, cell.number_format) == (47.3, "0.0")


# Tasks


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
        *("I.1.1", "Inkubator", "I", "I.1 Program 1"),
        *("Naczelnik Wydziału", "Straż Miejska; Policja", 12.5),
        *(83, 70, 100, 82, 100, 0.82, "Delayed", None),
    ]


def test_a_total_without_stages_is_said_to_be_one() -> None:
    row = task_row(make_task(total=(2013, "107.5")).strategy)
    assert row["Progress to the end of 2013"] == 107.5
    assert row["Note"] == "a total reported without stages"
    for heading in (
        "Planned in 2013",
        "Actual in 2013",
        "Planned to the end of 2013",
        "Plan of all years",
        "Progress as a share of the plan",
    ):
        assert row[heading] is None


def test_a_task_of_which_nothing_is_known_says_so() -> None:
    row = task_row(make_task().strategy)
    assert row["Progress to the end of 2013"] is None
    assert (row["Status"], row["Note"]) == ("No data", "stages are not known")


@pytest.mark.parametrize(
    ("plan", "note"),
    [("91", "the plan does not add up to 100"), ("100", None), (None, None)],
)
def test_a_plan_that_is_not_100_is_noted(plan: str | None, note: str | None) -> None:
    task = make_task(stages=[{2009: (plan, None)}])
    assert task_row(task.strategy)["Note"] == note


def test_a_title_like_a_formula_stays_a_text() -> None:
    task = make_task(title='=HYPERLINK("http://example.org")')
    (row,) = rows(opened(task.strategy)["Tasks"])
    assert row["Title"].data_type == "s"


# Stages


def test_a_dash_is_empty_and_a_zero_is_zero() -> None:
    task = make_task(stages=[{2009: ("10", "0"), 2010: ("1.5", None)}])
    (row,) = rows(opened(task.strategy)["Stages"])
    assert [cell.value for cell in row.values()] == [
        *("I.1.1", "Zadanie 1", "1", "Etap 1"),
        *(10, 0, 1.5, None, None, None, None, None, None, None),
        *(11.5, 0),
    ]


def test_a_stage_of_dashes_has_no_sums() -> None:
    task = make_task(stages=[{}])
    (row,) = rows(opened(task.strategy)["Stages"])
    assert row["Plan of all years"].value is None
    assert row["Progress to the end of 2013"].value is None


def test_what_was_done_after_the_year_is_left_out() -> None:
    task = make_task(stages=[{2009: ("50", "40"), 2010: ("50", "30")}])
    (row,) = rows(opened(task.strategy, 2009)["Stages"])
    assert "Actual in 2010" not in row
    assert row["Planned in 2010"].value == 50
    assert row["Progress to the end of 2009"].value == 40


def test_stages_stand_in_the_order_of_the_cards() -> None:
    programme = make_programme()
    make_task(programme, stages=[{}, {}])
    make_task(make_programme(programme.goal), stages=[{}])
    make_task(programme, stages=[{}])
    found = rows(opened(programme.goal.strategy)["Stages"])
    order = [(row["Code"].value, row["Stage"].value) for row in found]
    assert order == [("I.1.1", "1"), ("I.1.1", "2"), ("I.1.2", "1"), ("I.2.1", "1")]


# Indicators


def test_a_value_is_a_number_where_it_is_one_and_else_the_text() -> None:
    task = make_task()
    make_indicator(
        task,
        {2005: "62,86", 2009: "1 215", 2010: "ok. 1800", 2011: "-", 2012: "0"},
        name="Firmy",
    )
    (row,) = rows(opened(task.strategy)["Indicators"])
    assert [cell.value for cell in row.values()] == [
        *("Task", "I.1.1", "Output indicator", "Firmy", None, None),
        *(62.86, 1215, "ok. 1800", "-", 0),
    ]


def test_each_level_has_its_indicators_in_the_order_of_the_tree() -> None:
    task = make_task()
    make_indicator(task, name="of the task")
    make_indicator(task.programme, name="of the programme", kind=Kind.CONTEXT)
    make_indicator(task.programme.goal, name="of the goal")
    found = rows(opened(task.strategy)["Indicators"])
    assert [(row["Code"].value, row["Indicator"].value) for row in found] == [
        ("I", "of the goal"),
        ("I.1", "of the programme"),
        ("I.1.1", "of the task"),
    ]


def test_a_value_later_than_the_year_is_left_out() -> None:
    task = make_task()
    make_indicator(task, {2009: "1", 2010: "2"})
    assert headings(opened(task.strategy, 2009)["Indicators"])[-1] == "2009"


# All of it


def test_another_strategy_is_left_out() -> None:
    strategy = make_strategy("nasza")
    other = make_task(
        make_programme(make_goal(make_strategy("inna"))), stages=[{2009: ("1", "1")}]
    )
    make_indicator(other, {2009: "1"})
    book = opened(strategy)
    assert [rows(book[name]) for name in ("Tasks", "Stages", "Indicators")] == [[]] * 3
    assert len(rows(book["Summary"], SUMMARY_HEADINGS)) == 1


def fill(goal: Goal, tasks: int) -> None:
    programme = make_programme(goal, coordinator=make_post())
    for _number in range(tasks):
        task = make_task(
            programme,
            stages=[{2009: ("10", "8")}, {2010: ("9", "7")}],
            executor=make_unit(),
        )
        make_indicator(task, {2009: "1"})
    make_indicator(programme, {2009: "1"})
    make_indicator(goal, {2009: "1"})


def queries(strategy: Strategy) -> int:
    with CaptureQueriesContext(connection) as captured:
        opened(strategy)
    return len(captured)


def test_queries_do_not_grow_with_the_tasks() -> None:
    strategy = make_strategy()
    fill(make_goal(strategy, "I"), tasks=10)
    with_ten = queries(strategy)
    fill(make_goal(strategy, "II"), tasks=50)
    assert queries(strategy) == with_ten
