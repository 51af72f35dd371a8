from django.db import migrations

LAST = 9_999


def without_twins(rows, parents):
    """Give each row a place of its own; the one that was there first keeps it.

    Twins go behind the last: what the import compares by places keeps them.
    """
    taken, last = set(), {}
    later = []
    for row in rows.order_by("pk"):
        below = tuple(getattr(row, f"{parent}_id") for parent in parents)
        if (below, row.position) in taken or not row.position <= LAST:
            later.append((row.position, row.pk, below, row))
            continue
        taken.add((below, row.position))
        last[below] = max(last.get(below, 0), row.position)
    for _position, _pk, below, row in sorted(later, key=lambda one: one[:2]):
        last[below] = row.position = last.get(below, 0) + 1
        row.save(update_fields=["position"])


def renumber(apps, schema_editor):
    using = schema_editor.connection.alias
    for model in ("Executor", "Partner", "FundingSource", "Stage"):
        rows = apps.get_model("tasks", model)._base_manager.using(using)
        without_twins(rows, ["task"])
    goals = apps.get_model("tasks", "Goal")._base_manager.using(using)
    without_twins(goals, ["strategy"])


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_year_is_closed")]

    operations = [migrations.RunPython(renumber, migrations.RunPython.noop)]
