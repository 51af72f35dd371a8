"""Years of the real strategy against their plans and against each other.

What is expected was reckoned by hand from the stages of the strategy.
"""

import pytest
from django.core.management import call_command

from tasks.life import publish
from tasks.models import Strategy
from tests.pages import rows_of, text_of
from tests.test_real_strategy import FIXTURES

HERE = "/leszno-2009-2013"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _leszno(django_db_setup, django_db_blocker):
    """Import the strategy once; these tests only read it."""
    with django_db_blocker.unblock():
        call_command("import_strategy", FIXTURES / "leszno-2009-2013.json", verbosity=0)
        publish(Strategy.objects.get())
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def leszno(_leszno, db):
    return Strategy.objects.get()


def test_in_2012_eleven_of_33_tasks_did_less_than_was_planned_for_it(client):
    response = client.get(f"{HERE}/niewykonane/?rok=2012")
    assert "Planu na 2012 r. nie wykonano w 11 z 33 zadań" in text_of(response)
    assert "Zabrakło razem 155,5 punktu." in text_of(response)
    assert [(row[0].split()[0], row[2]) for row in rows_of(response)[1:]] == [
        ("II.6.3", "24"),
        ("II.3.1", "20"),
        ("II.4.5", "20"),
        ("II.7.3", "20"),
        ("II.7.5", "20"),
        ("III.1.1", "20"),
        ("I.1.3", "12"),
        ("II.4.3", "10"),
        ("I.2.6", "7"),
        ("I.3.5", "2"),
        ("III.1.3", "0,5"),
    ]


def test_at_the_end_of_2013_eight_who_carry_tasks_out_are_behind(client):
    response = client.get(f"{HERE}/jednostki/")
    assert "Zaległości ma 8 z" in text_of(response)
    rows = {row[0]: row for row in rows_of(response)[1:] if len(row) == 6}
    missing = {name: row[3] for name, row in rows.items() if row[3] != "0,0"}
    # II.4.5 lacks 60, II.6.6 100; II.3.1 55, II.3.3 100; I.1.3 52, I.3.5 9, III.1.3
    # 27.5; II.7.3 and II.7.5 lack 40 each, III.1.1 40, I.2.6 24, II.4.3 20.
    assert missing == {
        "Wydział Gospodarki Komunalnej i Ochrony Środowiska": "160,0",
        "Wydział Organizacyjny": "155,0",
        "Wydział Promocji i Rozwoju": "88,5",
        "Komenda Miejska Policji": "40,0",
        "Komenda Miejska Policji w Lesznie": "40,0",
        "Wydział Architektury, Planowania Przestrzennego i Budownictwa": "40,0",
        "Biuro Aktywizacji Zawodowej Osób Niepełnosprawnych": "24,0",
        "Wydział Gospodarki Lokalowej": "20,0",
    }
