"""Say of each reopening which version it came after."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_versions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """So far only their times tell; a year is not reopened before its first version."""
    snapshots = apps.get_model("annual_report", "Snapshot").objects
    for reopening in apps.get_model("annual_report", "Reopening").objects.all():
        before = snapshots.filter(year=reopening.year_id, at__lte=reopening.at)
        last = before.order_by("-number").first()
        reopening.version = last.number if last else 1
        reopening.save(update_fields=["version"])


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0004_version_of_a_reopening")]
    operations = [migrations.RunPython(name_versions, migrations.RunPython.noop)]
