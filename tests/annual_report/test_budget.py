"""The budget in the yearly report: sheets and a chapter with the sums of the pages."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from annual_report.closing.freezing import close_year, frozen_document
from annual_report.excel.workbook import write_workbook
from annual_report.money import ledger_of
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import Scope
from annual_report.text.blocks import Heading, Paragraph, Table
from annual_report.text.chapters import chapters
from tasks.models import FundingYear, StrategyYear, Task
from tasks.money import Sum, money_of
from tests.factories import actor, make_office_user, make_task, year_of
from tests.funding import PLANNED, SPENT, make_communes, make_funding

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes() -> StrategyYear:
    return make_communes().years.select_related("strategy").get()


def book_of(report: YearlyReport) -> dict[str, list[tuple[Any, ...]]]:
    file = BytesIO()
    write_workbook(report, file)
    book = load_workbook(file, data_only=True)
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}


def chapter_of(report: YearlyReport) -> list[Any]:
    """The blocks between the heading of the budget and the next chapter."""
    blocks = list(chapters(report))
    starts = [n for n, one in enumerate(blocks) if one == Heading(1, "Budżet")]
    if not starts:
        return []
    rest = blocks[starts[0] + 1 :]
    end = next(n for n, one in enumerate(rest) if isinstance(one, Heading))
    return rest[:end]


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_the_ledger_has_the_sums_of_the_pages(communes: StrategyYear) -> None:
    ledger = ledger_of(drafted(communes))
    table = money_of(Task.objects.of(communes.strategy), [2017])
    assert ledger.whole.planned == table.amounts.planned == Sum(PLANNED, 11, 11)
    assert ledger.whole.executed(2017) == Sum(SPENT, 11, 11)
    assert ledger.whole.compared(2017) == table.amounts.compared(2017)
    for goal in communes.strategy.goals.all():
        assert ledger.of(goal.code).planned == table.of_goal(goal.pk).amounts.planned


def test_the_sheets_of_the_budget(communes: StrategyYear) -> None:
    sheets = book_of(drafted(communes))
    lines = sheets["Budżet"]
    headings = next(row for row in lines if row[0] == "Kod")
    first = dict(zip(headings, next(r for r in lines if r[0] == "I.1.1"), strict=True))
    assert first["Źródło finansowania"] == "Program"
    assert first["Wydatki w\xa02017\xa0r. (zł)"] == 10_500_000
    assert first["Plan na wszystkie lata"] == 18_800_000
    assert first["Procent planu"] == 0.559
    sums = sheets["Budżet – sumy"]
    [whole] = [row for row in sums if row[1] == "Razem"]
    assert whole[-5:] == (
        828_800_000, "suma 11 spośród 11 kwot",
        359_100_000, "suma 11 spośród 11 kwot", 0.433,
    )  # fmt: skip
    goals = [row[-5] for row in sums if row[0] in ("I", "II")]
    assert sum(goals) == 828_800_000


def test_the_chapter_of_the_budget(communes: StrategyYear) -> None:
    blocks = chapter_of(drafted(communes))
    said = [plain(one.text) for one in blocks if isinstance(one, Paragraph)]
    assert said[0].startswith(
        "Do końca 2017 r. wydano 359 100 000 z 828 800 000 zł planu (43,3 %)"
    )
    assert "828 800 000 zł (suma 11 spośród 11 kwot)" in said[1]
    parts, sources, years = (one for one in blocks if isinstance(one, Table))
    whole = [
        "828 800 000 (suma 11 spośród 11 kwot)",
        "359 100 000 (suma 11 spośród 11 kwot)",
    ]
    assert [plain(cell) for cell in parts.rows[0][2:4]] == whole
    assert [plain(cell) for cell in sources.rows[-1][1:]] == [*whole, "43,3 %"]
    assert [plain(cell) for cell in years.rows[0]] == ["2017", "–", whole[1], "–"]


def test_a_part_has_its_own_budget(communes: StrategyYear) -> None:
    report = drafted(communes, Scope.read("goal=I"))
    assert ledger_of(report).whole.planned == Sum(Decimal(203_600_000), 6, 6)
    assert "203 600 000" in plain(chapter_of(report)[1].text)


def test_nothing_is_said_where_no_amount_is_known() -> None:
    task = make_task(stages=[{2010: ("100", "50")}])
    make_funding(task, funds="ok. 5 mln zł")
    report = drafted(year_of(task, 2010))
    assert chapter_of(report) == []
    sheets = book_of(report)
    assert "Budżet – sumy" not in sheets
    headings = next(row for row in sheets["Budżet"] if row[0] == "Kod")
    assert not any("wszystkie lata" in heading for heading in headings)


def test_what_is_frozen_stays_though_the_tables_change() -> None:
    task = make_task(stages=[{2010: ("100", "50")}])
    make_funding(task, years={2010: ("100.10", "0"), 2011: ("7", "9")})
    office = make_office_user()
    period = year_of(task, 2010)
    snapshot = close_year(period, by=office, held_posts=actor(office).held_posts)
    FundingYear.objects.update(executed=Decimal(5))
    ledger = ledger_of(frozen(snapshot))
    assert ledger.whole.executed(2010) == Sum(Decimal(0), 1, 2)
    assert ledger.whole.planned.amount == Decimal("107.1")
    # What was spent after the report's year is not in it.
    [line] = [one.funding[0] for one in frozen_document(snapshot).tasks()]
    assert line.years[2011].executed is None
