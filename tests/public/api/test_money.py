"""What the API says of money is what the pages say: exact, and null where unknown."""

from decimal import Decimal
from typing import Any

import pytest

from tests.factories import make_task
from tests.funding import PLANNED, SPENT, make_communes, make_funding
from tests.public.api.requests import get

pytestmark = pytest.mark.django_db
COMMUNES = "/api/v1/strategie/gminy/"
TOWN = "/api/v1/strategie/miasto/"


def whole(amount: Decimal | str | None, known: int, of: int) -> dict[str, Any]:
    told = None if amount is None else Decimal(amount)
    return {"amount": told, "known": known, "of": of}


def test_the_communes_add_up_at_every_level(client: Any) -> None:
    make_communes()
    answer = get(client, COMMUNES)
    money = answer["money"]
    assert money["planned"] == whole(PLANNED, 11, 11)
    assert money["executed"] == whole(SPENT, 11, 11)
    assert money["share_percent"] == Decimal("43.3")
    assert money["costs"] == whole(None, 0, 11)
    [year] = money["years"]
    assert (year["year"], year["share_percent"]) == (2017, None)
    assert year["planned"] == whole(None, 0, 11)
    assert year["executed"] == whole(SPENT, 11, 11)
    [source] = answer["sources"]
    assert (source["name"], source["planned"]) == ("Program", whole(PLANNED, 11, 11))
    goals = answer["goals"]
    parts = [goal["money"]["executed"]["amount"] for goal in goals]
    assert sum(map(Decimal, parts)) == SPENT
    assert [goal["programmes"][0]["money"] for goal in goals] == [
        goal["money"] for goal in goals
    ]


def test_a_task_has_its_sources_by_year_and_their_sum(client: Any) -> None:
    task = make_task()
    make_funding(task, years={2009: ("100.25", "0"), 2010: (None, "7")})
    make_funding(task, "Unia", funds="ok. 5 mln zł")
    task.budget_known = True
    task.save()
    answer = get(client, f"{TOWN}zadania/I.1.1/", "rok=2009")
    assert answer["funding"] == [
        {
            "source": "Budżet miasta",
            "funds": "",
            "amount": None,
            "years": [
                {"year": 2009, "planned": Decimal("100.25"), "executed": 0},
                {"year": 2010, "planned": None, "executed": None},
            ],
        },
        {"source": "Unia", "funds": "ok. 5 mln zł", "amount": None, "years": []},
    ]
    assert answer["money"]["planned"] == whole("100.25", 1, 2)
    assert answer["money"]["executed"] == whole("0", 1, 2)
    assert answer["money"]["share_percent"] == 0


def test_where_nothing_is_known_there_is_null_and_no_zero(client: Any) -> None:
    make_task()
    money = get(client, TOWN)["money"]
    assert money["planned"] == money["executed"] == whole(None, 0, 0)
    assert (money["share_percent"], money["years"]) == (None, [])
