"""What the description of the API promises holds."""

import json
import re
from typing import Any

import jsonschema
import pytest
from django.http import HttpResponse
from django.test import override_settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from organisation.models import Unit
from public.api import endpoints
from reporting.models import Action, Report, State
from reporting.transitions import Draft, move
from tasks.models import Task
from tests.factories import (
    actor,
    draft,
    make_office_user,
    make_task,
    make_tree,
    make_varied_tree,
)
from tests.public.api.requests import OPENAPI, SITE, TASKS, get
from tests.public.test_counts import make_each_status
from tests.test_project import patterns


def test_the_description_is_valid_and_says_where_the_site_is(openapi):
    OpenAPIV31SpecValidator(openapi).validate()
    assert openapi["servers"] == [{"url": SITE}]
    assert f"{SITE}/en/api/" in openapi["info"]["description"]


@pytest.mark.parametrize("licence", ["", "CC-BY-4.0"])
def test_the_licence_is_named_if_there_is_one(client, licence):
    with override_settings(OPEN_DATA_LICENCE=licence):
        info = get(client, OPENAPI)["info"]
    assert ("license" in info) == bool(licence)
    if licence:
        assert info["license"] == {"name": licence, "identifier": licence}


def test_each_address_is_described_and_each_described_one_is_there(openapi):
    routes = {route for route, _view in patterns() if route.startswith("api/v1/")}
    said = {re.sub(r"<\w+:(\w+)>", r"{\1}", f"/{route}") for route in routes}
    assert openapi["paths"].keys() == said
    assert len(said) == 6
    for path, operations in openapi["paths"].items():
        told = {p["name"] for p in operations["get"]["parameters"] if p["in"] == "path"}
        assert told == set(re.findall(r"{(\w+)}", path))


# A value for each, in a strategy with every status.
VALUES = {
    "rok": "2010",
    "cel": "I",
    "program": "I.1",
    "q": "zadanie",
    "strona": "1",
    "na_strone": "5",
    "temat": "rowery",
    "onz": "8",
}


def values_of(parameter: dict[str, Any]) -> list[str]:
    if parameter["name"] == "jednostka":
        return [str(Unit.objects.first().pk)]  # type: ignore[union-attr]
    choices = parameter["schema"].get("enum")
    return choices or [VALUES[parameter["name"]]]


def test_each_parameter_that_is_described_can_be_given_and_no_other(client, openapi):
    strategy = make_each_status()
    topic = strategy.topics.create(title="Rowery", slug="rowery", world_goals=[8])
    topic.tasks.add(*Task.objects.of(strategy))
    for path, operations in openapi["paths"].items():
        address = path.format(strategy="miasto", code="I.1.1")
        told = [p for p in operations["get"]["parameters"] if p["in"] == "query"]
        for parameter in told:
            for value in values_of(parameter):
                response = client.get(address, {parameter["name"]: value})
                assert response.status_code == 200, response.content
        others = endpoints_parameters() - {parameter["name"] for parameter in told}
        for name in others:
            assert client.get(address, {name: ""}).status_code == 400


def endpoints_parameters() -> set[str]:
    return {one.name for address in endpoints.ENDPOINTS for one in address.parameters}


def test_limits_that_are_described_are_those_that_hold(client, openapi):
    make_tree(tasks=1)
    told = openapi["paths"]["/api/v1/strategie/{strategy}/zadania/"]["get"]
    schemas = {one["name"]: one["schema"] for one in told["parameters"]}
    size = schemas["na_strone"]
    assert (size["minimum"], size["maximum"], size["default"]) == (1, 200, 100)
    assert schemas["q"]["maxLength"] == 100
    assert client.get(TASKS, {"q": "a" * 100}).status_code == 200


def check(openapi: dict[str, Any], response: HttpResponse, path: str) -> None:
    said = openapi["paths"][path]["get"]["responses"][str(response.status_code)]
    schema = said["content"]["application/json"]["schema"]
    validator = jsonschema.Draft202012Validator(
        {**strict(schema), "components": strict(openapi["components"])},
        format_checker=jsonschema.FormatChecker(),
    )
    validator.validate(json.loads(response.content))


def strict(schema: Any) -> Any:
    """Allow no field that is not described."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: strict(part) for key, part in schema.items()}
    return {"additionalProperties": False, **plain} if "properties" in plain else plain


def test_each_answer_is_as_described(client, openapi):
    office = make_office_user()
    strategy = make_varied_tree(by=office)
    make_task(strategy.goals.get().programmes.last())
    report = Report.objects.get(state=State.APPROVED)
    what = Draft(draft(report.task, "9", done="Poprawiono.").content)
    move(
        report.task,
        report.year,
        Action.CORRECTED,
        by=actor(office),
        draft=what,
        reason="x",
    )
    codes = [*(task.code for task in Task.objects.of(strategy)), "I.9.9"]
    answers = 0
    for path in openapi["paths"]:
        for code in codes if "{code}" in path else [""]:
            for year in ({}, {"rok": "2009"}, {"rok": "2010"}, {"rok": "1"}):
                address = path.format(strategy="miasto", code=code)
                check(openapi, client.get(address, year), path)
                answers += 1
    assert answers == (5 + 1 * 7) * 4


def test_figures_are_described_as_numbers_or_null(openapi):
    schemas = openapi["components"]["schemas"]
    progress = schemas["Figures"]["properties"]["progress"]
    assert progress["anyOf"] == [{"type": "number"}, {"type": "null"}]
    assert '"decimal"' not in json.dumps(openapi)


def test_each_field_is_described(openapi):
    for name, schema in openapi["components"]["schemas"].items():
        assert schema["description"], name
        for field, told in schema["properties"].items():
            assert told["description"].endswith("."), (name, field)
