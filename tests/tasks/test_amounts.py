"""Which texts are an amount beyond doubt, and how forms read them."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tasks.amount_forms import AmountField
from tasks.amounts import amount_in
from tasks.models import FundingSource, Task
from tests.factories import make_office_user, make_task
from tests.tasks.admin_pages import form_of, office, page_of


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("250 000 zł", "250000"),
        ("10 400 000 zł", "10400000"),
        ("10\u00a0400\u00a0000\u00a0zł", "10400000"),
        ("85000 PLN", "85000"),
        ("64 136 652zł", "64136652"),
        ("12,50 zł", "12.50"),
        ("999 999 999 999 zł", "999999999999"),
        ("1 000 000 000 000 zł", None),
        ("12,505 zł", None),
        ("-5 zł", None),
        ("250 000", None),
        ("ok. 700 000 zł", None),
        ("46 050 tys. zł.", "46050000"),
        ("186,4 mln zł", "186400000"),
        ("186,4 mln. zł", "186400000"),
        ("186,4mln zł", "186400000"),
        ("2 Mln PLN", "2000000"),
        ("1,5 mld zł", "1500000000"),
        ("5 tysięcy złotych", "5000"),
        ("250 000 złotych", "250000"),
        ("0 zł", "0"),
        ("0,000001 mln zł", "1"),
        ("0,000001 tys. zł", None),
        ("999 999,99 mln zł", "999999990000"),
        ("1 000 mld zł", None),
        ("12.714 tys. zł", None),
        ("500 tys. zł średniorocznie", None),
        ("20 000 zł rocznie", None),
        ("tys. zł", None),
        ("100 mln", None),
        ("zł", None),
        (" " * 100_000 + "zł", None),
        ("ok. 100 mln zł.", None),
        ("5,0 mln zł każdego roku", None),
        ("2002-2011r. 64 136 652zł", None),
        ("17 000 zł rocznie x 5 lat = 85 000 zł", None),
        ("3.000 zł", None),
        ("100% - wymóg ustawowy", None),
        ("", None),
        (None, None),
    ],
)
def test_an_amount_is_read_only_where_it_is_one_beyond_doubt(
    text: str | None, amount: str | None
) -> None:
    assert amount_in(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("250 000", "250000"),
        ("250 000 zł", "250000"),
        ("186,4 mln zł", "186400000"),
        ("46 050 tys. zł.", "46050000"),
        ("7,5", "7.5"),
    ],
)
def test_an_amount_is_typed_as_it_is_written(typed: str, amount: str) -> None:
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["ok. 100 mln zł", "20 000 zł rocznie", "x"])
def test_what_is_no_amount_is_refused_where_only_an_amount_can_be(typed: str) -> None:
    with pytest.raises(ValidationError, match="Wpisz kwotę"):
        AmountField().clean(typed)


# Words and amount before, what is typed, and the amount after.
SAVED = {
    "words alone": (None, None, "46 050 tys. zł.", "", "46050000"),
    "words in doubt": (None, None, "ok. 100 mln zł", "", None),
    "an amount of its own": (None, None, "ok. 5 zł", "5", "5"),
    "another amount": ("5 zł", "5", "6 zł", "5", "6"),
    "an amount and then none": ("5 zł", "5", "ok. 5 zł", "5", None),
    "a person's own stays": ("ok. 5 zł", "5", "ok. 6 zł", "5", "5"),
    "left out on purpose": ("5 zł", "5", "5 zł", "", None),
    "stays left out": ("5 zł", None, "5 zł", "", None),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", SAVED)
def test_the_cost_of_a_task_is_read_as_it_is_typed(case: str) -> None:
    words, amount, typed, typed_amount, after = SAVED[case]
    task = make_task()
    task.planned_total_cost = words
    task.planned_total_cost_amount = None if amount is None else Decimal(amount)
    task.save()
    sent = {"planned_total_cost": typed, "planned_total_cost_amount": typed_amount}
    assert office().post(page_of(task), form_of(task) | sent).status_code == 302
    task = Task.objects.get()
    assert task.planned_total_cost == typed
    assert task.planned_total_cost_amount == (None if after is None else Decimal(after))


@pytest.mark.django_db
def test_a_line_of_the_budget_is_read_as_it_is_typed() -> None:
    task = make_task()
    line = {"source": "UE", "funds": "186,4 mln zł", "task": task.pk}
    sent = {f"funding-0-{name}": value for name, value in line.items()}
    sent |= form_of(task) | {"funding-TOTAL_FORMS": 1} | sent
    assert office().post(page_of(task), sent).status_code == 302
    assert FundingSource.objects.get().amount == Decimal("186400000")


@pytest.mark.django_db
def test_amounts_in_a_database_of_before_are_read_but_for_those_of_people() -> None:
    """A migration reads them: what people changed stays."""
    task = make_task()
    Task.objects.update(planned_total_cost="186,4 mln zł")
    lines = [
        FundingSource.objects.create(task=task, source=source, funds="5 tys. zł")
        for source in ("wczytane", "zmienione")
    ]
    lines[1].history.update(history_user=make_office_user())
    module = import_module("tasks.migrations.0005_amounts_beyond_doubt")
    module.read_amounts(apps, None)
    assert Task.objects.get().planned_total_cost_amount == Decimal("186400000")
    amounts = FundingSource.objects.values_list("source", "amount")
    assert dict(amounts) == {"wczytane": Decimal(5000), "zmienione": None}


@pytest.mark.django_db
def test_a_line_that_is_there_is_read_when_its_words_change() -> None:
    task = make_task()
    line = FundingSource.objects.create(task=task, source="UE", funds="ok. 5 zł")
    sent = form_of(task) | {"funding-0-funds": "5 tys. zł", "funding-0-amount": ""}
    assert office().post(page_of(task), sent).status_code == 302
    line.refresh_from_db()
    assert (line.funds, line.amount) == ("5 tys. zł", Decimal(5000))
