"""The files of open data as tests download them."""

import csv
import json
from io import StringIO
from typing import Any

from django.test import Client

from open_data.files import FILES
from open_data.tables import TABLES

NEWEST = "/miasto/dane/najnowsze/"
PAGE = "/miasto/dane/"
NAMES = [table.name for table in TABLES]
FROZEN = [name for name, file in FILES.items() if file.is_frozen]


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


def report(client: Client, base: str = NEWEST) -> dict[str, Any]:
    return json.loads(body(client, f"{base}raport.json"))
