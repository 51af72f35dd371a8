"""The sheets of the yearly workbook, their summary and what holds for all of them."""

import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import translation
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from annual_report.columns import Links, task_sheet
from annual_report.report import drafted
from spreadsheets.sheets import read_rows
from tasks.models import FundingSource, Strategy
from tests.annual_report.sheets import two_goals
from tests.factories import (
    make_goal,
    make_indicator,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
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


def summary(strategy: Strategy, year: int = 2013) -> list[dict[str, Any]]:
    return values(opened(strategy, year)["Summary"])


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
        assert setup.paperSize == 9
        # A table without rows keeps its columns, which are more than one page holds.
        across = {"Indicators": 3}.get(sheet.title, 1)
        assert (setup.fitToWidth, setup.fitToHeight) == (across, 0)
        assert "&P" in sheet.oddFooter.right.text
        if sheet.title != "Summary":
            row = heading_row(sheet)
            assert sheet.print_title_rows == f"${row}:${row}"
            assert sheet.freeze_panes[1:] == str(row + 1)


def shown(sheet: Any) -> list[str]:
    """Return the headings of the columns that are printed."""
    letters = map(get_column_letter, range(1, sheet.max_column + 1))
    columns = map(sheet.column_dimensions.__getitem__, letters)
    both = zip(headings(sheet), columns, strict=True)
    return [heading for heading, column in both if not column.hidden]


def test_years_that_nobody_asked_about_are_folded() -> None:
    task = make_task(stages=[{2009: ("10", "8"), 2010: ("10", "8"), 2011: ("80", "0")}])
    make_indicator(task, {2008: "1", 2009: "2", 2010: "3"})
    book = opened(task.strategy, 2010)
    years = [heading for heading in shown(book["Stages"]) if " in 20" in heading]
    assert years == ["Planned in 2010", "Actual in 2010"]
    assert "Planned in 2009" in headings(book["Stages"])
    values = [heading for heading in shown(book["Indicators"]) if heading.isdigit()]
    assert values == ["2009", "2010"]


def test_texts_that_nobody_wrote_take_no_room_on_paper() -> None:
    book = opened(make_task(stages=[{2010: ("10", "8")}]).strategy, 2010)
    found = shown(book["Tasks"])
    assert not {"What was done", "What stood in the way", "What comes next"} & {*found}
    assert found[found.index("Progress to the end of 2010") + 1] == "Status"


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


def test_charts_say_what_they_show() -> None:
    strategy = make_tree(tasks=4)
    file = written(drafted(strategy.years.get(year=2010)))
    drawn = ZipFile(file).read("xl/drawings/drawing1.xml").decode()
    curve, statuses = re.findall(r'descr="([^"]*)"', drawn)
    assert "2009: plan" in curve
    assert "2010: plan" in curve
    assert "Cel I:" in statuses


def test_the_axis_of_the_curve_is_time() -> None:
    strategy = make_strategy(years=(2009, 2010, 2013))
    programme = make_programme(make_goal(strategy))
    make_task(programme, stages=[{2010: ("100", "0")}])
    file = written(drafted(strategy.years.get(year=2013)))
    chart = ZipFile(file).read("xl/charts/chart1.xml").decode()
    assert 'dispBlanksAs val="span"' in chart
    lines = [row[2:5] for row in load_workbook(file).worksheets[0].values]
    start = next(n for n, row in enumerate(lines) if row[0] == "2009")
    assert lines[start : start + 5] == [
        ("2009", 0, None),
        ("2010", 100, 0),
        ("2011", None, None),
        ("2012", None, None),
        ("2013", 100, 0),
    ]


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
    assert count_queries(lambda: opened(large, 2010)) == with_ten <= 32
