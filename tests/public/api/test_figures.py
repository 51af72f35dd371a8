"""What the API says is what the pages say."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from leszno_strategy.numbers import exact, percent, points
from public.asof import BranchAsOf, TaskAsOf
from reporting.models import Action, Report, State
from reporting.transitions import Draft, move
from tasks.models import Task
from tasks.outline import Branch, strategy_branch
from tasks.progress import Status
from tests.factories import (
    actor,
    draft,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_tree,
    make_unit,
    make_varied_tree,
)
from tests.pages import rows_of
from tests.public.api.requests import API, INDICATORS, ONE, SITE, TASKS, get
from tests.public.test_counts import make_each_status


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
    columns = "&".join(
        f"kolumny={name}" for name in ("weight", "planned", "progress", "status")
    )
    page = rows_of(client.get(f"/miasto/zadania/?rok={year}&{columns}"))[1:]
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
    move(task, year, Action.CORRECTED, by=actor(office), draft=what, reason="Pomyłka.")
    report = get(client, address, "rok=2010")["report"]
    assert report["done"] == "Poprawiono."
    assert [one["reason"] for one in report["corrections"]] == ["Pomyłka."]
    for one in Report.objects.exclude(state=State.APPROVED).select_related("task"):
        assert get(client, f"{TASKS}{one.task.code}/", "rok=2010")["report"] is None
    assert "Utajniona" not in client.get(address).content.decode()


def test_links_lead_to_the_pages_and_keep_the_year(client):
    strategy = make_tree(tasks=2)
    make_indicator(Task.objects.of(strategy)[1], {2009: "3"})
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
