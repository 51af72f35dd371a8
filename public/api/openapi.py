"""The OpenAPI document, generated from the addresses and the records.

In English whoever asks, as tools expect; the page for people is in their language.
"""

from enum import Enum
from typing import Any

import msgspec
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from public.api.endpoints import ARGUMENTS, ENDPOINTS, Endpoint, Parameter
from public.api.records import Refusal

VERSION = "1.0.0"
REFS = "#/components/schemas/{name}"
# As msgspec describes a Decimal; ours are written as numbers.
DECIMAL = {"type": "string", "format": "decimal"}
REFUSED = {400: "A parameter is unknown or wrong.", 404: "There is nothing here."}


def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": info(),
        "servers": [{"url": settings.SITE_URL}],
        "paths": {one.path: {"get": operation(one)} for one in ENDPOINTS},
        "components": {"schemas": schemas()},
    }


def info() -> dict[str, Any]:
    with override("en"):
        page = f"{settings.SITE_URL}{reverse('public:api')}"
    found: dict[str, Any] = {
        "title": "Strategy monitor",
        "version": VERSION,
        "description": (
            "The public, approved figures of a city's development strategy, read-only "
            f"and without a key. Explained for people at {page}"
        ),
    }
    if licence := getattr(settings, "OPEN_DATA_LICENCE", ""):
        found["license"] = {"name": licence, "identifier": licence}
    return found


def schemas() -> dict[str, Any]:
    records = [one.answer for one in ENDPOINTS if one.answer]
    _refs, found = msgspec.json.schema_components(
        [*records, Refusal], schema_hook=choices, ref_template=REFS
    )
    plain: dict[str, Any] = with_numbers(found)
    return plain


def choices(kind: type) -> dict[str, Any]:
    """Describe a closed list of Django's, which msgspec does not know."""
    if not issubclass(kind, Enum):
        raise NotImplementedError(kind)
    return {"type": "string", "enum": [one.value for one in kind]}


def with_numbers(schema: Any) -> Any:
    """Say of every decimal figure that it is a number."""
    if isinstance(schema, list):
        return [with_numbers(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    is_decimal = schema.items() >= DECIMAL.items()
    plain = {key: with_numbers(part) for key, part in schema.items()}
    return {**without(plain, "format"), "type": "number"} if is_decimal else plain


def without(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: part for key, part in schema.items() if key != name}


def operation(endpoint: Endpoint) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object"}
    if endpoint.answer:
        schema = {"$ref": REFS.format(name=endpoint.answer.__name__)}
    refused = {"$ref": REFS.format(name=Refusal.__name__)}
    return {
        "operationId": endpoint.name.removeprefix("api-"),
        "summary": endpoint.title,
        "description": endpoint.about,
        "parameters": [
            *map(argument, endpoint.arguments),
            *map(parameter, endpoint.parameters),
        ],
        "responses": {
            "200": {"description": "The answer.", **in_json(schema)},
            "304": {"description": "Nothing changed since the ETag that was sent."},
            **{
                str(code): {"description": text, **in_json(refused)}
                for code, text in REFUSED.items()
            },
        },
    }


def in_json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def argument(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": ARGUMENTS[name],
        "schema": {"type": "string"},
    }


def parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "query",
        "description": one.about,
        # As a form sends what was not chosen: it is taken for not given.
        "allowEmptyValue": True,
        "schema": dict(one.schema),
    }
