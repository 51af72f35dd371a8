"""What both sides changed since a file was made: whose change stands."""

import pytest

from exchange.differences import Kind, compare, resolve
from exchange.writing import json_of
from tests.exchange.comparing import changed, differences, told
from tests.exchange.contents import PROGRAMME, TASK, known, putting, read, tasks_of
from tests.exchange.documents import cell, stage, task

pytestmark = pytest.mark.usefixtures("english")


# What stood at the download, what stands, what the file says, and what comes of it.
THREE_WAYS = [
    ("A", "A", "A", None),
    ("A", "A", "B", Kind.CHANGED),
    ("A", "B", "A", None),  # changed here, not in the file
    ("A", "B", "B", None),
    ("A", "B", "C", Kind.CLASH),
    (None, "A", "B", Kind.CHANGED),
]


@pytest.mark.parametrize(("base", "stands", "wanted", "kind"), THREE_WAYS)
@pytest.mark.parametrize("place", ["strategy.title", f"{TASK}.stages[0].title"])
def test_three_ways(
    place: str, base: str | None, stands: str, wanted: str, kind: Kind | None
) -> None:
    comparison = compare(
        changed(putting(place, stands)),
        changed(putting(place, wanted)),
        changed(putting(place, base)) if base else None,
        takes_carried_out=True,
    )

    assert [one.kind for one in comparison.differences] == ([kind] if kind else [])


def test_a_clash_tells_all_three_and_leaves_what_stands() -> None:
    comparison = compare(
        changed(putting("strategy.title", "Ich")),
        changed(putting("strategy.title", "Nasz")),
        read(known()),
        takes_carried_out=True,
    )
    (clash,) = comparison.of(Kind.CLASH)

    assert (clash.base, clash.before, clash.after) == ("Strategia", "Ich", "Nasz")
    assert comparison.taken_by_default == []
    assert resolve(comparison, [clash.key]).strategy.title == "Nasz"


def test_what_came_in_here_meanwhile_is_not_missing() -> None:
    meanwhile = changed(lambda c: tasks_of(c).append(task(9, uid="t9")))

    assert told(differences(base=read(known()), current=meanwhile)) == []


def test_what_was_removed_here_meanwhile_comes_back_only_if_asked() -> None:
    meanwhile = changed(lambda c: tasks_of(c).pop(1))
    comparison = differences(base=read(known()), current=meanwhile)

    assert [(one.kind, one.place) for one in comparison.differences] == [
        (Kind.CLASH, "I.1.2")
    ]
    assert comparison.taken_by_default == []


def test_moved_on_both_sides_is_a_clash() -> None:
    meanwhile = changed(putting(f"{PROGRAMME}.tasks[1].number", 8))
    comparison = differences(
        putting(f"{PROGRAMME}.tasks[1].number", 7),
        base=read(known()),
        current=meanwhile,
    )

    (clash,) = comparison.differences
    assert (clash.kind, clash.base, clash.before, clash.after) == (
        Kind.CLASH,
        "I.1.2",
        "I.1.8",
        "I.1.7",
    )


def test_figures_carried_out_are_not_taken_where_reports_give_them() -> None:
    comparison = compare(
        read(known()),
        changed(
            putting(f"{TASK}.stages[0].years.2009", cell("45", "99")),
            putting(f"{TASK}.indicators[0].values", {"2008": "7", "2009": "8"}),
            lambda c: tasks_of(c).append(
                task(3, stages=[stage("Jeden", y2009=cell("10", "9"))])
            ),
        ),
        takes_carried_out=False,
    )

    assert [(one.what, one.after) for one in comparison.of(Kind.NOT_TAKEN)] == [
        ("actual, 2009", "99"),
        ("values by year, 2009", "8"),
        ("actual, 2009", "9"),
    ]
    stands = resolve(comparison, [one.key for one in comparison.differences])
    text = json_of(stands).decode()
    assert '"planned": "45", "actual": "30"' in text
    assert '"2008": "7"' in text
    assert '"99"' not in text
    assert '"actual": "9"' not in text
