"""A database made before the rooms were split works after `prepare`.

The files hold what the code of then made of two tasks: two years whose reports were
approved, one of them closed, one closed and opened again.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.upgrade.databases import made_of, manage

ASKED = """
from annual_report.closing.freezing import frozen_document, newest
from annual_report.models import Export, Reopening
from django.core.management import call_command
from reporting.models import Report
from tasks.models import StrategyYear
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
for year in StrategyYear.objects.filter(snapshots__isnull=False):
    version = newest(year)
    tasks = list(frozen_document(version).tasks())
    print(year, year.is_closed, version.number, [task.done for task in tasks])
print(Report.objects.count(), Reopening.objects.get().reason)
print(Export.objects.get().snapshot)
"""
SAID = """\
2009 True 1 ['Zrobiono: „żółć”', 'Zrobiono: „żółć”']
2010 False 1 ['Zrobiono: „żółć”', 'Zrobiono: „żółć”']
4 Pomyłka w kwocie
2009 v1
"""


@pytest.fixture
def earlier_database(tmp_path: Path) -> Iterator[str]:
    """Make such a database; return its address, as DATABASE_URL has it."""
    with made_of("before-rooms", tmp_path) as address:
        yield address


@pytest.fixture
def run(tmp_path: Path, earlier_database: str):
    """Run a command of the project on that database, in a process of its own."""
    return partial(manage, earlier_database, tmp_path)


@pytest.mark.django_db
def test_a_database_made_before_the_rooms_were_split_is_upgraded_once(run):
    assert run("upgrade_database")
    run("migrate", "--verbosity", "0")
    assert run("upgrade_database") == ""
    assert run("shell", "--no-imports", "--command", ASKED) == SAID


# The database has a goal with two indicators in one place already.
TWINS = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO tasks_executor (text, position, task_id) VALUES ('Policja', 1, 1)"
    )
    cursor.execute(
        "INSERT INTO tasks_stage (label, title, position, task_id) "
        "VALUES ('', 'Ostatni', 20000, 1)"
    )
"""
PLACES = """
from tasks.models import Goal, Task
task = Task.objects.get(pk=1)
rows = [task.executors.all(), task.stages.all(), Goal.objects.get().indicators.all()]
for found in rows:
    print([(str(row), row.position) for row in found])
"""


@pytest.mark.django_db
def test_rows_in_one_place_are_given_places_of_their_own(run):
    """The first keeps its place: the import knows an executor by it."""
    run("upgrade_database")
    run("shell", "--no-imports", "--command", TWINS)
    run("migrate", "--verbosity", "0")
    assert run("shell", "--no-imports", "--command", PLACES) == (
        "[('Wydział', 1), ('Policja', 2)]\n"
        "[('1. Etap 1', 1), ('2. Etap 2', 2), ('Ostatni', 3)]\n"
        "[('Wskaźnik 5', 1), ('Przebieg', 2)]\n"
    )


# Of before numbers were compared without case: a goal that was III, and its twin.
NUMBERS = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO tasks_historicalgoal (id, number, position, title, history_date, "
        "history_type, strategy_id) VALUES (1, 'III', 1, 'x', '2026-01-01', '+', 1)"
    )
    cursor.execute(
        "INSERT INTO tasks_goal (number, position, title, strategy_id) "
        "VALUES ('i', 2, 'x', 1)"
    )
"""
FOUND = """
from tasks.models import Goal
for goal in Goal.objects.order_by("pk"):
    print(goal.number, [str(one) for one in goal.former_codes.all()])
"""


@pytest.mark.django_db
def test_numbers_of_before_lead_on_and_twins_are_parted(run):
    run("upgrade_database")
    run("shell", "--no-imports", "--command", NUMBERS)
    run("migrate", "--verbosity", "0")
    found = run("shell", "--no-imports", "--command", FOUND)
    assert found == "I ['III']\ni2 ['i']\n"
