"""The API: what it says is what the pages say, and what its description promises."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils.translation import override
from openapi_spec_validator import OpenAPIV31SpecValidator

from leszno_strategy.numbers import exact, percent, points
from organisation.models import Unit
from public.api import endpoints, records
from public.api.manual import TITLES, explained
from public.asof import BranchAsOf, TaskAsOf
from reporting.models import Deed, Report, State
from reporting.transitions import Draft, move
from tasks.models import Strategy, Task
from tasks.outline import Branch, strategy_branch
from tasks.progress import Status
from tests.factories import (
    actor,
    draft,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
    make_varied_tree,
)
from tests.pages import rows_of
from tests.public.test_counts import make_each_status
from tests.test_project import patterns

API = "/api/v1/strategie/"
ONE = f"{API}miasto/"
TASKS, INDICATORS = f"{ONE}zadania/", f"{ONE}wskazniki/"
OPENAPI = "/api/v1/openapi.json"
SITE = "https://strategia.example.pl"
ADDRESSES = [API, ONE, TASKS, f"{TASKS}I.1.1/", INDICATORS, OPENAPI]


@pytest.fixture(autouse=True)
def _site(db):
    with override_settings(SITE_URL=SITE):
        yield


def read(response: Any) -> Any:
    """Read an answer; its figures as they are written."""
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content, parse_float=Decimal)


def get(client: Client, address: str, query: str = "") -> Any:
    response = client.get(f"{address}?{query}" if query else address)
    assert response.status_code == 200, response.content
    return read(response)


def listed(client: Client, query: str = "") -> list[str]:
    return [one["code"] for one in get(client, TASKS, query)["results"]]


# The same figures as on the pages


def assert_same(figures: dict[str, Any], part: TaskAsOf | BranchAsOf) -> None:
    names = ("planned", "progress", "comparable", "difference", "whole_plan")
    for name in names:
        assert points(figures[name]) == points(getattr(part, name)), name
    share = figures["index_percent"]
    assert percent(None if share is None else share / 100) == percent(part.index)
    assert {f.as_tuple().exponent for f in figures.values() if f is not None} <= {-1}


@pytest.mark.parametrize("year", [2009, 2010, 2011])
def test_tasks_are_those_of_the_page_with_the_figures_of_the_tree(client, year):
    strategy = make_each_status()
    found = get(client, TASKS, f"rok={year}")["results"]
    page = rows_of(client.get(f"/miasto/zadania/?rok={year}"))[1:]
    nodes = strategy_branch(strategy).tasks
    assert len(found) == len(page) == len(nodes) > 10
    for one, row, node in zip(found, page, nodes, strict=True):
        figures = one["figures"]
        assert_same(figures, TaskAsOf(node, year))
        assert row == [
            one["code"],
            one["title"],
            "–" if one["weight"] is None else exact(Decimal(one["weight"])),
            points(figures["planned"]),
            points(figures["progress"]),
            row[-1],
        ]
        assert Status(one["status"]).label == row[-1].lstrip("✓◐▲– ")
        details = get(client, f"{TASKS}{one['code']}/", f"rok={year}")
        assert one.items() <= details.items()


@pytest.mark.parametrize("year", [2009, 2010])
def test_the_strategy_has_the_figures_of_the_tree_on_each_level(client, year):
    strategy = make_each_status()
    tree = strategy_branch(strategy)
    answer = get(client, ONE, f"rok={year}")
    assert answer["year"] == year
    assert answer["years"] == [2009, 2010, 2011]
    drawn = [(answer, tree)]
    for goal, branch in zip(answer["goals"], tree.children, strict=True):
        assert isinstance(branch, Branch)
        drawn.append((goal, branch))
        drawn += zip(goal["programmes"], branch.children, strict=True)  # type: ignore[arg-type]
    assert len(drawn) == 5
    for one, branch in drawn:
        part = BranchAsOf(branch, year)
        assert_same(one["figures"], part)
        tasks = one["tasks"]
        assert tasks["total"] == len(branch.tasks)
        assert tasks["known"] == part.tasks_known
        assert {s: n for s, n in tasks["statuses"].items() if n} == dict(
            part.statuses()
        )
        share = tasks["weight_known_percent"]
        assert points(share) == points(part.coverage * 100)


def test_what_is_unknown_is_null_and_what_is_zero_is_zero(client):
    programme = make_programme()
    make_task(programme)
    make_task(programme, stages=[{2009: ("0", "0"), 2010: ("5", None)}])
    unknown, zero = get(client, TASKS, "rok=2009")["results"]
    assert set(unknown["figures"].values()) == {None}
    assert zero["figures"] == {
        "planned": 0,
        "progress": 0,
        "comparable": 0,
        "difference": 0,
        "index_percent": None,
        "whole_plan": 5,
    }
    Task.objects.update(executors_known=False, budget_known=False)
    details = get(client, f"{TASKS}I.1.1/")
    assert details["stages"] is details["executors"] is details["funding"] is None
    assert details["partners"] == details["indicators"] == []
    assert details["report"] is None
    assert details["cost"] == {"text": None, "amount": None}


def test_computed_figures_are_rounded_half_up_once_and_entered_ones_are_exact(client):
    programme = make_programme(weight="33.33")
    for weight, done in (("1", "47.25"), ("1", "47.25")):
        make_task(programme, weight=weight, stages=[{2009: ("50", done)}])
    body = client.get(f"{TASKS}I.1.1/").content.decode()
    assert '"progress":47.3,' in body
    assert '"actual":47.25}' in body
    body = client.get(ONE).content.decode()
    assert '"weight":33.33,' in body
    assert '"progress":47.3,' in body
    assert '"index_percent":94.5,' in body


def test_a_task_has_its_card_as_at_the_end_of_the_year(client):
    unit = make_unit("Zarząd Dróg")
    task = make_task(
        stages=[
            {2009: ("10", "8"), 2010: ("20.5", "20")},
            {2010: ("30", None), 2011: ("40", "1")},
        ],
        executor=make_post("Dyrektor dróg", unit=unit),
    )
    make_indicator(task, {2009: "1 215", 2010: "ok. 18", 2011: "7,50"})
    answer = get(client, f"{TASKS}I.1.1/", "rok=2010")
    first, second = answer["stages"]
    assert first["years"][:3] == [
        {"year": 2009, "planned": 10, "actual": 8},
        {"year": 2010, "planned": Decimal("20.5"), "actual": 20},
        {"year": 2011, "planned": None, "actual": None},
    ]
    assert (first["planned"], first["actual"]) == (Decimal("30.5"), 28)
    # What was carried out later is not known yet, but the plan is.
    assert second["years"][2] == {"year": 2011, "planned": 40, "actual": None}
    assert (second["planned"], second["actual"]) == (70, None)
    assert answer["years"][1] == {
        "year": 2010,
        "planned": Decimal("50.5"),
        "actual": 20,
    }
    assert answer["executors"] == [{"name": "Dyrektor dróg", "unit": unit.pk}]
    [indicator] = answer["indicators"]
    assert indicator["values"] == [
        {"year": 2009, "text": "1 215", "number": 1215},
        {"year": 2010, "text": "ok. 18", "number": None},
    ]
    assert get(client, INDICATORS, "rok=2010")["results"] == [indicator]
    last = get(client, f"{TASKS}I.1.1/", "rok=2011")["indicators"][0]["values"][-1]
    assert last == {"year": 2011, "text": "7,50", "number": Decimal("7.5")}


def test_a_report_is_there_once_it_is_approved_and_says_what_was_corrected(client):
    office = make_office_user(last_name="Utajniona")
    strategy = make_varied_tree(by=office)
    task = Report.objects.get(state=State.APPROVED).task
    address = f"{TASKS}{task.code}/"
    report = get(client, address, "rok=2010")["report"]
    assert report["done"] == "Zrobiono."
    assert report["corrections"] == []
    [file] = report["files"]
    assert (file["name"], file["size"]) == ("opis.txt", 4)
    assert client.get(file["url"].removeprefix(SITE)).status_code == 200
    year = strategy.years.get(year=2010)
    what = Draft(draft(task, "9", done="Poprawiono.").content)
    move(task, year, Deed.CORRECTED, by=actor(office), draft=what, reason="Pomyłka.")
    report = get(client, address, "rok=2010")["report"]
    assert report["done"] == "Poprawiono."
    assert [one["reason"] for one in report["corrections"]] == ["Pomyłka."]
    for one in Report.objects.exclude(state=State.APPROVED).select_related("task"):
        assert get(client, f"{TASKS}{one.task.code}/", "rok=2010")["report"] is None
    assert "Utajniona" not in client.get(address).content.decode()


def test_links_lead_to_the_pages_and_keep_the_year(client):
    strategy = make_each_status()
    make_indicator(Task.objects.of(strategy)[5], {2009: "3"})
    for query in ("rok=2009", ""):
        answers = [get(client, a, query) for a in (ONE, TASKS, INDICATORS)]
        answers += [get(client, API), get(client, f"{TASKS}I.1.1/", query)]
        for link in {link for answer in answers for link in links_in(answer)}:
            assert link.startswith(SITE)
            assert ("rok=2009" in link) == bool(query) or link in links_in(answers[3])
            assert client.get(link.removeprefix(SITE)).status_code == 200, link


def links_in(answer: Any) -> Iterator[str]:
    if isinstance(answer, dict | list):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from links_in(part)
    elif isinstance(answer, str) and answer.startswith("http"):
        yield answer


# Asking for some


@pytest.fixture
def varied() -> Strategy:
    strategy = make_each_status()
    goal = make_goal(strategy, "II")
    make_task(make_programme(goal), title="Zoo", executor=make_unit("Zoo"))
    return strategy


@pytest.mark.parametrize(
    "query",
    [
        "",
        "cel=II",
        "program=I.2",
        "stan=at_risk",
        "stan=delayed&cel=I",
        "stan=delayed&cel=II",
        "q=zoo",
        "q=ZADANIE+2",
        "cel=",
        "rok=2009&stan=on_track",
        *(f"sort={sign}{name}" for sign in ("", "-") for name in ("code", "weight")),
        *(f"sort={sign}{name}" for sign in ("", "-") for name in ("title", "status")),
        *(f"sort={sign}{name}&cel=I" for sign in ("", "-") for name in ("progress",)),
        "sort=planned",
        "sort=",
    ],
)
def test_tasks_are_filtered_and_sorted_as_on_the_page(client, varied, query):
    page = rows_of(client.get(f"/miasto/zadania/?{query}"))[1:]
    assert listed(client, query) == [row[0] for row in page]
    assert get(client, TASKS, query)["count"] == len(page)


def test_tasks_are_filtered_by_unit_with_the_number_that_executors_have(client, varied):
    unit = Unit.objects.get(name="Zoo")
    assert listed(client, f"jednostka={unit.pk}") == ["II.1.1"]
    [task] = get(client, TASKS, "q=zoo")["results"]
    assert task["executors"] == [{"name": "Zoo", "unit": unit.pk}]


@pytest.mark.parametrize(
    "query",
    ["", "cel=I", "program=I.1", "rodzaj=output", "wartosc=bez", "q=przebieg"],
)
def test_indicators_are_filtered_as_on_the_page(client, varied, query):
    make_indicator(Task.objects.of(varied)[7])
    page = client.get(f"/miasto/wskazniki/?{query}").context["page"]
    answer = get(client, INDICATORS, query)
    shown = [row.indicator.pk for row in page.object_list]
    assert shown
    assert [one["id"] for one in answer["results"]] == shown
    assert answer["count"] == len(shown)


@pytest.mark.parametrize("address", [TASKS, INDICATORS])
def test_pages_follow_each_other_and_keep_what_was_asked(client, address):
    make_tree(tasks=7)
    whole = get(client, address, "q=a")["results"] if address == TASKS else None
    query = "na_strone=3&q=a" if whole else "na_strone=3"
    whole = whole or get(client, address)["results"]
    link, seen, sizes = f"{SITE}{address}?{query}", [], []
    before = None
    while link:
        answer = get(client, link.removeprefix(SITE))
        if before:
            assert get(client, answer["previous"].removeprefix(SITE)) == before
        else:
            assert answer["previous"] is None
        assert answer["count"] == len(whole)
        seen += answer["results"]
        sizes.append(len(answer["results"]))
        link, before = answer["next"], answer
    assert seen == whole
    assert set(sizes[:-1]) == {3}


def test_a_page_has_100_unless_asked_and_200_at_most(client):
    make_tree(tasks=201)
    for query, size in (("", 100), ("na_strone=200", 200), ("na_strone=7", 7)):
        assert len(listed(client, query)) == size
    assert len(listed(client, "strona=3")) == 1
    assert listed(client, "strona=2&na_strone=200") == listed(client, "strona=3")


def test_a_filter_that_leaves_nothing_is_one_empty_page(client, varied):
    answer = get(client, TASKS, "stan=delayed&cel=II")
    assert answer["results"] == []
    assert (answer["count"], answer["next"], answer["previous"]) == (0, None, None)


# What cannot be answered


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        (API, "rok", "2009"),
        (ONE, "rok", "1999"),
        (ONE, "rok", "x"),
        (ONE, "cel", "I"),
        (TASKS, "rok", "2010a"),
        (TASKS, "page", "2"),
        (TASKS, "Status", "delayed"),
        (TASKS, "stan", "nie-ma"),
        (TASKS, "cel", "IX"),
        (TASKS, "program", "I.9"),
        (TASKS, "jednostka", "0"),
        (TASKS, "q", "a" * 101),
        (TASKS, "sort", "nie-ma"),
        (TASKS, "sort", "-"),
        (TASKS, "sort", "--code"),
        (TASKS, "strona", "0"),
        (TASKS, "strona", "2"),
        (TASKS, "strona", "-1"),
        (TASKS, "strona", "x"),
        (TASKS, "strona", "٣"),
        (TASKS, "na_strone", "201"),
        (TASKS, "na_strone", "0"),
        (TASKS, "na_strone", "9" * 5000),
        (f"{TASKS}I.1.1/", "rok", "1999"),
        (INDICATORS, "rodzaj", "nie-ma"),
        (INDICATORS, "wartosc", "x"),
        (INDICATORS, "stan", "delayed"),
        (OPENAPI, "x", ""),
    ],
)
def test_a_parameter_that_is_wrong_is_named(client, address, name, value):
    make_each_status()
    response = client.get(address, {name: value})
    assert response.status_code == 400
    answer = read(response)
    assert answer["where"] == name
    assert len(answer["error"]) > 10
    assert "%(" not in answer["error"]
    assert "ETag" not in response


def test_a_parameter_given_twice_is_wrong(client):
    make_tree(tasks=1)
    response = client.get(f"{TASKS}?cel=I&cel=I")
    assert (response.status_code, read(response)["where"]) == (400, "cel")


def test_a_strategy_without_a_year_is_not_there_yet(client):
    make_strategy("nowa", years=())
    assert get(client, API) == {"count": 0, "results": []}
    assert client.get(f"{API}nowa/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/",
        "/api/v1/nie-ma/",
        f"{API}inna/",
        f"{API}inna/zadania/",
        f"{TASKS}I.9.9/",
        f"{TASKS}xxx/",
        f"{API}mia%20sto/",
    ],
)
def test_what_is_not_there_is_said_in_json(client, address):
    make_tree(tasks=1)
    response = client.get(address)
    assert response.status_code == 404
    assert read(response)["where"] == response.wsgi_request.path
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_an_address_without_its_last_slash_leads_on(client):
    make_tree(tasks=1)
    assert client.get(ONE[:-1])["Location"] == ONE
    assert read(client.get("/api/v1/nie-ma", follow=True))["where"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_one_can_only_read(address, method):
    make_tree(tasks=1)
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert read(response)["where"] == method.upper()


@pytest.mark.parametrize("query", ["?q=%00", "?%00=1"])
def test_what_no_page_can_read_is_refused_in_json_too(client, query):
    response = client.get(TASKS + query)
    assert response.status_code == 400
    assert read(response)["where"] == TASKS


def test_what_is_too_large_is_refused_in_json_too(client, settings):
    settings.REQUEST_BYTES = 10
    response = client.generic("POST", TASKS, b"a" * 11)
    assert response.status_code == 413
    assert read(response)["where"] == TASKS


def test_our_own_failure_is_json_that_tells_nothing_of_it(client, monkeypatch):
    def fail(*_args: object) -> None:
        raise RuntimeError("tajne")

    make_tree(tasks=1)
    monkeypatch.setattr("public.views.api.strategy_branch", fail)
    client.raise_request_exception = False
    response = client.get(ONE)
    assert response.status_code == 500
    assert read(response)["where"] == ONE
    assert "tajne" not in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "language", "text"),
    [
        ("", "pl", "Nie ma takiego parametru."),
        ("de", "pl", "Nie ma takiego parametru."),
        ("en-GB,en", "en", "There is no such parameter."),
    ],
)
def test_errors_are_in_the_language_that_is_asked_for(client, asked, language, text):
    make_tree(tasks=1)
    response = client.get(f"{TASKS}?x=1", headers={"accept-language": asked})
    assert read(response)["error"] == text
    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]


# Over HTTP


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_did_not_change_is_not_sent_again(client, address):
    make_tree(tasks=1)
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=300"
    tag = first["ETag"]
    # As it comes back from what was compressed.
    for known in (tag, f"W/{tag}"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert (again["ETag"], again["Cache-Control"]) == (tag, first["Cache-Control"])
        assert again["Access-Control-Allow-Origin"] == "*"
    Strategy.objects.update(title="Inna")
    Task.objects.update(title="Inne")
    again = client.get(address, headers={"if-none-match": tag})
    assert again.status_code == (304 if address in {INDICATORS, OPENAPI} else 200)


@pytest.mark.parametrize("address", ADDRESSES)
def test_anyone_and_any_site_can_read_it_and_nobody_gets_a_cookie(client, address):
    make_tree(tasks=1)
    response = client.get(address, headers={"accept-language": "en"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert response.content == client.get(address).content
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == response["ETag"]
    assert client.options(address)["Access-Control-Allow-Origin"] == "*"


def test_pages_do_not_let_other_sites_read_them(client):
    make_tree(tasks=1)
    for address in ("/", "/api/", "/nie-ma/"):
        response = client.get(address)
        assert "Access-Control-Allow-Origin" not in response
        assert response["Content-Type"].startswith("text/html")


def test_what_an_official_reads_is_the_same_but_kept_by_no_cache_between(client):
    make_tree(tasks=1)
    body = client.get(TASKS).content
    client.force_login(make_office_user())
    response = client.get(TASKS)
    assert response.content == body
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


# At most so many, of a strategy of any size.
QUESTIONS = {
    API: 2,
    ONE: 8,
    f"{TASKS}?na_strone=200&q=a&sort=-progress&cel=I": 10,
    f"{TASKS}I.1.1/": 14,
    f"{INDICATORS}?na_strone=200&q=a&wartosc=z": 5,
    OPENAPI: 0,
    "/api/": 10,
}


def test_it_asks_as_many_questions_for_1000_tasks_as_for_10(client, count_queries):
    def asked() -> dict[str, int]:
        return {one: count_queries(lambda: client.get(one)) for one in QUESTIONS}  # noqa: B023

    strategy = make_tree(tasks=10)
    few = asked()
    strategy.delete()
    make_tree(tasks=1000)
    assert asked() == few
    assert all(few[one] <= most for one, most in QUESTIONS.items()), few


# The description


@pytest.fixture
def openapi(client) -> dict[str, Any]:
    return json.loads(client.get(OPENAPI).content)


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
}


def values_of(parameter: dict[str, Any]) -> list[str]:
    if parameter["name"] == "jednostka":
        return [str(Unit.objects.first().pk)]  # type: ignore[union-attr]
    choices = parameter["schema"].get("enum")
    return choices or [VALUES[parameter["name"]]]


def test_each_parameter_that_is_described_can_be_given_and_no_other(client, openapi):
    make_each_status()
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
        Deed.CORRECTED,
        by=actor(office),
        draft=what,
        reason="x",
    )
    answers = 0
    for path in openapi["paths"]:
        for code in [task.code for task in Task.objects.of(strategy)] + ["I.9.9"]:
            for year in ({}, {"rok": "2009"}, {"rok": "2010"}, {"rok": "1"}):
                address = path.format(strategy="miasto", code=code)
                check(openapi, client.get(address, year), path)
                answers += 1
    assert answers == 6 * 7 * 4


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


# The page for people


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
