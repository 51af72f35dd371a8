"""Keep as whole codes what led on by the numbers of each level."""

from collections import defaultdict
from itertools import product
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The numbers that a row has or had, each with how lately it had it: 0 is today.
Numbers = dict[str, int]


def numbers_of(apps: Apps, owner: str, row: Any) -> Numbers:
    former = apps.get_model("tasks", "FormerNumber").objects.filter(**{owner: row})
    had = {one.number: -one.pk for one in former.order_by("pk")}
    return {**had, str(row.number): 1}


def codes_of(chain: list[Numbers]) -> dict[str, tuple[int, int]]:
    """Return all codes of one row, today's own left out, with how well it fits."""
    found = {}
    for parts in product(*(numbers.items() for numbers in chain)):
        same = sum(since == 1 for _number, since in parts)
        if same < len(parts):
            latest = max(-since for _number, since in parts if since != 1)
            found[".".join(number for number, _since in parts)] = (same, latest)
    return found


def forwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    best: dict[tuple[int, str, str], tuple[Any, ...]] = {}
    numbers: dict[tuple[str, int], Numbers] = defaultdict(dict)
    levels = (
        ("goal", "Goal", ("strategy_id",)),
        ("programme", "Programme", ("goal", "strategy_id")),
        ("task", "Task", ("programme", "goal", "strategy_id")),
    )
    for owner, model, path in levels:
        rows = apps.get_model("tasks", model).objects.order_by("pk")
        for row in rows.select_related(*["__".join(path[:-1])] if path[1:] else []):
            numbers[owner, row.pk] = numbers_of(apps, owner, row)
            chain = [numbers[owner, row.pk]]
            if owner == "task":
                chain.insert(0, numbers["programme", row.programme_id])
            if owner != "goal":
                goal = row.goal_id if owner == "programme" else row.programme.goal_id
                chain.insert(0, numbers["goal", goal])
            strategy: Any = row
            for step in path:
                strategy = getattr(strategy, step)
            for code, fits in codes_of(chain).items():
                key = (strategy, owner, code.lower())
                best[key] = max(best.get(key, ()), (*fits, row.pk, code))
    former = apps.get_model("tasks", "FormerCode")
    former.objects.bulk_create(
        (
            former(strategy_id=strategy, level=owner, code=code, **{f"{owner}_id": pk})
            for (strategy, owner, _lower), (_same, _latest, pk, code) in best.items()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("tasks", "0011_former_codes")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
