"""The tables of open data: every figure, exact and harmless."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from indicators.models import Indicator, IndicatorValue
from open_data.columns import STATUS_COLUMNS
from spreadsheets.sheets import clean
from tasks.models import Goal, Stage, Task
from tasks.progress import Status, add_known
from tests.factories import (
    make_closed,
)
from tests.open_data.downloads import (
    NAMES,
    NEWEST,
    body,
    csv_rows,
    excel_rows,
    report,
)

ODD = [
    "=1+1",
    "+48 123",
    "@x",
    "-2",
    " =2",
    "\t=3",
    'Mówi: "tak"; i, nie',
    "Jeden\nDwa\r\nTrzy",
    "🏙️ miasto",
    "dzwonek\x07\x1b[1m",
    "_x003D_1",
    "a;b,c\td",
    "'",
]


def json_rows(client: Client, address: str) -> list[dict[str, Any]]:
    return json.loads(body(client, address), parse_float=Decimal)


def half_up(figure: str | None, decimals: int = 1) -> Decimal | None:
    if figure is None:
        return None
    unit = Decimal(1).scaleb(-decimals)
    return ((Decimal(figure) / unit + Decimal("0.5")) // 1) * unit


def exactly(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def figures(of: dict[str, Any]) -> dict[str, Any]:
    return {
        "plan": half_up(of["planned"]),
        "wykonanie": half_up(of["progress"]),
        "wykonanie_z_planem": half_up(of["comparable"]),
        "wykonanie_planu": half_up(of["index"], 3),
        "plan_wszystkich_lat": half_up(of["whole_plan"]),
    }


def of_part(part: dict[str, Any], year: int) -> dict[str, Any]:
    return {
        "stan_na_rok": year,
        "kod": part["code"],
        "tytul": part["title"],
        "odpowiada": part["answering"],
        "waga": exactly(part["weight"]),
        "waga_w_sredniej": exactly(part["counted_weight"]),
        **figures(part["standing"]),
        "zadania": part["tasks"],
        "zadania_znane": part["tasks_known"],
        "zadania_z_planem": part["tasks_with_plan"],
        "znana_waga": half_up(part["coverage"], 3),
        **{STATUS_COLUMNS[Status(k)]: n for k, n in part["statuses"].items()},
        "sprawozdanie": part["reported"],
        **{name: (part["texts"] or {}).get(key) for name, key in TEXTS.items()},
    }


TEXTS = {"co_zrobiono": "done", "przeszkody": "obstacles", "co_dalej": "next_steps"}


def goals(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in written["head"]["parts"]:
        if part["level"] == "goal":
            yield of_part(part, written["head"]["year"])


def programmes(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in written["head"]["parts"]:
        if part["level"] == "programme":
            goal = part["code"].split(".")[0]
            yield {"cel": goal, **of_part(part, written["head"]["year"])}


def of_tasks(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for task in written["tasks"]:
        yield {
            "stan_na_rok": written["head"]["year"],
            "kod": task["code"],
            "cel": task["goal"],
            "program": task["programme"],
            "tytul": task["title"],
            "koordynator": task["coordinator"],
            "realizatorzy": "; ".join(one["text"] for one in task["executors"]),
            "waga": exactly(task["weight"]),
            "waga_w_sredniej": exactly(task["counted_weight"]),
            "etapy_znane": task["stages_known"],
            "plan_inny_niz_100": task["is_plan_off"],
            "plan_w_roku": exactly(task["year"]["planned"]),
            "wykonanie_w_roku": exactly(task["year"]["actual"]),
            **figures(task["standing"]),
            "status": task["status"],
            "sprawozdanie": task["reported"],
            "co_zrobiono": task["done"],
            "przeszkody": task["obstacles"],
            "co_dalej": task["next_steps"],
            "koszt": task["cost"],
            "koszt_pln": exactly(task["cost_amount"]),
            "finansowanie": "; ".join(
                f"{one['source']}: {one['funds']}" if one["funds"] else one["source"]
                for one in task["funding"]
            ),
        }


def stages(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = written["head"]
    for task in written["tasks"]:
        for number, stage in enumerate(task["stages"], start=1):
            for year in head["years"]:
                cell = stage["cells"].get(str(year), {})
                yield {
                    "stan_na_rok": head["year"],
                    "zadanie": task["code"],
                    "numer": number,
                    "rok": year,
                    "oznaczenie": stage["label"],
                    "tytul": stage["title"],
                    "plan": exactly(cell.get("planned")),
                    "wykonanie": exactly(cell.get("actual")),
                }


def all_measures(written: dict[str, Any]) -> Iterator[tuple[dict[str, Any], ...]]:
    for part in written["head"]["parts"]:
        level, code = part["level"], part["code"]
        of = {
            "poziom": level,
            "cel": code.split(".")[0] or None,
            "program": code if level == "programme" else None,
            "zadanie": None,
        }
        yield from ((of, one) for one in part["indicators"])
    for task in written["tasks"]:
        of = {
            "poziom": "task",
            "cel": task["goal"],
            "program": task["programme"],
            "zadanie": task["code"],
        }
        yield from ((of, one) for one in task["indicators"])


def measures(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for of, one in all_measures(written):
        yield {
            "stan_na_rok": written["head"]["year"],
            **of,
            "id": one["id"],
            "rodzaj": one["kind"],
            "nazwa": one["name"],
            "jednostka": one["unit"],
            "zrodlo": one["source"],
            "kierunek": one["direction"],
            "wartosc_bazowa": exactly(one["baseline"]),
            "definicja": one["definition"],
            "metoda": one["method"],
            "czestotliwosc": one["frequency"],
            "podaje": one["reporter"],
            "dla_porownania": one["comparison"],
            "glowny": one["is_headline"],
            "rok_bazowy": one["baseline_year"],
            "przedzial_od": exactly(one["band_from"]),
            "przedzial_do": exactly(one["band_to"]),
            "zmiana": exactly(one["change"]),
            "ocena": one["standing"]["word"],
            "czesc_drogi": half_up(one["standing"]["share"], 3),
            "oczekiwana": half_up(one["standing"]["expected"], 1),
            "rok_ostatniej_wartosci": one["standing"]["year"],
            "przerwa_po_drodze": one["standing"]["broken_in"],
        }


def of_indicators(key: str, column: str) -> Any:
    def rows(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for _of, one in all_measures(written):
            for year, told in sorted(one[key].items()):
                yield {
                    "stan_na_rok": written["head"]["year"],
                    "wskaznik": one["id"],
                    "rok": int(year),
                    column: exactly(told) if key == "targets" else told,
                }

    return rows


def values(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for _of, one in all_measures(written):
        for year, value in sorted(one["values"].items()):
            yield {
                "stan_na_rok": written["head"]["year"],
                "wskaznik": one["id"],
                "rok": int(year),
                "wartosc": value["text"],
                "liczba": exactly(value["number"]),
            }


def all_sources(
    written: dict[str, Any],
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for task in written["tasks"]:
        for number, one in enumerate(task["funding"], start=1):
            of = {"zadanie": task["code"], "numer": number}
            yield {"stan_na_rok": written["head"]["year"], **of}, one


def sources(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for of, one in all_sources(written):
        years = one["years"].values()
        plans = [Decimal(year["planned"]) for year in years if year["planned"]]
        spent = [Decimal(year["executed"]) for year in years if year["executed"]]
        yield {
            **of,
            "zrodlo": one["source"],
            "srodki": one["funds"],
            "kwota": exactly(one["amount"]),
            "plan": add_known(plans) if plans else exactly(one["amount"]),
            "wydatki": add_known(spent) if spent else None,
        }


def money(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for of, one in all_sources(written):
        for year, told in sorted(one["years"].items()):
            yield {
                **of,
                "rok": int(year),
                "plan": exactly(told["planned"]),
                "wydatki": exactly(told["executed"]),
            }


EXPECTED = {
    "finansowanie": sources,
    "pieniadze": money,
    "cele": goals,
    "programy": programmes,
    "zadania": of_tasks,
    "etapy": stages,
    "wskazniki": measures,
    "wartosci": values,
    "wartosci_docelowe": of_indicators("targets", "cel"),
    "przerwy": of_indicators("breaks", "powod"),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_that_of_the_report(client, snapshot, name):
    expected = list(EXPECTED[name](report(client)))
    assert expected
    assert json_rows(client, f"{NEWEST}{name}.json") == expected


@pytest.mark.parametrize("name", NAMES)
def test_csv_says_what_json_says(client, snapshot, name):
    def written(value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(value)

    expected = json_rows(client, f"{NEWEST}{name}.json")
    found = csv_rows(client, f"{NEWEST}{name}.csv")
    assert found == [
        {column: written(value) for column, value in row.items()} for row in expected
    ]
    assert not body(client, f"{NEWEST}{name}.csv").startswith(b"\xef\xbb\xbf")


def test_tables_hold_what_the_set_up_has(client, snapshot):
    """Not only what the report says: the figures of the set-up, worked out by hand."""
    task = csv_rows(client, f"{NEWEST}zadania.csv")[0]
    assert task["plan"] == "100.0"
    assert task["wykonanie"] == "58.3"  # 8.15 + 10.1 + 40 = 58.25, the half up
    assert task["wykonanie_planu"] == "0.583"  # 0.5825
    assert task["waga"] == "7.25"
    # Entered, so exact: 20.5 + 69.5, and 10.1 + 40.
    assert (task["plan_w_roku"], task["wykonanie_w_roku"]) == ("90", "50.1")
    assert task["finansowanie"] == "Budżet: 100 zł; Unia"
    assert (task["koszt"], task["koszt_pln"]) == ("250 000 zł", "250000")
    # What was spent in 2013 is later than the report.
    assert [
        (row["numer"], row["plan"], row["wydatki"])
        for row in csv_rows(client, f"{NEWEST}finansowanie.csv")
    ] == [("1", "", ""), ("2", "7.5", "0")]
    assert [
        (row["rok"], row["plan"], row["wydatki"])
        for row in csv_rows(client, f"{NEWEST}pieniadze.csv")
    ] == [("2010", "7.5", "0")]
    total = csv_rows(client, f"{NEWEST}zadania.csv")[1]
    assert (total["plan"], total["wykonanie"], total["etapy_znane"]) == (
        "",
        "47.3",
        "false",
    )
    numbers = {
        row["wartosc"]: row["liczba"]
        for row in csv_rows(client, f"{NEWEST}wartosci.csv")
    }
    assert numbers["2.1625"] == "2.1625"
    assert numbers["ok. 1800"] == numbers["bez zmian"] == ""


def test_a_number_of_json_has_all_its_digits(client, strategy, office):
    Indicator.objects.update(baseline=Decimal("123456789.123456"))
    make_closed(strategy, 2010, by=office)
    written = body(client, f"{NEWEST}wskazniki.json").decode()
    assert '"wartosc_bazowa":123456789.123456' in written
    assert '"wartosc_bazowa":"' not in written


def test_what_is_later_than_the_report_is_not_there(client, snapshot):
    later = [
        row for row in csv_rows(client, f"{NEWEST}etapy.csv") if row["rok"] > "2010"
    ]
    assert later
    assert {row["wykonanie"] for row in later} == {""}
    years = {row["rok"] for row in csv_rows(client, f"{NEWEST}wartosci.csv")}
    assert max(years) == "2010"


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_survive_and_are_harmless_in_excel(client, strategy, office, odd):
    Task.objects.update(title=odd)
    Stage.objects.update(title=odd, label=odd[:20])
    Goal.objects.update(title=odd)
    Indicator.objects.update(name=odd)
    IndicatorValue.objects.update(text=odd, number=None)
    make_closed(strategy, 2010, by=office)
    columns = {"cele": "tytul", "zadania": "tytul", "etapy": "tytul"}
    columns |= {"wskazniki": "nazwa", "wartosci": "wartosc"}
    for table, column in columns.items():
        found = csv_rows(client, f"{NEWEST}{table}.csv")
        assert {row[column] for row in found} == {odd}
        found = json_rows(client, f"{NEWEST}{table}.json")
        assert {row[column] for row in found} == {odd}
        heading = {"tytul": "Tytuł", "wartosc": "Wartość"}.get(column, "Nazwa")
        [shown] = {
            row[heading] for row in excel_rows(client, f"{NEWEST}{table}.excel.csv")
        }
        assert not shown.lstrip().startswith(("=", "+", "-", "@"))
        assert "\x07" not in shown
        # Nothing is lost but what no cell can hold.
        assert shown.removeprefix("'") == clean(odd).removeprefix("'")
