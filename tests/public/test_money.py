"""Budgets on the public pages: sums that say what they add, nothing for unknown."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from openpyxl import load_workbook

from public.views.budget import MOST_PROGRAMMES
from tasks.models import Goal, Programme, Strategy, Task
from tests.factories import make_programme, make_task, make_tree
from tests.funding import make_communes, make_funding
from tests.pages import rows_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BUDGET = "/gminy/budzet/"
# Plan, spending and share of the eleven communes.
PLANNED, SPENT, SHARE = "828 800 000", "359 100 000", "43,3 %"


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def row_of(response: HttpResponse, name: str) -> list[str]:
    """The words of the cells of the first row that begins with the name."""
    return next(
        [plain(cell) for cell in row]
        for row in rows_of(response)
        if row and plain(row[0]).startswith(name)
    )


@pytest.fixture
def communes() -> Strategy:
    return make_communes()


@pytest.mark.parametrize("address", ["/gminy/", BUDGET])
def test_plan_spending_and_share_of_the_communes(
    client: Any, communes: Strategy, address: str
) -> None:
    text = text_of(client.get(address))
    assert f"wydano {SPENT} zł z {PLANNED} zł planu: {SHARE}." in text
    assert f"{PLANNED} zł (suma 11 spośród 11 kwot)" in text
    assert f"{SPENT} zł (suma 11 spośród 11 kwot)" in text
    assert "Wśród nich 11 planów jest na cały okres" in text


def test_the_budget_has_a_row_for_each_part_source_and_year(
    client: Any, communes: Strategy
) -> None:
    page = client.get(BUDGET)
    spent = f"{SPENT} suma 11 spośród 11 kwot"
    plan = f"{PLANNED} suma 11 spośród 11 kwot"
    assert row_of(page, "Razem") == ["Razem", plan, spent, SHARE]
    assert row_of(page, "Program")[1:] == [plan, spent, SHARE]
    assert row_of(page, "2017") == ["2017", "–", spent, "–", ""]
    [goal, _other] = communes.goals.all()
    first = row_of(page, f"I {goal.title}")
    assert first[1].startswith("203 600 000 suma 6 spośród 6 kwot")


def test_of_many_programmes_those_of_a_chosen_goal_are_shown(
    client: Any, communes: Strategy
) -> None:
    [goal, other] = communes.goals.all()
    rows = [r[0] for r in rows_of(client.get(BUDGET)) if r and r[0].startswith("I.1")]
    assert rows
    Programme.objects.bulk_create(
        Programme(goal=other, number=number, title="Bez kwot")
        for number in range(50, 50 + MOST_PROGRAMMES)
    )
    folded = client.get(BUDGET)
    assert "Wybierz cel" in text_of(folded)
    names = [row[0] for row in rows_of(folded) if row]
    assert any(name.startswith(f"I {goal.title}") for name in names)
    assert not any(name.startswith("I.1") for name in names)
    assert row_of(folded, "Razem")[1].startswith(PLANNED)
    opened = client.get(f"{BUDGET}?cel=I")
    assert [r[0] for r in rows_of(opened) if r and r[0].startswith("I.1")] == rows
    book = book_of(client, f"{BUDGET}budzet.xlsx?cel=II")
    assert any(row[0] == "I.1" for row in book["Podsumowanie"])


def test_goal_programme_and_task_have_their_own(
    client: Any, communes: Strategy
) -> None:
    for address in ("cele/I/", "programy/I.1/"):
        text = text_of(client.get(f"/gminy/{address}"))
        assert "z 203 600 000 zł planu" in text
    page = client.get("/gminy/zadania/I.1.1/")
    assert row_of(page, "Program") == [
        "Program", "18,8 mln zł", "18 800 000", "10 500 000", "55,9 %",
        "10 500 000 z planu: –",
    ]  # fmt: skip


def book_of(client: Any, address: str) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(client.get(address).content))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}


def test_the_workbook_says_what_the_page_says(client: Any, communes: Strategy) -> None:
    sheets = book_of(client, f"{BUDGET}budzet.xlsx")
    assert [*sheets] == ["Podsumowanie", "Źródła", "Lata", "Zadania"]
    whole = sheets["Podsumowanie"][-1]
    assert whole == (
        "Razem", None, None, 359_100_000, 828_800_000, "suma 11 spośród 11 kwot",
        359_100_000, "suma 11 spośród 11 kwot", 0.433,
    )  # fmt: skip
    assert sheets["Źródła"][-1][-5] == 828_800_000
    assert sheets["Lata"][1][1:5] == (
        None,
        None,
        359_100_000,
        "suma 11 spośród 11 kwot",
    )
    tasks = sheets["Zadania"]
    assert len(tasks) == 12
    assert sum(row[-3] for row in tasks[1:]) == 828_800_000


def test_the_csv_has_a_row_a_source_of_a_task(client: Any, communes: Strategy) -> None:
    lines = client.get(f"{BUDGET}budzet.csv").content.decode().splitlines()
    assert len(lines) == 12
    assert "18,8 mln zł;;10500000,00;18800000,00;10500000,00;55,9" in lines[1]


def test_unknown_is_a_dash_and_never_zero(client: Any) -> None:
    task = make_task()
    make_funding(task, years={2009: ("100", None)})
    make_funding(task, "Unia", years={2009: (None, None)}, funds="ok. 5 mln zł")
    page = client.get("/miasto/?rok=2009")
    assert "Wydatki do końca 2009 r. nie wiadomo" in text_of(page)
    assert "100 zł (suma 1 spośród 2 kwot)" in text_of(page)
    assert row_of(page, "1 inne źródło")[1:] == ["–", "–", "–"]
    for address in ("/miasto/", "/miasto/budzet/", "/miasto/zadania/I.1.1/"):
        shown = text_of(client.get(address + "?rok=2009"))
        assert " 0 zł" not in shown


def test_zero_is_known(client: Any) -> None:
    make_funding(make_task(), years={2009: ("100", "0")})
    text = text_of(client.get("/miasto/?rok=2009"))
    assert "wydano 0 zł ze 100 zł planu: 0,0 %" in text


def test_more_spent_than_planned_is_shown_as_such(client: Any) -> None:
    make_funding(make_task(), years={2009: ("100", "130.50")})
    text = text_of(client.get("/miasto/?rok=2009"))
    assert "wydano 130,50 zł ze 100 zł planu: 130,5 %." in text
    assert "To o 30,50 zł więcej niż w planie." in text


def test_what_was_spent_later_is_not_told_of_an_earlier_year(client: Any) -> None:
    make_funding(make_task(), years={2009: ("100", "90"), 2010: ("50", "70")})
    text = text_of(client.get("/miasto/budzet/?rok=2009"))
    assert "wydano 90 zł ze 100 zł" in text
    assert "160" not in text
    assert "wydano 160 zł ze 150 zł" in text_of(client.get("/miasto/budzet/?rok=2010"))


def test_total_costs_are_told_apart(client: Any) -> None:
    task = make_task()
    Task.objects.update(planned_total_cost_amount=Decimal(900))
    text = text_of(client.get("/miasto/budzet/"))
    assert "Planowane całkowite koszty zadań" in text
    assert "900 zł (suma 1 spośród 1 kwoty)" in text
    assert "Według źródeł" not in text
    assert "900 zł" in text_of(client.get(task.get_absolute_url()))


@pytest.mark.parametrize("address", ["/miasto/", "/miasto/cele/I/"])
def test_where_no_amount_is_known_nothing_is_said_of_money(
    client: Any, address: str
) -> None:
    make_funding(make_task(), funds="ok. 5 mln zł")
    page = client.get(address).content.decode()
    assert "budzet" not in page
    assert "Nie znamy żadnej kwoty." in text_of(client.get("/miasto/budzet/"))


def test_the_navigation_leads_to_the_budget_where_there_is_any_amount(
    client: Any, communes: Strategy
) -> None:
    assert 'href="/gminy/budzet/"' in client.get("/gminy/zadania/").content.decode()


def test_many_sources_are_summed_up_on_a_part_and_listed_in_the_budget(
    client: Any,
) -> None:
    task = make_task()
    for n in range(10):
        make_funding(task, f"Źródło {n}", years={2009: (str(100 + n), None)})
    page = client.get("/miasto/?rok=2009")
    assert row_of(page, "2 inne źródła")[1] == "201 suma 2 spośród 2 kwot"
    assert row_of(client.get("/miasto/budzet/?rok=2009"), "Źródło 0")[1] == "100"


def test_a_withdrawn_task_is_left_out_of_sums_and_keeps_its_own(client: Any) -> None:
    programme = make_programme()
    for _n in range(2):
        make_funding(make_task(programme), years={2010: ("100", "50")})
    programme.tasks.filter(number=2).update(withdrawn_from=2010)
    assert "50 zł ze 100 zł" in text_of(client.get("/miasto/budzet/?rok=2010"))
    page = text_of(client.get("/miasto/zadania/I.1.2/?rok=2010"))
    assert "50 zł ze 100 zł" in page


@pytest.mark.parametrize("address", ["", "budzet/", "budzet/budzet.xlsx"])
def test_queries_do_not_grow_with_the_tasks(
    client: Any, count_queries: Callable[..., int], address: str
) -> None:
    def asked(tasks: int) -> int:
        Goal.objects.all().delete()
        Strategy.objects.all().delete()
        for task in Task.objects.of(make_tree(tasks=tasks)):
            make_funding(task, f"Źródło {task.number}", years={2009: ("100", "50")})
        return count_queries(lambda: client.get(f"/miasto/{address}?rok=2010"))

    assert asked(4) == asked(12)
