"""The frozen report, and what describes the open data."""

import hashlib
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import translation

from annual_report.closing.freezing import Damaged
from annual_report.document import Level
from annual_report.models import Snapshot, SnapshotPart
from leszno_strategy.office import Office
from open_data.columns import STATUS_COLUMNS
from open_data.dane_gov_pl import harvested
from open_data.datapackage import data_package
from open_data.dcat import catalogue
from open_data.licences import LICENCES
from open_data.releases import Described
from open_data.tables import TABLES
from tasks.progress import Status
from tests.factories import (
    make_closed,
)
from tests.open_data.downloads import NAMES, NEWEST, PAGE, body, csv_rows, report


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
                    "path": {"pattern": r"^[a-z_]+(\.excel)?\.(csv|json)$"},
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
    for_excel = [f"{name}.excel" for name in NAMES]
    assert [one["name"] for one in found["resources"]] == [
        *(*NAMES, *for_excel, "raport"),
    ]
    assert found["version"] == "2010.1"
    assert (
        found["title"]
        == "Strategia rozwoju Miasta: dane raportu rocznego za 2010\xa0r."
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
    assert set(STATUS_COLUMNS) == set(Status), (
        "Give the status a column in STATUS_COLUMNS of open_data/columns/parts.py, and "
        "raise LAYOUT in open_data/description.py."
    )
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
        assert len(files) == 31
        for file in files:
            address = file["dcat:downloadURL"]["@id"]
            base = f"https://strategia.example.pl/miasto/dane/{year}/v1/"
            assert address.startswith(base)
            assert body(client, address.removeprefix("https://strategia.example.pl"))
            assert file["dct:license"]["@id"].endswith("/CC_BY_4_0")
    checksum = found["dcat:dataset"][0]["dcat:distribution"][-1]["spdx:checksum"]
    newest = Snapshot.objects.get(year__year=2010)
    assert checksum["spdx:checksumValue"]["@value"] == newest.sha256


def test_descriptions_are_polish_whoever_writes_them(snapshot):
    described = Described(snapshot)
    polish = data_package(described), catalogue([described]), harvested([described])
    with translation.override("en"):
        assert polish == (
            data_package(described),
            catalogue([described]),
            harvested([described]),
        )


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
