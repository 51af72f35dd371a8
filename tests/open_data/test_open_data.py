"""Open data: exact, described, harmless, stable; of frozen reports and nothing else."""

import csv
import datetime
import hashlib
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import StringIO
from typing import Any
from unittest import mock
from xml.etree import ElementTree

import jsonschema
import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone, translation

from annual_report.closing.freezing import Damaged, frozen_document, reopen_year
from annual_report.document import Level
from annual_report.models import Snapshot, SnapshotPart
from indicators.models import Direction, Indicator, IndicatorValue
from leszno_strategy.office import Office
from open_data.columns import STATUS_COLUMNS
from open_data.dane_gov_pl import harvested
from open_data.datapackage import data_package
from open_data.dcat import catalogue
from open_data.files import FILES, FORMATS
from open_data.licences import LICENCES
from open_data.releases import Described
from open_data.tables import TABLES
from organisation.models import User
from reporting.models import State
from spreadsheets.sheets import clean
from tasks.models import FundingSource, Goal, Stage, Strategy, Task
from tasks.progress import Status
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
)
from tests.pages import text_of

NEWEST = "/miasto/dane/najnowsze/"
PAGE = "/miasto/dane/"
NAMES = [table.name for table in TABLES]
FROZEN = [name for name, file in FILES.items() if file.is_frozen]
DESCRIBED = [name for name in FILES if name not in FROZEN]
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


@pytest.fixture
def office(db) -> User:
    return make_office_user()


@pytest.fixture
def strategy(db) -> Strategy:
    """A little of everything, with figures that need rounding and that lack."""
    strategy = make_strategy()
    for number in ("I", "II"):
        goal = make_goal(strategy, number)
        goal.head = make_post(f"Szef celu {number}")
        goal.save()
        make_indicator(goal, {2009: "7,5", 2013: "8"})
    goal = strategy.goals.get(number="I")
    programme = make_programme(goal, weight="33.5", coordinator=make_post())
    make_indicator(programme, {2010: "bez zmian", 2012: "1 215"})
    known = make_task(
        programme,
        weight="7.25",
        stages=[
            {2009: ("10", "8.15"), 2010: ("20.5", "10.1")},
            {2010: ("69.5", "40"), 2013: (None, "3")},
            {},
        ],
        executor=make_unit("Wydział"),
    )
    make_task(programme, weight="3", total=(2010, "47.25"))
    make_task(make_programme(goal), stages=[{2009: ("5", None)}])
    indicator = make_indicator(known, {2009: "2.1625", 2010: "ok. 1800", 2013: "-"})
    indicator.direction, indicator.baseline = Direction.LESS, Decimal("1.50")
    indicator.save()
    Task.objects.filter(pk=known.pk).update(
        planned_total_cost="250 000 zł", planned_total_cost_amount=Decimal("250000")
    )
    for source, funds in (("Budżet", "100 zł"), ("Unia", "")):
        FundingSource.objects.create(task=known, source=source, funds=funds)
    return strategy


@pytest.fixture
def snapshot(strategy, office) -> Snapshot:
    return make_closed(strategy, 2010, by=office)


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue()


def csv_rows(client: Client, address: str) -> list[dict[str, str]]:
    text = body(client, address).decode()
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def excel_rows(client: Client, address: str) -> list[dict[str, str]]:
    text = body(client, address).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";", strict=True))


def json_rows(client: Client, address: str) -> list[dict[str, Any]]:
    return json.loads(body(client, address), parse_float=Decimal)


def report(client: Client, base: str = NEWEST) -> dict[str, Any]:
    return json.loads(body(client, f"{base}raport.json"))


# What each table has to hold, from the report itself and by other means


def half_up(figure: str | None, decimals: int = 1) -> Decimal | None:
    if figure is None:
        return None
    unit = Decimal(1).scaleb(-decimals)
    return ((Decimal(figure) / unit + Decimal("0.5")) // 1) * unit


def exactly(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def standing(of: dict[str, Any]) -> dict[str, Any]:
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
        **standing(part["standing"]),
        "zadania": part["tasks"],
        "zadania_znane": part["tasks_known"],
        "zadania_z_planem": part["tasks_with_plan"],
        "znana_waga": half_up(part["coverage"], 3),
        **{STATUS_COLUMNS[Status(k)]: n for k, n in part["statuses"].items()},
    }


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
            "plan_w_roku": half_up(task["year"]["planned"]),
            "wykonanie_w_roku": half_up(task["year"]["actual"]),
            **standing(task["standing"]),
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
            "cel": code.split(".")[0],
            "program": code if level == "programme" else None,
            "zadanie": None,
        }
        yield from ((of, one) for one in part["indicators"])
    for task in written["tasks"]:
        of = {
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
        }


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


EXPECTED = {
    "cele": goals,
    "programy": programmes,
    "zadania": of_tasks,
    "etapy": stages,
    "wskazniki": measures,
    "wartosci": values,
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
    assert task["finansowanie"] == "Budżet: 100 zł; Unia"
    assert (task["koszt"], task["koszt_pln"]) == ("250 000 zł", "250000")
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


def test_a_polish_excel_gets_semicolons_commas_and_its_mark(client, snapshot):
    written = body(client, f"{NEWEST}zadania.excel.csv")
    assert written.startswith(b"\xef\xbb\xbfstan_na_rok;kod;")
    task = excel_rows(client, f"{NEWEST}zadania.excel.csv")[0]
    assert (task["wykonanie"], task["waga"]) == ("58,3", "7,25")


@pytest.mark.parametrize("name", NAMES)
def test_excel_has_the_same_rows(client, snapshot, name):
    found = excel_rows(client, f"{NEWEST}{name}.excel.csv")
    expected = csv_rows(client, f"{NEWEST}{name}.csv")
    assert len(found) == len(expected)
    for row, like in zip(found, expected, strict=True):
        assert {k: v.replace(",", ".").lstrip("'") for k, v in row.items()} == {
            k: v.replace(",", ".") for k, v in like.items()
        }


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
        [shown] = {
            row[column] for row in excel_rows(client, f"{NEWEST}{table}.excel.csv")
        }
        assert not shown.lstrip().startswith(("=", "+", "-", "@"))
        assert "\x07" not in shown
        # Nothing is lost but what no cell can hold.
        assert shown.removeprefix("'") == clean(odd).removeprefix("'")


# The report as it is, and the descriptions


def test_the_report_is_the_frozen_one_to_the_byte(client, snapshot):
    response = client.get(f"{NEWEST}raport.json")
    written = response.getvalue()
    assert hashlib.sha256(written).hexdigest() == snapshot.sha256
    assert response["Content-Length"] == str(len(written)) == str(snapshot.size)
    assert snapshot.sha256 in client.get(PAGE).content.decode()


def test_the_report_fits_its_schema(client, snapshot):
    schema = json.loads(body(client, f"{NEWEST}raport.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report(client), schema)


def test_a_report_that_somebody_changed_is_not_handed_out(client, snapshot):
    part = SnapshotPart.objects.get()
    part.tasks = part.tasks.replace("58.25", "98.25")
    part.save()
    for name in ("raport.json", "zadania.csv"):
        with pytest.raises(Damaged):
            client.get(f"{NEWEST}{name}")


# What the specification of Data Packages demands of those things that we use.
PACKAGE_SCHEMA = {
    "type": "object",
    "required": ["profile", "name", "title", "licenses", "resources", "created"],
    "properties": {
        "profile": {"const": "data-package"},
        "name": {"pattern": "^[-a-z0-9._/]+$"},
        "created": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
        "licenses": {
            "minItems": 1,
            "items": {"required": ["name", "path"]},
        },
        "sources": {"items": {"required": ["title"]}},
        "contributors": {
            "items": {
                "required": ["title"],
                "properties": {"role": {"const": "publisher"}},
            }
        },
        "resources": {
            "minItems": 7,
            "items": {
                "required": ["name", "path", "format", "mediatype"],
                "properties": {
                    "name": {"pattern": "^[-a-z0-9._/]+$"},
                    "path": {"pattern": r"^[a-z]+\.(csv|json)$"},
                },
                "if": {"required": ["profile"]},
                "then": {
                    "required": ["schema", "dialect", "encoding"],
                    "properties": {"profile": {"const": "tabular-data-resource"}},
                },
            },
        },
    },
}
TYPES: dict[str, Callable[[str], Any]] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "year": int,
}


def package(client: Client, base: str = NEWEST) -> dict[str, Any]:
    return json.loads(body(client, f"{base}datapackage.json"))


def test_the_package_is_what_the_specification_demands(client, snapshot):
    found = package(client)
    jsonschema.validate(found, PACKAGE_SCHEMA)
    assert [one["name"] for one in found["resources"]] == [*NAMES, "raport"]
    assert found["version"] == "2010.1"
    assert (
        found["title"] == "Strategia rozwoju Miasta: dane raportu rocznego za 2010 r."
    )
    report_file = found["resources"][-1]
    assert report_file["hash"] == f"sha256:{snapshot.sha256}"
    assert report_file["bytes"] == snapshot.size
    assert report_file["type"] == "json"


@pytest.mark.parametrize("base", [NEWEST, f"{PAGE}2010/", f"{PAGE}2010/v1/"])
def test_every_file_of_the_package_has_just_those_columns(client, snapshot, base):
    tables = {
        one["name"]: one
        for one in package(client, base)["resources"]
        if "schema" in one
    }
    rows = {name: csv_rows(client, base + one["path"]) for name, one in tables.items()}
    for name, one in tables.items():
        described = [field["name"] for field in one["schema"]["fields"]]
        assert list(rows[name][0]) == described
        for field in one["schema"]["fields"]:
            check_column(field, [row[field["name"]] for row in rows[name]])
        check_keys(one["schema"], rows[name], rows)


def check_column(field: dict[str, Any], found: list[str]) -> None:
    assert field["description"]
    constraints = field["constraints"]
    assert not constraints["required"] or all(found), field
    for value in filter(None, found):
        TYPES[field["type"]](value)
        assert value in constraints.get("enum", [value])


def check_keys(
    schema: dict[str, Any],
    rows: list[dict[str, str]],
    of_all: dict[str, list[dict[str, str]]],
) -> None:
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    for key in schema["foreignKeys"]:
        [column], reference = key["fields"], key["reference"]
        [to] = reference["fields"]
        known = {row[to] for row in of_all[reference["resource"]]}
        assert {row[column] for row in rows} - {""} <= known


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_have_plain_names_and_say_what_they_mean(table):
    assert len(set(table.column_names)) == len(table.column_names)
    for column in table.columns:
        assert column.name.isascii()
        assert column.name.replace("_", "").isalnum()
        assert column.name == column.name.lower()
        assert str(column.meaning)
    assert set(table.key) <= set(table.column_names)
    for link in table.links:
        [other] = [one for one in TABLES if one.name == link.table]
        assert link.column in table.column_names
        assert other.key == (link.to,)


def test_no_status_lacks_a_column():
    assert set(STATUS_COLUMNS) == set(Status)
    assert {level.value for level in Level} == {"strategy", "goal", "programme"}


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    children = node.values() if isinstance(node, dict) else node
    if isinstance(node, dict | list):
        for child in children:
            yield from objects(child)


@override_settings(SITE_URL="https://strategia.example.pl")
def test_the_catalogue_says_where_all_files_of_each_year_are(client, strategy, office):
    for year in (2009, 2010):
        make_closed(strategy, year, by=office)
    found = json.loads(body(client, f"{NEWEST}katalog.jsonld"))
    assert found["@type"] == "dcat:Catalog"
    prefixes = set(found["@context"])
    for one in objects({k: v for k, v in found.items() if k != "@context"}):
        for key in one:
            assert key.startswith("@") or key.split(":")[0] in prefixes
    for wanted in ("title", "description", "publisher"):
        assert found[f"dct:{wanted}"]
    assert len(found["dcat:dataset"]) == 2
    for data_set, year in zip(found["dcat:dataset"], (2010, 2009), strict=True):
        for wanted in ("dct:title", "dct:description", "dcat:theme", "dcat:keyword"):
            assert data_set[wanted]
        files = data_set["dcat:distribution"]
        assert len(files) == 13
        for file in files:
            address = file["dcat:downloadURL"]["@id"]
            base = f"https://strategia.example.pl/miasto/dane/{year}/v1/"
            assert address.startswith(base)
            assert body(client, address.removeprefix("https://strategia.example.pl"))
            assert file["dct:license"]["@id"].endswith("/CC_BY_4_0")
    checksum = found["dcat:dataset"][0]["dcat:distribution"][-1]["spdx:checksum"]
    newest = Snapshot.objects.get(year__year=2010)
    assert checksum["spdx:checksumValue"]["@value"] == newest.sha256


# As the schema of dane.gov.pl has it, version 1.13: the children that must be there,
# those that may, and how long a text may be.
DATASET = {"extIdent", "title", "description", "updateFrequency", "categories"}
DATASET |= {"resources", "tags"}
RESOURCE = {"extIdent", "url", "title", "description"}
FLAGS = {"hasDynamicData", "hasHighValueData", "hasResearchData"}
FLAGS |= {"hasHighValueDataFromEuropeanCommissionList", "lastUpdateDate"}
MAY = FLAGS | {"url", "conditions"}
MAY_RESOURCE = FLAGS | {"availability", "dataDate", "containsProtectedData"}


def texts_of(element: ElementTree.Element, name: str, longest: int) -> None:
    found = {child.tag: child.text or "" for child in element.find(name) or []}
    assert set(found) == {"polish", "english"}
    assert all(0 < len(text) <= longest for text in found.values())


@pytest.mark.parametrize("title", ["Strategia", "Tytuł " * 60, "a\x07b & <c>"])
@override_settings(SITE_URL="https://strategia.example.pl")
def test_dane_gov_pl_can_harvest_the_description(client, strategy, office, title):
    Strategy.objects.update(title=title[:250])
    strategy.refresh_from_db()
    make_closed(strategy, 2010, by=office)
    response = client.get(f"{NEWEST}dane-gov-pl.xml")
    assert response["Content-Type"] == "application/xml"
    written = response.getvalue()
    root = ElementTree.fromstring(written)
    assert root.tag == "{urn:otwarte-dane:harvester:1.13}datasets"
    [data_set] = root
    tags = [child.tag for child in data_set]
    assert set(tags) >= DATASET
    assert set(tags) <= DATASET | MAY
    assert len(tags) == len(set(tags))
    texts_of(data_set, "title", 300)
    texts_of(data_set, "description", 1000)
    assert data_set.findtext("updateFrequency") == "yearly"
    assert data_set.findtext("conditions/dbOrCopyrightedLicenseChosen") == "CC BY 4.0"
    assert {tag.attrib["lang"] for tag in data_set.iter("tag")} == {"pl", "en"}
    idents = [one.text or "" for one in data_set.iter("extIdent")]
    assert len(set(idents)) == len(idents) == 8
    assert all(len(ident) == 36 for ident in idents)
    for resource in data_set.iter("resource"):
        tags = [child.tag for child in resource]
        assert set(tags) >= RESOURCE
        assert set(tags) <= RESOURCE | MAY_RESOURCE
        texts_of(resource, "title", 300)
        texts_of(resource, "description", 1000)
        assert resource.findtext("dataDate") == "2010-12-31"
        address = resource.findtext("url") or ""
        assert body(client, address.removeprefix("https://strategia.example.pl"))
    digest = hashlib.md5(written, usedforsecurity=False).hexdigest()
    assert body(client, f"{NEWEST}dane-gov-pl.md5").decode() == digest


def test_a_portal_knows_a_year_again_in_its_next_version(client, strategy, office):
    def idents() -> list[str]:
        root = ElementTree.fromstring(body(client, f"{NEWEST}dane-gov-pl.xml"))
        return [one.text or "" for one in root.iter("extIdent")]

    make_closed(strategy, 2009, by=office)
    before = idents()
    Task.objects.update(title="Inaczej")
    make_closed(strategy, 2009, by=office, reason="Tytuły.")
    assert idents() == before
    make_closed(strategy, 2010, by=office)
    assert set(before) < set(idents())


# Addresses


def test_newest_is_the_newest_closed_year_in_its_newest_version(
    client, strategy, office
):
    make_closed(strategy, 2010, by=office)
    make_closed(strategy, 2009, by=office)
    assert report(client)["head"]["year"] == 2010
    Task.objects.update(title="Poprawione")
    second = make_closed(strategy, 2010, by=office, reason="Tytuły.")
    assert second.number == 2
    assert report(client)["tasks"][0]["title"] == "Poprawione"


def test_old_versions_stay_at_their_addresses(client, strategy, snapshot, office):
    names = [f"{PAGE}2010/v1/{name}" for name in FROZEN]
    before = [body(client, name) for name in names]
    Task.objects.update(title="Poprawione")
    make_closed(strategy, 2010, by=office, reason="Tytuły.")
    assert [body(client, name) for name in names] == before
    assert "Poprawione" in body(client, f"{PAGE}2010/v2/zadania.csv").decode()
    assert "Poprawione" in body(client, f"{PAGE}2010/zadania.csv").decode()


def test_a_reopened_year_is_not_newest_but_stays(client, strategy, office):
    make_closed(strategy, 2009, by=office)
    make_closed(strategy, 2010, by=office)
    newest = client.get(f"{NEWEST}cele.csv")
    reopen_year(strategy.years.get(year=2010), by=office, reason="Błąd.")
    assert report(client)["head"]["year"] == 2009
    assert report(client, f"{PAGE}2010/")["head"]["year"] == 2010
    assert report(client, f"{PAGE}2010/v1/")["head"]["year"] == 2010
    # Harvesters would delete what is not listed any more.
    assert "/2010/v1/" in body(client, f"{NEWEST}dane-gov-pl.xml").decode()
    assert client.get(f"{NEWEST}cele.csv")["ETag"] != newest["ETag"]
    page = text_of(client.get(PAGE))
    assert "Miasto otworzyło ten rok ponownie" in page
    assert "To dane za 2009 r., wersja 1." in page


def test_who_knows_only_the_time_learns_of_a_reopening(client, strategy, office):
    long_ago = timezone.now() - datetime.timedelta(days=2)
    for year in (2009, 2010):
        make_closed(strategy, year, by=office)
    Snapshot.objects.update(at=long_ago)
    known = client.get(f"{NEWEST}cele.csv")["Last-Modified"]
    asked = {"if-modified-since": known}
    assert client.get(f"{NEWEST}cele.csv", headers=asked).status_code == 304
    reopen_year(strategy.years.get(year=2010), by=office, reason="Błąd.")
    assert client.get(f"{NEWEST}cele.csv", headers=asked).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/miasto/dane/najnowsze/cele.xlsx",
        "/miasto/dane/najnowsze/",
        "/miasto/dane/2010/",
        "/miasto/dane/2009/cele.csv",
        "/miasto/dane/1999/cele.csv",
        "/miasto/dane/2010/v2/cele.csv",
        "/miasto/dane/2010/v0/cele.csv",
        "/miasto/dane/2010/v99999999999999999999/cele.csv",
        "/miasto/dane/99999999999999999999/cele.csv",
        "/inne/dane/najnowsze/cele.csv",
        "/inne/dane/2010/cele.csv",
        "/inne/dane/",
        "/en/miasto/dane/najnowsze/cele.csv",
        "/miasto/dane/najnowsze/..%2Fcele.csv",
    ],
)
def test_what_is_not_there_is_not_found(client, snapshot, address):
    assert client.get(address).status_code == 404


def test_strategies_keep_their_data_apart(client, snapshot, office):
    other = make_strategy("inne")
    make_task(
        make_programme(make_goal(other)), title="Obce", stages=[{2010: ("5", "5")}]
    )
    make_closed(other, 2010, by=office)
    assert "Obce" in body(client, "/inne/dane/najnowsze/zadania.csv").decode()
    assert "Obce" not in body(client, f"{NEWEST}zadania.csv").decode()


# Keeping


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("base", [NEWEST, f"{PAGE}2010/", f"{PAGE}2010/v1/"])
def test_who_has_the_file_is_told_so(client, snapshot, base, name):
    response = client.get(f"{base}{name}")
    tag, modified = response["ETag"], response["Last-Modified"]
    assert tag.startswith('"')
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    for known in ({"if-none-match": tag}, {"if-modified-since": modified}):
        again = client.get(f"{base}{name}", headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
        assert again["Cache-Control"] == response["Cache-Control"]
    other = client.get(f"{base}{name}", headers={"if-none-match": '"inny"'})
    assert other.status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_only_what_never_changes_is_kept_for_long(client, snapshot, name):
    assert "immutable" not in client.get(f"{NEWEST}{name}")["Cache-Control"]
    assert "immutable" not in client.get(f"{PAGE}2010/{name}")["Cache-Control"]
    kept = client.get(f"{PAGE}2010/v1/{name}")["Cache-Control"]
    assert ("immutable" in kept) == (name in FROZEN)
    assert ("max-age=31536000" in kept) == (name in FROZEN)


def test_no_two_files_share_a_tag(client, strategy, snapshot, office):
    tags = [client.get(f"{NEWEST}{name}")["ETag"] for name in FILES]
    Task.objects.update(title="Poprawione")
    make_closed(strategy, 2010, by=office, reason="Tytuły.")
    tags += [client.get(f"{NEWEST}{name}")["ETag"] for name in FILES]
    assert len(set(tags)) == 2 * len(FILES)


def test_a_new_layout_has_new_tags(client, snapshot):
    before = client.get(f"{NEWEST}cele.csv")["ETag"]
    with mock.patch("open_data.files.LAYOUT", 999):
        assert client.get(f"{NEWEST}cele.csv")["ETag"] != before


@pytest.mark.parametrize("name", FILES)
def test_the_same_version_is_the_same_bytes_on_any_day(client, snapshot, name):
    before = client.get(f"{PAGE}2010/v1/{name}")
    first = before.getvalue()
    later = timezone.now() + datetime.timedelta(days=40)
    with mock.patch("django.utils.timezone.now", return_value=later):
        again = client.get(f"{PAGE}2010/v1/{name}", headers={"accept-language": "en"})
        assert again.getvalue() == first
    assert again["ETag"] == before["ETag"]


@pytest.mark.parametrize("name", FILES)
def test_head_says_what_get_says_without_the_file(client, snapshot, name):
    got, head = client.get(f"{NEWEST}{name}"), client.head(f"{NEWEST}{name}")
    assert head.status_code == 200
    assert dict(head.items()) == dict(got.items())
    assert head.getvalue() == b""
    assert client.post(f"{NEWEST}{name}").status_code == 405


def test_head_does_not_read_the_report(client, snapshot, count_queries):
    address = f"{NEWEST}zadania.csv"
    known = {"if-none-match": client.get(address)["ETag"]}
    least = count_queries(lambda: client.get(address, headers=known))
    assert count_queries(lambda: client.head(address).getvalue()) == least


def test_descriptions_are_polish_whoever_writes_them(snapshot):
    described = Described(snapshot)
    polish = data_package(described), catalogue([described]), harvested([described])
    with translation.override("en"):
        assert polish == (
            data_package(described),
            catalogue([described]),
            harvested([described]),
        )


def test_a_large_table_takes_no_more_queries_than_a_small_one(client, count_queries):
    def of_all() -> list[int]:
        return [
            count_queries(lambda name=name: body(client, f"{PAGE}2010/{name}"))
            for name in FILES
        ]

    office = make_office_user()
    strategy = make_tree(tasks=10)
    make_closed(strategy, 2010, by=office)
    few = of_all()
    tasks = Task.objects.of(strategy)
    Task.objects.bulk_create(
        Task(programme=tasks[0].programme, number=n, title="Zadanie", weight=1)
        for n in range(100, 1090)
    )
    make_closed(strategy, 2010, by=office, reason="Więcej zadań.")
    assert SnapshotPart.objects.filter(snapshot__number=2).count() == 10
    assert of_all() == few
    assert max(few) <= 3


def test_tasks_are_read_one_by_one(snapshot):
    document = frozen_document(snapshot)
    for table in TABLES:
        assert iter(rows := table.rows(document)) is rows


# Rights and the licence


def test_what_is_not_approved_or_not_frozen_never_shows(client, strategy, office):
    year = strategy.years.get(year=2010)
    make_campaign(year)
    task = Task.objects.of(strategy)[0]
    make_report(task, year, State.SUBMITTED, by=office)
    make_closed(strategy, 2010, by=office)
    everything = [body(client, f"{NEWEST}{name}") for name in FILES]
    assert not any(b"Zrobiono." in one for one in everything)
    Task.objects.update(title="TAJNE po zamknięciu")
    assert [body(client, f"{NEWEST}{name}") for name in FILES] == everything
    assert office.username not in client.get(PAGE).content.decode()


def test_before_any_year_is_closed_the_page_leads_to_the_lists(client, strategy):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "Żaden rok nie jest zamknięty" in text_of(response)
    assert 'href="/miasto/zadania/"' in response.content.decode()
    for name in FILES:
        assert client.get(f"{NEWEST}{name}").status_code == 404


def test_the_page_tells_of_versions_files_and_columns(client, strategy, office):
    first = make_closed(strategy, 2010, by=office)
    Task.objects.update(title="Poprawione")
    second = make_closed(strategy, 2010, by=office, reason="Poprawiono tytuły.")
    response = client.get(PAGE)
    page, source = text_of(response), response.content.decode()
    for one in (first, second):
        assert one.sha256 in page
    assert "Poprawiono tytuły." in page
    for table in TABLES:
        for column in table.column_names:
            assert f">{column}</code>" in source
        for ending in FORMATS:
            for base in ("najnowsze", "2010/v1", "2010/v2"):
                assert f'href="{PAGE}{base}/{table.name}.{ending}"' in source
    for name in DESCRIBED:
        assert f'href="{NEWEST}{name}"' in source
    english = client.get(f"/en{PAGE}")
    assert "What the columns mean" in text_of(english)
    assert f'href="{NEWEST}cele.csv"' in english.content.decode()


def test_the_page_takes_as_many_queries_for_many_versions(
    client, strategy, office, count_queries
):
    make_closed(strategy, 2010, by=office)
    few = count_queries(lambda: client.get(PAGE))
    for n in range(4):
        Task.objects.update(title=f"Poprawione {n}")
        make_closed(strategy, 2010, by=office, reason="Tytuły.")
    make_closed(strategy, 2013, by=office)
    assert count_queries(lambda: client.get(PAGE)) == few


def test_people_find_the_page(client, snapshot):
    for address in ("/", "/pomoc/", "/miasto/"):
        assert f'href="{PAGE}"' in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("name", "harvested", "deed"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_every_description_names_the_licence(client, snapshot, name, harvested, deed):
    usual = client.get(f"{NEWEST}datapackage.json")["ETag"]
    with override_settings(OPEN_DATA_LICENCE=name):
        assert f'href="{deed}deed.pl"' in client.get(PAGE).content.decode()
        [terms] = package(client)["licenses"]
        assert (terms["name"], terms["path"]) == (name, f"{deed}deed.pl")
        assert deed in body(client, f"{NEWEST}katalog.jsonld").decode()
        assert harvested in body(client, f"{NEWEST}dane-gov-pl.xml").decode()
        tag = client.get(f"{NEWEST}datapackage.json")["ETag"]
        assert (tag == usual) == (name == "CC-BY-4.0")


def test_the_usual_licence_is_one_that_is_known():
    assert settings.OPEN_DATA_LICENCE == "CC-BY-4.0"
    assert set(LICENCES) == {"CC-BY-4.0", "CC0-1.0"}


def test_the_office_is_named_as_the_publisher(client, snapshot):
    office = Office(name="Urząd Miasta", email="dane@example.pl")
    with override_settings(OFFICE=office):
        assert package(client)["contributors"][0]["title"] == "Urząd Miasta"
        written = body(client, f"{NEWEST}katalog.jsonld").decode()
    assert "Urząd Miasta" in written
    assert "mailto:dane@example.pl" in written
