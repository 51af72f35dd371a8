"""Every number of every page of the admin is read as people type it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from organisation.models import User
from tests.factories import make_user

NUMBERS = (forms.DecimalField, forms.IntegerField, forms.FloatField)


def fields_of_admin(user: User) -> Iterator[tuple[str, forms.Field]]:
    """Yield each field of a number of each registered page and its inline rows."""
    request = RequestFactory().get("/")
    request.user = user
    for model, page in admin.site._registry.items():
        made: list[tuple[Any, Any]] = [(page, page.get_form(request))]
        for inline in page.get_inline_instances(request):
            made.append((inline, inline.get_formset(request).form))
        for of, form in made:
            for name, field in form.base_fields.items():
                if isinstance(field, NUMBERS):
                    label = f"{model.__name__}: {type(of).__name__}.{name}"
                    yield label, field


@pytest.fixture
def fields(db) -> dict[str, forms.Field]:
    return dict(fields_of_admin(make_user(is_superuser=True, is_staff=True)))


def read(field: forms.Field, text: str) -> Decimal | None:
    """Return what the field takes the text for; None where it refuses it."""
    try:
        return Decimal(field.clean(text))
    except ValidationError:
        return None


def test_the_walk_meets_numbers_of_each_kind(fields):
    names = " ".join(fields)
    for name in ("weight", "number", "place", "baseline", "amount", "legacy_id"):
        assert f".{name}" in names
    assert "StrategyYearInline.year" in names


def test_no_field_is_one_in_which_browsers_drop_a_comma(fields):
    kinds = {
        label: getattr(field.widget, "input_type", "")
        for label, field in fields.items()
    }
    assert {label: kind for label, kind in kinds.items() if kind != "text"} == {}


def test_a_decimal_comma_is_never_dropped(fields):
    for label, field in fields.items():
        is_decimal = isinstance(field, forms.DecimalField)
        expected = Decimal("12.5") if is_decimal else None
        assert read(field, "12,5") == expected, label
        assert read(field, "12.5") == expected, label


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_spaces_between_thousands_are_taken(fields, space):
    for label, field in fields.items():
        assert read(field, f" 1{space}000 ") == Decimal(1000), label
        assert read(field, f"1{space}0") is None, label


def test_what_is_no_number_is_refused_in_words(fields):
    for label, field in fields.items():
        for text in ("dużo", "1e3", "NaN", "9" * 5000):
            assert read(field, text) is None, (label, text)
