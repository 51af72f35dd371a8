from importlib import import_module

from django.db import migrations

# A name that begins with a number cannot be imported otherwise.
order = import_module("tasks.migrations.0003_positions_without_twins")


def renumber(apps, schema_editor):
    using = schema_editor.connection.alias
    rows = apps.get_model("indicators", "Indicator")._base_manager.using(using)
    order.without_twins(rows, ["goal", "programme", "task"])


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0001_initial"),
        ("tasks", "0003_positions_without_twins"),
    ]

    operations = [migrations.RunPython(renumber, migrations.RunPython.noop)]
