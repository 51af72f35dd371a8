"""The real strategy, imported: every figure that the city printed comes out again."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from itertools import takewhile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.html import Element
from openpyxl import load_workbook

from annual_report.excel.workbook import write_workbook
from annual_report.report import drafted
from leszno_strategy.numbers import Exact, points, read, rounded
from reporting.models import Report, State
from tasks.heat import heat_row
from tasks.life import publish
from tasks.models import Programme, StageYear, Strategy, StrategyYear
from tasks.outline import Branch, curve, strategy_branch, thresholds
from tasks.progress import ZERO, Status
from tests.pages import rows_of, text_of
from tests.printed import CARD, HEAT
from tests.public.test_counts import SAME, compared, pages_of_site

pytestmark = pytest.mark.slow

FIXTURES = settings.BASE_DIR / "fixtures"
PRINTED = json.loads((FIXTURES / "printed-progress.json").read_text())
TASKS, PROGRAMMES = PRINTED["tasks"], PRINTED["programmes"]
TASK_LIST = "/leszno-2009-2013/zadania/"
COLUMNS = "kolumny=weight&kolumny=planned&kolumny=progress&kolumny=status"
PLAN = "Plan do końca 2013\u00a0r."
DONE = "Postęp do końca 2013\u00a0r."
# The old site rounded half to even; it is exactly 47.25, and 47.3 here.
TIE = {"II.3": "47.3"}


@pytest.fixture(scope="module")
def _leszno(django_db_setup, django_db_blocker):
    """Import the strategy once; these tests only read it."""
    with django_db_blocker.unblock():
        call_command("import_strategy", FIXTURES / "leszno-2009-2013.json", verbosity=0)
        publish(Strategy.objects.get())
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _contexts_are_not_kept(monkeypatch) -> None:
    """Django copies them for each template; here nobody asks what they were."""
    keep = "django.test.client.store_rendered_templates"
    monkeypatch.setattr(keep, lambda *_args, **_kwargs: None)


@pytest.fixture
def tree(_leszno, db) -> Branch:
    return strategy_branch(Strategy.objects.get())


def branches(branch: Branch) -> Iterator[Branch]:
    """Yield the branch and all below it, but no tasks, in the order of the codes."""
    yield branch
    for child in branch.children:
        if isinstance(child, Branch):
            yield from branches(child)


def code_of(item) -> str:
    return "" if isinstance(item, Strategy) else item.code


def programmes(tree: Branch) -> dict[str, Branch]:
    found = [one for one in branches(tree) if isinstance(one.item, Programme)]
    return {code_of(branch.item): branch for branch in found}


def shown(figure: str) -> str:
    return points(Decimal(figure))


def test_73_tasks_and_15_programmes_were_printed():
    assert len(TASKS) == 73
    assert len(PROGRAMMES) == 15


def test_the_progress_of_every_task_is_the_printed_one(tree):
    found = {node.item.code: node.progress(2013) for node in tree.tasks}
    for code, printed in TASKS.items():
        assert found[code] == Decimal(printed), code


def test_the_progress_of_every_programme_is_within_rounding_of_the_printed(tree):
    found = {code: branch.progress(2013) for code, branch in programmes(tree).items()}
    assert found["II.3"] == Decimal("47.25")
    for code, printed in PROGRAMMES.items():
        assert abs(found[code] - Fraction(printed)) <= Fraction("0.05"), code
        assert rounded(found[code]) == Decimal(TIE.get(code, printed)), code


def test_the_list_of_tasks_shows_every_printed_figure(tree, client):
    rows = rows_of(client.get(f"{TASK_LIST}?{COLUMNS}&na_strone=100"))
    found = {code: done for code, _title, _weight, _plan, done, _status in rows}
    for code, printed in TASKS.items():
        assert found[code] == shown(printed), code


def test_the_api_has_every_printed_figure(tree, client):
    api = "/api/v1/strategie/leszno-2009-2013/"
    tasks = client.get(f"{api}zadania/").json()["results"]
    assert len(tasks) == len(tree.tasks)
    found = {one["code"]: one["figures"]["progress"] for one in tasks}
    for code, printed in TASKS.items():
        assert found[code] == float(printed), code
        details = client.get(f"{api}zadania/{code}/").json()
        assert details["figures"]["progress"] == found[code]
    goals = client.get(api).json()["goals"]
    for one in (one for goal in goals for one in goal["programmes"]):
        if printed := PROGRAMMES.get(one["code"]):
            printed = TIE.get(one["code"], printed)
            assert one["figures"]["progress"] == float(printed), one["code"]


@pytest.mark.parametrize("code", PROGRAMMES)
def test_a_programmes_page_shows_the_printed_total_and_tasks(tree, client, code):
    text = text_of(client.get(f"/leszno-2009-2013/programy/{code}/"))
    total = shown(TIE.get(code, PROGRAMMES[code]))
    assert f"wykonano {total} ze 100 punktów" in text
    assert re.search(rf"Wynik: .* = {total} ", text)
    for task, printed in TASKS.items():
        if task.rpartition(".")[0] == code:
            assert re.search(rf" {re.escape(task)} .*? {shown(printed)} ", text)


@pytest.mark.parametrize("code", TASKS)
def test_a_tasks_page_shows_the_printed_figure(tree, client, code):
    text = text_of(client.get(f"/leszno-2009-2013/zadania/{code}/"))
    lead = text[: text.index("Kto odpowiada")]
    node = next(node for node in tree.tasks if node.item.code == code)
    if node.status(2013) != Status.NO_PLAN:
        assert f"wykonano {shown(TASKS[code])} " in lead
    else:
        assert TASKS[code] == "0.0"
        assert "niczego nie zaplanowano i niczego nie wykonano" in lead


@pytest.mark.parametrize(
    ("address", "then", "now", "shown_then", "shown_now"),
    [
        ("", "68,0", "81,1", "68,0", "83,1"),
        ("cele/II/", "61,8", "74,1", "61,8", "81,2"),
        ("programy/I.3/", "84,0", "91,0", "84,0", "72,8"),
    ],
)
def test_years_are_compared_over_the_tasks_known_in_both(
    tree, client, address, then, now, shown_then, shown_now
):
    page = f"/leszno-2009-2013/{address}"
    text = text_of(client.get(page))
    assert f"znanych w obu latach: wtedy {then}, teraz {now}." in text or (
        f"znanym w obu latach: wtedy {then}, teraz {now}." in text
    )
    assert re.search(rf"Wynik {shown_now} obejmuje (\d+) spośród \1 zadań\.", text)
    earlier = text_of(client.get(f"{page}?rok=2012"))
    if address:
        assert f"{shown_then} ze 100 punktów" in earlier
    else:
        assert f"wykonano {shown_then} z 80,5 punktu planu" in earlier


# Files, and pages of a single task or indicator or of which there is one for each.
COUNTLESS = re.compile(
    r"\.(csv|svg|xlsx|xml)$|/(zadania|wskazniki)/[^/]+/$|^/api/"
    r"|^/[^/]+/(porownanie|obserwuj)/|^/uwagi/"
)


def test_each_count_is_the_length_of_the_list_behind_it(tree, client):
    # A smaller strategy is walked through all its years, and all its pages.
    same, open_page = SAME | {"rok"}, pages_of_site(client)

    def read(address: str) -> Element | None:
        is_countless = COUNTLESS.search(address.partition("?")[0])
        return None if is_countless else open_page(address)

    found, faults = compared(read, "/", depth=2, same=same)
    assert faults == []
    assert len(found) > 400


def test_the_workbook_has_every_printed_figure(sheets):
    for sheet, printed in (("Zadania", TASKS), ("Podsumowanie", PROGRAMMES)):
        found = sheets[sheet]["progress"]
        for code, figure in printed.items():
            assert as_shown(found[code]) == shown(TIE.get(code, figure)), code


def files_of(client, address: str) -> list[list[str]]:
    """Read a file of the site as a table of what is written in it."""
    text = client.get(address).content.decode("utf-8-sig")
    return [line.split(";") for line in text.split("\r\n")[:-1]]


def points_or_dash(figure: Exact | None) -> str:
    return points(figure) if figure is not None else "–"


@pytest.fixture(scope="module")
def sheets(_leszno, django_db_blocker):
    """The yearly workbook's rows by their codes, as the pages would write them."""
    with django_db_blocker.unblock():
        file = BytesIO()
        period = StrategyYear.objects.select_related("strategy").get(year=2013)
        write_workbook(drafted(period), file)
    book = load_workbook(file, data_only=True)
    return {
        name: {"plan": column(book[name], PLAN), "progress": column(book[name], DONE)}
        for name in ("Podsumowanie", "Zadania")
    }


@pytest.mark.parametrize("year", [2009, 2011, 2013])
def test_a_figure_is_the_same_on_page_table_file_and_sheet(tree, client, sheets, year):
    """For every task, programme and goal, and for the strategy itself."""
    shown_in = {
        "page": rows_of(client.get(f"{TASK_LIST}?rok={year}&{COLUMNS}&na_strone=100")),
        "file": files_of(client, f"{TASK_LIST}zadania.csv?rok={year}&{COLUMNS}"),
    }
    lists = {where: {row[0]: row for row in rows} for where, rows in shown_in.items()}
    walked = [*branches(tree), *tree.tasks]
    for node in walked:
        address = node.item.get_absolute_url()
        page = client.get(f"{address}?rok={year}")
        curve = files_of(client, f"{address}wykres.csv?rok={year}")
        check_the_curve(node, year, page, curve)
        check_the_progress(node, year, page)
        if not isinstance(node, Branch):
            check_the_lists(node, year, lists)
        if year == 2013:
            check_the_sheet(node, year, sheets)
    assert len(walked) == 1 + 3 + 16 + 75


def check_the_curve(node, year: int, page, curve: list[list[str]]) -> None:
    """Compare its table on the page, its file and the figures behind them."""
    code = code_of(node.item)
    drawn = [row for row in rows_of(page) if len(row) == 3 and row[0].isdigit()]
    assert [row[0] for row in curve[1:]] == ["2009", "2010", "2011", "2012", "2013"]
    for number, planned, actual in curve[1:]:
        plan, done = node.planned(int(number)), node.comparable(int(number))
        assert (planned or "–") == points_or_dash(plan), code
        assert (actual or "–") == (points_or_dash(done) if int(number) <= year else "–")
    if drawn:
        assert drawn == [[cell or "–" for cell in row] for row in curve[1:]], code


def check_the_progress(node, year: int, page) -> None:
    """Find it on the page, and as the sum of what the parts bring."""
    progress, code = node.progress(year), code_of(node.item)
    if progress is None:
        return
    if not said_in_words(node, year):
        assert f" {points(progress)} " in text_of(page).replace("\u00a0", " "), code
    if isinstance(node, Branch):
        rows = rows_of(page)
        # Sums of money, which stand before, have a row together as well.
        end = max(n for n, row in enumerate(rows) if row[0] == "Razem")
        parts = rows[end - len(node.children) : end]
        added = sum((read(row[-1]) or ZERO for row in parts), ZERO)
        assert rows[end][-1] == points(progress) == points(added), code


def check_the_lists(node, year: int, lists: dict[str, dict[str, list[str]]]) -> None:
    """Find plan and progress in the list of tasks, and in its file."""
    figures = [points_or_dash(node.planned(year)), points_or_dash(node.progress(year))]
    for rows in lists.values():
        row = rows[code_of(node.item)]
        assert [cell or "–" for cell in row[3:5]] == figures


def check_the_sheet(node, year: int, sheets) -> None:
    """Find plan and progress in the yearly workbook."""
    sheet = sheets["Podsumowanie" if isinstance(node, Branch) else "Zadania"]
    code = code_of(node.item) or None
    assert as_shown(sheet["plan"][code]) == points_or_dash(node.planned(year))
    assert as_shown(sheet["progress"][code]) == points_or_dash(node.progress(year))


def said_in_words(node, year: int) -> bool:
    """A task without a plan is said to have nothing carried out, without a figure."""
    return not isinstance(node, Branch) and node.status(year) in {
        Status.NO_PLAN,
        Status.NOT_STARTED,
        Status.NO_DATA,
    }


def as_shown(value: float | None) -> str:
    return "–" if value is None else points(Decimal(str(value)))


def test_the_example_campaign_changes_no_printed_figure(tree, client, settings):
    settings.DEMO = True
    rows = list(StageYear.objects.order_by("pk").values())
    call_command("demo_accounts", stdout=StringIO())
    call_command("demo_campaign", stdout=StringIO())
    assert Report.objects.filter(state=State.APPROVED).count() > 1
    assert list(StageYear.objects.order_by("pk").values()) == rows
    after = strategy_branch(Strategy.objects.get())
    test_the_progress_of_every_task_is_the_printed_one(after)
    test_the_progress_of_every_programme_is_within_rounding_of_the_printed(after)
    assert [node.progress(2013) for node in after.tasks] == [
        node.progress(2013) for node in tree.tasks
    ]


def column(sheet, heading: str) -> dict[str, object]:
    """Return the cells of the column by the code of their row."""
    rows = iter(sheet.iter_rows(values_only=True))
    headings = next(row for row in rows if "Kod" in row)
    at, code = headings.index(heading), headings.index("Kod")
    # The data of charts stand below, after an empty row.
    return {row[code]: row[at] for row in takewhile(any, rows)}


def test_the_statuses_of_the_worked_example(tree):
    node = next(node for node in tree.tasks if node.item.code == "I.3.5")
    assert node.status(2009) == Status.AT_RISK
    assert node.status(2013) == Status.DELAYED


def test_the_card_of_i_3_5_is_complete(tree, client):
    text = text_of(client.get("/leszno-2009-2013/zadania/I.3.5/"))
    for part in CARD:
        assert part in text, part


def test_the_help_works_i_3_5_through_from_its_figures(tree, client):
    text = text_of(client.get("/pomoc/"))
    assert "Zadanie I.3.5: Podnoszenie innowacyjności lokalnych firm" in text
    assert "12 + 42 + 15 + 15 + 7 = 91" in text
    assert "91 ÷ 100 = 91,0 %" in text
    assert "20 × 91 ÷ 100 = 18,2" in text
    assert f"program I.3 ma {shown(PROGRAMMES['I.3'])} punktu" in text


def test_the_heat_grid(tree):
    years = range(2009, 2014)
    found = {
        branch.item.code: tuple(
            cell.share
            for cell in heat_row(
                curve(branch, years, to_year=2013), thresholds(), to_year=2013
            )
        )
        for branch in branches(tree)
        if isinstance(branch.item, Programme)
    }
    assert {code: found[code] for code in HEAT} == {
        code: tuple(None if share is None else Fraction(share) for share in shares)
        for code, shares in HEAT.items()
    }
