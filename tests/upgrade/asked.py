"""What a site says of its strategy, asked of each version in the same way."""

import json
from typing import Any

from django.test import Client

ROOT = "/api/v1/strategie/"
ADDRESSES = (
    *(ROOT, f"{ROOT}miasto/", f"{ROOT}miasto/zadania/", f"{ROOT}miasto/wskazniki/"),
    *(f"{ROOT}miasto/zadania/?rok=2009", f"{ROOT}miasto/zadania/?rok=2010"),
    *(f"{ROOT}miasto/zadania/I.1.1/", f"{ROOT}miasto/zadania/I.1.2/"),
)


def said(client: Client) -> dict[str, Any]:
    found = {}
    for address in ADDRESSES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = json.loads(answer.content)
    return found


def lost(before: Any, now: Any, where: str = "") -> list[str]:
    """Name what was said before and is not now; more may be said, or said of more."""
    if isinstance(before, dict) and isinstance(now, dict):
        return [
            place
            for name, value in before.items()
            for place in lost(value, now.get(name, "nothing"), f"{where}.{name}")
        ]
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        return [
            place
            for number, (old, new) in enumerate(zip(before, now, strict=True))
            for place in lost(old, new, f"{where}[{number}]")
        ]
    return [] if before == now else [f"{where}: {before!r} is {now!r}"]
