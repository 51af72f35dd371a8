"""The list of indicators, the page of one, and what can be taken away of them."""

import re
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from indicators.models import Indicator, Kind
from leszno_strategy.palette import colour
from tests.factories import (
    make_goal,
    make_indicator,
    make_programme,
    make_strategy,
    make_task,
)
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both

LIST = "/miasto/wskazniki/"
OPTION = re.compile(r'<option value="([^"]*)"[^>]*>[^<]*\((\d+)\)</option>')
SELECT = re.compile(r'<select name="(\w+)".*?</select>', re.DOTALL)


@pytest.fixture(autouse=True)
def strategy(db):
    """Indicators of two goals, of a programme and of a task, in no order at all."""
    first = make_goal()
    second = make_goal(first.strategy, "II")
    programme = make_programme(first)
    task = make_task(programme, stages=[{2013: ("100", "100")}])
    make_indicator(make_programme(second), {2013: "bd"}, kind=Kind.CONTEXT, name="=1+1")
    make_indicator(task, {2009: "159", 2013: "270"}, name="Liczba łąk")
    make_indicator(
        task, {2009: "10", 2010: "ok. 18"}, kind=Kind.RESULT, name="Długość dróg"
    )
    make_indicator(programme, {2009: "62,0", 2010: "60,5"}, kind=Kind.CONTEXT)
    make_indicator(first, {2005: "7"}, kind=Kind.CONTEXT, name="Liczba firm")
    Indicator.objects.filter(name="Liczba łąk").update(unit="szt.", direction="more")
    return first.strategy


def indicator(name: str = "Liczba łąk") -> Indicator:
    return Indicator.objects.get(name=name)


def listed(client, query: str = "") -> list[str]:
    return [row[1] for row in rows_of(client.get(f"{LIST}?{query}"))[1:]]


def total(client, query: str = "") -> int:
    body = client.get(f"{LIST}?{query}").content.decode()
    [number] = re.findall(r'<data class="total" value="(\d+)"', body)
    return int(number)


def test_indicators_stand_as_the_strategy_counts(client):
    rows = rows_of(client.get(LIST))
    codes = [row[0].split()[0] for row in rows[1:]]
    assert codes == ["I", "I.1", "I.1.1", "I.1.1", "II.1"]


def test_a_row_says_what_is_known_last_and_how_it_changed(client):
    rows = [[cell.strip() for cell in row] for row in rows_of(client.get(LIST))[1:]]
    assert [row[2:4] for row in rows] == [
        ["7 (2005)", "brak wcześniejszej liczby"],
        ["60,5 (2010)", "↓ spadek o 1,5 wobec 2009 r."],
        ["270 (2013)", "↑ wzrost o 111 wobec 2009 r., na lepsze"],
        ["ok. 18 (2010)", "nie da się porównać"],
        ["–", "–"],
    ]
    assert rows[2][1] == "Liczba łąk (szt.) wskaźnik produktu · Zadanie 1"


def test_what_was_reported_later_is_left_out(client):
    rows = rows_of(client.get(LIST, {"rok": 2009}))
    assert [row[2] for row in rows[1:]] == [
        "7 (2005)",
        "62,0 (2009)",
        "159 (2009)",
        "10 (2009)",
        "–",
    ]
    page = client.get(indicator().get_absolute_url(), {"rok": 2009})
    assert "270" not in page.content.decode()


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("cel=I", ["Liczba firm", "Wskaźnik", "Liczba łąk", "Długość dróg"]),
        ("cel=II", ["=1+1"]),
        ("program=I.1", ["Wskaźnik", "Liczba łąk", "Długość dróg"]),
        ("rodzaj=context&cel=I", ["Liczba firm", "Wskaźnik"]),
        ("wartosc=bez", ["=1+1"]),
        ("q=LAK", ["Liczba łąk"]),
        ("q=dróg+dlugosc", ["Długość dróg"]),
        ("q=liczba&rodzaj=output", ["Liczba łąk"]),
        ("q=nie+ma", []),
        ("cel=IX", []),
        (f"q={'a' * 101}", []),
    ],
)
def test_filters_leave_what_fits_all_of_them(client, query, left):
    found = listed(client, query)
    assert all(name.startswith(start) for name, start in zip(found, left, strict=True))
    assert total(client, query) == len(left)


@pytest.mark.parametrize("query", ["", "cel=I", "q=liczba", "rok=2009&wartosc=z"])
def test_each_choice_says_how_many_indicators_it_leaves(client, query):
    body = client.get(f"{LIST}?{query}").content.decode()
    asked = dict(part.split("=") for part in query.split("&") if part)
    counted = 0
    for select in SELECT.finditer(body):
        for value, count in OPTION.findall(select[0]):
            chosen = {**asked, select[1]: value}
            left = listed(client, "&".join(f"{k}={v}" for k, v in chosen.items()))
            assert len(left) == int(count), chosen
            counted += 1
    assert counted >= 8


def test_a_filter_keeps_the_year(client):
    body = client.get(LIST, {"rok": 2009}).content.decode()
    assert '<input type="hidden" name="rok" value="2009">' in body


def test_indicators_of_another_strategy_are_not_here(client):
    make_indicator(make_goal(make_strategy("inne")), {2009: "1"}, name="Obcy")
    assert "Obcy" not in text_of(client.get(LIST))
    assert client.get(f"{LIST}{indicator('Obcy').pk}/").status_code == 404
    # A number may look like a year that the strategy does not have.
    assert client.get(f"{LIST}1725/").status_code == 404


def test_pages_hold_fifty_and_files_all(client):
    for _n in range(50):
        make_indicator(indicator().task)
    assert len(listed(client)) == 50
    assert len(listed(client, "page=2")) == 5
    lines = client.get(f"{LIST}wskazniki.csv?page=2").content.decode().split("\r\n")
    assert len(lines) == 1 + 55 + 1


@pytest.mark.parametrize("query", ["", "cel=I", "rok=2009", "q=dróg"])
def test_files_hold_just_what_is_listed_with_all_years(client, query):
    names = listed(client, query)
    answer = client.get(f"{LIST}wskazniki.csv?{query}")
    lines = answer.content.decode("utf-8-sig").split("\r\n")[:-1]
    table = [line.split(";") for line in lines]
    sheet = load_workbook(
        BytesIO(client.get(f"{LIST}wskazniki.xlsx?{query}").content)
    ).active
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [row[3].lstrip("'") for row in table[1:]] == [row[3] for row in cells[1:]]
    assert len(table) == len(names) + 1
    assert all(n.startswith(r[3]) for n, r in zip(names, cells[1:], strict=True))
    if query == "":
        assert cells[0][6:10] == ["2005", "2009", "2010", "2013"]
        assert [row[6:10] for row in cells[1:]] == [
            [7, None, None, None],
            [None, 62, 60.5, None],
            [None, 159, None, 270],
            [None, 10, "ok. 18", None],
            [None, None, None, "bd"],
        ]
        assert [row[6:10] for row in table[1:]] == [
            ["7", "", "", ""],
            ["", "62", "60,5", ""],
            ["", "159", "", "270"],
            ["", "10", "ok. 18", ""],
            ["", "", "", "bd"],
        ]


# The page of one indicator


def test_a_page_opens_with_the_last_value_and_its_change(client):
    text = text_of(client.get(indicator().get_absolute_url()))
    assert "Wskaźnik produktu Liczba łąk (szt.)" in text
    assert "Za 2013 r. podano: 270. ↑ wzrost o 111 wobec 2009 r." in text


def test_a_page_has_a_row_for_each_year_also_for_gaps(client):
    rows = rows_of(client.get(indicator().get_absolute_url()))
    assert rows == [
        ["Rok", "Wartość"],
        ["2009", "159"],
        ["2010", "–"],
        ["2011", "–"],
        ["2012", "–"],
        ["2013", "270"],
    ]


def test_a_text_is_marked_in_the_picture_and_written_in_the_table(client):
    answer = client.get(indicator("Długość dróg").get_absolute_url(), {"rok": 2010})
    assert ["2010", "ok. 18"] in rows_of(answer)
    body = answer.content.decode()
    assert body.count('class="mark"') == 1
    assert body.count('class="spot"') == 1
    assert "podano słowami" in body


def test_without_a_number_there_is_no_picture(client):
    address = indicator("=1+1").get_absolute_url()
    answer = client.get(address)
    assert "nie podano żadnej wartości" in text_of(answer)
    assert "nie ma wykresu" in text_of(answer)
    assert "wykres.svg" not in answer.content.decode()
    assert client.get(f"{address}wykres.svg").status_code == 404


def test_what_the_city_did_not_say_is_said(client):
    text = text_of(client.get(indicator("Liczba firm").get_absolute_url()))
    for part in (
        "Definicja Nie podano definicji",
        "Dotyczy I Cel I",
        "Jednostka miary nie podano",
        "Źródło nie podano",
        "Kiedy jest lepiej nie podano",
        "Wartość bazowa nie podano",
    ):
        assert part in text


def test_what_the_city_said_is_shown(client):
    Indicator.objects.filter(name="Liczba łąk").update(
        definition="Łąki większe niż hektar.", source="GUS", baseline=Decimal("150.50")
    )
    answer = client.get(indicator().get_absolute_url())
    text = text_of(answer)
    for part in (
        "Definicja Łąki większe niż hektar.",
        "Dotyczy I.1.1 Zadanie 1",
        "Jednostka miary szt.",
        "Źródło GUS",
        "Kiedy jest lepiej im więcej, tym lepiej",
        "Wartość bazowa 150,5",
        "Linia przerywana to wartość bazowa: 150,5.",
    ):
        assert part in text
    assert 'class="baseline"' in answer.content.decode()


def test_a_page_leads_to_its_neighbours_of_the_same_parent(client):
    text = text_of(client.get(indicator().get_absolute_url()))
    assert "Następny wskaźnik Długość dróg" in text
    assert "Poprzedni wskaźnik" not in text
    text = text_of(client.get(indicator("Długość dróg").get_absolute_url()))
    assert "Poprzedni wskaźnik Liczba łąk" in text
    assert "Następny wskaźnik" not in text


def test_the_picture_stands_alone(client):
    answer = client.get(f"{indicator().get_absolute_url()}wykres.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert 'filename="miasto-wskaznik-' in answer["Content-Disposition"]
    picture = ElementTree.fromstring(answer.content)
    words = " ".join(picture.itertext())
    for part in ("Liczba łąk (szt.)", "Miasto: Strategia", "2009: 159; 2013: 270"):
        assert part in words
    assert "Linia urywa się" in words
    svg = "{http://www.w3.org/2000/svg}"
    assert [dot.get("fill") for dot in picture.iter(f"{svg}circle")] == [
        colour("accent")
    ] * 2
    assert not list(picture.iter(f"{svg}polyline"))
    body = answer.content.decode()
    assert "style=" not in body
    assert "var(--" not in body


def test_a_name_is_escaped_in_the_picture(client):
    # Between two characters of which XML can hold neither.
    odd = "\x0b<script>&amp;\ufffe"
    Indicator.objects.filter(name="Liczba łąk").update(name=odd)
    answer = client.get(f"{LIST}{indicator(odd).pk}/wykres.svg")
    assert "<script>&amp; (szt.)" in " ".join(
        ElementTree.fromstring(answer.content).itertext()
    )


def test_the_values_are_there_as_data(client):
    answer = client.get(
        f"{indicator('Długość dróg').get_absolute_url()}wykres.csv?rok=2011"
    )
    assert answer.content.decode("utf-8-sig").split("\r\n") == [
        "Rok;Liczba;Wartość, jak ją podano;Wartość docelowa;Przerwa w porównywalności",
        "2009;10;10;;",
        "2010;;ok. 18;;",
        "2011;;;;",
        "",
    ]


def test_tables_of_the_tree_lead_to_the_page_and_draw_the_course(client):
    body = client.get("/miasto/zadania/I.1.1/?rok=2010").content.decode()
    assert f'<a href="{indicator().get_absolute_url()}?rok=2010">Liczba łąk</a>' in body
    assert body.count('class="sparkline"') == 1


def test_values_are_marked_as_polish_on_english_pages(client):
    body = client.get("/en" + LIST).content.decode()
    assert '<span lang="pl">ok. 18</span>' in body
    assert '<span lang="pl">Liczba łąk</span>' in body


@pytest.mark.parametrize("page", ["wskazniki", "jednostki", "zadania"])
def test_short_addresses_lead_to_the_newest_strategy(client, page):
    make_strategy("nowa", years=(2020,))
    for language in ("", "/en"):
        answer = client.get(f"{language}/{page}/?q=a+b&rok=2020")
        assert answer.status_code == 302
        assert answer["Location"] == f"{language}/nowa/{page}/?q=a+b&rok=2020"
    assert client.get(f"/{page}/")["Location"] == f"/nowa/{page}/"


@pytest.mark.parametrize("page", ["wskazniki", "jednostki", "zadania"])
def test_without_a_strategy_short_addresses_lead_nowhere(client, strategy, page):
    strategy.delete()
    assert client.get(f"/{page}/").status_code == 404


def test_a_filter_that_is_unknown_is_refused_for_a_file_as_well(client):
    address = f"{LIST}wskazniki.csv"
    assert client.get(address).status_code == 200
    assert client.get(address, {"cel": "nonsense"}).status_code == 400
