"""What a file would change, told row by row, and what stands when some is taken."""

from typing import Any

import pytest

from exchange.differences import Difference, Kind, compare, resolve
from exchange.format import Refused
from exchange.writing import json_of
from tests.exchange.comparing import changed, differences, told
from tests.exchange.contents import (
    PROGRAMME,
    TASK,
    Change,
    known,
    move_first_task,
    putting,
    read,
    swap_numbers,
    tasks_of,
)
from tests.exchange.documents import Json, cell, stage, task

pytestmark = pytest.mark.usefixtures("english")


def swap_stages(content: Json) -> None:
    tasks_of(content)[0]["stages"].reverse()


def without_identities(content: Json) -> None:
    def strip(value: Any) -> None:
        if isinstance(value, dict):
            value.pop("uid", None)
        for below in value.values() if isinstance(value, dict) else value:
            if isinstance(below, dict | list):
                strip(below)

    strip(content)


TOLD: list[tuple[list[Change], list[tuple[str, str, str, str, str]]]] = [
    ([], []),
    ([without_identities], []),
    (
        [putting("strategy.title", "Inna")],
        [("changed", "Strategia", "title", "Strategia", "Inna")],
    ),
    # The address is what a strategy is known by.
    ([putting("strategy.slug", "inny")], []),
    (
        [putting(f"{TASK}.weight", "12.5")],
        [("changed", "I.1.1", "weight in the programme", "nothing", "12.5")],
    ),
    (
        [putting(f"{TASK}.stages[0].years.2009", cell("45", "30"))],
        [("changed", "I.1.1, stage “Projekt”", "planned, 2009", "40", "45")],
    ),
    (
        [putting(f"{TASK}.stages[0].years.2009", None)],
        [
            ("changed", "I.1.1, stage “Projekt”", "planned, 2009", "40", "nothing"),
            ("changed", "I.1.1, stage “Projekt”", "actual, 2009", "30", "nothing"),
        ],
    ),
    (
        [putting(f"{TASK}.stages[0].starts_on", "2009-03-01")],
        [
            (
                "changed",
                "I.1.1, stage “Projekt”",
                "begins on",
                "nothing",
                "March 1, 2009",
            )
        ],
    ),
    (
        [putting(f"{TASK}.indicators[0].kind", "result")],
        [
            (
                "changed",
                "I.1.1, indicator “Wskaźnik”",
                "kind",
                "output indicator",
                "result indicator",
            )
        ],
    ),
    (
        [putting(f"{TASK}.partners", None)],
        [("changed", "I.1.1", "partners", "1", "not known")],
    ),
    (
        [putting(f"{PROGRAMME}.tasks[1].number", 7)],
        [("moved", "I.1.2", "number", "I.1.2", "I.1.7")],
    ),
    ([move_first_task], [("moved", "I.1.1", "place", "I.1.1", "I.2.5")]),
    (
        [swap_numbers],
        [
            ("moved", "I.1.1", "number", "I.1.1", "I.1.2"),
            ("moved", "I.1.2", "number", "I.1.2", "I.1.1"),
        ],
    ),
    (
        [swap_stages],
        [("moved", "I.1.1", "order", "Projekt · Budowa", "Budowa · Projekt")],
    ),
    (
        [lambda c: tasks_of(c).append(task(3, stages=[stage("Jeden")]))],
        [("new", "I.1.3", "comes in", "", "Zadanie 3 (1 stage)")],
    ),
    (
        [lambda c: tasks_of(c)[0]["stages"].append(stage("Odbiór"))],
        [("new", "I.1.1, stage “Odbiór”", "comes in", "", "Odbiór")],
    ),
    (
        [lambda c: tasks_of(c).pop(0)],
        [
            (
                "missing",
                "I.1.1",
                "is not in the file",
                "Zadanie 1 (2 stages, 1 indicator, 1 executor, 1 partner)",
                "",
            )
        ],
    ),
    # Of what a file does not have it says nothing.
    ([lambda c: c["goals"][0].pop("programmes")], []),
    ([lambda c: tasks_of(c)[0].pop("stages")], []),
    # A stage without an identity is found by its label and place.
    (
        [without_identities, putting(f"{TASK}.stages[1].title", "Budowa szkoły")],
        [
            (
                "changed",
                "I.1.1, stage “Budowa”",
                "title",
                "Budowa",
                "Budowa szkoły",
            )
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), TOLD)
def test_each_difference_is_told_in_words(
    changes: list[Change], expected: list[tuple[str, str, str, str, str]]
) -> None:
    assert told(differences(*changes)) == expected


@pytest.mark.parametrize("changes", [changes for changes, _expected in TOLD])
def test_all_that_is_taken_differs_no_more(changes: list[Change]) -> None:
    wanted = changed(*changes)
    comparison = compare(read(known()), wanted, takes_carried_out=True)
    delete = [one.key for one in comparison.of(Kind.MISSING)]

    stands = resolve(comparison, comparison.taken_by_default, delete)

    assert told(compare(stands, wanted, takes_carried_out=True)) == []


@pytest.mark.parametrize("changes", [changes for changes, _expected in TOLD])
def test_what_nobody_accepts_leaves_all_as_it_stands(changes: list[Change]) -> None:
    stands = resolve(differences(*changes), [])

    assert json_of(stands) == json_of(resolve(differences(), []))


def test_keys_are_the_same_when_it_is_compared_again() -> None:
    changes: list[Change] = [move_first_task, lambda c: tasks_of(c).append(task(3))]

    once, again = differences(*changes), differences(*changes)

    assert [one.key for one in once.differences] == [
        one.key for one in again.differences
    ]
    assert len({one.key for one in once.differences}) == len(once.differences)


def test_a_moved_row_outlives_the_row_that_it_left() -> None:
    def dissolve(content: Json) -> None:
        move_first_task(content)
        content["goals"][0]["programmes"].pop(0)

    comparison = differences(dissolve)
    (missing,) = comparison.of(Kind.MISSING)
    assert missing.before == "Program (1 task)"

    stands = resolve(comparison, comparison.taken_by_default, [missing.key])

    (programme,) = stands.goals[0].programmes or []  # type: ignore[index]
    assert [task.number for task in programme.tasks or []] == [1, 5]
    # Without the move the row would be lost with the one above it.
    with pytest.raises(Refused, match=r"I\.1\.1 would go with the row above it"):
        resolve(comparison, [], [missing.key])


def test_half_of_a_swap_is_refused() -> None:
    comparison = differences(swap_numbers)

    with pytest.raises(Refused, match=r"Two rows would have the number I\.1\.2"):
        resolve(comparison, [comparison.differences[0].key])


def test_a_row_below_one_that_is_not_accepted_does_not_come_in() -> None:
    comparison = differences(
        lambda c: c["goals"][0]["programmes"].append(
            {"number": 3, "title": "Nowy", "tasks": [task(1)]}
        )
    )
    programme, new_task = comparison.differences
    assert (programme.place, new_task.place) == ("I.3", "I.3.1")

    assert json_of(resolve(comparison, [new_task.key])) == json_of(
        resolve(comparison, [])
    )


def test_who_an_executor_means_follows_a_text_that_changed() -> None:
    comparison = differences(
        putting(f"{TASK}.executors[0]", {"uid": "e1", "text": "Wydział Kultury"})
    )

    assert {(one.what, one.after) for one in comparison.differences} == {
        ("executor, as printed", "Wydział Kultury"),
        ("unit", "Wydział Kultury"),
    }


def test_a_difference_names_its_place_in_the_file() -> None:
    (one,) = differences(putting(f"{TASK}.title", "Inne")).differences

    assert isinstance(one, Difference)
    assert one.source == TASK
