"""What becomes of all that people type where a number is expected."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reporting.form_fields import PointsField

TYPED: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "typed.json").read_text()
)


@pytest.mark.parametrize("one", TYPED["figures"], ids=lambda one: repr(one["typed"]))
def test_what_is_typed_is_a_number_or_told_by_name(one):
    field = PointsField()
    if "fault" not in one:
        expected = Decimal(one["points"]) if one["points"] else None
        given = field.clean(one["typed"])
        assert given == expected
        assert given is None or not given.is_signed()
        return
    with pytest.raises(ValidationError) as refused:
        field.clean(one["typed"])
    assert one["fault"] in [error.code for error in refused.value.error_list]


def test_the_table_holds_what_people_do():
    assert len(TYPED["figures"]) >= 60
    typed = [one["typed"] for one in TYPED["figures"]]
    assert len(set(typed)) == len(typed)
