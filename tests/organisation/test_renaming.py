"""Names of units: the former ones go on meaning the unit."""

import pytest
from django.core.exceptions import ValidationError

from organisation.models import Unit, UnitAlias
from organisation.renaming import former_names, rename_unit
from tests.factories import make_unit, make_user

pytestmark = pytest.mark.django_db


def spellings(unit: Unit) -> set[str]:
    return set(UnitAlias.objects.filter(unit=unit).values_list("name", flat=True))


def test_the_old_name_and_the_new_one_mean_the_unit() -> None:
    unit, user = make_unit("Wydział Oświaty"), make_user()
    rename_unit(unit, "Wydział Edukacji", by=user)
    unit.refresh_from_db()
    assert unit.name == "Wydział Edukacji"
    assert spellings(unit) == {"Wydział Oświaty", "Wydział Edukacji"}
    record = Unit.history.latest()  # type: ignore[attr-defined]
    assert record.history_user == user


def test_a_unit_takes_an_earlier_name_or_another_case_of_its_own() -> None:
    unit, user = make_unit("Żłobek"), make_user()
    for name in ("Opieka", "żłobek", "ŻŁOBEK", "Żłobek"):
        unit = rename_unit(unit, name, by=user)
    assert unit.name == "Żłobek"
    assert {one.name for one in former_names(unit)} == {"Opieka"}


@pytest.mark.parametrize("name", ["straż miejska", "  STRAŻ   Miejska", "sm", "SM"])
def test_what_means_another_unit_is_refused_whatever_its_case(name: str) -> None:
    unit, other = make_unit("Wydział Edukacji"), make_unit("Straż Miejska")
    UnitAlias.objects.create(unit=other, name="SM")
    with pytest.raises(ValidationError) as caught:
        rename_unit(unit, name, by=make_user())
    assert set(caught.value.message_dict) == {"name"}
    assert spellings(unit) == set()


def test_the_name_that_it_has_is_no_new_name() -> None:
    with pytest.raises(ValidationError):
        rename_unit(make_unit("Straż"), " Straż ", by=make_user())


def test_a_unit_that_somebody_removed_is_not_renamed() -> None:
    unit = make_unit()
    Unit.objects.filter(pk=unit.pk).delete()
    with pytest.raises(ValidationError):
        rename_unit(unit, "Nowa", by=make_user())


def test_former_names_come_with_their_last_day_and_spellings_without() -> None:
    unit, user = make_unit("A"), make_user()
    UnitAlias.objects.create(unit=unit, name="Skrót")
    for name in ("B", "C"):
        unit = rename_unit(unit, name, by=user)
    found = former_names(unit)
    assert [one.name for one in found] == ["B", "A", "Skrót"]
    assert [one.until is None for one in found] == [False, False, True]
