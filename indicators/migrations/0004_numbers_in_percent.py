"""Read "8,6%" as a number where the indicator's unit is %."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from indicators.reading import number_in


def read_percent(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    values = apps.get_model("indicators", "IndicatorValue").objects
    found = values.filter(number=None, text__contains="%", indicator__unit="%")
    for pk, text in found.values_list("pk", "text"):
        values.filter(pk=pk).update(number=number_in(text, "%"))


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_positions_are_unique")]
    # Back, the numbers stay: the texts beside them say what was reported.
    operations = [migrations.RunPython(read_percent, migrations.RunPython.noop)]
