"""The whole strategy as one file: what is in force, if the strategy is public."""

import json
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from exchange.format import read_file
from reporting.models import State
from tasks.models import StageYear, Strategy, StrategyState
from tests.factories import (
    make_campaign,
    make_office_user,
    make_report,
    make_task,
    year_of,
)

pytestmark = pytest.mark.django_db
FILE = "/miasto/dane/strategia.json"
SCHEMA = "/miasto/dane/strategia.schema.json"


def test_it_is_read_by_the_import_and_fits_the_schema(
    client: Client, tmp_path: Path
) -> None:
    make_task(stages=[{2010: ("50", "40")}])
    response = client.get(FILE)

    path = tmp_path / "strategia.json"
    path.write_bytes(response.content)
    assert read_file(path).strategy.slug == "miasto"
    schema = json.loads(client.get(SCHEMA).content)
    Draft202012Validator(schema).validate(json.loads(response.content))
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "application/json"


def test_figures_that_nobody_approved_are_not_in_it(client: Client) -> None:
    task = make_task(stages=[{2010: ("50", None)}])
    make_campaign(year_of(task, 2010))
    before = client.get(FILE).content

    make_report(task, year_of(task, 2010), State.SUBMITTED, by=make_office_user())

    assert client.get(FILE).content == before


@pytest.mark.parametrize("address", [FILE, SCHEMA])
@pytest.mark.parametrize(
    ("state", "status"),
    [
        (StrategyState.PREPARATION, 404),
        (StrategyState.PUBLISHED, 200),
        (StrategyState.ARCHIVED, 200),
    ],
)
def test_only_what_is_public_is_given_out(
    address: str, state: StrategyState, status: int, client: Client
) -> None:
    make_task(stages=[])
    Strategy.objects.update(state=state, is_front=False)

    assert client.get(address).status_code == status
    client.force_login(make_office_user())
    assert client.get(address).status_code == status


def test_who_has_it_hears_only_that_nothing_changed(client: Client) -> None:
    make_task(stages=[{2010: ("50", "40")}])
    etag = client.get(FILE)["ETag"]

    assert client.get(FILE, headers={"If-None-Match": etag}).status_code == 304
    StageYear.objects.update(planned=60)
    assert client.get(FILE, headers={"If-None-Match": etag}).status_code == 200


def test_the_page_of_open_data_leads_to_both(client: Client) -> None:
    make_task(stages=[{2010: ("50", "40")}])
    page = client.get("/miasto/dane/").content.decode()

    assert f'href="{FILE}"' in page
    assert f'href="{SCHEMA}"' in page
