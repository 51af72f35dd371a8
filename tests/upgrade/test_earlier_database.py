"""A database made before the rooms were split works after `prepare`.

The files hold what the code of then made of two tasks: two years whose reports were
approved, one of them closed, one closed and opened again.
"""

from functools import partial

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
goal = Goal.objects.earliest("pk")
for found in [task.executors.all(), task.stages.all(), goal.indicators.all()]:
    print([(str(row), row.position) for row in found])
"""
# Of before numbers were compared without case: a goal that was III, and its twin.
NUMBERS = """
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


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.django_db
def test_a_database_made_before_the_rooms_were_split_is_upgraded_once(tmp_path):
    """What each question is about is put in before: one upgrade answers them all.

    Commands of the project run on it in processes of their own, which take seconds to
    start, and migrations half a minute.
    """
    with made_of("before-rooms", tmp_path) as address:
        run = partial(manage, address, tmp_path)
        shell = partial(run, "shell", "--no-imports", "--command")
        first = run("upgrade_database")
        shell(TWINS + NUMBERS)
        run("migrate", "--verbosity", "0")
        second = run("upgrade_database")
        told = shell("\nprint('=')\n".join([ASKED, PLACES, FOUND])).split("=\n")
    assert first
    assert second == ""
    said, places, numbers = told
    assert said == SAID
    # Rows in one place get places of their own. The first keeps its: the import knows
    # an executor by it.
    assert places == (
        "[('Wydział', 1), ('Policja', 2)]\n"
        "[('1. Etap 1', 1), ('2. Etap 2', 2), ('Ostatni', 3)]\n"
        "[('Wskaźnik 5', 1), ('Przebieg', 2)]\n"
    )
    # Numbers of before lead on, and twins are parted.
    assert numbers == "I ['III']\ni2 ['i']\n"
