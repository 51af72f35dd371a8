"""Take a strategy away and bring a file back, as a person in the office does."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from exchange.models import Upload
from exchange.uploads import read_waiting
from exchange.writing import document_of, json_of
from tasks.models import Strategy

Change = Callable[[dict[str, Any]], None]


def address(name: str, *args: object) -> str:
    return reverse(f"structure:{name}", args=args)


def content_of(strategy: Strategy) -> bytes:
    return json_of(document_of(strategy))


def taken(client: Client, strategy: Strategy, kind: str = "json") -> bytes:
    """Download the strategy."""
    answer = client.post(address("download", strategy.slug), {"kind": kind})
    assert answer.status_code == 200, answer.status_code
    return answer.getvalue()


def changed(content: bytes, change: Change) -> bytes:
    document = json.loads(content)
    change(document)
    return json.dumps(document).encode()


def retyped(workbook: bytes, **texts: Any) -> bytes:
    """Type other texts into the cells of a workbook that hold these."""
    book = load_workbook(BytesIO(workbook))
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            cell.value = texts.get(str(cell.value), cell.value)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def first_task(document: dict[str, Any]) -> dict[str, Any]:
    return document["goals"][0]["programmes"][0]["tasks"][0]


def file_of(content: bytes, name: str = "plik.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def brought(
    client: Client, strategy: Strategy, content: bytes, name: str = "plik.json"
) -> Upload:
    """Bring the file, and have it read."""
    answer = client.post(
        address("upload", strategy.slug), {"file": file_of(content, name)}
    )
    assert answer.status_code == 302, answer.content.decode()
    read_waiting()
    return Upload.objects.latest("pk")


def page_of(client: Client, upload: Upload) -> Any:
    answer = client.get(address("reading", upload.pk))
    assert answer.status_code == 200
    return answer


def confirmed(client: Client, upload: Upload, **choices: str) -> Any:
    """Confirm what the page shows."""
    page = page_of(client, upload).content.decode()
    told = re.search(r'name="told" value="(\w*)"', page)
    return client.post(
        address("confirm_upload", upload.pk),
        {"told": told[1] if told else "", **choices},
    )


def keys_of(upload: Upload, kind: str) -> list[str]:
    upload.refresh_from_db()
    return [row["key"] for row in upload.findings["rows"] if row["kind"] == kind]
