"""What stands on the sheets of the yearly workbook."""

import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import translation
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from annual_report.columns import Links, task_sheet
from annual_report.report import drafted
from annual_report.scope import Kind as ScopeKind
from annual_report.scope import Scope
from indicators.models import Kind
from organisation.models import Unit
from spreadsheets.sheets import read_rows
from tasks.models import Executor, FundingSource, Strategy, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
)
from tests.reporting.reading import (
    heading_row,
    headings,
    opened,
    rows,
    values,
    written,
)

pytestmark = pytest.mark.django_db

SHEETS = [
    *("Summary", "Tasks", "Stages", "Indicators", "Budget", "Gaps"),
    "About this report",
]


def task_row(strategy: Strategy, year: int = 2013) -> dict[str, Any]:
    (row,) = values(opened(strategy, year)["Tasks"])
    return row


def summary(strategy: Strategy, year: int = 2013) -> list[dict[str, Any]]:
    return values(opened(strategy, year)["Summary"])


def remarks(strategy: Strategy, year: int = 2013) -> list[tuple[str, str]]:
    found = values(opened(strategy, year)["Gaps"])
    return [(row["Code"], row["Remark"]) for row in found]


def test_the_sheets_stand_in_their_order() -> None:
    assert opened(make_strategy()).sheetnames == SHEETS


def test_every_sheet_of_a_draft_says_so_on_the_screen_and_on_paper() -> None:
    for sheet in opened(make_strategy()).worksheets:
        said = "WORKING DRAFT: figures may still change"
        assert sheet["A3"].value == said
        assert sheet.oddHeader.center.text == said


def test_sheets_print_on_a4_across_with_their_headings_and_numbers() -> None:
    for sheet in opened(make_task().strategy).worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        across = 2 if sheet.title == "Tasks" else 1
        assert (setup.fitToWidth, setup.fitToHeight) == (across, 0)
        assert "&P" in sheet.oddFooter.right.text
        if sheet.title != "Summary":
            row = heading_row(sheet)
            assert sheet.print_title_rows == f"${row}:${row}"
            assert sheet.freeze_panes[1:] == str(row + 1)


def test_lists_are_tables_that_people_can_filter() -> None:
    task = make_task(stages=[{2009: ("10", "8")}])
    FundingSource.objects.create(task=task, source="Budżet")
    book = opened(task.strategy)
    for name in ("Tasks", "Stages", "Budget", "Gaps"):
        (table,) = book[name].tables.values()
        names = [column.name for column in table.tableColumns]
        assert names == headings(book[name])
        assert table.ref.startswith(f"A{heading_row(book[name])}:")


# Summary


def test_the_summary_has_the_strategy_its_goals_and_programmes() -> None:
    strategy = make_strategy()
    first = make_goal(strategy, "I")
    make_programme(first)
    make_programme(first)
    make_programme(make_goal(strategy, "II"))
    found = [(row["Level"], row["Code"]) for row in summary(strategy)]
    assert found == [
        ("Strategy", None),
        *(("Goal", "I"), ("Programme", "I.1"), ("Programme", "I.2")),
        *(("Goal", "II"), ("Programme", "II.1")),
    ]


def test_a_programme_shows_plan_progress_and_how_much_they_cover() -> None:
    programme = make_programme(weight="30")
    make_task(programme, weight="40", stages=[{2009: ("80", "60"), 2010: ("20", None)}])
    make_task(programme, weight="20", total=(2009, "90"))
    make_task(programme, weight="40")
    whole, _goal, row = summary(programme.goal.strategy, 2009)
    assert whole["Weight of tasks with known progress"] == 0.6
    assert list(row.values()) == [
        *("Programme", "I.1", "Program 1", 30, 30),
        *(80, 70, 60, 0.75),  # 70 is (40 · 60 + 20 · 90) / 60
        *(3, 2, 0.6, 1),
        *(0, 0, 1, 0, 1, 0, 0, 1),
    ]


def test_totals_are_formulas() -> None:
    task = make_task(stages=[{2009: ("100", "47.25")}])
    book = opened(task.strategy, results=False)
    live = rows(book["Summary"])[-1]["Progress to the end of 2013"]
    assert live.value.startswith("=IFERROR(ROUND(SUMPRODUCT(")
    shown = rows(opened(task.strategy)["Summary"])[-1]["Progress to the end of 2013"]
    assert (shown.value, shown.number_format) == (47.25, "0.0")


def test_what_is_unknown_is_empty_in_the_summary() -> None:
    row = summary(make_task(total=(2013, "50")).strategy)[-1]
    assert row["Progress to the end of 2013"] == 50
    for heading in (
        "Planned to the end of 2013",
        "Progress comparable with the plan",
        "Progress as a share of the plan",
    ):
        assert row[heading] in (None, "")


def test_the_summary_has_charts_of_the_curve_and_of_statuses() -> None:
    strategy = make_tree(tasks=4)
    file = written(drafted(strategy.years.get(year=2010)))
    charts = [ZipFile(file).read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2)]
    assert "lineChart" in charts[0]
    assert "barChart" in charts[1]
    # On paper the sheet is about two thirds as large.
    for chart in charts:
        assert min(map(int, re.findall(r'sz="(\d+)"', chart))) >= 1200


def test_the_chart_of_statuses_says_nothing_of_those_that_are_not_there() -> None:
    strategy = make_tree(tasks=4)
    file = written(drafted(strategy.years.get(year=2010)))
    chart = ZipFile(file).read("xl/charts/chart2.xml").decode()
    labels = chart.count("<dLbls>")
    assert labels > 0
    assert chart.count('<numFmt formatCode="0;;" sourceLinked="0"') == labels


def test_the_chart_has_room_for_more_goals_than_the_table_has_columns() -> None:
    strategy = make_strategy()
    for number in range(1, 31):
        make_task(make_programme(make_goal(strategy, number=f"G{number}")))
    sheet = opened(strategy)["Summary"]
    (first,) = [row for row in sheet.iter_rows() if row[2].value == "Goal"]
    assert [cell.value for cell in first[3:33]] == [f"G{n}" for n in range(1, 31)]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_heading_breaks_within_a_word(language: str) -> None:
    period = make_task().strategy.years.get(year=2013)
    with translation.override(language):
        book = load_workbook(written(drafted(period)))
    for sheet in book.worksheets:
        for number, cell in enumerate(sheet[heading_row(sheet)], start=1):
            if not cell.alignment.textRotation:
                width = sheet.column_dimensions[get_column_letter(number)].width
                longest = max(map(len, str(cell.value).split(" ")))
                # Bold letters are wider than the digits that widths count.
                assert longest * 1.15 + 1 <= width, (sheet.title, cell.value)


def test_codes_lead_to_the_public_page_of_the_year(settings: Any) -> None:
    settings.SITE_URL = "https://strategia.example.pl"
    task = make_task()
    (row,) = rows(opened(task.strategy)["Tasks"])
    address = "https://strategia.example.pl/en/miasto/zadania/I.1.1/?rok=2013"
    assert row["Code"].hyperlink.target == address


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
        *("I.1.1", "Inkubator", "I", "I.1"),
        *("Naczelnik Wydziału", "Straż Miejska; Policja", 12.5, 12.5),
        *(83, 70, 100, 82, 82, 100, 0.82, "Delayed"),
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
    assert list(row.values()) == [
        *("Task", "I.1.1", "Output indicator", "Firmy", None, None, None, None),
        *(62.86, 1215, "ok. 1800", "-", 3, 5),
        *(2, "5"),
    ]


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
    assert totals == ["Together", None, None, None, 300.5, None, 5]


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


def test_where_nothing_lacks_there_is_no_remark() -> None:
    task = make_task(stages=[{2013: ("100", "100")}])
    assert remarks(task.strategy) == []


# Parts of the strategy


def two_goals() -> Strategy:
    strategy = make_strategy()
    for number in ("I", "II"):
        programme = make_programme(make_goal(strategy, number))
        make_task(programme, stages=[{2013: ("100", "50")}])
        make_task(make_programme(programme.goal), stages=[{2013: ("100", "80")}])
    return strategy


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


# All of it


def test_a_sheet_is_read_by_the_columns_that_wrote_it() -> None:
    strategy = two_goals()
    book = opened(strategy)
    report = drafted(strategy.years.get(year=2013))
    sheet = task_sheet(report.head, Links("miasto", 2013))
    # In another language than it was written, its headings are not there.
    with pytest.raises(Exception, match="brakuje kolumny"):
        list(read_rows(book["Tasks"], sheet))
    mine = written(report)
    found = list(read_rows(load_workbook(mine)["Zadania"], sheet))
    assert [row["Kod"] for row in found] == [t.code for t in report.tasks()]
    assert [row["Waga w średniej"] for row in found] == [1, 1, 1, 1]


def test_another_strategy_is_left_out() -> None:
    strategy = make_strategy("nasza")
    other = make_task(
        make_programme(make_goal(make_strategy("inna"))), stages=[{2009: ("1", "1")}]
    )
    make_indicator(other, {2009: "1"})
    book = opened(strategy)
    assert [values(book[name]) for name in ("Tasks", "Stages", "Indicators")] == [
        []
    ] * 3
    assert len(values(book["Summary"])) == 1


def test_queries_do_not_grow_with_the_tasks(count_queries: Any) -> None:
    small, large = make_tree(tasks=10), None
    with_ten = count_queries(lambda: opened(small, 2010))
    small.delete()
    large = make_tree(tasks=60)
    assert count_queries(lambda: opened(large, 2010)) == with_ten <= 30
