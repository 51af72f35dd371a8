"""What people are told of plans and weights that are unusual."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from tasks import unusual
from tasks.progress import Cell, TaskFigures


def planned(whole_plan: str | None) -> TaskFigures:
    """Figures whose plan is the given one; None for stages that are not known."""
    if whole_plan is None:
        return TaskFigures(stages_known=False)
    return TaskFigures(True, {2009: Cell(Decimal(whole_plan), None)})


@pytest.mark.parametrize(
    ("whole_plan", "said"),
    [
        (None, None),
        ("100", None),
        ("100.00", None),
        ("91", "The plan of all stages adds up to 91 instead of 100."),
        ("104.50", "The plan of all stages adds up to 104.5 instead of 100."),
        ("99.95", "The plan of all stages adds up to 99.95 instead of 100."),
        ("200", "The plan of all stages adds up to 200 instead of 100."),
        ("0", "Nothing is planned in any stage."),
    ],
)
def test_a_plan_that_is_not_100_is_told(
    whole_plan: str | None, said: str | None
) -> None:
    with override("en"):
        assert unusual.plan(planned(whole_plan)) == said


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([], None),
        ([None, None], None),
        (["50", "50"], None),
        (["33.3", "33.3", "33.4"], None),
        (["60", "45"], "Weights add up to 105 instead of 100."),
        (["0", "0"], "Weights add up to 0 instead of 100."),
        (
            ["60", "40", None],
            "Weights are given for 2 of 3; the others count as 0.",
        ),
        (
            ["90", None],
            "Weights are given for 1 of 2; the others count as 0. "
            "Weights add up to 90 instead of 100.",
        ),
    ],
)
def test_weights_that_are_incomplete_or_not_100_are_told(
    weights: list[str | None], said: str | None
) -> None:
    with override("en"):
        given = [None if weight is None else Decimal(weight) for weight in weights]
        assert unusual.weights(given) == said


def test_a_sum_is_written_with_a_comma_in_polish() -> None:
    assert "104,5" in (unusual.plan(planned("104.50")) or "")


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (None, None),
        ("0", None),
        ("100", None),
        ("100.01", "Carried out in all: 100.01 of 100 points."),
        ("141", "Carried out in all: 141 of 100 points."),
    ],
)
def test_more_than_a_task_has_is_told(done: str | None, said: str | None) -> None:
    with override("en"):
        assert unusual.done(None if done is None else Decimal(done)) == said


@pytest.mark.parametrize(
    ("planned", "actual", "is_odd"),
    [
        (None, "5", True),
        ("0", "5", True),
        ("5", "8", False),
        (None, "0", False),
        (None, None, False),
    ],
)
def test_work_on_a_stage_without_a_plan_is_told(
    planned: str | None, actual: str | None, is_odd: bool
) -> None:
    figures = (None if one is None else Decimal(one) for one in (planned, actual))
    assert (unusual.work(Cell(*figures)) is not None) == is_odd
