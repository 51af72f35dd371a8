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
    assert "Planu na 2012 r. nie wykonano w 11 spośród 33 zadań" in text_of(response)
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
    assert "Zaległości ma 8 spośród" in text_of(response)
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


def test_from_2011_to_2012_the_shortfall_grew_from_9_1_to_12_5(client):
    response = client.get(f"{HERE}/porownanie/?od=2011&do=2012")
    text = text_of(response)
    assert "W 2012 r. zaległość wzrosła do 12,5 punktu (przedtem 9,1)" in text
    assert "W 2012 r. wykonano 14,4 z 17,8 punktu planu na ten rok." in text
    assert "W 2011 r. było to 16,5 z 18,7." in text
    assert "te same 40 zadań" in text
    assert "Dla 35 zadań spośród 75" in text
    rows = rows_of(response)
    parts = {row[0].partition(" Z")[0][:8]: row[1:] for row in rows if len(row) == 7}
    assert parts["Cel I"][2:4] == ["13,4", "19,0"]
    tasks = [row for row in rows if len(row) == 6 and row[0] != "Zadanie"]
    assert [(row[0].split()[0], *row[2:5]) for row in tasks] == [
        ("II.6.3", "48,0", "72,0", "+24,0"),
        ("II.3.1", "25,0", "45,0", "+20,0"),
        ("II.4.5", "20,0", "40,0", "+20,0"),
        ("II.7.3", "0,0", "20,0", "+20,0"),
        ("II.7.5", "0,0", "20,0", "+20,0"),
        ("III.1.1", "0,0", "20,0", "+20,0"),
        ("I.1.3", "28,0", "40,0", "+12,0"),
        ("II.4.3", "0,0", "10,0", "+10,0"),
        ("I.2.6", "12,0", "19,0", "+7,0"),
        ("I.3.5", "7,0", "9,0", "+2,0"),
        ("III.1.3", "25,5", "26,0", "+0,5"),
        # Lacked as much before.
        ("II.3.3", "100,0", "100,0", "0,0"),
        ("II.6.6", "100,0", "100,0", "0,0"),
    ]
    assert "Zaległość wzrosła w 11 zadaniach." in text
    assert "W 4 zadaniach na koniec 2011 r. jeszcze jej nie było." in text
    assert "Nie ukończono żadnego zadania. 2 ukończono do końca 2011 r." in text
