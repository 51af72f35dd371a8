"""Let every number that history knows lead on, and part goals such as iv and IV."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LONGEST = 10


def keep(apps: Apps, owner: str, row: int, number: object) -> None:
    former = apps.get_model("tasks", "FormerNumber").objects
    former.get_or_create(**{f"{owner}_id": row, "number": str(number)})


def former_numbers(apps: Apps, owner: str) -> Iterator[tuple[int, Any]]:
    """Yield the numbers that things had, the latest last."""
    name = owner.capitalize()
    current = dict(
        apps.get_model("tasks", name).objects.order_by().values_list("pk", "number")
    )
    past = apps.get_model("tasks", f"Historical{name}").objects
    for row, number in past.order_by("history_id").values_list("id", "number"):
        if row in current and number != current[row]:
            yield row, number


def part_twins(apps: Apps) -> None:
    """Give the later of two goals whose numbers differ by case another number."""
    goals = apps.get_model("tasks", "Goal").objects
    known = {
        (strategy, number.lower())
        for strategy, number in goals.order_by().values_list("strategy", "number")
    }
    first: set[tuple[int, str]] = set()
    for goal in goals.order_by("pk"):
        key = goal.strategy_id, goal.number.lower()
        if key not in first:
            first.add(key)
            continue
        keep(apps, "goal", goal.pk, goal.number)
        numbers = (f"{goal.number[: LONGEST - 3]}{n}" for n in count(2))
        goal.number = next(
            one for one in numbers if (goal.strategy_id, one.lower()) not in known
        )
        known.add((goal.strategy_id, goal.number.lower()))
        goal.save(update_fields=["number"])


def forwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for owner in ("goal", "programme", "task"):
        for row, number in former_numbers(apps, owner):
            keep(apps, owner, row, number)
    part_twins(apps)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0006_former_numbers")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
