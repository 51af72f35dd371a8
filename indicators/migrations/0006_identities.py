"""Give each indicator its own identity."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from tasks.models.identity import new_uid


def give_identity(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("indicators", "Indicator")
    rows = list(model.objects.order_by("pk").only("pk"))
    for row in rows:
        row.uid = new_uid()
    model.objects.bulk_update(rows, ["uid"], batch_size=500)
    own = Subquery(model.objects.filter(pk=OuterRef("id")).values("uid"))
    history = apps.get_model("indicators", "HistoricalIndicator").objects
    history.exclude(id__in=model.objects.values("pk")).update(uid="")
    history.filter(id__in=model.objects.values("pk")).update(uid=own)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0005_identity_and_life")]
    operations = [migrations.RunPython(give_identity, migrations.RunPython.noop)]
