"""The list of tasks: its filters, their counts, and its files."""

import re
from io import BytesIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from public.task_columns import FIXED, LIST_COLUMNS
from tasks.models import Task
from tests.factories import make_goal, make_post, make_programme, make_task, make_unit
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both

LIST = "/miasto/zadania/"
OPTION = re.compile(r'<option value="([^"]*)"[^>]*>[^<]*\((\d+)\)</option>')
SELECT = re.compile(r'<select name="(\w+)".*?</select>', re.DOTALL)
BOX = re.compile(
    r'name="stan"\s+value="(\w+)"\s+id="\w+"\s+(checked)?>\s*'
    r"<label[^>]*>[^<]*\((\d+)\)</label>"
)
EVERY_COLUMN = "&".join(f"kolumny={name}" for name in LIST_COLUMNS if name not in FIXED)
FORM = re.compile(r'<form method="get" class="filters".*?</form>', re.DOTALL)


@pytest.fixture(autouse=True)
def strategy(db):
    """Five tasks of two goals: two completed, two at risk, one without data."""
    first = make_goal()
    one, other = make_programme(first), make_programme(first)
    second = make_programme(make_goal(first.strategy, "II"))
    roads = make_unit("Zarząd Dróg")
    post = make_post("Dyrektor dróg", unit=roads)
    make_task(one, stages=[{2009: ("100", "100")}], executor=roads)
    make_task(one, stages=[{2009: ("100", "10")}], executor=post)
    make_task(other, stages=[{2009: ("100", "20")}], executor=make_unit("Straż"))
    make_task(second, total=(2009, "107.5"))
    make_task(second, title="=1+1")
    return first.strategy


def codes(response: HttpResponse) -> list[str]:
    return [row[0] for row in rows_of(response)[1:]]


def listed(client, query: str = "") -> list[str]:
    return codes(client.get(f"{LIST}?{query}"))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["I.1.1", "I.1.2", "I.2.1", "II.1.1", "II.1.2"]),
        ("cel=I", ["I.1.1", "I.1.2", "I.2.1"]),
        ("program=I.1", ["I.1.1", "I.1.2"]),
        ("stan=at_risk", ["I.1.2", "I.2.1"]),
        ("stan=at_risk&program=I.1", ["I.1.2"]),
        ("stan=at_risk&stan=no_data", ["I.1.2", "I.2.1", "II.1.2"]),
        ("stan=at_risk&stan=no_data&cel=II", ["II.1.2"]),
        ("stan=at_risk&stan=at_risk&stan=", ["I.1.2", "I.2.1"]),
        ("status=at_risk&status=no_data", ["I.1.2", "I.2.1", "II.1.2"]),
        ("stan=completed&status=no_data", ["I.1.1", "II.1.1", "II.1.2"]),
        ("stan=no_data", ["II.1.2"]),
        ("stan=completed&cel=II", ["II.1.1"]),
        ("stan=at_risk&cel=II", []),
        ("stan=nie-ma", []),
        ("stan=at_risk&stan=nie-ma", []),
        ("cel=IX", []),
    ],
)
def test_filters_leave_what_fits_all_of_them(client, query, left):
    assert listed(client, query) == left


def test_a_unit_carries_out_what_names_it_or_a_post_of_it(client, strategy):
    body = client.get(LIST).content.decode()
    pk = re.search(r'<option value="(\d+)"[^>]*>Zarząd Dróg \(2\)', body)[1]
    assert listed(client, f"jednostka={pk}") == ["I.1.1", "I.1.2"]


@pytest.mark.parametrize("query", ["", "cel=I", "stan=at_risk", "rok=2009&cel=II"])
def test_each_choice_says_how_many_tasks_it_leaves(client, query):
    form = FORM.search(client.get(f"{LIST}?{query}").content.decode())[0]
    asked = dict(part.split("=") for part in query.split("&") if part)
    counted = 0
    boxes = [("stan", [(value, n) for value, _checked, n in BOX.findall(form)])]
    selects = [(one[1], OPTION.findall(one[0])) for one in SELECT.finditer(form)]
    for name, choices in [*boxes, *selects]:
        for value, count in choices:
            chosen = {**asked, name: value}
            left = client.get(LIST, chosen)
            assert len(codes(left)) == int(count), chosen
            assert f'class="total" value="{count}"' in left.content.decode() or (
                count == "0"
            )
            counted += 1
    assert counted >= 8


@pytest.mark.parametrize(
    ("text", "left"),
    [("I.1", 2), ("i.1.2", 1), ("zadanie", 4), ("ZADANIE 2", 1), ("zoo", 0)],
)
def test_words_narrow_the_list_just_as_the_search_finds(client, text, left):
    body = client.get(LIST, {"q": text}).content.decode()
    assert len(listed(client, f"q={text}")) == left
    assert f'class="total" value="{left}"' in body
    assert f'name="q" value="{text}"' in body
    search = text_of(client.get("/miasto/szukaj/", {"q": text}))
    assert (f"Zadania ({left})" in search) == bool(left)


def test_words_and_filters_narrow_the_list_together(client):
    assert listed(client, "q=zadanie&cel=II") == ["II.1.1"]
    body = client.get(f"{LIST}?q=zadanie").content.decode()
    assert "I. Cel I (3)" in body
    assert "II. Cel II (1)" in body


def test_what_no_task_has_is_no_choice(client):
    body = client.get(f"{LIST}?cel=II").content.decode()
    assert 'value="at_risk"' not in body
    # But what was chosen stays to be seen, whatever it leaves.
    body = client.get(f"{LIST}?cel=II&stan=at_risk").content.decode()
    assert ("at_risk", "checked", "0") in BOX.findall(body)


def test_nothing_found_is_said_and_leads_back(client):
    text = text_of(client.get(f"{LIST}?cel=II&stan=at_risk"))
    assert "Żadne zadanie nie pasuje" in text
    assert "Pokaż wszystko" in text


def test_an_unknown_choice_is_a_mistake_at_its_field(client):
    response = client.get(f"{LIST}?stan=nie-ma")
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


def test_filters_keep_the_year_and_the_year_keeps_filters(client):
    body = client.get(f"{LIST}?stan=no_data&rok=2013").content.decode()
    assert '<input type="hidden" name="rok" value="2013">' in body
    assert "?stan=no_data&amp;rok=2010" in body


@pytest.mark.parametrize(
    "query",
    [
        "",
        "cel=I&sort=-progress",
        "rok=2010&sort=-code",
        "stan=at_risk&stan=completed&sort=-shortfall",
        "kolumny=shortfall&kolumny=weight&kolumny=year_done&sort=title",
        "kolumny=executor&kolumny=programme&kolumny=cost&sort=-executor",
    ],
)
def test_files_hold_just_what_is_shown(client, query):
    response = client.get(f"{LIST}?{query}")
    page = rows_of(response)
    data = client.get(f"{LIST}zadania.csv?{query}")
    assert data["Content-Type"] == "text/csv; charset=utf-8"
    text = data.content.decode("utf-8-sig").replace("\xa0", " ")
    lines = text.split("\r\n")[:-1]
    shown = [[unsigned(cell) for cell in row] for row in page]
    assert [line.split(";") for line in lines] == [
        ["'=1+1" if cell == "=1+1" else cell for cell in row] for row in shown
    ]
    book = load_workbook(BytesIO(client.get(f"{LIST}zadania.xlsx?{query}").content))
    cells = [[written(cell) for cell in row] for row in book.active.iter_rows()]
    assert cells == shown


def unsigned(cell: str) -> str:
    """Take away the sign of a status, the dash of what is unknown, and wide spaces."""
    return cell.lstrip("✓◐▲– ").strip().replace("\xa0", " ")


def written(cell) -> str:
    if cell.value is None:
        return ""
    if cell.number_format == "0.0":
        return f"{cell.value:.1f}".replace(".", ",")
    return str(cell.value).replace("\xa0", " ")


def test_pages_hold_forty_or_as_many_as_asked_and_files_all(client, strategy):
    programme = strategy.goals.first().programmes.first()
    for _n in range(100):
        make_task(programme)
    assert len(listed(client)) == 40
    assert len(listed(client, "page=3")) == 25
    assert len(listed(client, "na_strone=100")) == 100
    assert len(listed(client, "na_strone=100&page=2")) == 5
    lines = client.get(f"{LIST}zadania.csv?page=2").content.decode().split("\r\n")
    assert len(lines) == 1 + 105 + 1


def test_a_file_reads_its_rows_once(client):
    """And no page of them first, which it does not show."""
    client.get(f"{LIST}zadania.csv")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{LIST}zadania.csv")
    asked = [one["sql"] for one in queries if '"tasks_taskyear"."plan"' in one["sql"]]
    assert len([one for one in asked if "ORDER BY" in one]) == 1


def test_in_english_choices_of_the_city_are_marked_as_polish(client):
    body = client.get("/en" + LIST).content.decode()
    assert '<option value="I" lang="pl">I. Cel I (3)</option>' in body
    assert ("at_risk", "", "2") in BOX.findall(body)


@pytest.mark.parametrize("file", ["zadania.csv", "zadania.xlsx"])
def test_a_filter_that_is_unknown_is_refused_for_a_file_as_on_the_page(client, file):
    page = client.get(f"{LIST}?stan=nonsense")
    refused = client.get(f"{LIST}{file}?stan=nonsense")
    assert refused.status_code == 400
    assert codes(refused) == codes(page)
    assert refused.context["filter"].errors == page.context["filter"].errors


def test_a_list_that_is_sorted_begins_on_its_first_page(client):
    page = client.get(f"{LIST}?page=2&stan=").content.decode()
    links = re.findall(r'href="(\?[^"]*sort=[^"]*)"', page)
    assert links
    assert not [link for link in links if "page=" in link]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=zadanie&sort=-progress",
        "stan=no_data&stan=completed&cel=I",
        "sort=title",
        f"sort=-executor&{EVERY_COLUMN}",
        f"sort=year_plan&q=zadanie&jednostka=1&{EVERY_COLUMN}",
    ],
)
def test_the_list_asks_as_many_questions_of_many_tasks_as_of_few(
    client, strategy, count_queries, query
):
    few = count_queries(lambda: client.get(f"{LIST}?{query}"))
    programme = strategy.goals.first().programmes.first()
    for n in range(6, 60):
        Task.objects.create(programme=programme, number=n, title=f"Zadanie {n}")
    assert count_queries(lambda: client.get(f"{LIST}?{query}")) == few < 15


def test_only_the_tasks_that_are_shown_are_read(client, strategy):
    programme = strategy.goals.first().programmes.first()
    Task.objects.bulk_create(
        Task(programme=programme, number=n, title=f"Zadanie {n}") for n in range(6, 206)
    )
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)
    reading = [one["sql"] for one in asked if '"tasks_task"."title"' in one["sql"]]
    assert len(reading) == 1
    assert "LIMIT 40" in reading[0]
