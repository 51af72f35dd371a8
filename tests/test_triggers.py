"""What follows the changes of a table stays in place, whatever becomes of the table."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate

from leszno_strategy import triggers
from leszno_strategy.triggers import Trigger, put_in_place, set_aside
from organisation.models import Unit

pytestmark = pytest.mark.django_db

NAME = "follow_units_of_the_test"


def counting(by: int) -> Trigger:
    """Return one that puts a number behind the name that a unit gets."""
    return Trigger(
        NAME,
        Unit._meta.db_table,
        sqlite=f"""CREATE TRIGGER {NAME} AFTER UPDATE OF name ON organisation_unit
BEGIN
  UPDATE organisation_unit SET name = name || '{by}' WHERE id = NEW.id;
END""",  # noqa: S608  made of the test's own words
        postgresql=f"""
CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := NEW.name || '{by}';
  RETURN NEW;
END $$;
CREATE TRIGGER {NAME} BEFORE UPDATE OF name ON organisation_unit
FOR EACH ROW EXECUTE FUNCTION {NAME}();""",
    )


class Subject:
    """The group of the test, and what was told to it."""

    def __init__(self) -> None:
        self.triggers = [counting(1)]
        self.told: list[str] = []


@pytest.fixture
def subject(monkeypatch: pytest.MonkeyPatch) -> Subject:
    told = Subject()
    monkeypatch.setattr(triggers, "_groups", dict(triggers._groups))
    triggers.register(
        "test",
        lambda: told.triggers,
        begin=lambda: told.told.append("begin"),
        end=lambda: told.told.append("end"),
    )
    return told


def renamed() -> str:
    unit = Unit.objects.create(name="Wydział")
    Unit.objects.filter(pk=unit.pk).update(name="W")
    unit.refresh_from_db()
    unit.delete()
    return unit.name


def test_a_trigger_is_made_once(subject):
    put_in_place()
    put_in_place()
    assert subject.told == ["begin"]
    assert renamed() == "W1"


def test_one_that_differs_is_made_anew(subject):
    put_in_place()
    subject.triggers = [counting(2)]
    put_in_place()
    assert subject.told == ["begin", "begin"]
    assert renamed() == "W2"


def test_one_that_nobody_registers_goes(subject):
    put_in_place()
    subject.triggers = []
    put_in_place()
    assert renamed() == "W"


def test_one_of_a_table_that_is_not_there_yet_waits(subject):
    subject.triggers = [Trigger(NAME, "not_yet", "nonsense", "nonsense")]
    put_in_place()
    assert subject.told == []


def test_those_of_others_are_left_alone(subject):
    other = counting(3)
    made_by = other.sqlite if connection.vendor == "sqlite" else other.postgresql
    with connection.cursor() as cursor:
        cursor.execute(made_by.replace(NAME, "of_the_city"))
    put_in_place()
    subject.triggers = []
    put_in_place()
    assert renamed() == "W3"


def test_after_migrations_they_are_in_place(subject):
    """Also where SQLite makes a table anew, which takes its triggers with it."""
    put_in_place()
    sends(pre_migrate, plan=["a migration"])
    if connection.vendor == "sqlite":
        assert renamed() == "W"
        assert subject.told == ["begin", "end"]
    sends(post_migrate)
    assert renamed() == "W1"


def sends(signal, **said) -> None:
    project = apps.get_app_config("leszno_strategy")
    signal.send(
        project,
        app_config=project,
        using="default",
        verbosity=0,
        interactive=False,
        **said,
    )


def test_what_is_set_aside_follows_again(subject):
    put_in_place()
    before = sorted(triggers._in_place(connection))
    with set_aside([Unit._meta.db_table]):
        # PostgreSQL's are for whole statements, and stay.
        assert renamed() == ("W" if connection.vendor == "sqlite" else "W1")
    assert renamed() == "W1"
    assert sorted(triggers._in_place(connection)) == before
    assert subject.told == ["begin"]
