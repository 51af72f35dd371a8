"""Addresses of the API, and asking them."""

import json
from decimal import Decimal
from typing import Any

from django.test import Client

API = "/api/v1/strategie/"
ONE = f"{API}miasto/"
TASKS, INDICATORS = f"{ONE}zadania/", f"{ONE}wskazniki/"
OPENAPI = "/api/v1/openapi.json"
SITE = "https://strategia.example.pl"
ADDRESSES = [API, ONE, TASKS, f"{TASKS}I.1.1/", INDICATORS, OPENAPI]


def read(response: Any) -> Any:
    """Read an answer; its figures as they are written."""
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content, parse_float=Decimal)


def get(client: Client, address: str, query: str = "") -> Any:
    response = client.get(f"{address}?{query}" if query else address)
    assert response.status_code == 200, response.content
    return read(response)
