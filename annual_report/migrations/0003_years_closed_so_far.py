"""Tell the years that are closed by then that they are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max


def mark_closed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A year is closed if nobody opened it again since its last version."""
    years = apps.get_model("tasks", "StrategyYear").objects
    closed = years.annotate(
        frozen_at=Max("snapshots__at"), reopened_at=Max("reopenings__at")
    ).filter(frozen_at__isnull=False)
    rows = closed.values_list("pk", "frozen_at", "reopened_at")
    for pk, frozen_at, reopened_at in rows:
        is_closed = reopened_at is None or reopened_at < frozen_at
        years.filter(pk=pk).update(is_closed=is_closed)


class Migration(migrations.Migration):
    dependencies = [
        ("annual_report", "0002_format_of_a_version"),
        ("tasks", "0002_year_is_closed"),
    ]
    operations = [migrations.RunPython(mark_closed, migrations.RunPython.noop)]
