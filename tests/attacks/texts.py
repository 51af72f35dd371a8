"""A hostile text in every field of every row, each by a number of its own.

Each begins as a formula does, or as an address that runs; ends what stands around it in
a page, an attribute, a script, a template, a letter; and brings an element that no page
of ours has.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction

ELEMENT = "xss"
HANDLER = f"on{ELEMENT}"
HOST = f"{ELEMENT}.example"
# What spreadsheets take for a formula, and what browsers take for an address.
FIRST = (
    *("=", "+", "-", "@", "\t=", "\r=", "\n=", "a;=", "a,=", 'a"\n=', "＝", "+"),  # noqa: RUF001
    *("javascript:", "\x01java\tscript:", f"//{HOST}/", "data:text/html,", "\u202e"),
)
# Of no person's writing: a text would only break the row.
OWN = {
    *("sha256", "token", "format", "head", "tasks", "nonce", "message_id", "password"),
    *("language", "scope", "group", "territory", "name_key", "session_key", "key"),
    *("session_data", "history_type", "word", "hash", "digest", "uid", "slug", "code"),
    # Of a goal, which stands in addresses: no form takes anything but a number.
    "number",
    *("content_type", "backend_name", "queue_name", "task_path", "kind", "action"),
}
# Worked out of others, or kept by the program for itself alone.
WORKED_OUT = {
    *("programmesums", "programmemoney", "changedsums", "placefacts", "yearfacts"),
    *("changedfacts", "searchedword", "publicversion", "publicchange", "snapshotpart"),
    *("workerseen", "attempt", "calendarkey", "notice", "picture", "letter"),
}


def hostile(number: int, *, room: int | None = None, first: str = "=") -> str:
    """Write the text of this number, as long as there is room for."""
    full = (
        f"{first}cmd|'/c x'!A1\"' {HANDLER}=\"1\" </script></textarea></title>-->]]>"
        f"<{ELEMENT} {HANDLER}=1>{{{{ 191|add:7 }}}}%(x)s%n{{0}}"
        f"\u2028\u202e\x0b\x1b\uffff\r\nBcc: x@{HOST}\r\nq{number}."
    )
    middle = f"{first}\"' {HANDLER}=1><{ELEMENT}>\u2028\x0b\uffffq{number}."
    short = f"{first}'\"><{ELEMENT}>q{number}."
    for one in (full, middle, short, f"<{ELEMENT}>q{number}.", f"=q{number}."):
        if room is None or len(one) <= room:
            return one
    return f"q{number}."[:room]


def numbers_in(text: str) -> set[int]:
    return {int(found) for found in re.findall(r"q(\d+)\.", text)}


def text_fields() -> Iterator[tuple[Any, Any]]:
    """Every field in which people's words may lie, of every table of ours."""
    for model in apps.get_models(include_auto_created=False):
        meta = model._meta
        is_ours = "site-packages" not in str(meta.app_config.path)
        if not is_ours or meta.model_name in WORKED_OUT:
            continue
        for one in meta.concrete_fields:
            is_text = type(one) in (models.CharField, models.TextField)
            if is_text and not (one.choices or one.name in OWN or one.primary_key):
                yield model, one


def write_everywhere() -> tuple[dict[int, str], list[str]]:
    """Fill each field; return what each number stands for, and what took no text."""
    numbers, refused = {}, []
    for number, (model, one) in enumerate(text_fields(), start=100):
        # As whoever has the database writes: some rows are only added to.
        rows: models.QuerySet[models.Model] = models.QuerySet(model)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if not keys:
            continue
        name = f"{model._meta.label_lower}.{one.name}"
        texts = {pk: _said(number, at, pk, one) for at, pk in enumerate(keys)}
        # A rule of the database may let some rows have one, and others none.
        each = ({pk: said} for pk, said in texts.items())
        if _took(rows, one, texts) or sum(_took(rows, one, row) for row in each):
            numbers[number] = name
        else:
            refused.append(name)
    return numbers, refused


def _took(rows: Any, field: Any, texts: dict[Any, str]) -> bool:
    try:
        with transaction.atomic():
            for pk, said in texts.items():
                rows.filter(pk=pk).update(**{field.name: said})
    except DatabaseError:
        return False
    return True


def _said(number: int, place: int, pk: Any, field: Any) -> str:
    first = FIRST[(place + number) % len(FIRST)]
    is_one_of_a_kind = field.unique or _is_in_constraint(field)
    last = str(pk) if is_one_of_a_kind else ""
    room = field.max_length and field.max_length - len(last)
    return hostile(number, room=room, first=first) + last


def _is_in_constraint(field: Any) -> bool:
    return any(
        field.name in getattr(rule, "fields", ())
        for rule in field.model._meta.constraints
    )
