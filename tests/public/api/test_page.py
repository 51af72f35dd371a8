"""The page that explains the API to people."""

import json
import re

import pytest
from django.utils.translation import override

from public.api import records
from public.api.manual import TITLES, explained
from tasks.progress import Status
from tests.factories import (
    make_tree,
)
from tests.public.api.requests import SITE, TASKS
from tests.public.test_counts import make_each_status


@pytest.mark.parametrize("page", ["/api/", "/en/api/"])
def test_each_example_on_the_page_opens(client, page):
    make_each_status()
    body = client.get(page).content.decode()
    examples = set(re.findall(r'href="(/api/v1/[^"]+)"', body))
    assert len(examples) == 6
    for one in examples:
        address = one.replace("&amp;", "&")
        assert client.get(address).status_code == 200, address
        assert f"curl &quot;{SITE}{one}" in body or f'curl "{SITE}{one}' in body


@pytest.mark.parametrize("page", ["/api/", "/en/api/"])
def test_the_page_names_each_address_parameter_field_and_value(client, openapi, page):
    make_each_status()
    body = client.get(page).content.decode()
    for path, operations in openapi["paths"].items():
        assert f"<code>{path}</code>" in body
        for parameter in operations["get"]["parameters"]:
            if parameter["in"] == "query":
                assert f'<code lang="pl">{parameter["name"]}</code>' in body
    for name, schema in openapi["components"]["schemas"].items():
        assert f'id="{name}"' in body
        for field in schema["properties"]:
            assert f'<code lang="en">{field}</code>' in body
    with override("en" if page.startswith("/en") else "pl"):
        for value, label in Status.choices:
            assert f'<code lang="en">{value}</code> – {label}' in body
    anchors = set(re.findall(r'href="#([^"]+)"', body))
    assert anchors <= set(re.findall(r'id="([^"]+)"', body))


def test_the_page_shows_a_task_just_as_the_api_gives_it(client):
    make_each_status()
    for page in ("/api/", "/en/api/"):
        sample = json.loads(client.get(page).context["sample"])
        assert sample == json.loads(client.get(TASKS).content)["results"][0]


def test_the_page_explains_each_record_once(openapi):
    names = [record.name for record in explained()]
    assert len(names) == len(set(names))
    assert set(names) == openapi["components"]["schemas"].keys()
    assert {record.kind for record in explained()} == TITLES.keys()
    own = {r.name: [f.name for f in r.fields] for r in explained()}
    details = own["Task"] + own["TaskDetails"]
    assert details == list(records.TaskDetails.__struct_fields__)


def test_the_page_is_there_before_the_first_strategy(client):
    for page in ("/api/", "/en/api/"):
        body = client.get(page).content.decode()
        assert '<a href="/api/v1/strategie/">' in body
        assert "{strategy}" in body


def test_pages_lead_to_it(client):
    make_tree(tasks=1)
    for address, to in (("/", "/api/"), ("/en/pomoc/", "/en/api/")):
        body = client.get(address).content.decode()
        assert f'href="{to}"' in body
    help_page = client.get("/pomoc/").content.decode()
    assert help_page.count('href="/api/"') == 2
